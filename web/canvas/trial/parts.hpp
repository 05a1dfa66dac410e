#pragma once

/// What the steps of the split-test lab are made of.

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

/// The number and the plain name of a step; the step is a place called "step:NAME".
void trial_step(Ui& ui, int number, std::string_view name, std::string_view words, float width);

/// Plain words with the statistical term in small beside or below them.
void plain_and_term(Ui& ui, std::string_view plain, std::string_view term, float width);

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

/// A switch with a sentence beside it.
bool labelled_toggle(Ui& ui, const char* id, bool& on, std::string_view plain,
                     std::string_view term, float width);

/// A card on the panel: background, a heading, a body of text.
void told_card(Ui& ui, std::string_view heading, std::string_view body, ImU32 edge, float width,
               float height);
[[nodiscard]] float told_card_height(Ui& ui, std::string_view body, float width);

/// What is wrong, in a bordered box.
void draw_trouble(Ui& ui, std::span<const message::Problem> problems, float width);

// The steps, one a file.
void draw_trial_lesson(Ui& ui, float width); ///< trial_question.cpp
void draw_trial_question(Ui& ui, float width); ///< trial_question.cpp
void draw_trial_design(Ui& ui, float width); ///< trial_design.cpp
void draw_trial_arms(Ui& ui, float width); ///< trial_arms.cpp
void draw_trial_size(Ui& ui, float width); ///< trial_size.cpp
void draw_trial_run(Ui& ui, float width); ///< trial_run.cpp
void draw_trial_repeats(Ui& ui, float width); ///< trial_repeats.cpp
void draw_trial_own(Ui& ui, float width); ///< trial_own.cpp

} // namespace folkmoot::ui
