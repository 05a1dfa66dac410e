/// The table: a person's own, with its columns matched by name or by hand, or one that comes with
/// the page.

#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// "england-icb.csv" -> "england icb".
std::string table_title(const std::string& file) {
    auto title = file.substr(0, file.rfind('.'));
    std::replace(title.begin(), title.end(), '-', ' ');
    return title;
}

Node bring_your_own() {
    constexpr std::uint32_t lines = 5;
    auto part = sheet::group("funding:own", "Use your own table");
    part.help = "Paste from a spreadsheet, choose a CSV file, or drop one anywhere. The first row "
                "holds the headings, then one row a place. Nothing leaves this computer.";
    Node file(Kind::file, "funding:own-file", "Choose a CSV file");
    file.value = "table";
    part.add(std::move(file));
    Node pasted(Kind::text_field, "funding:own-text", "or paste cells from a spreadsheet");
    pasted.value = "";
    pasted.lines = lines;
    part.add(std::move(pasted));
    return part;
}

/// What only the person can decide about their table.
void add_questions(Node& into, const FundingDesk& desk) {
    for (const auto& question : desk.own_look().questions) {
        std::vector<sheet::Option> options;
        if (question.chosen.empty()) options.push_back({"", "Choose"});
        for (std::size_t i = 0; i < question.values.size() && i < question.words.size(); ++i)
            options.push_back({question.values[i], question.words[i]});
        into.add(sheet::choice("funding:question:" + question.key, question.sentence,
                               question.chosen, std::move(options)));
    }
}

/// Which heading stands for which column that the formula needs.
Node matching(const FundingDesk& desk, const message::FormulaFace& formula) {
    auto part = sheet::group("funding:columns", "Which column is which");
    part.help = "What the formula needs, and which column of your table holds it.";
    for (const auto& column : formula.columns) {
        const auto chosen = desk.own().columns.find(column.name);
        const bool by_hand = chosen != desk.own().columns.end();
        const bool known = desk.problems().empty() && !column.heading.empty() && !by_hand;
        std::vector<sheet::Option> options{
            {"", known ? column.heading + " (by name)" : std::string("by name")}};
        for (const auto& heading : desk.own_look().headings) options.push_back({heading, heading});
        auto& node = part.add(sheet::choice("funding:column:" + column.name,
                                            column.meaning.empty() ? column.name : column.meaning,
                                            by_hand ? chosen->second : "", std::move(options)));
        node.help = column.name + (column.unit.empty() ? "" : ", " + column.unit);
    }
    return part;
}

} // namespace

void add_funding_table(Node& into, const session::Session& session) {
    const auto& desk = session.funding();
    into.add(sheet::heading("funding:table-title", 2, "The table"));
    into.add(bring_your_own());
    std::vector<sheet::Option> options;
    if (desk.own_table()) options.push_back({"own", "Your own: " + desk.own().file});
    for (const auto& name : desk.tables()) {
        const bool usual =
            std::any_of(desk.cards().begin(), desk.cards().end(), [&](const auto& card) {
                return card.name == desk.formula() && card.table == name;
            });
        options.push_back({name, table_title(name), usual ? "The formula’s usual table" : ""});
    }
    if (!options.empty())
        into.add(sheet::choice("funding:which-table", "or one that comes with this page",
                               desk.own_table() ? "own" : desk.table(), std::move(options)));
    if (!desk.own_table()) return;
    if (const auto notes = desk.own_notes(); !notes.empty()) {
        auto& list = into.add(sheet::list("funding:notes", notes));
        list.words = "What was made of your table";
        list.tone = Tone::doubt;
    }
    add_questions(into, desk);
    if (const auto* answer = desk.answer()) into.add(matching(desk, answer->formula));
    into.add(sheet::button("funding:put-away", "Put your table away"));
}

} // namespace folkmoot::rooms
