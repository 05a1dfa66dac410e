#include "canvas/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

constexpr float finger_decides = 9;  ///< points that a finger moves before it scrolls

void open_child(const char* id, Rect rect, ImVec2 padding, ImU32 background,
                ImGuiWindowFlags flags) {
    ImGui::SetCursorScreenPos(rect.min);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, background);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0.0f);
    ImGui::BeginChild(id, {rect.width(), rect.height()}, ImGuiChildFlags_AlwaysUseWindowPadding,
                      flags | ImGuiWindowFlags_NavFlattened);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

/// What scrolls in the sheet of a phone first pulls the sheet up, until the map above it is a
/// strip; back at its beginning it gives the map its room again. Takes a movement in points, down
/// positive, and returns what is left of it.
float pull_sheet(Ui& ui, float by) {
    auto& pull = ui.pull;
    if (!pull.drawing || by == 0) return by;
    const float before = pull.share, high = std::max(pull.folded, before);
    const bool at_beginning = ImGui::GetScrollY() <= 0;
    if (by < 0 || at_beginning) {
        const float low = std::min(SheetPull::at_rest, before);
        pull.share = std::clamp(before - by / pull.room, low, high);
    }
    return by + (pull.share - before) * pull.room;
}

/// The wheel scrolls by itself; it pulls the sheet as well.
void pull_by_wheel(Ui& ui) {
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel == 0 || !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows)) return;
    if (wheel > 0 || ImGui::GetScrollMaxY() > 0) (void)pull_sheet(ui, wheel * ui.grid(10));
}

}  // namespace

// A slider that the finger moves sideways keeps it; once it scrolls, nothing under it is pressed.
void scroll_by_finger(Ui& ui) {
    const auto& io = ImGui::GetIO();
    auto* window = ImGui::GetCurrentWindow();
    auto& finger = ui.finger;
    if (by_finger() && io.MouseDown[0]) {
        const ImVec2 from = io.MouseClickedPos[0];
        const float dx = std::fabs(io.MousePos.x - from.x), dy = std::fabs(io.MousePos.y - from.y);
        const bool sideways = dx > dy;
        // What lies under a card or a menu is not under the finger.
        const bool here = window->InnerRect.Contains(from) &&
                          ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                                                 ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
        if (!finger.scrolls && !finger.slides && here && std::max(dx, dy) > finger_decides &&
            (!sideways || ImGui::GetScrollMaxX() > 0)) {
            finger.scrolls = true;
            finger.sideways = sideways;
            finger.window = window->ID;
            ImGui::ClearActiveID();
        }
        if (finger.scrolls && finger.window == window->ID) {
            const auto [right, down] = hand_moved();
            if (finger.sideways) {
                ImGui::SetScrollX(ImGui::GetScrollX() - right);
                finger.speed = 0;
            } else {
                ImGui::SetScrollY(ImGui::GetScrollY() - pull_sheet(ui, down));
                finger.speed = 0.6f * down + 0.4f * finger.speed;
            }
        }
        return;
    }
    if (finger.window == window->ID && std::fabs(finger.speed) > 0.3f && !ui.reduced_motion) {
        ImGui::SetScrollY(ImGui::GetScrollY() - finger.speed);
        finger.speed *= 0.94f;
    }
}

void begin_scroll(Ui&, const char* id, Rect rect, ImVec2 padding, ImU32 background) {
    open_child(id, rect, padding, background, 0);
}

void end_scroll(Ui& ui) {
    ImGui::Dummy({0, ui.grid(3)});
    scroll_by_finger(ui);
    pull_by_wheel(ui);
    ImGui::EndChild();
}

void begin_part(Ui&, const char* id, Rect rect, ImVec2 padding, ImU32 background) {
    open_child(id, rect, padding, background,
               ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
}

void end_part(Ui&) { ImGui::EndChild(); }

bool begin_card(Ui& ui, const char* id, ImVec2 at, float width, bool modal) {
    const float edge = ui.grid(1);
    width = std::min(width, ui.screen.width() - 2 * edge);
    at.x = std::clamp(at.x, edge, std::max(edge, ui.screen.max.x - width - edge));
    // As tall as it was a frame ago it ends above the screen's edge.
    if (const auto* before = ImGui::FindWindowByName(id))
        at.y = std::max(edge, std::min(at.y, ui.screen.max.y - before->Size.y - edge));
    ImGui::SetNextWindowPos(at, ImGuiCond_Always);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, ui.screen.height() - 2 * edge});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.raised);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, ui.theme.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.grid(3), ui.grid(2.5f)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 10 * ui.text_scale);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0f);
    constexpr auto flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                           ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_AlwaysAutoResize;
    const bool open = modal
                          ? ImGui::BeginPopupModal(id, nullptr, flags)
                          : ImGui::Begin(id, nullptr, flags | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor(2);
    if (open) {
        // A soft shadow, so that the card lies above what it covers.
        const auto p = ImGui::GetWindowPos();
        const auto s = ImGui::GetWindowSize();
        auto& draw = draw_list();
        draw.PushClipRectFullScreen();
        for (int i = 1; i <= 8; ++i) {
            const float grow = static_cast<float>(i) * 1.5f;
            draw.AddRect({p.x - grow, p.y - grow + 2}, {p.x + s.x + grow, p.y + s.y + grow + 2},
                         faded(IM_COL32_BLACK, 0.09f / static_cast<float>(i)), 10 + grow, 0, 1.5f);
        }
        draw.PopClipRect();
    }
    return open;
}

void end_card(Ui& ui, bool modal) {
    scroll_by_finger(ui);
    if (modal) {
        ImGui::EndPopup();
    } else {
        ImGui::End();
    }
}

bool fold_heading(Ui& ui, std::string_view title, std::string_view more, bool open, float width) {
    const auto& t = ui.theme;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float icon = font_size(ui.fonts.small), indent = icon + ui.grid(0.75f);
    const float words = text_size(ui.fonts.small_strong, title, width - indent).y;
    const float second =
        more.empty() ? 0 : text_size(ui.fonts.small, more, width - indent).y + ui.grid(0.25f);
    const float height = std::max(words + second, ui.narrow ? 44.0f : 28 * ui.text_scale);
    ImGui::PushID(title.data(), title.data() + title.size());
    const bool pressed = ImGui::InvisibleButton("fold", {width, height});
    const bool hovered = ImGui::IsItemHovered() && !by_finger();
    ImGui::PopID();
    focus_ring(ui, 6);
    place(ui, "group:" + std::string(title), {min, {min.x + width, min.y + height}});
    auto& draw = draw_list();
    const float top = min.y + (height - words - second) / 2;
    draw_icon(draw, open ? Icon::down : Icon::forward, {min.x + icon / 2, top + icon / 2}, icon,
              hovered ? t.ink : t.quiet);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({min.x + indent, top});
    text(ui, ui.fonts.small_strong, hovered ? t.ink : t.quiet, title, width - indent);
    if (second > 0) {
        ImGui::SetCursorScreenPos({min.x + indent, top + words + ui.grid(0.25f)});
        text(ui, ui.fonts.small, t.quiet, more, width - indent);
    }
    ImGui::SetCursorScreenPos(after);
    return pressed;
}

} // namespace folkmoot::ui
