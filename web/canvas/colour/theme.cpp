#include "canvas/colour/theme.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

constexpr Colour opaque = 0xFF000000;

/// From 0xRRGGBB, as colours are usually written.
constexpr Colour rgb(Colour hex, Colour alpha = 255) {
    return ((hex >> 16) & 255) | (hex & 0xFF00) | ((hex & 255) << 16) | (alpha << 24);
}

float channel(Colour colour, int shift) { return static_cast<float>((colour >> shift) & 255); }

Theme light() {
    Theme t;
    t.appearance = Appearance::light;
    t.paper = rgb(0xF6F4EF), t.panel = rgb(0xFCFBF8), t.raised = rgb(0xFFFFFF);
    t.ink = rgb(0x1A1D21), t.quiet = rgb(0x5A616B), t.line = rgb(0xE3DFD6);
    t.control = rgb(0xEFECE5), t.control_hover = rgb(0xE5E1D8), t.control_edge = rgb(0x827E74);
    t.baseline = rgb(0x566270), t.reform = rgb(0x1B5FC1), t.on_reform = rgb(0xFFFFFF);
    t.better = rgb(0x00696B), t.worse = rgb(0xB03E0C), t.truth = rgb(0x7A2E9E);
    t.doubt = rgb(0xF8EFD9), t.doubt_mark = rgb(0x7E5A0B), t.focus = rgb(0x1B5FC1);
    t.shade = rgb(0x1A1D21, 110), t.map_area = rgb(0xFBFAF7), t.map_edge = rgb(0x8C887D);
    return t;
}

Theme dark() {
    Theme t;
    t.appearance = Appearance::dark;
    t.paper = rgb(0x101317), t.panel = rgb(0x161A1F), t.raised = rgb(0x1D2229);
    t.ink = rgb(0xECEAE4), t.quiet = rgb(0xA3ABB5), t.line = rgb(0x2A3037);
    t.control = rgb(0x252B33), t.control_hover = rgb(0x313842), t.control_edge = rgb(0x7C8692);
    t.baseline = rgb(0x9CA7B4), t.reform = rgb(0x6EA8FF), t.on_reform = rgb(0x0B1626);
    t.better = rgb(0x4FC9BE), t.worse = rgb(0xFF9A62), t.truth = rgb(0xCDA4FF);
    t.doubt = rgb(0x2A2314), t.doubt_mark = rgb(0xE3BC62), t.focus = rgb(0x8FBDFF);
    t.shade = rgb(0x000000, 150), t.map_area = rgb(0x1A1F25), t.map_edge = rgb(0x69737E);
    return t;
}

Theme high_contrast() {
    Theme t;
    t.appearance = Appearance::contrast;
    t.paper = t.panel = t.raised = rgb(0x000000);
    t.ink = t.quiet = rgb(0xFFFFFF), t.line = rgb(0xFFFFFF);
    t.control = rgb(0x000000), t.control_hover = rgb(0x3A3A3A), t.control_edge = rgb(0xFFFFFF);
    t.baseline = rgb(0xD0D0D0), t.reform = rgb(0x5CC8FF), t.on_reform = rgb(0x000000);
    t.better = rgb(0x5BF0DC), t.worse = rgb(0xFFB070), t.truth = rgb(0xEBB0FF);
    t.doubt = rgb(0x2B2100), t.doubt_mark = rgb(0xFFD75E), t.focus = rgb(0xFFE600);
    t.shade = rgb(0x000000, 200), t.map_area = rgb(0x111111), t.map_edge = rgb(0xFFFFFF);
    return t;
}

// Colours of people: each row even to the eye (steps of about the same lightness in OKLab), from
// what recedes into the ground, and yet stands out from it by 3:1, to what stands out.
template <std::size_t N> using Stops = std::array<Colour, N>;
constexpr Stops<7> amount_light{rgb(0xB18900), rgb(0x509341), rgb(0x00827B), rgb(0x1A619B),
                                rgb(0x3F3998), rgb(0x45147D), rgb(0x350252)};
