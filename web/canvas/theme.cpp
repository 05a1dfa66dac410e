#include "canvas/theme.hpp"

#include "folkmoot_fonts.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace folkmoot::ui {
namespace {

/// ImGui measures a font from its highest to its lowest stroke; sizes of type are measured by the
/// em. For Inter the one is 1.21 times the other, which is also a good distance between lines.
constexpr float line_of_em = 1.21f;

constexpr ImU32 rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
    return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

float channel(ImU32 colour, int shift) { return static_cast<float>((colour >> shift) & 255); }

/// A colour between stops that are evenly spaced.
ImU32 along(std::span<const ImU32> stops, float t) {
    const float at = std::clamp(t, 0.0f, 1.0f) * static_cast<float>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return blended(stops[below], stops[below + 1], at - static_cast<float>(below));
}

// Viridis, trimmed at the ends so that it keeps clear of either background.
constexpr std::array<ImU32, 7> viridis{rgb(0x46186B), rgb(0x443A83), rgb(0x31688E), rgb(0x21908C),
                                       rgb(0x35B779), rgb(0x8FD744), rgb(0xF2DF3A)};
constexpr std::array<ImU32, 5> warm_light{rgb(0xF0C9A0), rgb(0xE39A5B), rgb(0xC9652F),
                                          rgb(0x9A3A1C), rgb(0x5A1A14)};
constexpr std::array<ImU32, 5> warm_dark{rgb(0x6B3A2A), rgb(0x9C4F2C), rgb(0xD07A3A), rgb(0xF0AC62),
                                         rgb(0xFFE3B8)};
constexpr std::array<ImU32, 5> cool_light{rgb(0xB9D3E8), rgb(0x7FAFD6), rgb(0x4A84BD),
                                          rgb(0x2A5A99), rgb(0x1B2F66)};
constexpr std::array<ImU32, 5> cool_dark{rgb(0x2B4A78), rgb(0x3F74B5), rgb(0x6BA3DB), rgb(0xA5CDF0),
                                         rgb(0xE6F2FF)};
constexpr std::array<ImU32, 6> muted{rgb(0x6F8FAF), rgb(0xA98E6B), rgb(0x7FA08A),
                                     rgb(0x9B86AE), rgb(0xA8A15F), rgb(0x8C8F96)};
constexpr std::array<ImU32, 3> strong_dots{rgb(0xE8590C), rgb(0xC2185B), rgb(0x7B1FA2)};

}  // namespace

ImU32 faded(ImU32 colour, float opacity) {
    const auto alpha = static_cast<ImU32>(std::lround(std::clamp(opacity, 0.0f, 1.0f) * 255));
    return (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

ImU32 blended(ImU32 a, ImU32 b, float share) {
    ImU32 result = 0;
    for (const int shift : {0, 8, 16, 24}) {
        const float mixed = channel(a, shift) + (channel(b, shift) - channel(a, shift)) * share;
        result |= static_cast<ImU32>(std::lround(mixed)) << shift;
    }
    return result;
}

Theme make_theme(Appearance appearance) {
    Theme t;
    t.appearance = appearance;
    if (appearance == Appearance::light) {
        t.paper = rgb(0xF6F4EF), t.panel = rgb(0xFCFBF8), t.raised = rgb(0xFFFFFF);
        t.ink = rgb(0x1A1D21), t.quiet = rgb(0x5A616B), t.line = rgb(0xE3DFD6);
        t.control = rgb(0xEFECE5), t.control_hover = rgb(0xE5E1D8), t.control_edge = rgb(0x8E8A80);
        t.baseline = rgb(0x6B7785), t.reform = rgb(0x1B5FC1), t.on_reform = rgb(0xFFFFFF);
        t.better = rgb(0x00696B), t.worse = rgb(0xB8420F);
        t.doubt = rgb(0xF8EFD9), t.doubt_mark = rgb(0x7E5A0B), t.focus = rgb(0x1B5FC1);
        t.shade = rgb(0x1A1D21, 110), t.map_area = rgb(0xEDE9E0), t.map_edge = rgb(0xCFC9BC);
    } else if (appearance == Appearance::dark) {
        t.paper = rgb(0x101317), t.panel = rgb(0x161A1F), t.raised = rgb(0x1D2229);
        t.ink = rgb(0xECEAE4), t.quiet = rgb(0xA3ABB5), t.line = rgb(0x2A3037);
        t.control = rgb(0x252B33), t.control_hover = rgb(0x313842), t.control_edge = rgb(0x707A86);
        t.baseline = rgb(0x98A3B0), t.reform = rgb(0x6EA8FF), t.on_reform = rgb(0x0B1626);
        t.better = rgb(0x4FC9BE), t.worse = rgb(0xFF9A62);
        t.doubt = rgb(0x2A2314), t.doubt_mark = rgb(0xE3BC62), t.focus = rgb(0x8FBDFF);
        t.shade = rgb(0x000000, 150), t.map_area = rgb(0x1A1F25), t.map_edge = rgb(0x3A424C);
    } else {
        t.paper = t.panel = t.raised = rgb(0x000000);
        t.ink = t.quiet = rgb(0xFFFFFF), t.line = rgb(0xFFFFFF);
        t.control = rgb(0x000000), t.control_hover = rgb(0x3A3A3A), t.control_edge = rgb(0xFFFFFF);
        t.baseline = rgb(0xD0D0D0), t.reform = rgb(0x5CC8FF), t.on_reform = rgb(0x000000);
        t.better = rgb(0x5BF0DC), t.worse = rgb(0xFFB070);
        t.doubt = rgb(0x2B2100), t.doubt_mark = rgb(0xFFD75E), t.focus = rgb(0xFFE600);
        t.shade = rgb(0x000000, 200), t.map_area = rgb(0x111111), t.map_edge = rgb(0xFFFFFF);
    }
    return t;
}

Fonts load_fonts(float text_scale, float pixel_ratio) {
    auto& io = ImGui::GetIO();
    io.Fonts->Clear();
    io.FontGlobalScale = 1.0f / pixel_ratio;
    // Latin with its extensions, then the signs that sentences and labels use.
    static constexpr ImWchar ranges[] = {0x0020, 0x007E, 0x00A0, 0x017F, 0x2013, 0x2026,
                                         0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212,
                                         0x2248, 0x2248, 0x2264, 0x2265, 0};
    const auto load = [&](std::span<const unsigned char> data, float size) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.OversampleH = pixel_ratio > 1.4f ? 1 : 2;
        config.OversampleV = 1;
        // ImGui promises not to write to data that it does not own.
        auto* bytes = const_cast<unsigned char*>(data.data());
        const float pixels = std::round(size * line_of_em * text_scale * pixel_ratio);
        return io.Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(data.size()), pixels, &config,
                                              ranges);
    };
    const auto regular = fonts::inter_regular(), semibold = fonts::inter_semibold();
    Fonts f;
    f.body = load(regular, 15);
    f.strong = load(semibold, 15);
    f.small = load(regular, 13);
    f.small_strong = load(semibold, 13);
    f.large = load(regular, 18);
    f.heading = load(semibold, 18);
    f.title = load(semibold, 24);
    f.display = load(semibold, 34);
    io.FontDefault = f.body;
    return f;
}

