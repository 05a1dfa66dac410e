#include "canvas/charts/trial_charts.hpp"

#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

using message::TrialWeek;

void draw_between(const Canvas& canvas, const Plot2& plot, const std::vector<TrialWeek>& weeks,
                  double factor, double TrialWeek::* low, double TrialWeek::* high, ImU32 colour,
                  ImU32 edge) {
    const auto y = [&](double value) {
        return std::clamp(plot.y(value * factor), plot.rect.min.y, plot.rect.max.y);
    };
    for (std::size_t i = 1; i < weeks.size(); ++i) {
        const auto &a = weeks[i - 1], &b = weeks[i];
        if (!std::isfinite(a.*low + a.*high + b.*low + b.*high)) continue;
        const float x0 = plot.x(a.week), x1 = plot.x(b.week);
        // Without anti-aliasing: seams between translucent slices would show as stripes.
        const auto flags = canvas.draw.Flags;
        canvas.draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        canvas.draw.AddQuadFilled({x0, y(a.*high)}, {x1, y(b.*high)}, {x1, y(b.*low)},
                                  {x0, y(a.*low)}, colour);
        canvas.draw.Flags = flags;
        canvas.draw.AddLine({x0, y(a.*high)}, {x1, y(b.*high)}, edge, 1);
        canvas.draw.AddLine({x0, y(a.*low)}, {x1, y(b.*low)}, edge, 1);
    }
    if (weeks.size() == 1 && std::isfinite(weeks[0].*low + weeks[0].*high)) {
        const float x = plot.x(weeks[0].week);
        canvas.draw.AddLine({x, y(weeks[0].*low)}, {x, y(weeks[0].*high)}, edge, 3);
    }
}

}  // namespace

void draw_running_estimate(const Canvas& canvas, const std::vector<TrialWeek>& weeks, double truth,
                           double stopped_week, const message::TrialOutcome& outcome) {
    if (weeks.empty()) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const double factor = outcome.share ? 100 : 1;
    const auto span = session::running_span(weeks, std::isfinite(truth) ? truth : 0);
    const double first = weeks.front().week,
                 last = std::max(first + 1.0, static_cast<double>(weeks.back().week));
    auto across = make_axis(first, last, 6, false);
    across.low = first;
    across.high = last;
    across.step = std::max(1.0, std::round(across.step));
    const auto up = make_axis(span.low * factor, span.high * factor, 4, false);
    const auto plot = draw_plot(canvas, across, up,
                                {plain_tick, plain_tick, "Weeks since the trial began",
                                 "Effect so far, " + session::effect_unit(outcome)});
    draw_between(canvas, plot, weeks, factor, &TrialWeek::valid_low, &TrialWeek::valid_high,
                 ui::faded(t.baseline, 0.16f), ui::faded(t.baseline, 0.55f));
    draw_between(canvas, plot, weeks, factor, &TrialWeek::low, &TrialWeek::high,
                 ui::faded(t.reform, 0.22f), ui::faded(t.reform, 0.55f));
    for (const auto& w : weeks) {
        if (!std::isfinite(w.estimate)) continue;
        const double shown = std::clamp(w.estimate * factor, up.low, up.high);
        canvas.draw.PathLineTo({plot.x(w.week), plot.y(shown)});
    }
    canvas.draw.PathStroke(t.reform, 0, 2 * canvas.scale);
    // What a naive reader would have announced: looks whose own interval leaves out zero.
    const float radius = (weeks.size() > 60 ? 2.25f : 3.5f) * canvas.scale;
    for (const auto& w : weeks) {
        if (!(w.low > 0 || w.high < 0) || w.estimate * factor > up.high ||
            w.estimate * factor < up.low)
            continue;
        canvas.draw.AddCircleFilled({plot.x(w.week), plot.y(w.estimate * factor)}, radius,
                                    t.reform);
    }
    mark_up(canvas, plot, truth * factor, t.truth, "truth");
    if (stopped_week >= first) {
        mark_across(canvas, plot, stopped_week, t.ink, "stopped here",
                    stopped_week > (first + last) / 2);
    }
    if (!plot.rect.holds(canvas.pointer)) return;
    const auto nearest =
        std::min_element(weeks.begin(), weeks.end(), [&](const auto& a, const auto& b) {
            return std::fabs(plot.x(a.week) - canvas.pointer.x) <
                   std::fabs(plot.x(b.week) - canvas.pointer.x);
        });
    const float x = plot.x(nearest->week);
    canvas.draw.AddLine({x, plot.rect.min.y}, {x, plot.rect.max.y}, t.control_edge, 1);
    draw_note(
        canvas, {x, plot.rect.min.y + 20 * canvas.scale},
        "Week " + std::to_string(nearest->week) + ": " +
            session::format_effect(outcome, nearest->estimate, (nearest->high - nearest->low) / 2) +
            ", " + session::format_p(nearest->p));
}

}  // namespace folkmoot::charts