constexpr Stops<7> amount_dark{rgb(0x7C60BD), rgb(0x5A7DCE), rgb(0x3596C8), rgb(0x30B4AD),
                               rgb(0x5FCE8C), rgb(0xB1DD54), rgb(0xFCE84A)};
constexpr Stops<5> two_sides_light{rgb(0x004A4C), rgb(0x3C7F80), rgb(0x918D80), rgb(0xB0632B),
                                   rgb(0x7A2A05)};
constexpr Stops<5> two_sides_dark{rgb(0x86EDE0), rgb(0x4AA79E), rgb(0x716C62), rgb(0xD08346),
                                  rgb(0xFFCB9A)};
constexpr Stops<5> warm_light{rgb(0xC67D35), rgb(0xBB5919), rgb(0x9E3712), rgb(0x772218),
                              rgb(0x4A1212)};
constexpr Stops<5> warm_dark{rgb(0x9C563D), rgb(0xC26C3D), rgb(0xE38D46), rgb(0xF2B772),
                             rgb(0xFEE4B7)};
constexpr Stops<7> cool_light{rgb(0x2B9BC0), rgb(0x1E85B6), rgb(0x106EAB), rgb(0x11579C),
                              rgb(0x174186), rgb(0x182D6A), rgb(0x121849)};
constexpr Stops<7> cool_dark{rgb(0x4069B6), rgb(0x4982C9), rgb(0x579BD8), rgb(0x6DB3E4),
                             rgb(0x91C9EB), rgb(0xB7DEF3), rgb(0xE4F5FC)};
constexpr Stops<6> muted_light{rgb(0x708CAA), rgb(0xA18361), rgb(0x6F937B),
                               rgb(0x947FA5), rgb(0x8E8C61), rgb(0x86898F)};
constexpr Stops<6> muted_dark{rgb(0x6783A0), rgb(0x987A59), rgb(0x668A72),
                              rgb(0x8B769B), rgb(0x858358), rgb(0x7D8086)};
constexpr Stops<3> strong_light{rgb(0xD9480F), rgb(0xC2185B), rgb(0x7B1FA2)};
constexpr Stops<3> strong_dark{rgb(0xFF8A3D), rgb(0xFF5C9E), rgb(0xC08BFF)};

/// A colour between stops that are evenly spaced.
template <std::size_t N> Colour along(const Stops<N>& stops, float t) {
    const float at = std::clamp(t, 0.0f, 1.0f) * static_cast<float>(N - 1);
    const auto below = std::min(static_cast<std::size_t>(at), N - 2);
    return blended(stops[below], stops[below + 1], at - static_cast<float>(below));
}

/// A palette by where each value lies between the stops.
template <std::size_t N>
Palette ramp(const Theme& theme, const Stops<N>& on_light, const Stops<N>& on_dark,
             const Shares& shares) {
    const bool light = theme.appearance == Appearance::light;
    Palette palette{};
    for (std::size_t i = 0; i < palette.size(); ++i)
        palette[i] = along(light ? on_light : on_dark, shares[i]);
    palette.back() = unknown_person(theme);
    return palette;
}

/// Light as the eye weighs it, 0..1. Source: WCAG 2.2, "relative luminance".
double luminance(Colour colour) {
    constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double c = static_cast<double>(channel(colour, static_cast<int>(8 * i))) / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

} // namespace

Theme make_theme(Appearance appearance) {
    auto t = appearance == Appearance::light  ? light()
             : appearance == Appearance::dark ? dark()
                                              : high_contrast();
    t.baseline_soft = blended(t.raised, t.baseline, 0.7f);
    return t;
}

Colour faded(Colour colour, float opacity) {
    const auto alpha = static_cast<Colour>(std::lround(std::clamp(opacity, 0.0f, 1.0f) * 255));
    return (colour & ~opaque) | (alpha << 24);
}