void apply(const Theme& theme, float text_scale) {
    auto& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = {0, 0};
    style.FramePadding = {12, 8};
    style.ItemSpacing = {8, 8};
    style.WindowRounding = style.PopupRounding = 8;
    style.FrameRounding = style.GrabRounding = style.ChildRounding = 6;
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.WindowMinSize = {16, 16};
    style.ScaleAllSizes(text_scale);
    style.AntiAliasedFill = style.AntiAliasedLines = true;
    style.CurveTessellationTol = 0.6f;
    style.CircleTessellationMaxError = 0.15f;
    const auto set = [&](ImGuiCol slot, ImU32 colour) {
        style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    for (int i = 0; i < ImGuiCol_COUNT; ++i) set(i, theme.ink);
    set(ImGuiCol_TextDisabled, theme.quiet);
    set(ImGuiCol_WindowBg, theme.paper);
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, theme.raised);
    set(ImGuiCol_Border, theme.line);
    set(ImGuiCol_BorderShadow, 0);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, faded(theme.quiet, 0.35f));
    set(ImGuiCol_ScrollbarGrabHovered, faded(theme.quiet, 0.6f));
    set(ImGuiCol_ScrollbarGrabActive, theme.quiet);
    set(ImGuiCol_Separator, theme.line);
    set(ImGuiCol_NavHighlight, 0);  // the ring is drawn by our widgets, on top
    set(ImGuiCol_NavWindowingHighlight, theme.focus);
    set(ImGuiCol_NavWindowingDimBg, theme.shade);
    set(ImGuiCol_ModalWindowDimBg, theme.shade);
    set(ImGuiCol_TextSelectedBg, faded(theme.reform, 0.3f));
}

Palette wait_palette(const Theme& theme) {
    Palette palette{};
    const bool light = theme.appearance == Appearance::light;
    for (std::size_t i = 0; i < 256; ++i) {
        // Days; what waits longer than six weeks has the last colour. The root spreads short waits.
        const float t = std::sqrt(std::min(1.0f, static_cast<float>(i) / 42));
        palette[i] = along(viridis, light ? 1 - t : t);
    }
    palette[255] = faded(theme.quiet, theme.appearance == Appearance::contrast ? 0.5f : 0.28f);
    return palette;
}

Palette class_palette(const Theme& theme, int steps, bool warm) {
    Palette palette{};
    const bool light = theme.appearance == Appearance::light;
    const auto& stops = warm ? (light ? warm_light : warm_dark) : (light ? cool_light : cool_dark);
    for (int i = 0; i < 256; ++i) {
        const float t =
            static_cast<float>(std::min(i, steps - 1)) / static_cast<float>(std::max(1, steps - 1));
        palette[static_cast<std::size_t>(i)] = along(stops, t);
    }
    return palette;
}

Palette provider_palette(const Theme& theme, int local, int online) {
    Palette palette{};
    palette.fill(theme.baseline);
    for (int i = 0; i < std::min(local, 255); ++i) {
        const auto at = static_cast<std::size_t>(i);
        palette[at] = faded(muted[at % muted.size()], 0.75f);
    }
    for (int i = local; i < std::min(local + online, 256); ++i) {
        const auto at = static_cast<std::size_t>(i - local);
        palette[static_cast<std::size_t>(i)] = strong_dots[at % strong_dots.size()];
    }
    return palette;
}

} // namespace folkmoot::ui
