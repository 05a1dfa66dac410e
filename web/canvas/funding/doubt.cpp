/// How far the answer survives errors in what was measured.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "core/number_words.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot::ui {

void draw_funding_doubt(Ui& ui, float width) {
    auto& desk = ui.session.funding();
    const auto* answer = desk.answer();
    if (answer == nullptr) return;
    const auto& t = ui.theme;
    double size = desk.error_size();
    setting_name(ui, "Error of what was measured", "± " + format_share(size, size < 0.0995 ? 1 : 0),
                 width);
    text(ui, ui.fonts.small, t.quiet,
         "Every input of every place is drawn anew around its value, and the formula is worked out "
         "again each time.",
         width);
    const auto slid = slide(ui, "error-size", size, {0.005, 0.2, 0.005, 0.05}, width);
    if (slid.changed) desk.set_error_size(size, slid.held);
    if (slid.released) desk.release();
    space(ui, 1.5f);
    const auto* known = desk.robustness();
    if (known == nullptr) return funding_waiting(ui, "Drawing…", width);
    text(ui, ui.fonts.strong, desk.robustness_stale() ? t.quiet : t.ink, known->sentence, width);
    text(ui, ui.fonts.small, t.quiet,
         "From one year to the next an allocation would move by " +
             format_share(known->volatility, 1) + " on average through such errors alone (" +
             std::to_string(known->draws) + " draws).",
         width);
    space(ui, 1.5f);
    std::vector<std::size_t> order(std::min(known->places.size(), answer->table.ids.size()));
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Closest to a coin's toss first: there the doubt matters most.
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
        return std::fabs(known->places[a].share_loses - 0.5) <
               std::fabs(known->places[b].share_loses - 0.5);
    });
    const auto certain = std::count_if(order.begin(), order.end(), [&](auto i) {
        const double share = known->places[i].share_loses;
        return share <= 0.05 || share >= 0.95;
    });
    constexpr std::size_t most = 14;
    charts::Ranges chart;
    chart.title = "change against " + answer->other_name + ", %; bars hold 9 of 10 draws";
    chart.axis = [](double v) { return session::signed_share(v); };
    for (std::size_t n = 0; n < std::min(most, order.size()); ++n) {
        const auto i = order[n];
        const auto& row = known->places[i];
        const double other = static_cast<double>(answer->table.other[i]) / 100;
        if (!(other > 0)) continue;
        chart.rows.push_back(
            {answer->table.names[i], "loses in " + format_share(row.share_loses, 0),
             row.allocation_low / other - 1, session::change_share(answer->table, i),
             row.allocation_high / other - 1, false, 0});
    }
    ChartFrame frame;
    frame.id = "funding-doubt";
    frame.title = "For " + std::to_string(certain) + " of " + std::to_string(order.size()) + " " +
                  session::plural(answer->formula.place_word) +
                  " it is clear whether they gain or lose";
    frame.subtitle = with_figures(
        "The least clear first. Clear: the same in at least 95 of 100 draws.", *answer);
    frame.height = charts::ranges_height(chart);
    frame.table = [&](bool exact) { return session::robustness_table(*answer, *known, exact); };
    frame.draw = [&](const charts::Canvas& canvas) { charts::draw_ranges(canvas, chart); };
    draw_chart_frame(ui, frame, width);
}

}  // namespace folkmoot::ui
