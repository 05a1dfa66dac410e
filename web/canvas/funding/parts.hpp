#pragma once

/// The parts of the funding lab, one a file.

#include "canvas/funding/controls.hpp"
#include "session/funding/desk.hpp"

namespace folkmoot::ui {

void draw_funding_formula(Ui& ui, float width); ///< funding_formula.cpp: picker, comparison, levers
void draw_funding_steps(Ui& ui, float width); ///< funding_steps.cpp: steps, rules, sources
void draw_funding_own_table(Ui& ui, float width); ///< funding_own.cpp: which table, and its columns
void draw_funding_places(Ui& ui, Rect rect); ///< funding_places.cpp: table, map, cartogram
void draw_funding_who(Ui& ui, float width); ///< funding_who.cpp: gains and losses
void draw_funding_fairness(Ui& ui, float width); ///< funding_who.cpp
void draw_funding_place(Ui& ui, float width); ///< funding_place.cpp: why, incentives
void draw_funding_doubt(Ui& ui, float width); ///< funding_doubt.cpp: robustness
void draw_funding_backwards(Ui& ui, float width); ///< funding_backwards.cpp
void draw_funding_future(Ui& ui, float width); ///< funding_future.cpp: five years

/// While something is wrong, what is drawn is from before the change: without colour or weight, and
/// nothing of it is given out.
class FromBefore {
public:
    explicit FromBefore(Ui& ui);
    ~FromBefore();
    FromBefore(const FromBefore&) = delete;
    FromBefore& operator=(const FromBefore&) = delete;

private:
    Ui& ui_;
    Theme theme_;
    Fonts fonts_;
    bool exports_off_;
};

/// Says that what stands below is from before the change, if it is.
void funding_before_mark(Ui& ui, float width);

/// A chart's caption, and whose figures it shows: pictures travel alone.
[[nodiscard]] std::string with_figures(std::string caption, const message::Funded& answer);

/// A heading inside a column, with air above it.
void funding_heading(Ui& ui, std::string_view words, float width);
/// Says that something is being worked out.
void funding_waiting(Ui& ui, std::string_view words, float width);

} // namespace folkmoot::ui
