/// Who gains and who loses, by need; and how fair that is by stated measures.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {

void draw_funding_who(Ui& ui, float width) {
    auto& desk = ui.session.funding();
    const auto* answer = desk.answer();
    if (answer == nullptr) return;
    const auto order = session::by_need(*answer);
    const bool deprivation = session::has_deprivation(*answer);
    ChartFrame frame;
    frame.id = "funding-gains";
    frame.title = session::gains_title(*answer);
    frame.subtitle = "Change against " +
                     (answer->other_name.empty() ? "the other side" : answer->other_name) +
                     ", £ a head. Each bar is one " + answer->formula.place_word +
                     (deprivation ? ", least deprived first." : ", least need first.");
    frame.subtitle = with_figures(std::move(frame.subtitle), *answer);
    frame.height = 230;
    frame.table = [&](bool exact) { return session::places_table(*answer, order, exact); };
    frame.draw = [&](const charts::Canvas& canvas) {
        charts::GainsChart chart;
        chart.left = deprivation ? "least deprived" : "least need";
        chart.right = deprivation ? "most deprived" : "most need";
        chart.unit = "£ a head";
        for (std::size_t i = 0; i < order.size(); ++i) {
            chart.values.push_back(session::change_per_head(answer->table, order[i]));
            if (order[i] == desk.place()) chart.selected = i;
        }
        chart.note = [&](std::size_t i) {
            return answer->table.names[order[i]] + ": " + session::signed_money(chart.values[i]) +
                   " a head";
        };
        const auto under = charts::draw_gains_chart(canvas, chart);
        if (under != charts::nowhere && ImGui::IsMouseClicked(0)) desk.select(order[under]);
    };
    if (ui.open_tables.contains(frame.id)) {
        // A narrow column shows what the chart draws; the file holds everything.
        frame.table = [&](bool exact) {
            if (exact) return session::places_table(*answer, order, true);
            session::Table table{
                {session::column_title(*answer, session::PlaceColumn::name), "£ a head", "Change"}};
            for (const auto i : order) {
                table.push_back({answer->table.names[i],
                                 session::signed_money(session::change_per_head(answer->table, i)),
                                 session::signed_share(session::change_share(answer->table, i))});
            }
            return table;
        };
    }
    draw_chart_frame(ui, frame, width);
    text(ui, ui.fonts.small, ui.theme.quiet,
         "Press a bar, a circle or a row to see why that " + answer->formula.place_word +
             " gains or loses.",
         width);
}

void draw_funding_fairness(Ui& ui, float width) {
    const auto* answer = ui.session.funding().answer();
    if (answer == nullptr) return;
    const auto& t = ui.theme;
    if (answer->fairness.empty()) {
        funding_waiting(ui,
                        "This table has nothing to judge fairness by: it needs a column of "
                        "deprivation or need.",
                        width);
        return;
    }
    text(ui, ui.fonts.small, t.quiet,
         "What is fair is for people to say. These measures say how even the result is, each in "
         "its own sense.",
         width);
    space(ui, 1);
    for (const auto& m : answer->fairness) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        auto now = session::fairness_value(m, m.now);
        const auto other = session::fairness_value(m, m.other);
        if (std::isfinite(m.standard_error))
            now += " ± " + session::fairness_value(m, m.standard_error);
        const auto size = text_size(ui.fonts.heading, now);
        text(ui, ui.fonts.strong, t.ink, m.label, width - size.x - ui.grid(2));
        text_at(draw_list(), ui.fonts.heading, {at.x + width - size.x, at.y}, t.reform, now);
        text(ui, ui.fonts.small, t.quiet,
             (answer->other_name.empty() ? std::string("Other") : answer->other_name) + ": " +
                 other,
             width);
        text(ui, ui.fonts.small, t.ink, m.definition, width);
        place(ui, "fairness:" + m.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
        space(ui, 2);
    }
    if (std::any_of(answer->fairness.begin(), answer->fairness.end(),
                    [](const auto& m) { return std::isfinite(m.standard_error); })) {
        text(ui, ui.fonts.small, t.quiet, "± one standard error.", width);
    }
    ImGui::BeginDisabled(ui.exports_off);
    if (button(ui, "Save the measures (CSV)", Look::plain, Icon::download)) {
        save_numbers(ui, "fairness.csv", session::fairness_table(*answer, true));
    }
    ImGui::EndDisabled();
}

}  // namespace folkmoot::ui
