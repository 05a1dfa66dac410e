#include "canvas/charts/plot.hpp"

#include "canvas/widgets.hpp"
#include "core/words/numbers.hpp"

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

Plot2 draw_plot(const Canvas& canvas, const sheet::Axis& across, const sheet::Axis& up) {
    auto* font = canvas.fonts.small;
    const auto& t = canvas.theme;
    const float height = ui::font_size(font), gap = 8 * canvas.scale;
    float widest = 0;
    for (const auto& tick : up.ticks) widest = std::max(widest, text_size(font, tick.words).x);
    Plot2 plot;
    plot.across = {across.low, across.high, 1};
    plot.up = {up.low, up.high, 1};
    plot.rect = {{canvas.area.min.x + widest + gap, canvas.area.min.y + height * 1.6f},
                 {canvas.area.max.x - gap, canvas.area.max.y - height * 2.9f}};
    for (const auto& tick : up.ticks) {
        const float y = std::round(plot.y(tick.at));
        canvas.draw.AddLine({plot.rect.min.x, y}, {plot.rect.max.x, y},
                            tick.at == 0 ? t.control_edge : t.line, 1);
        const auto size = text_size(font, tick.words);
        text_at(canvas.draw, font, {plot.rect.min.x - size.x - gap, y - size.y / 2}, t.quiet,
                tick.words);
    }
    float free_from = canvas.area.min.x;
    for (const auto& tick : across.ticks) {
        const float x = std::round(plot.x(tick.at));
        canvas.draw.AddLine({x, plot.rect.max.y}, {x, plot.rect.max.y + 4}, t.control_edge, 1);
        const float width = text_size(font, tick.words).x;
        const float left = std::min(x - width / 2, canvas.area.max.x - width);
        if (left < free_from) continue;
        text_at(canvas.draw, font, {left, plot.rect.max.y + height * 0.45f}, t.quiet, tick.words);
        free_from = left + width + gap;
    }
    const auto title_of = [](const sheet::Axis& axis) {
        const bool said = axis.unit.empty() || axis.words.find(axis.unit) != std::string::npos;
        return said ? axis.words : axis.words + ", " + axis.unit;
    };
    text_at(canvas.draw, font, {canvas.area.min.x, canvas.area.min.y}, t.quiet, title_of(up),
            canvas.area.width());
    const auto below = title_of(across);
    const float title_width = std::min(text_size(font, below).x, canvas.area.width());
    text_at(canvas.draw, font, {canvas.area.max.x - title_width, canvas.area.max.y - height * 1.1f},
            t.quiet, below, title_width);
    return plot;
}

Plot2 draw_plot(const Canvas& canvas, Axis across, Axis up, const PlotWords& words) {
    const auto told = [](const Axis& axis, const TickWords& tick, const std::string& title) {
        sheet::Axis made{title, "", axis.low, axis.high};
        for (const double at : ticks_of(axis)) made.ticks.push_back({at, tick(at, axis.step)});
        return made;
    };
    auto plot = draw_plot(canvas, told(across, words.across, words.across_title),
                          told(up, words.up, words.up_title));
    plot.across = across;
    plot.up = up;
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
