#pragma once

/// A plot with two numeric axes: grid, ticks, what the axes count.

#include "canvas/charts/chart.hpp"
#include "rooms/sheet.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace folkmoot::charts {

struct Plot2 {
    ui::Rect rect;
    Axis across, up;
    [[nodiscard]] float x(double value) const {
        return rect.min.x + static_cast<float>(across.share(value)) * rect.width();
    }
    [[nodiscard]] float y(double value) const {
        return rect.max.y - static_cast<float>(up.share(value)) * rect.height();
    }
};

/// Words of a tick; `step`: between ticks.
using TickWords = std::function<std::string(double value, double step)>;

struct PlotWords {
    TickWords across, up;
    std::string across_title, up_title;  ///< with units
};

/// Lays the plot out in the canvas and draws grid, ticks and titles: those of a sheet's chart.
[[nodiscard]] Plot2 draw_plot(const Canvas& canvas, const sheet::Axis& across,
                              const sheet::Axis& up);
/// The same where the words of ticks are made here.
[[nodiscard]] Plot2 draw_plot(const Canvas& canvas, Axis across, Axis up, const PlotWords& words);

/// A vertical or horizontal mark with a word at its end.
/// `row`: how many lines lower the word stands, so that two marks side by side can be read.
void mark_across(const Canvas& canvas, const Plot2& plot, double at, ImU32 colour,
                 std::string_view word, bool word_left = false, int row = 0);
void mark_up(const Canvas& canvas, const Plot2& plot, double at, ImU32 colour,
             std::string_view word, bool word_left = false);

/// A small card with words beside the pointer.
void draw_note(const Canvas& canvas, ImVec2 at, std::string_view words);

/// "12", "1,200", "0.5": a number as precise as its axis.
[[nodiscard]] std::string plain_tick(double value, double step);

}  // namespace folkmoot::charts
