/// Five years of simulated citizens under the formula: what the money does at first, and in the
/// end.

#include "rooms/away/card.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// The scenario with the most areas that have budgets, if it is not open and the table has as many
/// places: of a table with others nothing here could show anything.
const session::ScenarioCard* scenario_to_open(const session::Session& session, std::size_t places) {
    const auto* open = session.scenario();
    const auto& cards = session.scenarios();
    const auto most = std::ranges::max_element(cards, {}, &session::ScenarioCard::budgets);
    if (most == cards.end() || most->budgets == 0 || most->budgets != places) return nullptr;
    return open != nullptr && open->name == most->name ? nullptr : &*most;
}

void add_scenario(Node& into, const session::Session& session, std::size_t places) {
    into.add(sheet::text("funding:future-hint",
                         "Money moves people: providers hire, citizens move on. To see it, the "
                         "table’s places must be the areas of the open scenario."));
    if (const auto* card = scenario_to_open(session, places); card != nullptr)
        into.add(sheet::button("funding:open:" + card->name, "Open “" + card->title + "”"));
}

void add_runs(Node& into, const FundingDesk& desk) {
    const auto known = desk.futures().size();
    const bool failed = !desk.future_problems().empty();
    if ((!desk.future_wanted() || failed) && known < session::future_runs) {
        into.add(
                sheet::button("funding:run", known == 0 ? "Run it for five years" : "Run it again"))
            .tone = Tone::strong;
    } else if (known < session::future_runs) {
        Node node(Kind::progress, "funding:running",
                  std::to_string(known) + " of " + std::to_string(session::future_runs) +
                      " runs are ready.");
        node.value = static_cast<double>(known) / static_cast<double>(session::future_runs);
        node.add(sheet::button("funding:stop", "Stop"));
        into.add(std::move(node));
    }
    if (failed) into.add(troubles("funding:future-problems", desk.future_problems()));
}

/// A ring at what comes at once, a dot after five years, a bar from the least to the most of all
/// runs.
sheet::Chart future_chart(const std::vector<session::FutureSummary>& rows) {
    constexpr std::size_t most = 14;
    sheet::Chart chart;
    chart.look = "ranges";
    sheet::Series last{"last", "After five years", {}}, first{"first", "At once", {}};
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
        const auto& row = rows[i];
        chart.labels.push_back(row.name);
        last.values.push_back(row.last);
        last.low.push_back(row.low);
        last.high.push_back(row.high);
        last.told.push_back(session::signed_money(row.last));
        first.values.push_back(row.first);
        first.told.push_back(session::signed_money(row.first));
    }
    chart.series = {std::move(last), std::move(first)};
    chart.y = zero_axis("£ a head; ring: at once, dot: after five years", chart.series,
                        AxisWords::signed_money);
    return chart;
}

void add_changes(Node& into, const FundingDesk& desk, const message::Funded& answer,
                 const std::string& group) {
    const auto rows = future_rows(desk, group);
    if (rows.empty()) return;
    Node node(Kind::chart, "funding:future-" + group,
              with_figures(desk.futures().size() > 1
                               ? "Bars show the range of " + std::to_string(desk.futures().size()) +
                                     " runs with other chance events."
                               : "One run so far.",
                           answer));
    // The group that is worst off stands last: what happens to it is the finding.
    node.title = group == "deprivation"
                     ? rows.back().name + ": " + session::signed_money(rows.back().first) +
                           " a head at once, " + session::signed_money(rows.back().last) +
                           " after five years"
                     : "First effect and five years later, where most moves";
    node.chart = future_chart(rows);
    node.add(plain_table("funding:future-" + group + "-table", node.title,
                         session::future_table(rows, false)));
    node.add(save_button(desk, "future-" + group));
    offer_picture(node);
    into.add(std::move(node));
}

} // namespace

std::string why_no_future(const session::Session& session, const message::Funded& answer) {
    const auto places = answer.table.names.size();
    // Before the questions of the site are known nobody can tell.
    if (answer.simulates || session.scenarios().empty() ||
        scenario_to_open(session, places) != nullptr)
        return {};
    std::string why = "Five years are not offered for this table: no question here has its places "
                      "as areas that get money.";
    if (session.funding().own_table())
        why += " You can make such a question yourself: in the workshop, put your places in, open "
               "it on the map, and come here from there.";
    return why;
}

std::vector<session::FutureSummary> future_rows(const FundingDesk& desk, std::string_view group) {
    auto rows = session::future_summary(desk.futures(), group);
    if (group == "area") {
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return std::fabs(a.first) > std::fabs(b.first);
        });
    }
    return rows;
}

void add_funding_future(Node& into, const session::Session& session,
                        const message::Funded& answer) {
    const auto& desk = session.funding();
    if (!answer.simulates) return add_scenario(into, session, answer.table.names.size());
    into.add(sheet::text("funding:future-hint",
                         "Simulated citizens live five years under this formula and five under the "
                         "present rule, with the same chance events."));
    add_runs(into, desk);
    if (desk.futures().empty()) return;
    const auto& set = desk.futures().begin()->second;
    into.add(sheet::text("funding:future-says", set.sentence, Tone::strong)).live = true;
    add_changes(into, desk, answer, "deprivation");
    add_changes(into, desk, answer, "area");
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return;
    const auto noticed = session::future_outcomes(set, *scenario, "deprivation");
    if (noticed.size() <= 1) return;
    into.add(sheet::heading("funding:noticed-title", 3, "What people notice, by deprivation"));
    into.add(plain_table("funding:noticed", "What do people notice in the last year?", noticed));
    into.add(save_button(desk, "noticed"));
}

} // namespace folkmoot::rooms
