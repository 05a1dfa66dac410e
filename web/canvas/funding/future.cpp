/// Five years of simulated citizens under the formula: what the money does at first, and in the
/// end.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

void draw_changes(Ui& ui, const session::FundingDesk& desk, const std::string& group,
                  const std::string& title, float width) {
    auto rows = session::future_summary(desk.futures(), group);
    if (rows.empty()) return;
    if (group == "area") {
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return std::fabs(a.first) > std::fabs(b.first);
        });
    }
    charts::Ranges chart;
    chart.title = "£ a head; ring: at once, dot: after five years";
    chart.axis = [](double v) { return session::signed_money(v); };
    constexpr std::size_t most = 14;
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
        const auto& row = rows[i];
        chart.rows.push_back({row.name, session::signed_money(row.last), row.low, row.last,
                              row.high, true, row.first});
    }
    ChartFrame frame;
    frame.id = "funding-future-" + group;
    // The group that is worst off stands last: what happens to it is the finding.
    frame.title = group == "deprivation"
                      ? rows.back().name + ": " + session::signed_money(rows.back().first) +
                            " a head at once, " + session::signed_money(rows.back().last) +
                            " after five years"
                      : title;
    frame.subtitle = desk.futures().size() > 1
                         ? "Bars show the range of " + std::to_string(desk.futures().size()) +
                               " runs with other chance events."
                         : "One run so far; more are under way.";
    frame.height = charts::ranges_height(chart);
    frame.table = [&](bool exact) { return session::future_table(rows, exact); };
    frame.draw = [&](const charts::Canvas& canvas) { charts::draw_ranges(canvas, chart); };
    draw_chart_frame(ui, frame, width);
}

void draw_outcomes(Ui& ui, const session::FundingDesk& desk, float width) {
    const auto* scenario = ui.session.scenario();
    if (scenario == nullptr || desk.futures().empty()) return;
    const auto& future = desk.futures().begin()->second;
    funding_heading(ui, "What people notice, by deprivation", width);
    draw_words_table(ui, "future-outcomes",
                     session::future_outcomes(future, *scenario, "deprivation"), width);
    ImGui::BeginDisabled(ui.exports_off);
    if (button(ui, "Save these numbers (CSV)", Look::plain, Icon::download)) {
        auto table = session::future_outcomes(future, *scenario, "deprivation");
        const auto areas = session::future_outcomes(future, *scenario, "area");
        if (!areas.empty()) table.insert(table.end(), areas.begin() + 1, areas.end());
        save_numbers(ui, "five-years.csv", table);
    }
    ImGui::EndDisabled();
}

}  // namespace

void draw_funding_future(Ui& ui, float width) {
    auto& desk = ui.session.funding();
    const auto* answer = desk.answer();
    if (answer == nullptr) return;
    const auto& t = ui.theme;
    const auto* scenario = ui.session.scenario();
    if (!answer->simulates) {
        text(ui, ui.fonts.body, t.ink,
             "Money moves people: providers hire, citizens move on. To see it, the table's places "
             "must be the areas of the open scenario.",
             width);
        space(ui, 1);
        for (const auto& card : ui.session.scenarios()) {
            const bool fits = card.name.find("england") != std::string::npos;
            if (!fits || (scenario != nullptr && scenario->name == card.name)) continue;
            if (button(ui, "Open “" + card.title + "”##" + card.name, Look::plain, Icon::none,
                       width)) {
                ui.session.load_scenario(card.name);
            }
        }
        return;
    }
    text(ui, ui.fonts.body, t.ink,
         "Simulated citizens live five years under this formula and five under the present rule, "
         "with the same chance events.",
         width);
    space(ui, 1);
    const auto known = desk.futures().size();
    if (!desk.future_wanted() && known < session::future_runs) {
        if (button(ui, known == 0 ? "Run it for five years" : "Run it again", Look::filled,
                   Icon::play, width))
            desk.run_future();
        place(ui, "button:run-future", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    } else if (known < session::future_runs) {
        text(ui, ui.fonts.small, t.quiet,
             std::to_string(known) + " of " + std::to_string(session::future_runs) +
                 " runs are ready.",
             width);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float done = static_cast<float>(known) / static_cast<float>(session::future_runs);
        draw_list().AddRectFilled(at, {at.x + width, at.y + 6}, t.control, 3);
        draw_list().AddRectFilled(at, {at.x + width * done, at.y + 6}, t.reform, 3);
        ImGui::Dummy({width, 8});
        if (button(ui, "Stop", Look::plain, Icon::close)) desk.stop_future();
    }
    space(ui, 1.5f);
    draw_trouble(ui, desk.future_problems(), width);
    if (known == 0) return;
    text(ui, ui.fonts.large, t.ink, desk.futures().begin()->second.sentence, width);
    space(ui, 1.5f);
    draw_changes(ui, desk, "deprivation", "First effect and five years later, by deprivation",
                 width);
    draw_changes(ui, desk, "area", "First effect and five years later, where most moves", width);
    draw_outcomes(ui, desk, width);
}

}  // namespace folkmoot::ui
