#include "canvas/charts/plot.hpp"

#include "canvas/widgets.hpp"
#include "core/number_words.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace folkmoot::charts {
namespace {

using ui::text_at;
using ui::text_size;

using session::ticks_of;

}  // namespace

std::string plain_tick(double value, double step) {
    const int decimals =
        step >= 1 ? 0 : std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
    return format_number(value, decimals);
}

Plot2 draw_plot(const Canvas& canvas, Axis across, Axis up, const PlotWords& words) {
    auto* font = canvas.fonts.small;
    const auto& t = canvas.theme;
    const float height = ui::font_size(font), gap = 8 * canvas.scale;
    float widest = 0;
    for (const double v : ticks_of(up))
        widest = std::max(widest, text_size(font, words.up(v, up.step)).x);
    Plot2 plot;
    plot.across = across;
    plot.up = up;
    plot.rect = {{canvas.area.min.x + widest + gap, canvas.area.min.y + height * 1.6f},
                 {canvas.area.max.x - gap, canvas.area.max.y - height * 2.9f}};
    for (const double v : ticks_of(up)) {
        const float y = std::round(plot.y(v));
        canvas.draw.AddLine({plot.rect.min.x, y}, {plot.rect.max.x, y},
                            v == 0 ? t.control_edge : t.line, 1);
        const auto label = words.up(v, up.step);
        const auto size = text_size(font, label);
        text_at(canvas.draw, font, {plot.rect.min.x - size.x - gap, y - size.y / 2}, t.quiet,
                label);
    }
    float free_from = canvas.area.min.x;
    for (const double v : ticks_of(across)) {
        const float x = std::round(plot.x(v));
        canvas.draw.AddLine({x, plot.rect.max.y}, {x, plot.rect.max.y + 4}, t.control_edge, 1);
        const auto label = words.across(v, across.step);
        const float width = text_size(font, label).x;
        const float left = std::min(x - width / 2, canvas.area.max.x - width);
        if (left < free_from) continue;
        text_at(canvas.draw, font, {left, plot.rect.max.y + height * 0.45f}, t.quiet, label);
        free_from = left + width + gap;
    }
    text_at(canvas.draw, font, {canvas.area.min.x, canvas.area.min.y}, t.quiet, words.up_title,
            canvas.area.width());
    const float title_width = std::min(text_size(font, words.across_title).x, canvas.area.width());
    text_at(canvas.draw, font, {canvas.area.max.x - title_width, canvas.area.max.y - height * 1.1f},
            t.quiet, words.across_title, title_width);
    return plot;
}

void mark_across(const Canvas& canvas, const Plot2& plot, double at, ImU32 colour,
                 std::string_view word, bool word_left, int row) {
    if (!std::isfinite(at) || at < plot.across.low || at > plot.across.high) return;
    const float x = std::round(plot.x(at));
    canvas.draw.AddLine({x, plot.rect.min.y - 2}, {x, plot.rect.max.y}, colour, 2 * canvas.scale);
    auto* font = canvas.fonts.small_strong;
    const auto size = text_size(font, word);
    float left = word_left ? x - size.x - 5 * canvas.scale : x + 5 * canvas.scale;
    left = std::clamp(left, canvas.area.min.x,
                      std::max(canvas.area.min.x, canvas.area.max.x - size.x));
    const float top = plot.rect.min.y + static_cast<float>(row) * (size.y + 4 * canvas.scale);
    const ImVec2 min{left - 3, top - 1};
    canvas.draw.AddRectFilled(min, {left + size.x + 3, min.y + size.y + 2},
                              ui::faded(canvas.theme.raised, 0.85f), 3);
    text_at(canvas.draw, font, {left, top}, colour, word);
}

void mark_up(const Canvas& canvas, const Plot2& plot, double at, ImU32 colour,
             std::string_view word, bool word_left) {
    if (!std::isfinite(at) || at < plot.up.low || at > plot.up.high) return;
    const float y = std::round(plot.y(at));
    const float dash = 6 * canvas.scale;
    for (float x = plot.rect.min.x; x < plot.rect.max.x; x += 2 * dash) {
        canvas.draw.AddLine({x, y}, {std::min(x + dash, plot.rect.max.x), y}, colour,
                            2 * canvas.scale);
    }
    auto* font = canvas.fonts.small_strong;
    const auto size = text_size(font, word);
    const bool below = word_left || y - size.y - 2 < plot.rect.min.y;  // curves rise to the right
    const float top = below ? y + 3 : y - size.y - 2;
    const float left = word_left ? plot.rect.min.x + 3 : plot.rect.max.x - size.x - 6;
    const ImVec2 min{left, top - 1};
    canvas.draw.AddRectFilled(min, {left + size.x + 6, top + size.y + 1},
                              ui::faded(canvas.theme.raised, 0.85f), 3);
    text_at(canvas.draw, font, {left + 3, top}, colour, word);
}

void draw_note(const Canvas& canvas, ImVec2 at, std::string_view words) {
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small_strong;
    const float pad = 6 * canvas.scale;
    auto size = text_size(font, words);
    size.x = std::min(size.x, canvas.area.width() - 2 * pad);
    const float left =
        std::clamp(at.x - size.x / 2 - pad, canvas.area.min.x,
                   std::max(canvas.area.min.x, canvas.area.max.x - size.x - 2 * pad));
    const float top = std::max(canvas.area.min.y, at.y - size.y - 3 * pad);
    const ImVec2 min{left, top}, max{left + size.x + 2 * pad, top + size.y + pad};
    canvas.draw.AddRectFilled(min, max, t.raised, 5);
    canvas.draw.AddRect(min, max, t.line, 5);
    text_at(canvas.draw, font, {min.x + pad, min.y + pad / 2}, t.ink, words, size.x + 1);
}

}  // namespace folkmoot::charts
