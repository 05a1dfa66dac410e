#include "canvas/charts/chart.hpp"
#include "canvas/widgets.hpp"
#include "core/words/numbers.hpp"
#include "core/words/values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace folkmoot::charts {
namespace {

using ui::Rect;
using ui::text_at;

struct Extent {
    double low = INFINITY, high = -INFINITY;
    void take(double v) {
        if (!std::isfinite(v)) return;
        low = std::min(low, v);
        high = std::max(high, v);
    }
};

Extent extent_of(const session::ChartData& data) {
    Extent extent;
    for (const float v : data.baseline_weeks) extent.take(static_cast<double>(v));
    for (const float v : data.reform_weeks) extent.take(static_cast<double>(v));
    for (const auto& other : data.others)
        for (const float v : other.weeks) extent.take(static_cast<double>(v));
    for (const auto* band : {&data.baseline_band, &data.reform_band}) {
        for (const auto& b : *band) {
            extent.take(b.low);
            extent.take(b.high);
        }
    }
    return extent;
}

/// Maps weeks and values onto the plot.
struct Plot {
    Rect rect;
    Axis axis;
    std::size_t weeks = 1;
    [[nodiscard]] float x(double week) const {
        const double share = week / static_cast<double>(std::max<std::size_t>(1, weeks - 1));
        return rect.min.x + static_cast<float>(share) * rect.width();
    }
    [[nodiscard]] float y(double value) const {
        return rect.max.y - static_cast<float>(axis.share(value)) * rect.height();
    }
};

void draw_band(const Canvas& canvas, const Plot& plot, const std::vector<session::Band>& band,
               ImU32 colour) {
    for (std::size_t i = 1; i < band.size(); ++i) {
        const auto &a = band[i - 1], &b = band[i];
        if (!std::isfinite(a.low + a.high + b.low + b.high)) continue;
        const float x0 = plot.x(static_cast<double>(i - 1)), x1 = plot.x(static_cast<double>(i));
        // Without anti-aliasing: seams between translucent slices would show as stripes.
        const auto flags = canvas.draw.Flags;
        canvas.draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        canvas.draw.AddQuadFilled({x0, plot.y(a.high)}, {x1, plot.y(b.high)}, {x1, plot.y(b.low)},
                                  {x0, plot.y(a.low)}, colour);
        canvas.draw.Flags = flags;
    }
}

void draw_series(const Canvas& canvas, const Plot& plot, const std::vector<float>& values,
                 ImU32 colour, float width) {
    const auto flush = [&] { canvas.draw.PathStroke(colour, 0, width); };
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double v = static_cast<double>(values[i]);
        if (!std::isfinite(v)) {
            flush();
            continue;
        }
        canvas.draw.PathLineTo({plot.x(static_cast<double>(i)), plot.y(v)});
    }
    flush();
}

/// The baseline once more, in dashes over the reform: where both are the same, both are seen.
void draw_dashes(const Canvas& canvas, const Plot& plot, const std::vector<float>& values,
                 ImU32 colour, float width) {
    constexpr std::size_t dashes = 32;
    const std::size_t length = std::max<std::size_t>(1, values.size() / (2 * dashes));
    for (std::size_t from = 0; from + length < values.size(); from += 2 * length) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(from);
        std::vector<float> dash(from, std::numeric_limits<float>::quiet_NaN());
        dash.insert(dash.end(), begin, begin + static_cast<std::ptrdiff_t>(length + 1));
        draw_series(canvas, plot, dash, colour, width);
    }
}

void draw_axes(const Canvas& canvas, const Plot& plot, const message::Outcome& outcome) {
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    const float height = ui::font_size(font);
    const int lines =
        static_cast<int>(std::lround((plot.axis.high - plot.axis.low) / plot.axis.step));
    for (int i = 0; i <= lines; ++i) {
        const double value = plot.axis.low + i * plot.axis.step;
        const float y = std::round(plot.y(value));
        const bool zero = std::fabs(value) < plot.axis.step * 1e-6;
        canvas.draw.AddLine({plot.rect.min.x, y}, {plot.rect.max.x, y},
                            zero ? t.control_edge : t.line, 1);
        const auto label = words::format_axis(outcome, value, plot.axis.step);
        const auto size = ui::text_size(font, label);
        text_at(canvas.draw, font, {plot.rect.min.x - size.x - 8 * canvas.scale, y - size.y / 2},
                t.quiet, label);
    }
    const auto years = (plot.weeks + 51) / 52;
    for (std::size_t year = 0; year < years; ++year) {
        const auto label = (year == 0 ? "Year " : "") + std::to_string(year + 1);
        const float from = plot.x(static_cast<double>(year * 52));
        const float to = plot.x(static_cast<double>(std::min(plot.weeks - 1, (year + 1) * 52)));
        const auto size = ui::text_size(font, label);
        if (year > 0) {
            canvas.draw.AddLine({from, plot.rect.max.y}, {from, plot.rect.max.y + 4},
                                t.control_edge);
        }
        if (size.x > to - from) continue;
        text_at(canvas.draw, font, {(from + to - size.x) / 2, plot.rect.max.y + height * 0.35f},
                t.quiet, label);
    }
}

