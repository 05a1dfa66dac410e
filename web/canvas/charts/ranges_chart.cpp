#include "canvas/charts/funding_charts.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

constexpr float range_height = 34, foot = 38;

}  // namespace

float ranges_height(const Ranges& chart) {
    return range_height * static_cast<float>(chart.rows.size()) + foot;
}

void draw_ranges(const Canvas& canvas, const Ranges& chart) {
    double low = 0, high = 0;
    for (const auto& row : chart.rows) {
        for (const double v : {row.low, row.middle, row.high, row.hollow ? row.first : 0.0}) {
            if (!std::isfinite(v)) continue;
            low = std::min(low, v);
            high = std::max(high, v);
        }
    }
    if (chart.rows.empty() || high <= low) return draw_empty(canvas);
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    const float line = ui::font_size(font), edge = 8 * canvas.scale;
    const auto axis = make_axis(low, high, 4, true);
    const float left = canvas.area.min.x + edge, right = canvas.area.max.x - edge;
    const float bottom = canvas.area.max.y - foot * canvas.scale;
    const auto x_at = [&](double v) {
        return left + static_cast<float>(axis.share(v)) * (right - left);
    };
    float free_from = canvas.area.min.x;
    for (double v = axis.low; v <= axis.high + axis.step / 2; v += axis.step) {
        const bool zero = std::fabs(v) < axis.step * 1e-6;
        const float x = std::round(x_at(v));
        canvas.draw.AddLine({x, canvas.area.min.y}, {x, bottom}, zero ? t.control_edge : t.line);
        const auto words = chart.axis(zero ? 0 : v);
        const float width = ui::text_size(font, words).x;
        const float at = std::clamp(x - width / 2, canvas.area.min.x, canvas.area.max.x - width);
        if (at < free_from) continue;
        ui::text_at(canvas.draw, font, {at, bottom + 3}, t.quiet, words);
        free_from = at + width + edge;
    }
    ui::text_at(canvas.draw, font, {canvas.area.min.x, bottom + 3 + line}, t.quiet, chart.title,
                canvas.area.width());
    const float height = range_height * canvas.scale;
    float y = canvas.area.min.y;
    for (const auto& row : chart.rows) {
        const auto size = ui::text_size(canvas.fonts.small_strong, row.words);
        const ImU32 colour = row.middle >= 0 ? t.better : t.worse;
        // Names stand on the panel, not on the grid.
        const float name =
            std::min(ui::text_size(font, row.name).x, canvas.area.width() - size.x - edge);
        canvas.draw.AddRectFilled({canvas.area.min.x, y}, {canvas.area.min.x + name + 4, y + line},
                                  t.panel);
        canvas.draw.AddRectFilled({canvas.area.max.x - size.x - 4, y},
                                  {canvas.area.max.x, y + line}, t.panel);
        ui::text_at(canvas.draw, font, {canvas.area.min.x, y}, t.ink, row.name, name + 1);
        ui::text_at(canvas.draw, canvas.fonts.small_strong, {canvas.area.max.x - size.x, y}, colour,
                    row.words);
        const float middle = y + line + (height - line) * 0.42f, thick = 6 * canvas.scale;
        canvas.draw.AddRectFilled({x_at(row.low), middle - thick / 2},
                                  {std::max(x_at(row.high), x_at(row.low) + 2), middle + thick / 2},
                                  ui::faded(colour, 0.35f), thick / 2);
        if (row.hollow)
            canvas.draw.AddCircle({x_at(row.first), middle}, 4.5f * canvas.scale, t.baseline, 0, 2);
        canvas.draw.AddCircleFilled({x_at(row.middle), middle}, 4 * canvas.scale, colour);
        y += height;
    }
}

}  // namespace folkmoot::charts
