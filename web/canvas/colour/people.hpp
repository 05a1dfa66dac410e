#pragma once

/// The palette in which the people on the map are coloured: by what the colours stand for.

#include "canvas/colour/theme.hpp"
#include "session/messages.hpp"

namespace folkmoot::ui {

/// Colours by the values of rooms/explore/colours.hpp.
[[nodiscard]] Palette palette_of(const Theme& theme, const message::Scenario& scenario,
                                 const message::Colouring& colouring);

} // namespace folkmoot::ui
