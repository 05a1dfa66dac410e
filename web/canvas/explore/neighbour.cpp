/// The weeks of somebody who is followed, in the colours of the map.

#include "rooms/explore/neighbour.hpp"
#include "canvas/charts/plot.hpp"
#include "canvas/colour/people.hpp"
#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

constexpr float life_height = 46, years_height = 20;

/// A stripe a policy; weeks of one colour are one piece.
void paint_lives(const charts::Canvas& canvas, const sheet::Chart& chart, const Palette& palette) {
    const float left = canvas.area.min.x, width = canvas.area.width();
    const double weeks = std::max(1.0, chart.x.high);
    const auto x_at = [&](double week) { return left + static_cast<float>(week / weeks) * width; };
    const float row = life_height * canvas.scale, line = font_size(canvas.fonts.small);
    float y = canvas.area.min.y;
    for (const auto& series : chart.series) {
        text_at(canvas.draw, canvas.fonts.small, {left, y}, canvas.theme.ink, series.words, width);
        const float top = y + line + 3, bottom = y + row - 6 * canvas.scale;
        for (std::size_t from = 0; from < series.values.size();) {
            std::size_t to = from + 1;
            while (to < series.values.size() && series.values[to] == series.values[from]) ++to;
            const auto value = static_cast<std::size_t>(series.values[from]);
            if (value < palette.size())
                canvas.draw.AddRectFilled({x_at(static_cast<double>(from)), top},
                                          {x_at(static_cast<double>(to)), bottom}, palette[value]);
            from = to;
        }
        canvas.draw.AddRect({left, top}, {left + width, bottom}, canvas.theme.control_edge);
        for (const auto& mark : chart.marks) {
            const float x = x_at(mark.at), wing = 5 * canvas.scale;
            canvas.draw.AddLine({x, top}, {x, bottom}, canvas.theme.ink, canvas.scale);
            canvas.draw.AddTriangleFilled({x - wing, top - wing}, {x + wing, top - wing},
                                          {x, top + wing / 2}, canvas.theme.reform);
        }
        if (chart.now >= 0)
            canvas.draw.AddLine({x_at(chart.now), top - 2}, {x_at(chart.now), bottom + 2},
                                canvas.theme.ink, 1.5f * canvas.scale);
        y += row;
    }
    for (const auto& tick : chart.x.ticks)
        text_at(canvas.draw, canvas.fonts.small, {x_at(tick.at), y}, canvas.theme.quiet,
                "Year " + tick.words);
}

} // namespace

void draw_neighbour(Ui& ui, float width) {
    const auto* part = ui.room.find("neighbour-part");
    const auto* scenario = ui.session.scenario();
    const auto* colouring = rooms::life_colouring(ui.session);
    if (part == nullptr || scenario == nullptr) return;
    const auto before = ui.session.person();
    for (const auto& child : part->children) {
        if (child.kind != sheet::Kind::chart || !child.chart || colouring == nullptr) {
            draw_node(ui, child, width);
            continue;
        }
        const auto palette = palette_of(ui.theme, *scenario, *colouring);
        const auto rows = static_cast<float>(child.chart->series.size());
        const float stripes = rows * life_height + years_height;
        // Whoever sees the stripes may not see the map's legend: on a phone it is off the screen.
        const float gap = ui.grid(0.5f) / ui.text_scale;
        const float key = draw_colour_key(ui, *colouring, {0, 0}, width, false) / ui.text_scale;
        const auto paint = [&](const charts::Canvas& canvas) {
            paint_lives(canvas, *child.chart, palette);
            const float below = canvas.area.min.y + (stripes + gap) * canvas.scale;
            (void)draw_colour_key(ui, *colouring, {canvas.area.min.x, below}, width, true);
        };
        draw_chart(ui, child, {paint, stripes + gap + key}, width);
    }
    // On a phone who is followed stands below what one sees.
    const auto now = ui.session.person();
    if (ui.narrow && now && now != before) ui.reveal.insert("neighbour:who");
}

} // namespace folkmoot::ui