/// The values of one week beside a vertical line.
void draw_reading(const Canvas& canvas, const Plot& plot, const session::ChartData& data,
                  std::size_t week) {
    const auto& t = canvas.theme;
    const float x = plot.x(static_cast<double>(week));
    canvas.draw.AddLine({x, plot.rect.min.y}, {x, plot.rect.max.y}, t.control_edge, 1);
    struct Reading {
        const std::vector<float>& values;
        ImU32 colour;
    };
    const Reading readings[] = {{data.baseline_weeks, t.baseline}, {data.reform_weeks, t.reform}};
    std::string words = format_week(static_cast<std::uint32_t>(week));
    for (const auto& reading : readings) {
        if (week >= reading.values.size()) continue;
        const double v = static_cast<double>(reading.values[week]);
        words += &reading == &readings[0] ? ": " : " → ";
        words += words::format_value(*data.outcome, v);
        if (!std::isfinite(v)) continue;
        canvas.draw.AddCircleFilled({x, plot.y(v)}, 4.5f * canvas.scale, t.raised);
        canvas.draw.AddCircleFilled({x, plot.y(v)}, 3.25f * canvas.scale, reading.colour);
    }
    if (data.outcome->unit == "days") words += " days";
    auto* font = canvas.fonts.small_strong;
    const auto size = ui::text_size(font, words);
    const float pad = 6 * canvas.scale;
    float left = x - size.x / 2 - pad;
    left = std::clamp(left, canvas.area.min.x, canvas.area.max.x - size.x - 2 * pad);
    const ImVec2 min{left, plot.rect.min.y - size.y - 2};
    canvas.draw.AddRectFilled(min, {min.x + size.x + 2 * pad, min.y + size.y + 6}, t.raised, 5);
    canvas.draw.AddRect(min, {min.x + size.x + 2 * pad, min.y + size.y + 6}, t.line, 5);
    text_at(canvas.draw, font, {min.x + pad, min.y + 3}, t.ink, words);
}

}  // namespace

void draw_line_chart(const Canvas& canvas, const session::ChartData& data, std::uint32_t week) {
    const auto extent = extent_of(data);
    if (!std::isfinite(extent.low)) return draw_empty(canvas);
    Plot plot;
    plot.axis = make_axis(extent.low, extent.high, 4, true);
    plot.weeks = std::max(data.baseline_weeks.size(), data.reform_weeks.size());
    float widest = 0;
    const int lines =
        static_cast<int>(std::lround((plot.axis.high - plot.axis.low) / plot.axis.step));
    for (int i = 0; i <= lines; ++i) {
        const double value = plot.axis.low + i * plot.axis.step;
        const auto label = words::format_axis(*data.outcome, value, plot.axis.step);
        widest = std::max(widest, ui::text_size(canvas.fonts.small, label).x);
    }
    const float label_height = ui::font_size(canvas.fonts.small);
    plot.rect = {{canvas.area.min.x + widest + 8 * canvas.scale, canvas.area.min.y + label_height},
                 {canvas.area.max.x - 6 * canvas.scale, canvas.area.max.y - label_height * 1.5f}};
    draw_axes(canvas, plot, *data.outcome);
    draw_band(canvas, plot, data.baseline_band, ui::faded(canvas.theme.baseline, 0.16f));
    draw_band(canvas, plot, data.reform_band, ui::faded(canvas.theme.reform, 0.18f));
    const float width = 1.75f * canvas.scale;
    for (std::size_t i = 0; i < std::min(data.others.size(), session::most_lines_beside); ++i) {
        const auto look = ui::beside_look(canvas.theme, i);
        const auto draw = look.dashed ? draw_dashes : draw_series;
        draw(canvas, plot, data.others[i].weeks, look.colour, width);
    }
    draw_series(canvas, plot, data.baseline_weeks, canvas.theme.baseline, width);
    draw_series(canvas, plot, data.reform_weeks, canvas.theme.reform, width * 1.2f);
    draw_dashes(canvas, plot, data.baseline_weeks, canvas.theme.baseline, width);
    if (plot.rect.holds(canvas.pointer)) {
        const float share = (canvas.pointer.x - plot.rect.min.x) / plot.rect.width();
        const float at = share * static_cast<float>(plot.weeks - 1);
        draw_reading(canvas, plot, data, static_cast<std::size_t>(std::lround(at)));
    } else if (week + 1 < plot.weeks) {
        const float x = plot.x(week);
        canvas.draw.AddLine({x, plot.rect.min.y}, {x, plot.rect.max.y},
                            ui::faded(canvas.theme.ink, 0.35f), 1);
    }
}

void draw_sparkline(const Canvas& canvas, const std::vector<float>& baseline,
                    const std::vector<float>& reform) {
    Extent extent;
    for (const float v : baseline) extent.take(static_cast<double>(v));
    for (const float v : reform) extent.take(static_cast<double>(v));
    if (!std::isfinite(extent.low)) return;
    Plot plot{canvas.area, {extent.low, extent.high, 1}, std::max(baseline.size(), reform.size())};
    if (extent.high <= extent.low) plot.axis = {extent.low - 1, extent.high + 1, 1};
    // A point a pixel is enough, and quarters are what can be seen at this size.
    const auto pixels = static_cast<std::size_t>(std::max(1.0f, canvas.area.width()));
    const auto draw_course = [&](const std::vector<float>& values, ImU32 colour, float width) {
        const std::size_t stride = std::max<std::size_t>(1, values.size() / pixels);
        float mean = values.empty() ? 0 : values[0];
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isfinite(values[i])) mean += (values[i] - mean) * 0.2f;
            if (!std::isfinite(mean) || (i % stride != 0 && i + 1 != values.size())) continue;
            canvas.draw.PathLineTo(
                {plot.x(static_cast<double>(i)), plot.y(static_cast<double>(mean))});
        }
        canvas.draw.PathStroke(colour, 0, width);
    };
    draw_course(baseline, canvas.theme.baseline, 1.25f * canvas.scale);
    draw_course(reform, canvas.theme.reform, 1.75f * canvas.scale);
}

}  // namespace folkmoot::charts
