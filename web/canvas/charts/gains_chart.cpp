#include "canvas/charts/funding_charts.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {

using ui::text_at;
using ui::text_size;

std::size_t draw_gains_chart(const Canvas& canvas, const sheet::Node& node) {
    const auto& chart = *node.chart;
    const auto& axis = chart.y;
    const auto& values = chart.series.at(0).values;
    if (values.empty() || axis.high <= axis.low) {
        draw_empty(canvas);
        return nowhere;
    }
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    const float line = ui::font_size(font), gap = 6 * canvas.scale;
    float labels = 0;
    for (const auto& tick : axis.ticks) labels = std::max(labels, text_size(font, tick.words).x);
    const ui::Rect plot{{canvas.area.min.x + labels + gap, canvas.area.min.y + line * 1.5f},
                        {canvas.area.max.x, canvas.area.max.y - line * 1.6f}};
    const auto y_at = [&](double v) {
        return plot.max.y -
               static_cast<float>((v - axis.low) / (axis.high - axis.low)) * plot.height();
    };
    text_at(canvas.draw, font, canvas.area.min, t.quiet, axis.words, canvas.area.width());
    for (const auto& tick : axis.ticks) {
        const float y = std::round(y_at(tick.at));
        canvas.draw.AddLine({plot.min.x, y}, {plot.max.x, y},
                            tick.at == 0 ? t.control_edge : t.line);
        text_at(canvas.draw, font, {plot.min.x - gap - text_size(font, tick.words).x, y - line / 2},
                t.quiet, tick.words);
    }
    const float step = plot.width() / static_cast<float>(values.size());
    const float thick = std::max(1.0f, step * 0.74f), zero = y_at(0);
    const auto selected = chart.now < 0 ? nowhere : static_cast<std::size_t>(chart.now);
    std::size_t under = nowhere;
    if (canvas.pointer.x >= plot.min.x && canvas.pointer.x < plot.max.x &&
        canvas.pointer.y >= plot.min.y) {
        under = std::min(values.size() - 1,
                         static_cast<std::size_t>((canvas.pointer.x - plot.min.x) / step));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double v = values[i];
        const float x = plot.min.x + (static_cast<float>(i) + 0.5f) * step;
        if (i == selected || i == under) {
            canvas.draw.AddRectFilled({x - step / 2, plot.min.y}, {x + step / 2, plot.max.y},
                                      ui::faded(t.reform, i == under ? 0.18f : 0.10f));
        }
        if (!std::isfinite(v)) continue;
        const float y = y_at(v);
        canvas.draw.AddRectFilled({x - thick / 2, std::min(y, zero)},
                                  {x + thick / 2, std::max({y, zero, std::min(y, zero) + 1})},
                                  v >= 0 ? t.better : t.worse, std::min(2.0f, thick / 4));
    }
    const float foot = plot.max.y + line * 0.45f;
    const auto& ends = chart.x.ticks;
    text_at(canvas.draw, font, {plot.min.x, foot}, t.quiet, "← " + ends.front().words,
            plot.width() / 2);
    const auto right = ends.back().words + " →";
    text_at(canvas.draw, font, {plot.max.x - text_size(font, right).x, foot}, t.quiet, right);
    const auto told = under != nowhere ? under : selected;
    if (told < values.size()) {
        // The note keeps clear of the bars: at the far end of the side that its own bar is not on.
        const auto words = chart.labels[told] + ": " + chart.series[0].told[told];
        const auto size = text_size(canvas.fonts.small_strong, words);
        const float x = plot.min.x + (static_cast<float>(told) + 0.5f) * step;
        const float left =
            std::clamp(x - size.x / 2, plot.min.x, std::max(plot.min.x, plot.max.x - size.x - 6));
        const bool gains = !(values[told] < 0);
        const float top = gains ? plot.max.y - size.y - gap : plot.min.y + gap;
        canvas.draw.AddRectFilled({left - 5, top - 2}, {left + size.x + 5, top + size.y + 2},
                                  t.raised, 4);
        canvas.draw.AddRect({left - 5, top - 2}, {left + size.x + 5, top + size.y + 2}, t.line, 4);
        text_at(canvas.draw, canvas.fonts.small_strong, {left, top}, t.ink, words,
                plot.max.x - left);
    }
    return under;
}

} // namespace folkmoot::charts
