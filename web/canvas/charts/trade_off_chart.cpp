#include "canvas/charts/funding_charts.hpp"
#include "canvas/charts/plot.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

Axis plot_axis(const sheet::Axis& axis) {
    const double step =
        axis.ticks.size() > 1 ? axis.ticks[1].at - axis.ticks[0].at : axis.high - axis.low;
    return {axis.low, axis.high, step};
}

/// The words of the tick that is nearest.
TickWords tick_words(const sheet::Axis& axis) {
    return [&axis](double value, double step) {
        for (const auto& tick : axis.ticks) {
            if (std::fabs(tick.at - value) < step / 4) return tick.words;
        }
        return std::string();
    };
}

} // namespace

float trade_off_height(const sheet::Node& /*chart*/) { return 250; }

void draw_trade_off(const Canvas& canvas, const sheet::Node& node) {
    const auto& chart = *node.chart;
    const auto& gap = chart.series.at(0);
    const bool any = std::any_of(gap.values.begin(), gap.values.end(),
                                 [](double value) { return std::isfinite(value); });
    if (!any || chart.x.high <= chart.x.low || chart.y.high <= chart.y.low)
        return draw_empty(canvas);
    const auto& t = canvas.theme;
    const auto plot =
        draw_plot(canvas, plot_axis(chart.x), plot_axis(chart.y),
                  {tick_words(chart.x), tick_words(chart.y), chart.x.words, chart.y.words});
    for (const auto& mark : chart.marks) {
        if (mark.on_y)
            mark_up(canvas, plot, mark.at, t.baseline, mark.words);
        else
            mark_across(canvas, plot, mark.at, t.reform, mark.words, mark.at > chart.x.high / 2);
    }
    std::size_t before = nowhere, nearest = nowhere;
    const auto point = [&](std::size_t i) {
        return ImVec2{plot.x(chart.at[i]), plot.y(gap.values[i])};
    };
    const auto away = [&](std::size_t i) { return std::abs(canvas.pointer.x - point(i).x); };
    for (std::size_t i = 0; i < gap.values.size(); ++i) {
        if (!std::isfinite(gap.values[i])) continue;
        if (before != nowhere)
            canvas.draw.AddLine(point(before), point(i), t.reform, 2 * canvas.scale);
        before = i;
        canvas.draw.AddCircleFilled(point(i), 4 * canvas.scale, t.reform);
        if (canvas.pointer.x >= 0 && away(i) < 14 * canvas.scale &&
            (nearest == nowhere || away(i) < away(nearest)))
            nearest = i;
    }
    if (nearest != nowhere)
        draw_note(canvas, point(nearest), chart.labels[nearest] + ": " + gap.told[nearest]);
}

} // namespace folkmoot::charts
