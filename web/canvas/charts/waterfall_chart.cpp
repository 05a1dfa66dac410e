#include "canvas/charts/funding_charts.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

constexpr float row_height = 40;

}  // namespace

float waterfall_height(const sheet::Node& node) {
    return row_height * static_cast<float>(node.chart->labels.size());
}

void draw_waterfall(const Canvas& canvas, const sheet::Node& node) {
    const auto& labels = node.chart->labels;
    const auto& money = node.chart->series.at(0);
    if (labels.size() < 2) return draw_empty(canvas);
    const std::size_t last = labels.size() - 1;
    const double start = money.values.front(), end = money.values.back();
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    auto* strong = canvas.fonts.small_strong;
    // The axis starts where the changes can be seen, and not at zero: only steps are compared.
    double low = std::min(start, end), high = std::max(start, end), at = start;
    for (std::size_t i = 1; i < last; ++i) {
        at += money.values[i];
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
    row(labels[0], money.told[0], strong, t.ink);
    float mark = bar(low, start, t.baseline);
    at = start;
    // Faint, and under the words: it only leads the eye from one bar to the next.
    const auto next = [&] {
        const float top = y + height - 8 * canvas.scale;
        y += height;
        canvas.draw.AddLine({mark, top}, {mark, y + line + 3 * canvas.scale}, t.line, 1.5f);
    };
    for (std::size_t i = 1; i < last; ++i) {
        next();
        const double value = money.values[i];
        const ImU32 colour = value >= 0 ? t.better : t.worse;
        row(labels[i], money.told[i], font, colour);
        mark = bar(at, at + value, colour);
        at += value;
    }
    next();
    row(labels[last], money.told[last], strong, t.ink);
    bar(low, end, t.reform);
}

} // namespace folkmoot::charts
