#include "canvas/charts/node_charts.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

constexpr float gap_row = 26;

std::string amount_in_words(const sheet::Node& node, std::size_t row) {
    const auto cells = cells_behind(node, row);
    return cells.size() > 1 ? cells[1] : "";
}

} // namespace

float gap_height(const sheet::Node& node) {
    constexpr float edges = 8;
    const auto rows = node.chart ? node.chart->labels.size() : 0;
    return static_cast<float>(rows) * gap_row + edges;
}

void paint_gap(const Canvas& canvas, const sheet::Node& node) {
    if (!node.chart || node.chart->series.empty()) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const auto& chart = *node.chart;
    const auto& amounts = chart.series[0].values;
    const auto rows = std::min(chart.labels.size(), amounts.size());
    auto *plain = canvas.fonts.small, *strong = canvas.fonts.small_strong;
    const auto whole = [&](std::size_t row) { return row == 0 || row + 1 == rows; };
    float names = 0, words = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        names = std::max(names, ui::text_size(whole(i) ? strong : plain, chart.labels[i]).x);
        words = std::max(words, ui::text_size(strong, amount_in_words(node, i)).x);
    }
    names = std::min(names, canvas.area.width() * 0.42f);
    const float gap = 10 * canvas.scale;
    const float left = canvas.area.min.x + names + gap, right = canvas.area.max.x - words - gap;
    const double extent = std::max(chart.y.high - chart.y.low, 1e-300);
    const auto at = [&](double v) {
        return left +
               static_cast<float>((v - chart.y.low) / extent) * std::max(10.0f, right - left);
    };
    float y = canvas.area.min.y + 4 * canvas.scale;
    canvas.draw.AddLine({at(0), y}, {at(0), canvas.area.max.y - 4 * canvas.scale}, t.control_edge);
    for (std::size_t i = 0; i < rows; ++i, y += gap_row * canvas.scale) {
        const float middle = y + gap_row * canvas.scale / 2, half = 6 * canvas.scale;
        auto* face = whole(i) ? strong : plain;
        const float text_top = middle - ui::font_size(face) / 2;
        ui::text_at(canvas.draw, face, {canvas.area.min.x, text_top}, t.ink, chart.labels[i],
                    names);
        if (std::isfinite(amounts[i])) {
            const float a = at(0), b = at(amounts[i]);
            // What is true has the colour of what is true.
            const ImU32 colour = i + 1 == rows ? t.truth : i == 0 ? t.reform : t.doubt_mark;
            canvas.draw.AddRectFilled({std::min(a, b), middle - half},
                                      {std::max({a, b, std::min(a, b) + 1.5f}), middle + half},
                                      colour, 2);
        }
        const auto told = amount_in_words(node, i);
        const float width = ui::text_size(strong, told).x;
        ui::text_at(canvas.draw, strong, {canvas.area.max.x - width, text_top}, t.ink, told);
    }
}

} // namespace folkmoot::charts
