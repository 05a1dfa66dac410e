#include "canvas/charts/node_charts.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <span>

namespace folkmoot::charts {
namespace {

using sheet::Series;

/// Of a group its number; none of who is in no group, or of oneself.
std::optional<std::size_t> opinion_group(const Series& series) {
    if (series.key.empty() || series.key.find_first_not_of("0123456789") != series.key.npos ||
        series.key.size() > 3)
        return std::nullopt;
    return static_cast<std::size_t>(std::stoul(series.key));
}

char opinion_letter(std::size_t group) { return static_cast<char>('A' + group % 26); }

ImU32 opinion_colour(const ui::Theme& theme, const Series& series) {
    if (const auto group = opinion_group(series)) return ui::group_colour(theme, *group);
    return series.key == "you" ? theme.ink : theme.control_edge;
}

/// Corners of a dot around its middle, for a radius of 1, clockwise. What is in no group is an
/// octagon.
std::span<const ImVec2> opinion_shape(const Series& series, bool plain) {
    static constexpr std::array<ImVec2, 8> octagon{{{0.92f, 0.38f},
                                                    {0.38f, 0.92f},
                                                    {-0.38f, 0.92f},
                                                    {-0.92f, 0.38f},
                                                    {-0.92f, -0.38f},
                                                    {-0.38f, -0.92f},
                                                    {0.38f, -0.92f},
                                                    {0.92f, -0.38f}}};
    static constexpr std::array<ImVec2, 4> square{
        {{0.85f, 0.85f}, {-0.85f, 0.85f}, {-0.85f, -0.85f}, {0.85f, -0.85f}}};
    static constexpr std::array<ImVec2, 4> diamond{{{1.2f, 0}, {0, 1.2f}, {-1.2f, 0}, {0, -1.2f}}};
    static constexpr std::array<ImVec2, 3> up{{{1.1f, 0.8f}, {-1.1f, 0.8f}, {0, -1.2f}}};
    static constexpr std::array<ImVec2, 3> down{{{1.1f, -0.8f}, {0, 1.2f}, {-1.1f, -0.8f}}};
    const auto group = opinion_group(series);
    if (plain) return square;
    if (!group) return octagon;
    const std::array<std::span<const ImVec2>, 5> shapes{octagon, square, up, diamond, down};
    return shapes[*group % shapes.size()];
}

/// Where everything lies on the canvas: a line for each group, and below them the dots.
struct OpinionPlot {
    float line = 0; ///< height of a line of the legend
    ui::Rect rect{};
    float scale = 1;
    ImVec2 middle{0, 0}; ///< of `rect`
    double middle_x = 0, middle_y = 0;

