#include "canvas/theme.hpp"

#include "folkmoot_fonts.hpp"

#include <cmath>
#include <span>

namespace folkmoot::ui {
namespace {

/// ImGui measures a font from its highest to its lowest stroke; sizes of type are measured by the
/// em. For Inter the one is 1.21 times the other, which is also a good distance between lines.
constexpr float line_of_em = 1.21f;

}  // namespace

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

} // namespace folkmoot::ui
