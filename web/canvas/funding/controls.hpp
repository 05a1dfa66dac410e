#pragma once

/// What the funding lab sets its numbers with.

#include "canvas/chart_frame.hpp"
#include "canvas/charts/chart.hpp"
#include "canvas/widgets.hpp"
#include "session/chart_data.hpp"
#include "session/trial/desk.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ui {

/// A thing to choose or to set: its name, and at the right its value in words.
void setting_name(Ui& ui, std::string_view name, std::string_view value, float width);

struct Range {
    double low = 0, high = 1, step = 0.01;
    double mark = 0;  ///< where it started
};
struct Slid {
    bool changed = false, held = false, released = false;
};
/// A slider for a number that is no setting of the scenario. Mouse, finger, arrow keys, Home and
/// End.
Slid slide(Ui& ui, const char* id, double& value, const Range& range, float width);

struct Option {
    std::string name, sentence;
};
/// One of many: a button that opens a list. True when `chosen` changed; -1: none is chosen, `empty`
/// shows.
bool pick_one(Ui& ui, const char* id, std::span<const Option> options, int& chosen, float width,
              std::string_view empty = "Choose");

/// What is wrong, in a bordered box.
void draw_trouble(Ui& ui, std::span<const message::Problem> problems, float width);

} // namespace folkmoot::ui
