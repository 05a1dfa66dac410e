#include "canvas/charts/trial_charts.hpp"

#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

constexpr float row_height = 26;

}  // namespace

float gap_bars_height(std::size_t bars, float scale) {
    return static_cast<float>(bars) * row_height * scale + 8 * scale;
}

void draw_gap_bars(const Canvas& canvas, const std::vector<GapBar>& bars) {
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    double low = 0, high = 0;
    float names = 0, words = 0;
    for (const auto& bar : bars) {
        low = std::min(low, bar.amount);
        high = std::max(high, bar.amount);
        names = std::max(names,
                         ui::text_size(bar.total ? canvas.fonts.small_strong : font, bar.label).x);
        words = std::max(words, ui::text_size(canvas.fonts.small_strong, bar.words).x);
    }
    names = std::min(names, canvas.area.width() * 0.42f);
    const float gap = 10 * canvas.scale;
    const float left = canvas.area.min.x + names + gap, right = canvas.area.max.x - words - gap;
    const double extent = std::max(high - low, 1e-300);
    const auto at = [&](double v) {
        return left + static_cast<float>((v - low) / extent) * std::max(10.0f, right - left);
    };
    float y = canvas.area.min.y + 4 * canvas.scale;
    canvas.draw.AddLine({at(0), y}, {at(0), canvas.area.max.y - 4 * canvas.scale}, t.control_edge);
    for (const auto& bar : bars) {
        const float middle = y + row_height * canvas.scale / 2, half = 6 * canvas.scale;
        auto* face = bar.total ? canvas.fonts.small_strong : font;
        const float text_top = middle - ui::font_size(face) / 2;
        ui::text_at(canvas.draw, face, {canvas.area.min.x, text_top}, t.ink, bar.label, names);
        if (std::isfinite(bar.amount)) {
            const float a = at(0), b = at(bar.amount);
            canvas.draw.AddRectFilled({std::min(a, b), middle - half},
                                      {std::max({a, b, std::min(a, b) + 1.5f}), middle + half},
                                      bar.total ? t.ink : t.doubt_mark, 2);
        }
        const float width = ui::text_size(canvas.fonts.small_strong, bar.words).x;
        ui::text_at(canvas.draw, canvas.fonts.small_strong, {canvas.area.max.x - width, text_top},
                    t.ink, bar.words);
        y += row_height * canvas.scale;
    }
}

}  // namespace folkmoot::charts