    OpinionPlot(const Canvas& canvas, const sheet::Chart& chart) {
        constexpr float legend_line = 26, margin = 14;
        line = legend_line * canvas.scale;
        const float words = ui::font_size(canvas.fonts.small) * 1.5f;
        rect = {{canvas.area.min.x,
                 canvas.area.min.y + line * static_cast<float>(chart.series.size()) + words},
                {canvas.area.max.x, canvas.area.max.y - words}};
        const float room = margin * canvas.scale;
        middle = {(rect.min.x + rect.max.x) / 2, (rect.min.y + rect.max.y) / 2};
        const double wide = chart.x.high - chart.x.low, tall = chart.y.high - chart.y.low;
        middle_x = (chart.x.high + chart.x.low) / 2;
        middle_y = (chart.y.high + chart.y.low) / 2;
        // The same in both directions: distances are what the map is about.
        const auto fit = [](float points, double reach) {
            return reach > 0 ? points / static_cast<float>(reach) : 1.0f;
        };
        scale = std::min(fit(rect.width() - 2 * room, wide), fit(rect.height() - 2 * room, tall));
    }
    [[nodiscard]] ImVec2 at(double x, double y) const {
        return {middle.x + static_cast<float>(x - middle_x) * scale,
                middle.y - static_cast<float>(y - middle_y) * scale};
    }
    [[nodiscard]] ImVec2 dot(const Series& series, std::size_t i) const {
        return at(series.at[i], series.values[i]);
    }
};

std::size_t dots_of(const Series& series) {
    return std::min(series.at.size(), series.values.size());
}

std::size_t all_dots(const sheet::Chart& chart) {
    std::size_t sum = 0;
    for (const auto& series : chart.series) sum += dots_of(series);
    return sum;
}

float dot_radius(const OpinionPlot& plot, std::size_t dots, float scale) {
    const float area = plot.rect.width() * plot.rect.height();
    const float shared =
        0.2f * std::sqrt(area / static_cast<float>(std::max<std::size_t>(1, dots)));
    return std::clamp(shared, 1.5f, 5.0f) * scale;
}

/// All dots of a series in one go: nothing is made for each but its corners. `every`: of so many
/// one is drawn.
void draw_opinion_dots(ImDrawList& draw, const OpinionPlot& plot, const Series& series,
                       std::span<const ImVec2> shape, float radius, ImU32 colour,
                       std::size_t every) {
    const std::size_t count = (dots_of(series) + every - 1) / every;
    if (count == 0) return;
    const auto corners = static_cast<int>(shape.size()), dots = static_cast<int>(count);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    draw.PrimReserve(dots * 3 * (corners - 2), dots * corners);
    for (std::size_t i = 0; i < dots_of(series); i += every) {
        const ImVec2 middle = plot.dot(series, i);
        const auto first = draw._VtxCurrentIdx;
        for (const auto& corner : shape)
            draw.PrimWriteVtx({middle.x + corner.x * radius, middle.y + corner.y * radius}, white,
                              colour);
        for (int corner = 2; corner < corners; ++corner) {
            draw.PrimWriteIdx(static_cast<ImDrawIdx>(first));
            draw.PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(corner) - 1));
            draw.PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(corner)));
        }
    }
}

/// The outline of a group, a little outside of its dots; empty if it has none.
std::vector<ImVec2> outline_of(const OpinionPlot& plot, const Series& series, float room) {
    std::vector<ImVec2> points;
    ImVec2 middle{0, 0};
    for (const auto index : series.around) {
        if (index >= dots_of(series)) return {};
        points.push_back(plot.dot(series, index));
        middle.x += points.back().x;
        middle.y += points.back().y;
    }
    if (points.size() < 3) return {};
    middle.x /= static_cast<float>(points.size());
    middle.y /= static_cast<float>(points.size());
    for (auto& point : points) {
        const float x = point.x - middle.x, y = point.y - middle.y;
        const float away = std::max(1.0f, std::sqrt(x * x + y * y));
        point.x += x / away * room;
        point.y += y / away * room;
    }
    return points;
}

