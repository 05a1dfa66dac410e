/// Curves of a sheet's chart: lines and bands over numbers, with marks across them.

#include "canvas/charts/node_charts.hpp"
#include "canvas/charts/plot.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

using sheet::Chart;
using sheet::Node;
using sheet::Series;

double place_at(const Chart& chart, std::size_t i) {
    return i < chart.at.size() ? chart.at[i] : static_cast<double>(i);
}

ImU32 curve_colour(const ui::Theme& t, const Series& series) {
    // What many people drew: each faint, so that where they lie close is seen.
    if (series.key == "guess") return ui::faded(t.baseline, 0.4f);
    return series.key == "baseline" ? t.baseline : series.key == "world" ? t.ink : t.reform;
}

/// Between the low and the high of a series.
void paint_band(const Canvas& canvas, const Plot2& plot, const Chart& chart, const Series& series) {
    const ImU32 colour = curve_colour(canvas.theme, series);
    const ImU32 fill = ui::faded(colour, series.key == "baseline" ? 0.16f : 0.22f);
    const ImU32 edge = ui::faded(colour, 0.55f);
    const auto y = [&](double value) {
        return std::clamp(plot.y(value), plot.rect.min.y, plot.rect.max.y);
    };
    const auto count = std::min(series.low.size(), series.high.size());
    const auto known = [&](std::size_t i) {
        return std::isfinite(series.low[i]) && std::isfinite(series.high[i]);
    };
    for (std::size_t i = 1; i < count; ++i) {
        if (!known(i - 1) || !known(i)) continue;
        const float x0 = plot.x(place_at(chart, i - 1)), x1 = plot.x(place_at(chart, i));
        const ImVec2 high0{x0, y(series.high[i - 1])}, high1{x1, y(series.high[i])};
        const ImVec2 low0{x0, y(series.low[i - 1])}, low1{x1, y(series.low[i])};
        // Without anti-aliasing: seams between translucent slices would show as stripes.
        const auto flags = canvas.draw.Flags;
        canvas.draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        canvas.draw.AddQuadFilled(high0, high1, low1, low0, fill);
        canvas.draw.Flags = flags;
        canvas.draw.AddLine(high0, high1, edge, 1);
        canvas.draw.AddLine(low0, low1, edge, 1);
    }
    if (count == 1 && known(0)) {
        const float x = plot.x(place_at(chart, 0));
        canvas.draw.AddLine({x, y(series.low[0])}, {x, y(series.high[0])}, edge, 3);
    }
}

void paint_values(const Canvas& canvas, const Plot2& plot, const Chart& chart,
                  const Series& series) {
    const ImU32 colour = curve_colour(canvas.theme, series);
    // What was found in the world itself lies as rings upon what the formula says.
    const bool rings = series.key == "world";
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (!std::isfinite(series.values[i])) continue;
        const double shown = std::clamp(series.values[i], plot.up.low, plot.up.high);
        const ImVec2 at{plot.x(place_at(chart, i)), plot.y(shown)};
        if (!rings) {
            canvas.draw.PathLineTo(at);
            continue;
        }
        canvas.draw.AddCircleFilled(at, 4.5f * canvas.scale, canvas.theme.raised);
        canvas.draw.AddCircle(at, 4 * canvas.scale, colour, 0, 2 * canvas.scale);
    }
    if (!rings) canvas.draw.PathStroke(colour, 0, 2 * canvas.scale);
}

/// Dots where the band of a single look leaves out nothing: who looked then would have announced.
void paint_announcements(const Canvas& canvas, const Plot2& plot, const Chart& chart,
                         const Series& values, const Series& look) {
    const float radius = (values.values.size() > 60 ? 2.25f : 3.5f) * canvas.scale;
    const auto count = std::min(values.values.size(), look.low.size());
    for (std::size_t i = 0; i < count; ++i) {
        const double value = values.values[i];
        const bool announced = look.low[i] > 0 || look.high[i] < 0;
        if (!announced || !(value <= plot.up.high && value >= plot.up.low)) continue;
        canvas.draw.AddCircleFilled({plot.x(place_at(chart, i)), plot.y(value)}, radius,
                                    curve_colour(canvas.theme, values));
    }
}

} // namespace

