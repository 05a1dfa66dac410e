#pragma once

/// The colours of the three appearances, as a table of numbers: no drawing library is needed to
/// read it, so that a test can measure what everybody must be able to see.
///
/// Colours are safe for colour blindness: baseline is slate, reform blue; better is teal and worse
/// vermilion, and both are always said in words as well. Words stand out from what is behind them
/// by 4.5:1 at least, controls and marks by 3:1 (WCAG 2.2 AA, success criteria 1.4.3 and 1.4.11).

#include <array>
#include <cstddef>
#include <cstdint>

namespace folkmoot::ui {

/// Red in the lowest byte, then green, blue, and opacity: as Dear ImGui packs it.
using Colour = std::uint32_t;

enum class Appearance : std::uint8_t { light, dark, contrast };

struct Theme {
    Appearance appearance = Appearance::light;
    Colour paper = 0;                        ///< behind everything
    Colour panel = 0;                        ///< behind levers and results
    Colour raised = 0;                       ///< cards, menus, tooltips
    Colour ink = 0;                          ///< text
    Colour quiet = 0;                        ///< secondary text
    Colour line = 0;                         ///< separators, which nobody needs to see
    Colour control = 0;                      ///< face of buttons
    Colour control_hover = 0;                ///< face of a button under the pointer
    Colour control_edge = 0;                 ///< border of controls, and the tracks of sliders
    Colour baseline = 0, reform = 0;         ///< also as text
    Colour baseline_soft = 0;                ///< bars of the baseline that do not matter so much
    Colour on_reform = 0;                    ///< text on `reform`
    Colour better = 0, worse = 0;            ///< also as text
    Colour truth = 0;                        ///< what is known because the town is simulated
    Colour doubt = 0;                        ///< background of assumptions
    Colour doubt_mark = 0;                   ///< edge, words and tracks of assumptions
    Colour focus = 0;                        ///< ring around what the keyboard is on
    Colour shade = 0;                        ///< over what a dialogue covers
    Colour map_area = 0, map_edge = 0;       ///< ground of the map, and the border of an area
};

[[nodiscard]] Theme make_theme(Appearance appearance);

/// The same colour with another opacity, 0..1.
[[nodiscard]] Colour faded(Colour colour, float opacity);
/// `share` of `b` in `a`.
[[nodiscard]] Colour blended(Colour a, Colour b, float share);
/// The face of a button that is filled with `reform`: as it is, under the pointer, pressed.
[[nodiscard]] std::array<Colour, 3> filled_faces(const Theme& theme);

/// How far two solid colours are apart, 1..21. Source: WCAG 2.2, "contrast ratio".
[[nodiscard]] double contrast_ratio(Colour a, Colour b);

/// Colours of people on the map, by value 0..255; what 255 means is up to the colouring.
using Palette = std::array<Colour, 256>;

/// Colours of groups that have no order, in turn; letters and shapes say the same. Words in them,
/// and words of the paper's colour upon them, can be read.
[[nodiscard]] Colour group_colour(const Theme& theme, std::size_t group);

/// How the line of a policy beside the one on screen is drawn, by its place: four colours, then the
/// same in dashes.
struct BesideLook {
    Colour colour;
    bool dashed;
};
[[nodiscard]] BesideLook beside_look(const Theme& theme, std::size_t place);

/// Somebody of whom nothing is known, or who is left out.
[[nodiscard]] Colour unknown_person(const Theme& theme);

/// Where each value lies along a ramp, 0..1.
using Shares = std::array<float, 256>;

/// An amount, even to the eye: little recedes, much stands out. Value 255 is `unknown_person`.
[[nodiscard]] Palette sequential_palette(const Theme& theme, const Shares& shares);
/// An amount on two sides of a middle: the middle recedes, both ends stand out. 255 as above.
[[nodiscard]] Palette diverging_palette(const Theme& theme, const Shares& shares);
/// Steps that have an order and are neither good nor bad. 255 as above.
[[nodiscard]] Palette ordinal_palette(const Theme& theme, const Shares& shares);
/// Steps from those who have it easy to those who have it hard. 255 as above.
[[nodiscard]] Palette hardship_palette(const Theme& theme, const Shares& shares);
/// Classes that have no order, seven at most that differ; where `first_recedes`, most people are in
/// the first. 255 as above.
[[nodiscard]] Palette kinds_palette(const Theme& theme, bool first_recedes);
/// Providers, which have no order: the first `muted` recede, the `strong` after them stand out.
[[nodiscard]] Palette provider_palette(const Theme& theme, int muted, int strong);

} // namespace folkmoot::ui