Colour blended(Colour a, Colour b, float share) {
    Colour result = 0;
    for (const int shift : {0, 8, 16, 24}) {
        const float mixed = channel(a, shift) + (channel(b, shift) - channel(a, shift)) * share;
        result |= static_cast<Colour>(std::lround(mixed)) << shift;
    }
    return result;
}

std::array<Colour, 3> filled_faces(const Theme& theme) {
    return {theme.reform, blended(theme.reform, theme.ink, 0.1f),
            blended(theme.reform, theme.ink, 0.2f)};
}

double contrast_ratio(Colour a, Colour b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Colour group_colour(const Theme& theme, std::size_t group) {
    // Blue, vermilion, green, purple, ochre: apart in lightness or hue for every kind of colour
    // vision.
    constexpr std::array<Colour, 5> light{rgb(0x1D56A8), rgb(0xA84400), rgb(0x006B52),
                                          rgb(0x8A3A86), rgb(0x705400)};
    constexpr std::array<Colour, 5> dark{rgb(0x8AB8FF), rgb(0xFFA366), rgb(0x5FD0A8), rgb(0xE3A6E0),
                                         rgb(0xE6C84C)};
    return theme.appearance == Appearance::light ? light[group % light.size()]
                                                 : dark[group % dark.size()];
}

BesideLook beside_look(const Theme& theme, std::size_t place) {
    constexpr std::size_t colours = 4; // the first group's is too near to the reform's
    return {group_colour(theme, 1 + place % colours), place >= colours};
}

Colour unknown_person(const Theme& theme) {
    return theme.appearance == Appearance::light ? rgb(0x8C8E93) : rgb(0x686E77);
}

Palette sequential_palette(const Theme& theme, const Shares& shares) {
    return ramp(theme, amount_light, amount_dark, shares);
}

Palette diverging_palette(const Theme& theme, const Shares& shares) {
    return ramp(theme, two_sides_light, two_sides_dark, shares);
}

Palette ordinal_palette(const Theme& theme, const Shares& shares) {
    return ramp(theme, cool_light, cool_dark, shares);
}

Palette hardship_palette(const Theme& theme, const Shares& shares) {
    return ramp(theme, warm_light, warm_dark, shares);
}

Palette kinds_palette(const Theme& theme, bool first_recedes) {
    // Five as groups have them, then ink, cyan and rose.
    constexpr std::size_t groups = 5;
    const bool light = theme.appearance == Appearance::light;
    std::array<Colour, groups + 3> kinds{};
    for (std::size_t i = 0; i < groups; ++i) kinds[i] = group_colour(theme, i);
    kinds[groups] = theme.ink;
    kinds[groups + 1] = light ? rgb(0x00718F) : rgb(0x5CC8E8);
    kinds[groups + 2] = light ? rgb(0xB0215E) : rgb(0xFF7FA8);
    Palette palette{};
    const std::size_t before = first_recedes ? kinds.size() - 1 : 0;
    for (std::size_t i = 0; i < palette.size(); ++i)
        palette[i] = kinds[(i + before) % kinds.size()];
    if (first_recedes) palette.front() = light ? muted_light.back() : muted_dark.back();
    palette.back() = unknown_person(theme);
    return palette;
}

Palette provider_palette(const Theme& theme, int muted, int strong) {
    Palette palette{};
    palette.fill(theme.baseline);
    const bool on_light = theme.appearance == Appearance::light;
    const auto& pale = on_light ? muted_light : muted_dark;
    const auto& bold = on_light ? strong_light : strong_dark;
    for (int i = 0; i < std::min(muted, 255); ++i) {
        const auto at = static_cast<std::size_t>(i);
        palette[at] = pale[at % pale.size()];
    }
    for (int i = muted; i < std::min(muted + strong, 256); ++i) {
        const auto at = static_cast<std::size_t>(i - muted);
        palette[static_cast<std::size_t>(i)] = bold[at % bold.size()];
    }
    return palette;
}

} // namespace folkmoot::ui
