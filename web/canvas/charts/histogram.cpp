#include "canvas/charts/trial_charts.hpp"

#include "core/number_words.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {

void draw_histogram(const Canvas& canvas, const session::Histogram& data,
                    const message::TrialOutcome& outcome) {
    if (data.total == 0) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const double factor = outcome.share ? 100 : 1;
    const double high = data.low + static_cast<double>(data.counts.size()) * data.step;
    // Zero and the truth are always in sight: they are what the estimates are held against.
    const auto across = make_axis(std::min({data.low, data.truth, 0.0}) * factor,
                                  std::max({high, data.truth, 0.0}) * factor, 5, false);
    const auto up = make_axis(0, data.most(), 4, true);
    const auto words =
        PlotWords{plain_tick, plain_tick, "Estimated effect, " + session::effect_unit(outcome),
                  "Number of trials"};
    const auto plot = draw_plot(canvas, across, up, words);
    std::size_t hovered = data.counts.size();
    for (std::size_t i = 0; i < data.counts.size(); ++i) {
        const double from = (data.low + static_cast<double>(i) * data.step) * factor;
        const float x0 = plot.x(from) + 0.5f,
                    x1 = std::max(x0 + 1, plot.x(from + data.step * factor) - 0.5f);
        const float base = plot.rect.max.y;
        const float significant = plot.y(data.significant[i]), all = plot.y(data.counts[i]);
        canvas.draw.AddRectFilled({x0, all}, {x1, significant}, t.baseline_soft);
        canvas.draw.AddRectFilled({x0, significant}, {x1, base}, t.reform);
        const bool here = canvas.pointer.x >= x0 && canvas.pointer.x < x1 + 1;
        if (here && plot.rect.holds(canvas.pointer)) hovered = i;
    }
    const bool apart = std::fabs(data.truth) * factor > across.step * 0.02;
    if (apart) mark_across(canvas, plot, 0, t.ink, "no effect", data.truth > 0, 1);
    mark_across(canvas, plot, data.truth * factor, t.truth, apart ? "truth" : "truth: no effect",
                data.truth < 0);
    if (hovered < data.counts.size()) {
        const double from = data.low + static_cast<double>(hovered) * data.step;
        draw_note(canvas, canvas.pointer,
                  session::format_effect(outcome, from, data.step) + " to " +
                      session::format_effect(outcome, from + data.step, data.step) + ": " +
                      format_number(data.counts[hovered], 0) + " trials, " +
                      format_number(data.significant[hovered], 0) + " significant");
    }
}

}  // namespace folkmoot::charts
