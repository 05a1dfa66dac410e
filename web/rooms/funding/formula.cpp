/// Which formula, its file, and what it is compared with.

#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

void add_which(Node& into, const FundingDesk& desk) {
    std::vector<sheet::Option> options;
    if (desk.edited_formula()) options.push_back({"", "Your own version"});
    for (const auto& card : desk.cards())
        options.push_back({card.name, card.title, card.explanation});
    if (!options.empty())
        into.add(sheet::choice("funding:which-formula", "Formula",
                               desk.edited_formula() ? "" : desk.formula(), std::move(options)));
    if (const auto* answer = desk.answer())
        into.add(sheet::text("funding:explanation", answer->formula.explanation, Tone::quiet));
}

Node formula_file(const FundingDesk& desk) {
    constexpr std::uint32_t lines = 18;
    auto part = sheet::disclosure("funding:file", "The formula’s file");
    Node field(Kind::text_field, "funding:formula-text", "Edit the formula",
               "Change a step under “steps”: “is” says how it is worked out, in any order. The "
               "numbers follow; what is wrong is shown with its line. Nothing leaves this "
               "computer.");
    field.value = desk.formula_text();
    field.lines = lines;
    field.disabled = desk.formula_text().empty();
    part.add(std::move(field));
    part.add(sheet::button("funding:save-formula", "Save the file")).disabled =
        desk.formula_text().empty();
    if (!desk.edited_formula()) return part;
    part.add(sheet::text("funding:edited",
                         "This is your own version. It is not part of a link: save the file to "
                         "keep or to share it.",
                         Tone::doubt));
    part.add(sheet::button("funding:drop-edits", "Back to the formula as it was"));
    return part;
}

void add_against(Node& into, const FundingDesk& desk) {
    into.add(
        sheet::choice("funding:against", "Compare with",
                      std::string(session::against_names[static_cast<std::size_t>(desk.against())]),
                      {{"today", "what is paid today"},
                       {"formula", "another formula"},
                       {"target", "its own target"}}));
    if (desk.against() != message::Against::formula) return;
    std::vector<sheet::Option> options;
    for (const auto& card : desk.cards()) {
        const bool itself = !desk.edited_formula() && card.name == desk.formula();
        if (!itself || card.name == desk.other())
            options.push_back({card.name, card.title, card.explanation});
    }
    into.add(sheet::choice("funding:other", "The other formula", desk.other(), std::move(options)));
}

} // namespace

Node funding_formula(const session::Session& session) {
    const auto& desk = session.funding();
    auto part = sheet::group("funding:formula", "The table and the formula");
    add_funding_table(part, session);
    part.add(sheet::heading("funding:formula-title", 2, "The formula"));
    add_which(part, desk);
    part.add(formula_file(desk));
    add_against(part, desk);
    if (const auto* answer = desk.answer()) {
        add_funding_levers(part, session);
        add_funding_steps(part, answer->formula);
    }
    return part;
}

} // namespace folkmoot::rooms
