#pragma once

/// Type and spacing, and how the colours of colour/theme.hpp reach Dear ImGui: what decides how the
/// screen looks, and nothing else.

#include "canvas/colour/theme.hpp"

#include <imgui.h>

namespace folkmoot::ui {

/// Typefaces at the sizes of the scale, in points at text scale 1.
struct Fonts {
    ImFont *small = nullptr, *small_strong = nullptr; ///< 13
    ImFont *body = nullptr, *strong = nullptr; ///< 15
    ImFont *large = nullptr, *heading = nullptr; ///< 18
    ImFont* title = nullptr; ///< 24
    ImFont* display = nullptr; ///< 34
};

/// Fills ImGui's atlas for a text scale on a screen with `pixel_ratio` pixels a point.
[[nodiscard]] Fonts load_fonts(float text_scale, float pixel_ratio);

/// Gives ImGui's own widgets (menus, tooltips, scroll bars) our colours and shapes.
void apply(const Theme& theme, float text_scale);

} // namespace folkmoot::ui
