#include "canvas/charts/node_charts.hpp"
#include "canvas/charts/plot.hpp"
#include "canvas/widgets.hpp"

#include <cmath>
#include <string>

namespace folkmoot::charts {

float scatter_height(const sheet::Node& /*chart*/) { return 270; }

void paint_scatter(const Canvas& canvas, const sheet::Node& node) {
    const auto& chart = *node.chart;
    if (chart.x.high <= chart.x.low || chart.y.high <= chart.y.low) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const auto plot = draw_plot(canvas, chart.x, chart.y);
    auto* font = canvas.fonts.small_strong;
    const float radius = 11 * canvas.scale;
    std::size_t nearest = chart.labels.size();
    float least = 20 * canvas.scale;
    // The pale ones first, so that none of them hides one that counts.
    for (std::size_t k = chart.series.size(); k-- > 0;) {
        const auto& series = chart.series[k];
        const bool pale = series.key == "beaten";
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!std::isfinite(series.values[i])) continue;
            const ImVec2 at{plot.x(chart.at[i]), plot.y(series.values[i])};
            canvas.draw.AddCircleFilled(at, radius, pale ? t.panel : t.reform);
            canvas.draw.AddCircle(at, radius, pale ? t.quiet : t.panel, 0, 1.5f * canvas.scale);
            const auto number = std::to_string(i + 1);
            const auto size = ui::text_size(font, number);
            ui::text_at(canvas.draw, font, {at.x - size.x / 2, at.y - size.y / 2},
                        pale ? t.quiet : t.on_reform, number);
            const float away = std::hypot(canvas.pointer.x - at.x, canvas.pointer.y - at.y);
            if (canvas.pointer.x < 0 || away >= least) continue;
            least = away;
            nearest = i;
        }
    }
    if (nearest == chart.labels.size()) return;
    for (const auto& series : chart.series) {
        if (std::isfinite(series.values[nearest]))
            draw_note(canvas, {plot.x(chart.at[nearest]), plot.y(series.values[nearest])},
                      chart.labels[nearest]);
    }
}

} // namespace folkmoot::charts
