#include "canvas/charts/node_charts.hpp"
#include "canvas/charts/plot.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace folkmoot::charts {
namespace {

constexpr float grid_row = 30; ///< points

bool is_cell(const sheet::Series& series) {
    return series.key == "holds" || series.key == "turns" || series.key == "close";
}

struct CellLook {
    ImU32 face, sign;
};

CellLook cell_look(const ui::Theme& t, std::string_view key) {
    if (key == "holds") return {t.reform, t.on_reform};
    if (key == "turns") return {t.worse, t.paper};
    return {t.panel, t.ink};
}

/// A tick, a cross or a question mark: what tells a square without its colour.
void draw_sign(const Canvas& canvas, std::string_view key, ImVec2 at, float size, ImU32 colour) {
    const float thick = 2 * canvas.scale;
    if (key == "holds") {
        const std::array tick{ImVec2{at.x - size, at.y},
                              ImVec2{at.x - size * 0.3f, at.y + size * 0.7f},
                              ImVec2{at.x + size, at.y - size * 0.7f}};
        canvas.draw.AddPolyline(tick.data(), static_cast<int>(tick.size()), colour, 0, thick);
    } else if (key == "turns") {
        const float arm = size * 0.75f;
        canvas.draw.AddLine({at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}, colour, thick);
        canvas.draw.AddLine({at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}, colour, thick);
    } else {
        auto* font = canvas.fonts.strong;
        const auto words = ui::text_size(font, "?");
        ui::text_at(canvas.draw, font, {at.x - words.x / 2, at.y - words.y / 2}, colour, "?");
    }
}

/// A ring, lighter around it, so that it is seen on every face.
void draw_ring(const Canvas& canvas, ImVec2 at, float radius, bool now) {
    const auto& t = canvas.theme;
    canvas.draw.AddCircle(at, radius, t.panel, 0, 5 * canvas.scale);
    canvas.draw.AddCircle(at, radius, now ? t.ink : t.quiet, 0, 2.5f * canvas.scale);
}

/// What the signs mean; returns how much room it took.
float draw_grid_legend(const Canvas& canvas, const sheet::Chart& chart) {
    const auto& t = canvas.theme;
    auto* font = canvas.fonts.small;
    const float line = ui::font_size(font), side = line * 1.2f, gap = 14 * canvas.scale;
    ImVec2 at = canvas.area.min;
    for (const auto& series : chart.series) {
        const float width = side + gap / 2 + ui::text_size(font, series.words).x;
        if (at.x > canvas.area.min.x && at.x + width > canvas.area.max.x)
            at = {canvas.area.min.x, at.y + side + gap / 3};
        const ImVec2 middle{at.x + side / 2, at.y + side / 2};
        if (is_cell(series)) {
            const auto look = cell_look(t, series.key);
            canvas.draw.AddRectFilled(at, {at.x + side, at.y + side}, look.face, 2);
            if (series.key == "close")
                canvas.draw.AddRect(at, {at.x + side, at.y + side}, t.control_edge, 2);
            draw_sign(canvas, series.key, middle, side * 0.28f, look.sign);
        } else {
            draw_ring(canvas, middle, side * 0.4f, series.key == "now");
        }
        ui::text_at(canvas.draw, font, {at.x + side + gap / 2, at.y + (side - line) / 2}, t.quiet,
                    series.words);
        at.x += width + gap;
    }
    return at.y + side + gap / 2 - canvas.area.min.y;
}

} // namespace

float grid_height(const sheet::Node& node) {
    constexpr float around = 125; // axes, their words, two lines of what the signs mean
    return around + grid_row * static_cast<float>(node.chart->y.ticks.size());
}

void paint_grid(const Canvas& canvas, const sheet::Node& node) {
    const auto& chart = *node.chart;
    if (chart.x.high <= chart.x.low || chart.y.high <= chart.y.low) return draw_empty(canvas);
    const auto& t = canvas.theme;
    Canvas below{canvas.draw, canvas.area, t, canvas.fonts, canvas.scale, canvas.pointer};
    below.area.min.y += draw_grid_legend(canvas, chart);
    const auto plot = draw_plot(below, chart.x, chart.y);
    const float wide = plot.rect.width() / static_cast<float>(chart.x.ticks.size());
    const float high = plot.rect.height() / static_cast<float>(chart.y.ticks.size());
    const auto face = [&](double x, double y) {
        const ImVec2 middle{plot.x(x), plot.y(y)};
        return ui::Rect{{middle.x - wide / 2 + 1, middle.y - high / 2 + 1},
                        {middle.x + wide / 2 - 1, middle.y + high / 2 - 1}};
    };
    for (const auto& x : chart.x.ticks) {
        for (const auto& y : chart.y.ticks) {
            const auto empty = face(x.at, y.at);
            canvas.draw.AddRectFilled(empty.min, empty.max, t.panel);
            canvas.draw.AddRect(empty.min, empty.max, t.line);
        }
    }
    const sheet::Series* under = nullptr;
    std::size_t which = 0;
    for (const auto& series : chart.series) {
        for (std::size_t i = 0; is_cell(series) && i < series.values.size(); ++i) {
            const auto rect = face(series.at[i], series.values[i]);
            const auto look = cell_look(t, series.key);
            canvas.draw.AddRectFilled(rect.min, rect.max, look.face, 2);
            if (series.key == "close")
                canvas.draw.AddRect(rect.min, rect.max, t.control_edge, 2, 0, canvas.scale);
            draw_sign(canvas, series.key, {plot.x(series.at[i]), plot.y(series.values[i])},
                      std::min(wide, high) * 0.22f, look.sign);
            if (rect.holds(canvas.pointer)) {
                under = &series;
                which = i;
            }
        }
    }
    for (const auto& series : chart.series) {
        if (!is_cell(series))
            draw_ring(canvas, {plot.x(series.at[0]), plot.y(series.values[0])},
                      std::min(wide, high) * 0.42f, series.key == "now");
    }
    if (under == nullptr) return;
    const auto words_at = [](const sheet::Axis& axis, double place) {
        const auto tick = std::ranges::find(axis.ticks, place, &sheet::Tick::at);
        return axis.words + " " + (tick == axis.ticks.end() ? "" : tick->words);
    };
    draw_note(canvas, {plot.x(under->at[which]), plot.y(under->values[which])},
              words_at(chart.x, under->at[which]) + ", " + words_at(chart.y, under->values[which]) +
                  ": " + under->told[which] + ", " + under->words);
}

} // namespace folkmoot::charts
