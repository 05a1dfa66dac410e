#include "canvas/charts/chart.hpp"
#include "canvas/widgets.hpp"
#include "core/words/values.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {

using ui::text_at;

void draw_bar_chart(const Canvas& canvas, const session::ChartData& data) {
    double low = 0, high = 0;
    float names = 0, words = 0;
    for (const auto& row : data.rows) {
        for (const double v : {row.baseline, row.reform}) {
            if (!std::isfinite(v)) continue;
            low = std::min(low, v);
            high = std::max(high, v);
        }
        names = std::max(names, ui::text_size(canvas.fonts.small, row.name).x);
        for (const double v : {row.baseline, row.reform}) {
            const auto label = words::format_value(*data.outcome, v);
            words = std::max(words, ui::text_size(canvas.fonts.small_strong, label).x);
        }
    }
    if (high <= low) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const float gap = 10 * canvas.scale;
    names = std::min(names, canvas.area.width() * 0.36f);
    const float left = canvas.area.min.x + names + gap;
    const float right = canvas.area.max.x - words - gap;
    const auto at = [&](double v) {
        return left + static_cast<float>((v - low) / (high - low)) * (right - left);
    };
    const float row_height = canvas.area.height() / static_cast<float>(data.rows.size());
    const float thick = std::min(11 * canvas.scale, row_height * 0.32f);
    float y = canvas.area.min.y;
    for (const auto& row : data.rows) {
        const float middle = y + row_height / 2;
        const float text_top = middle - ui::font_size(canvas.fonts.small) / 2;
        text_at(canvas.draw, canvas.fonts.small, {canvas.area.min.x, text_top}, t.ink, row.name,
                names);
        struct Bar {
            double value;
            ImU32 colour;
            float top;
            ImFont* font;
        };
        const Bar bars[] = {{row.baseline, t.baseline, middle - thick - 1.5f, canvas.fonts.small},
                            {row.reform, t.reform, middle + 1.5f, canvas.fonts.small_strong}};
        for (const auto& bar : bars) {
            const auto label = words::format_value(*data.outcome, bar.value);
            float end = left;
            if (std::isfinite(bar.value)) {
                const float a = at(0), b = at(bar.value);
                canvas.draw.AddRectFilled(
                    {std::min(a, b), bar.top},
                    {std::max(std::max(a, b), std::min(a, b) + 1.5f), bar.top + thick}, bar.colour,
                    2);
                end = std::max(a, b);
            }
            const float label_top = bar.top + thick / 2 - ui::font_size(bar.font) / 2;
            text_at(canvas.draw, bar.font, {end + 6 * canvas.scale, label_top},
                    &bar == &bars[0] ? t.quiet : t.ink, label);
        }
        y += row_height;
    }
    if (low < 0) {
        canvas.draw.AddLine({at(0), canvas.area.min.y}, {at(0), canvas.area.max.y}, t.control_edge);
    }
}

}  // namespace folkmoot::charts
