#include "canvas/charts/funding_charts.hpp"
#include "canvas/widgets.hpp"
#include "core/number_words.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

constexpr float row_height = 40;

}  // namespace

float waterfall_height(const Waterfall& chart) {
    return row_height * static_cast<float>(chart.terms.size() + 2);
}

void draw_waterfall(const Canvas& canvas, const Waterfall& chart) {
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    auto* strong = canvas.fonts.small_strong;
    // The axis starts where the changes can be seen, and not at zero: only steps are compared.
    double low = std::min(chart.start, chart.end), high = std::max(chart.start, chart.end),
           at = chart.start;
    for (const auto& term : chart.terms) {
        at += term.value;
        low = std::min(low, at);
        high = std::max(high, at);
    }
    const double margin = std::max(1e-9, (high - low) * 0.12);
    low -= margin;
    high += margin;
    const float height = row_height * canvas.scale, line = ui::font_size(font);
    const auto x_at = [&](double v) {
        return canvas.area.min.x +
               static_cast<float>((v - low) / (high - low)) * canvas.area.width();
    };
    float y = canvas.area.min.y;
    const auto row = [&](const std::string& label, const std::string& value, ImFont* face,
                         ImU32 ink) {
        const auto size = ui::text_size(strong, value);
        ui::text_at(canvas.draw, face, {canvas.area.min.x, y}, t.ink, label,
                    canvas.area.width() - size.x - 8);
        ui::text_at(canvas.draw, strong, {canvas.area.max.x - size.x, y}, ink, value);
    };
    const auto bar = [&](double from, double to, ImU32 colour) {
        const float a = x_at(std::min(from, to)), b = std::max(x_at(std::max(from, to)), a + 1.5f);
        const float top = y + line + 3 * canvas.scale, bottom = y + height - 8 * canvas.scale;
        canvas.draw.AddRectFilled({canvas.area.min.x, (top + bottom) / 2},
                                  {canvas.area.max.x, (top + bottom) / 2 + 1}, t.line);
        canvas.draw.AddRectFilled({a, top}, {b, bottom}, colour, 2);
        return x_at(to);
    };
    row(chart.start_name, format_money(chart.start), strong, t.ink);
    float mark = bar(low, chart.start, t.baseline);
    at = chart.start;
    for (const auto& term : chart.terms) {
        const float top = y + height - 8 * canvas.scale;
        y += height;
        // Faint, and under the words: it only leads the eye from one bar to the next.
        canvas.draw.AddLine({mark, top}, {mark, y + line + 3 * canvas.scale}, t.line, 1.5f);
        const ImU32 colour = term.value >= 0 ? t.better : t.worse;
        row(term.label, session::signed_money(term.value), font, colour);
        mark = bar(at, at + term.value, colour);
        at += term.value;
    }
    const float top = y + height - 8 * canvas.scale;
    y += height;
    canvas.draw.AddLine({mark, top}, {mark, y + line + 3 * canvas.scale}, t.line, 1.5f);
    row(chart.end_name, format_money(chart.end), strong, t.ink);
    bar(low, chart.end, t.reform);
}

}  // namespace folkmoot::charts
