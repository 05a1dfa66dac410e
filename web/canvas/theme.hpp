#pragma once

/// Colours, type and spacing: everything that decides how the screen looks, and nothing else.
///
/// Colours are safe for colour blindness: baseline is slate, reform blue; better is teal and worse
/// vermilion, and both are always said in words as well.

#include <imgui.h>

#include <array>
#include <cstdint>

namespace folkmoot::ui {

enum class Appearance : std::uint8_t { light, dark, contrast };

struct Theme {
    Appearance appearance = Appearance::light;
    ImU32 paper = 0;       ///< behind everything
    ImU32 panel = 0;       ///< behind levers and results
    ImU32 raised = 0;      ///< cards, menus, tooltips
    ImU32 ink = 0;         ///< text
    ImU32 quiet = 0;       ///< secondary text; at least 4.5:1 on paper, panel and raised
    ImU32 line = 0;        ///< separators and quiet borders
    ImU32 control = 0;     ///< face of buttons and tracks
    ImU32 control_hover = 0;
    ImU32 control_edge = 0;  ///< border of controls; at least 3:1
    ImU32 baseline = 0, reform = 0;
    ImU32 on_reform = 0;   ///< text on `reform`
    ImU32 better = 0, worse = 0;
    ImU32 doubt = 0;       ///< background of assumptions
    ImU32 doubt_mark = 0;  ///< edge and words of assumptions
    ImU32 focus = 0;       ///< ring around what the keyboard is on
    ImU32 shade = 0;       ///< over what a dialogue covers
    ImU32 map_area = 0, map_edge = 0;
};

[[nodiscard]] Theme make_theme(Appearance appearance);

/// The same colour with another opacity, 0..1.
[[nodiscard]] ImU32 faded(ImU32 colour, float opacity);
/// `share` of `b` in `a`.
[[nodiscard]] ImU32 blended(ImU32 a, ImU32 b, float share);

/// Typefaces at the sizes of the scale, in points at text scale 1.
struct Fonts {
    ImFont *small = nullptr, *small_strong = nullptr;  ///< 13
    ImFont *body = nullptr, *strong = nullptr;         ///< 15
    ImFont *large = nullptr, *heading = nullptr;       ///< 18
    ImFont* title = nullptr;                           ///< 24
    ImFont* display = nullptr;                         ///< 34
};

/// Fills ImGui's atlas for a text scale on a screen with `pixel_ratio` pixels a point.
[[nodiscard]] Fonts load_fonts(float text_scale, float pixel_ratio);

/// Gives ImGui's own widgets (menus, tooltips, scroll bars) our colours and shapes.
void apply(const Theme& theme, float text_scale);

/// Colours of people on the map, by value 0..255; what 255 means is up to the colouring.
using Palette = std::array<ImU32, 256>;

/// Sequential and even to the eye: short waits recede into the paper, long ones stand out.
[[nodiscard]] Palette wait_palette(const Theme& theme);
/// `steps` classes from low to high.
[[nodiscard]] Palette class_palette(const Theme& theme, int steps, bool warm);
/// Classes that have no order: the first `local` muted, those after them strong.
[[nodiscard]] Palette provider_palette(const Theme& theme, int local, int online);

}  // namespace folkmoot::ui
