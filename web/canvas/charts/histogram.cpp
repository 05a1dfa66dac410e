#include "canvas/charts/node_charts.hpp"

#include <algorithm>
#include <vector>

namespace folkmoot::charts {
namespace {

std::string lower_first(std::string words) {
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z')
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

/// "0 to +1.0 points: 12 trials, 3 significant".
std::string column_in_words(const sheet::Node& node, std::size_t column) {
    const auto cells = cells_behind(node, column);
    if (cells.size() < 4) return "";
    const auto& heads = node.children.front().table->columns;
    return cells[0] + " to " + cells[1] + ": " + cells[2] + " " + lower_first(heads[2].words) +
           ", " + cells[3] + " " + lower_first(heads[3].words);
}

} // namespace

void paint_histogram(const Canvas& canvas, const sheet::Node& node) {
    if (!node.chart || node.chart->at.size() < 2 || node.chart->series.empty())
        return draw_empty(canvas);
    const auto& chart = *node.chart;
    const auto& t = canvas.theme;
    const auto plot = draw_plot(canvas, chart.x, chart.y);
    // One series alone is told apart by nothing.
    const std::vector<double> nothing(chart.at.size() - 1, 0.0);
    const auto &above = chart.series.back().values,
               &below = chart.series.size() > 1 ? chart.series[0].values : nothing;
    const auto columns = std::min({below.size(), above.size(), chart.at.size() - 1});
    std::size_t hovered = columns;
    for (std::size_t i = 0; i < columns; ++i) {
        const float x0 = plot.x(chart.at[i]) + 0.5f;
        const float x1 = std::max(x0 + 1, plot.x(chart.at[i + 1]) - 0.5f);
        const float first = plot.y(below[i]), all = plot.y(below[i] + above[i]);
        canvas.draw.AddRectFilled({x0, all}, {x1, first}, t.baseline_soft);
        canvas.draw.AddRectFilled({x0, first}, {x1, plot.rect.max.y}, t.reform);
        const bool here = canvas.pointer.x >= x0 && canvas.pointer.x < x1 + 1;
        if (here && plot.rect.holds(canvas.pointer)) hovered = i;
    }
    paint_marks(canvas, plot, chart);
    if (hovered < columns) draw_note(canvas, canvas.pointer, column_in_words(node, hovered));
}

} // namespace folkmoot::charts
