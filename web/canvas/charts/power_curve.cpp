#include "canvas/charts/trial_charts.hpp"

#include "core/number_words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

void draw_curve(const Canvas& canvas, const Plot2& plot,
                const std::vector<message::PowerPoint>& curve) {
    for (const auto& point : curve) {
        if (std::isfinite(point.closed))
            canvas.draw.PathLineTo({plot.x(point.n), plot.y(point.closed * 100)});
    }
    canvas.draw.PathStroke(canvas.theme.reform, 0, 2 * canvas.scale);
    for (const auto& point : curve) {
        if (!std::isfinite(point.simulated)) continue;
        const ImVec2 at{plot.x(point.n), plot.y(point.simulated * 100)};
        canvas.draw.AddCircleFilled(at, 4.5f * canvas.scale, canvas.theme.raised);
        canvas.draw.AddCircle(at, 4 * canvas.scale, canvas.theme.ink, 0, 2 * canvas.scale);
    }
}

}  // namespace

void draw_power_curve(const Canvas& canvas, const message::TrialSized& sized, double wanted_power) {
    if (sized.curve.empty()) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const bool clusters = std::isfinite(sized.clusters_per_arm);
    const double needed = clusters ? sized.clusters_per_arm : sized.people_per_arm;
    double most = 0;
    for (const auto& point : sized.curve) most = std::max(most, point.n);
    const auto percent = [](double value, double step) { return plain_tick(value, step) + "%"; };
    const auto plot = draw_plot(canvas, make_axis(0, most, 5, true), {0, 100, 25},
                                {plain_tick, percent,
                                 clusters ? "Clusters in each group" : "People in each group",
                                 "Chance to find the effect"});
    mark_up(canvas, plot, wanted_power * 100, t.quiet, "wanted", true);
    draw_curve(canvas, plot, sized.curve);
    const bool enough = sized.available_per_arm >= needed;
    if (std::isfinite(needed)) mark_across(canvas, plot, needed, t.reform, "needed", enough);
    mark_across(canvas, plot, sized.available_per_arm, t.baseline, "there are", !enough);
    if (!plot.rect.holds(canvas.pointer)) return;
    const auto nearest =
        std::min_element(sized.curve.begin(), sized.curve.end(), [&](const auto& a, const auto& b) {
            return std::fabs(plot.x(a.n) - canvas.pointer.x) <
                   std::fabs(plot.x(b.n) - canvas.pointer.x);
        });
    canvas.draw.AddLine({plot.x(nearest->n), plot.rect.min.y},
                        {plot.x(nearest->n), plot.rect.max.y}, t.control_edge, 1);
    draw_note(canvas, {plot.x(nearest->n), plot.rect.min.y + 20 * canvas.scale},
              format_number(nearest->n, 0) + " in each group: found " +
                  format_share(nearest->closed, 0) + " of the time");
}

}  // namespace folkmoot::charts