ImU32 mark_colour(const ui::Theme& t, std::string_view key) {
    return key == "truth"       ? t.truth
           : key == "needed"    ? t.reform
           : key == "model"     ? t.reform
           : key == "available" ? t.baseline
           : key == "wanted"    ? t.quiet
                                : t.ink;
}

void paint_marks(const Canvas& canvas, const Plot2& plot, const Chart& chart) {
    const double middle = (plot.across.low + plot.across.high) / 2;
    for (const auto& mark : chart.marks) {
        const ImU32 colour = mark_colour(canvas.theme, mark.key);
        if (mark.until) {
            const auto across = [&](double value) {
                return std::clamp(plot.x(value), plot.rect.min.x, plot.rect.max.x);
            };
            canvas.draw.AddRectFilled({across(mark.at) - 1, plot.rect.min.y},
                                      {across(*mark.until) + 1, plot.rect.max.y},
                                      ui::faded(colour, 0.12f));
            continue;
        }
        if (mark.on_y) {
            mark_up(canvas, plot, mark.at, colour, mark.words, mark.key == "wanted");
            continue;
        }
        // The words of two that stand side by side point away from each other.
        const auto other = std::find_if(chart.marks.begin(), chart.marks.end(), [&](const auto& m) {
            return !m.on_y && !m.until && m.key != mark.key;
        });
        const bool left = other == chart.marks.end() ? mark.at > middle : mark.at < other->at;
        mark_across(canvas, plot, mark.at, colour, mark.words, left, mark.key == "none" ? 1 : 0);
    }
}

std::vector<std::string> cells_behind(const Node& node, std::size_t row) {
    for (const auto& child : node.children) {
        if (child.table && row < child.table->rows.size()) return child.table->rows[row].cells;
    }
    return {};
}

void paint_curves(const Canvas& canvas, const Node& node) {
    if (!node.chart || node.chart->series.empty()) return draw_empty(canvas);
    const auto& chart = *node.chart;
    if (!(chart.y.high > chart.y.low) || !(chart.x.high > chart.x.low)) return draw_empty(canvas);
    const auto plot = draw_plot(canvas, chart.x, chart.y);
    for (auto series = chart.series.rbegin(); series != chart.series.rend(); ++series)
        paint_band(canvas, plot, chart, *series);
    for (const auto& series : chart.series) paint_values(canvas, plot, chart, series);
    for (const auto& series : chart.series) {
        if (series.key == "look") paint_announcements(canvas, plot, chart, chart.series[0], series);
    }
    paint_marks(canvas, plot, chart);
    const auto count = chart.series[0].values.size();
    if (!plot.rect.holds(canvas.pointer) || count == 0) return;
    std::size_t nearest = 0;
    const auto far = [&](std::size_t i) {
        return std::fabs(plot.x(place_at(chart, i)) - canvas.pointer.x);
    };
    for (std::size_t i = 1; i < count; ++i) nearest = far(i) < far(nearest) ? i : nearest;
    const float x = plot.x(place_at(chart, nearest));
    canvas.draw.AddLine({x, plot.rect.min.y}, {x, plot.rect.max.y}, canvas.theme.control_edge, 1);
    const auto cells = cells_behind(node, nearest);
    if (cells.size() < 2) return;
    draw_note(canvas, {x, plot.rect.min.y + 20 * canvas.scale},
              node.children.front().table->columns[0].words + " " + cells[0] + ": " + cells[1] +
                  (chart.series.size() > 2 ? ", " + cells.back() : ""));
}

} // namespace folkmoot::charts
