#include "canvas/charts/funding_charts.hpp"
#include "canvas/charts/plot.hpp"
#include "canvas/widgets.hpp"
#include "core/number_words.hpp"

#include <algorithm>

namespace folkmoot::charts {

void draw_trade_off(const Canvas& canvas, const TradeOff& chart) {
    double most_loss = chart.now, most_gap = chart.gap_before;
    bool any = false;
    for (const auto& point : chart.points) {
        most_loss = std::max(most_loss, point.loss);
        if (!point.feasible) continue;
        any = true;
        most_gap = std::max(most_gap, point.gap);
    }
    if (!any || most_loss <= 0) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const auto share = [](double v, double step) { return format_share(v, step < 0.0099 ? 1 : 0); };
    auto across = make_axis(0, most_loss, 5, true),
         up = make_axis(0, std::max(1e-6, most_gap), 4, true);
    const auto plot =
        draw_plot(canvas, across, up,
                  {share, share, "largest loss that any place is asked to bear, % of today",
                   "gap to need that is left, % of the money"});
    mark_up(canvas, plot, chart.gap_before, t.baseline, "the formula as it stands");
    mark_across(canvas, plot, chart.now, t.reform, "allowed now", chart.now > most_loss / 2);
    const TradeOff::Point* before = nullptr;
    for (const auto& point : chart.points) {
        if (!point.feasible) continue;
        const ImVec2 at{plot.x(point.loss), plot.y(point.gap)};
        if (before != nullptr)
            canvas.draw.AddLine({plot.x(before->loss), plot.y(before->gap)}, at, t.reform,
                                2 * canvas.scale);
        before = &point;
    }
    const TradeOff::Point* nearest = nullptr;
    for (const auto& point : chart.points) {
        if (!point.feasible) continue;
        const ImVec2 at{plot.x(point.loss), plot.y(point.gap)};
        canvas.draw.AddCircleFilled(at, 4 * canvas.scale, t.reform);
        const float dx = std::abs(canvas.pointer.x - at.x);
        if (canvas.pointer.x >= 0 && dx < 14 * canvas.scale &&
            (nearest == nullptr || dx < std::abs(canvas.pointer.x - plot.x(nearest->loss)))) {
            nearest = &point;
        }
    }
    if (nearest == nullptr) return;
    draw_note(canvas, {plot.x(nearest->loss), plot.y(nearest->gap)},
              "at most " + format_share(nearest->loss, 1) +
                  " lost: " + format_share(nearest->gap, 1) + " of the gap left");
}

}  // namespace folkmoot::charts
