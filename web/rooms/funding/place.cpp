/// One place: what it gets, why, and what the formula rewards it for.

#include "rooms/away/card.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using session::PlaceColumn;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

double in_pounds(std::int64_t pence) { return static_cast<double>(pence) / 100; }

Node place_choice(const FundingDesk& desk, const message::Funded& answer) {
    constexpr std::size_t most = 500; // more are found in the table
    const auto& t = answer.table;
    std::vector<sheet::Option> options;
    for (std::size_t i = 0; i < std::min(most, t.ids.size()); ++i)
        options.push_back({t.ids[i], t.names[i]});
    if (desk.place() >= most) options.push_back({t.ids[desk.place()], t.names[desk.place()]});
    auto node = sheet::choice("funding:place", "Place", t.ids[desk.place()], std::move(options));
    if (t.ids.size() > most) node.help = "More are found in the table of places.";
    return node;
}

Node amounts(const message::Funded& answer, std::size_t i) {
    session::Table rows{{"What", "Amount"},
                        {"Gets", session::exact_money(answer.table.allocation[i])},
                        {other_side(answer), session::exact_money(answer.table.other[i])}};
    const auto add = [&](const char* name, PlaceColumn column, const char* nothing) {
        if (auto words = session::column_words(answer, column, i); words != nothing)
            rows.push_back({name, std::move(words)});
    };
    add("Per head", PlaceColumn::per_head, "–");
    add("Per weighted head", PlaceColumn::per_need, "–");
    add("From its target", PlaceColumn::distance, "–");
    add("Held by", PlaceColumn::rules, "");
    return plain_table("funding:amounts", "What does " + answer.table.names[i] + " get?", rows);
}

/// From one amount to the other: the first and the last value are amounts, those between what a
/// term adds or takes away.
sheet::Chart waterfall(const message::Funded& answer, std::size_t i) {
    sheet::Chart chart;
    chart.look = "waterfall";
    sheet::Series money{"money", "£", {}};
    const auto add = [&](std::string label, double value, std::string words) {
        chart.labels.push_back(std::move(label));
        money.values.push_back(value);
        money.told.push_back(std::move(words));
    };
    const auto amount = [&](std::string label, std::int64_t pence) {
        add(std::move(label), in_pounds(pence), session::exact_money(pence));
    };
    amount(other_side(answer), answer.table.other[i]);
    // Said as the sentence above says it; what that rounds to nothing is told as it is.
    for (const auto& term : answer.why)
        add(term.label, in_pounds(term.pence),
            session::signed_money(in_pounds(term.said != 0 ? term.said : term.pence)));
    amount("This formula", answer.table.allocation[i]);
    chart.series.push_back(std::move(money));
    chart.y = {"£", ""};
    return chart;
}

void add_why(Node& into, const FundingDesk& desk, const message::Funded& answer, std::size_t i) {
    into.add(sheet::text("funding:why", answer.why_sentence));
    const std::string year =
        answer.formula.money_year.empty() ? "" : " (" + answer.formula.money_year + ")";
    Node node(Kind::chart, "funding:waterfall",
              with_figures("What each term adds or takes away, £" + year +
                               ". The terms add up to the difference, to the penny. The bars start "
                               "near the smallest amount, not at zero.",
                           answer));
    node.title = session::why_title(answer, i);
    node.chart = waterfall(answer, i);
    node.add(plain_table("funding:why-table", node.title, session::why_table(answer, i, false)));
    node.add(save_button(desk, "why"));
    offer_picture(node);
    into.add(std::move(node));
}

void add_incentives(Node& into, const FundingDesk& desk, const message::Funded& answer) {
    if (answer.incentives.empty()) return;
    into.add(sheet::heading("funding:rewards-title", 3, "What the formula rewards"));
    into.add(sheet::text("funding:rewards-hint",
                         "What one more of something would bring to this place, everything else "
                         "equal, a year.",
                         Tone::quiet));
    Node node(Kind::table, "funding:incentives");
    node.title = "What is one more worth?";
    sheet::Table table;
    table.columns = {{"more", "One more"},
                     {"worth", "Is worth", "", true},
                     {"again", "Worked out again", "", true},
                     {"misreport", "Reporting 1% too much brings", "", true},
                     {"cliff", "Cliff"}};
    for (const auto& row : answer.incentives) {
        auto label = row.label.empty() ? row.column : row.label;
        if (!row.unit.empty()) label += " (" + row.unit + ")";
        table.rows.push_back(
            {"incentive:" + row.column,
             {std::move(label), session::signed_money(row.one_more),
              session::signed_money(row.finite), session::signed_money(row.misreport),
              row.cliff ? row.cliff_words : std::string("none near")},
             {"", "", "", "", row.cliff ? "bad" : ""}});
    }
    node.table = std::move(table);
    into.add(std::move(node));
    into.add(save_button(desk, "incentives"));
}

} // namespace

void add_funding_place(Node& into, const FundingDesk& desk, const message::Funded& answer) {
    if (answer.table.ids.empty()) return;
    const auto i = desk.place();
    into.add(place_choice(desk, answer));
    into.add(amounts(answer, i));
    const auto* detail = desk.place_answer();
    if (detail == nullptr || i >= detail->table.ids.size()) {
        into.add(waiting("Working out why…"));
        return;
    }
    add_why(into, desk, *detail, i);
    add_incentives(into, desk, *detail);
}

} // namespace folkmoot::rooms
