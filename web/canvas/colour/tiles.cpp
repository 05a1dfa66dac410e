#include "canvas/colour/tiles.hpp"

#include <algorithm>

namespace folkmoot::ui {

Colour tile_fill(const Theme& theme, Colour colour, double depth) {
    return blended(theme.map_area, colour, static_cast<float>(std::clamp(depth, 0.0, 1.0)));
}

Colour ink_on(const Theme& theme, Colour fill) {
    constexpr double can_be_read = 4.5;
    constexpr Colour black = 0xFF000000, white = 0xFFFFFFFF;
    for (const Colour ink : {theme.ink, theme.paper})
        if (contrast_ratio(ink, fill) >= can_be_read) return ink;
    // One of these always can: the two are 21:1 apart, and 4.58 is the root of that.
    return contrast_ratio(black, fill) > contrast_ratio(white, fill) ? black : white;
}

} // namespace folkmoot::ui
