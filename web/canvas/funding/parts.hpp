#pragma once

/// The columns of the funding lab, one a file: where the nodes of web/rooms/funding stand.

#include "canvas/sheet/draw.hpp"

#include <string_view>

namespace folkmoot::ui {

void draw_funding_formula(Ui& ui, Rect rect); ///< formula.cpp: table, formula, levers, steps
void draw_funding_places(Ui& ui, Rect rect); ///< places.cpp: table, map, cartogram
void draw_funding_effects(Ui& ui, Rect rect); ///< effects.cpp: who gains, why, how sure …

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

/// A heading inside a column, with air above it.
void column_heading(Ui& ui, const sheet::Node& node, float width);

} // namespace folkmoot::ui
