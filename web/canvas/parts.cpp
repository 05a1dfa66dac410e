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

/// Lets a finger drag the content, with a little run-out. A slider that the finger moves sideways
/// keeps it; once it scrolls, nothing under it is pressed.
void scroll_by_finger(Ui& ui) {
    const auto& io = ImGui::GetIO();
    auto* window = ImGui::GetCurrentWindow();
    auto& finger = ui.finger;
    if (by_finger() && io.MouseDown[0]) {
        const ImVec2 from = io.MouseClickedPos[0];
        const float dx = std::fabs(io.MousePos.x - from.x), dy = std::fabs(io.MousePos.y - from.y);
        if (!finger.scrolls && !finger.slides && window->InnerRect.Contains(from) &&
            dy > finger_decides && dy > dx) {
            finger.scrolls = true;
            finger.window = window->ID;
            ImGui::ClearActiveID();
        }
        if (finger.scrolls && finger.window == window->ID) {
            ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
            finger.speed = 0.6f * io.MouseDelta.y + 0.4f * finger.speed;
        }
        return;
    }
    if (finger.window == window->ID && std::fabs(finger.speed) > 0.3f && !ui.reduced_motion) {
        ImGui::SetScrollY(ImGui::GetScrollY() - finger.speed);
        finger.speed *= 0.94f;
    }
}

}  // namespace

void begin_scroll(Ui&, const char* id, Rect rect, ImVec2 padding, ImU32 background) {
    open_child(id, rect, padding, background, 0);
}

void end_scroll(Ui& ui) {
    ImGui::Dummy({0, ui.grid(3)});
    scroll_by_finger(ui);
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

void end_card(Ui&, bool modal) {
    if (modal) {
        ImGui::EndPopup();
    } else {
        ImGui::End();
    }
}

}  // namespace folkmoot::ui