bool inside_outline(const std::vector<ImVec2>& points, ImVec2 at) {
    bool inside = false;
    for (std::size_t i = 0, before = points.size() - 1; i < points.size(); before = i++) {
        const auto& a = points[i];
        const auto& b = points[before];
        if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

constexpr float badge_radius = 11;

/// Where a group's letter stands: above the highest point of its outline.
std::optional<ImVec2> badge_of(const OpinionPlot& plot, const std::vector<ImVec2>& outline,
                               float scale) {
    if (outline.empty()) return std::nullopt;
    const auto top = *std::min_element(outline.begin(), outline.end(),
                                       [](ImVec2 a, ImVec2 b) { return a.y < b.y; });
    const float r = badge_radius * scale;
    return ImVec2{
        std::clamp(top.x, plot.rect.min.x + r, std::max(plot.rect.min.x + r, plot.rect.max.x - r)),
        std::max(top.y - r, plot.rect.min.y + r)};
}

void draw_badge(const Canvas& canvas, ImVec2 at, std::size_t group, ImU32 colour) {
    const char letter = opinion_letter(group);
    auto* font = canvas.fonts.small_strong;
    const std::string_view words(&letter, 1);
    canvas.draw.AddCircleFilled(at, badge_radius * canvas.scale, colour);
    const auto size = ui::text_size(font, words);
    ui::text_at(canvas.draw, font, {at.x - size.x / 2, at.y - size.y / 2}, canvas.theme.paper,
                words);
}

void draw_opinion_legend(const Canvas& canvas, const OpinionPlot& plot, const sheet::Node& node) {
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    float y = canvas.area.min.y;
    for (std::size_t s = 0; s < node.chart->series.size(); ++s) {
        const auto& series = node.chart->series[s];
        const ImVec2 at{canvas.area.min.x + badge_radius * canvas.scale, y + plot.line / 2};
        const ImU32 colour = opinion_colour(t, series);
        const auto group = opinion_group(series);
        if (group)
            draw_badge(canvas, at, *group, colour);
        else
            canvas.draw.AddCircleFilled(at, 5 * canvas.scale, colour);
        const bool chosen = node.chart->chosen == "group:" + std::to_string(s);
        ui::text_at(canvas.draw, chosen ? canvas.fonts.small_strong : font,
                    {at.x + 2 * badge_radius * canvas.scale, at.y - ui::font_size(font) / 2}, t.ink,
                    series.words, canvas.area.width() - 3 * badge_radius * canvas.scale);
        y += plot.line;
    }
}

struct OpinionHit {
    std::size_t series = 0, dot = 0;
};

/// The dot under the pointer: the nearest within a finger's breadth.
std::optional<OpinionHit> dot_under(const Canvas& canvas, const OpinionPlot& plot,
                                    const sheet::Chart& chart) {
    const float reach = std::max(8.0f, dot_radius(plot, all_dots(chart), canvas.scale) + 3);
    float nearest = reach * reach;
    std::optional<OpinionHit> hit;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto& series = chart.series[s];
        for (std::size_t i = 0; i < dots_of(series); ++i) {
            const ImVec2 at = plot.dot(series, i);
            const float x = at.x - canvas.pointer.x, y = at.y - canvas.pointer.y;
            const float away = x * x + y * y;
            if (away > nearest || (away == nearest && hit)) continue;
            nearest = away;
            hit = OpinionHit{s, i};
        }
    }
    return hit;
}

/// The group whose line, letter or outline the pointer is on.
std::optional<std::size_t> group_under(const Canvas& canvas, const OpinionPlot& plot,
                                       const sheet::Chart& chart, bool outlines) {
    const float line = (canvas.pointer.y - canvas.area.min.y) / plot.line;
    if (line >= 0 && line < static_cast<float>(chart.series.size())) {
        const auto s = static_cast<std::size_t>(line);
        return opinion_group(chart.series[s]) ? std::optional(s) : std::nullopt;
    }
    const float reach = badge_radius * canvas.scale + 3;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        if (!opinion_group(chart.series[s])) continue;
        const auto outline = outline_of(plot, chart.series[s], reach / 2);
        const auto badge = badge_of(plot, outline, canvas.scale);
        if (!badge) continue;
        const float x = badge->x - canvas.pointer.x, y = badge->y - canvas.pointer.y;
        if (x * x + y * y <= reach * reach || (outlines && inside_outline(outline, canvas.pointer)))
            return s;
    }
    return std::nullopt;
}

} // namespace

float opinions_height(const sheet::Node& node) {
    constexpr float plot_height = 360, legend_line = 26;
    return plot_height + legend_line * static_cast<float>(node.chart->series.size());
}

std::string opinion_under(const Canvas& canvas, const sheet::Node& node) {
    const auto& chart = *node.chart;
    const OpinionPlot plot(canvas, chart);
    if (const auto group = group_under(canvas, plot, chart, false))
        return "group:" + std::to_string(*group);
    if (const auto dot = dot_under(canvas, plot, chart))
        return "dot:" + std::to_string(dot->series) + ":" + std::to_string(dot->dot);
    const auto group = group_under(canvas, plot, chart, true);
    return group ? "group:" + std::to_string(*group) : std::string();
}

