#pragma once

/// The tiles of many areas: what they are filled with, and words upon them.

#include "canvas/colour/theme.hpp"

namespace folkmoot::ui {

/// So much of a colour, 0..1, on the ground of the map.
[[nodiscard]] Colour tile_fill(const Theme& theme, Colour colour, double depth);

/// Words that can be read on any fill: in the colour of other words where those can be, else black
/// or white.
[[nodiscard]] Colour ink_on(const Theme& theme, Colour fill);

} // namespace folkmoot::ui
