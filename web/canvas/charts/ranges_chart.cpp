#include "canvas/charts/funding_charts.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

constexpr float range_height = 34, foot = 38;

}  // namespace

float ranges_height(const sheet::Node& node) {
    return range_height * static_cast<float>(node.chart->labels.size()) + foot;
}

void draw_ranges(const Canvas& canvas, const sheet::Node& node) {
    const auto& chart = *node.chart;
    const auto& axis = chart.y;
    if (chart.labels.empty() || axis.high <= axis.low) return draw_empty(canvas);
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    const float line = ui::font_size(font), edge = 8 * canvas.scale;
    const float left = canvas.area.min.x + edge, right = canvas.area.max.x - edge;
    const float bottom = canvas.area.max.y - foot * canvas.scale;
    const auto x_at = [&](double v) {
        return left + static_cast<float>((v - axis.low) / (axis.high - axis.low)) * (right - left);
    };
    float free_from = canvas.area.min.x;
    for (const auto& tick : axis.ticks) {
        const float x = std::round(x_at(tick.at));
        canvas.draw.AddLine({x, canvas.area.min.y}, {x, bottom},
                            tick.at == 0 ? t.control_edge : t.line);
        const float width = ui::text_size(font, tick.words).x;
        const float at = std::clamp(x - width / 2, canvas.area.min.x, canvas.area.max.x - width);
        if (at < free_from) continue;
        ui::text_at(canvas.draw, font, {at, bottom + 3}, t.quiet, tick.words);
        free_from = at + width + edge;
    }
    ui::text_at(canvas.draw, font, {canvas.area.min.x, bottom + 3 + line}, t.quiet, axis.words,
                canvas.area.width());
    const float height = range_height * canvas.scale;
    const auto& series = chart.series.at(0);
    float y = canvas.area.min.y;
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        const auto& words = series.told[i];
        const auto size = ui::text_size(canvas.fonts.small_strong, words);
        const double value = series.values[i];
        // More of an outcome is not always better: what is said of it is in its words.
        const ImU32 colour = series.key == "difference" ? t.reform
                             : value >= 0               ? t.better
                                                        : t.worse;
        // Names stand on the panel, not on the grid.
        const float name =
            std::min(ui::text_size(font, chart.labels[i]).x, canvas.area.width() - size.x - edge);
        canvas.draw.AddRectFilled({canvas.area.min.x, y}, {canvas.area.min.x + name + 4, y + line},
                                  t.panel);
        canvas.draw.AddRectFilled({canvas.area.max.x - size.x - 4, y},
                                  {canvas.area.max.x, y + line}, t.panel);
        ui::text_at(canvas.draw, font, {canvas.area.min.x, y}, t.ink, chart.labels[i], name + 1);
        ui::text_at(canvas.draw, canvas.fonts.small_strong, {canvas.area.max.x - size.x, y}, colour,
                    words);
        const float middle = y + line + (height - line) * 0.42f, thick = 6 * canvas.scale;
        const float low = x_at(series.low[i]), high = x_at(series.high[i]);
        canvas.draw.AddRectFilled({low, middle - thick / 2},
                                  {std::max(high, low + 2), middle + thick / 2},
                                  ui::faded(colour, 0.35f), thick / 2);
        if (chart.series.size() > 1)
            canvas.draw.AddCircle({x_at(chart.series[1].values[i]), middle}, 4.5f * canvas.scale,
                                  t.baseline, 0, 2);
        canvas.draw.AddCircleFilled({x_at(value), middle}, 4 * canvas.scale, colour);
        y += height;
    }
}

} // namespace folkmoot::charts