void paint_opinions(const Canvas& canvas, const sheet::Node& node) {
    const auto& chart = *node.chart;
    const std::size_t dots = all_dots(chart);
    if (dots == 0) return draw_empty(canvas);
    const auto& t = canvas.theme;
    const OpinionPlot plot(canvas, chart);
    draw_opinion_legend(canvas, plot, node);
    canvas.draw.AddRect(plot.rect.min, plot.rect.max, t.line, 4);
    auto* font = canvas.fonts.small;
    const float pad = 4 * canvas.scale;
    ui::text_at(canvas.draw, font, {canvas.area.min.x, plot.rect.min.y - ui::font_size(font) - pad},
                t.quiet, chart.y.words, canvas.area.width());
    const float wide = std::min(ui::text_size(font, chart.x.words).x, canvas.area.width());
    ui::text_at(canvas.draw, font, {canvas.area.max.x - wide, plot.rect.max.y + pad}, t.quiet,
                chart.x.words, wide);

    // A draw list counts its corners in 16 bits: the more people, the simpler their dots.
    constexpr std::size_t most_corners = 42'000, corners_of_shapes = 8, corners_of_plain = 4;
    const bool plain = dots * corners_of_shapes > most_corners;
    const std::size_t every = (dots * corners_of_plain + most_corners - 1) / most_corners;
    const float radius = dot_radius(plot, dots, canvas.scale);
    const bool group_chosen = chart.chosen.starts_with("group:");
    canvas.draw.PushClipRect(plot.rect.min, plot.rect.max, true);
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto& series = chart.series[s];
        const bool chosen = chart.chosen == "group:" + std::to_string(s);
        const ImU32 full = opinion_colour(t, series);
        const ImU32 colour = group_chosen && !chosen ? ui::blended(t.panel, full, 0.4f) : full;
        const auto outline = outline_of(plot, series, radius + pad);
        if (!outline.empty()) {
            const auto points = static_cast<int>(outline.size());
            canvas.draw.AddConvexPolyFilled(outline.data(), points, ui::faded(colour, 0.08f));
            canvas.draw.AddPolyline(outline.data(), points, colour, ImDrawFlags_Closed,
                                    (chosen ? 3.5f : 1.5f) * canvas.scale);
        }
        const bool own = series.key == "you";
        draw_opinion_dots(canvas.draw, plot, series, opinion_shape(series, plain),
                          own ? std::max(radius, 4 * canvas.scale) : radius, colour, every);
        for (std::size_t i = 0; own && i < dots_of(series); ++i)
            canvas.draw.AddCircle(plot.dot(series, i), radius + 5 * canvas.scale, t.ink, 0, 2);
    }
    for (const auto& series : chart.series) {
        const auto badge = badge_of(plot, outline_of(plot, series, radius + pad), canvas.scale);
        if (const auto group = opinion_group(series); group && badge)
            draw_badge(canvas, *badge, *group, opinion_colour(t, series));
    }
    const auto ring = [&](std::size_t s, std::size_t i) {
        canvas.draw.AddCircle(plot.dot(chart.series[s], i), radius + 3 * canvas.scale, t.ink, 0, 2);
    };
    canvas.draw.PopClipRect();
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto begin = "dot:" + std::to_string(s) + ":";
        if (!chart.chosen.starts_with(begin)) continue;
        const auto i = static_cast<std::size_t>(
            std::strtoul(chart.chosen.c_str() + begin.size(), nullptr, 10));
        if (i < dots_of(chart.series[s])) ring(s, i);
    }
    if (canvas.pointer.x < 0) return;
    if (const auto hit = dot_under(canvas, plot, chart)) {
        const auto& series = chart.series[hit->series];
        const ImVec2 at = plot.dot(series, hit->dot);
        ring(hit->series, hit->dot);
        draw_note(canvas, {at.x, at.y - radius}, series.words);
    }
}

} // namespace folkmoot::charts
