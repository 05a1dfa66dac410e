#include "canvas/menu.hpp"

#include <algorithm>

namespace folkmoot::ui {

bool begin_menu(Ui& ui, const char* id, ImVec2 at, float width) {
    const float edge = ui.grid(1);
    width = std::min(width, ui.screen.width() - 2 * edge);
    at.x = std::clamp(at.x, edge, std::max(edge, ui.screen.max.x - width - edge));
    const float below = ui.screen.max.y - at.y - edge;
    ImGui::SetNextWindowPos(at, ImGuiCond_Always);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(below, ui.grid(20))});
    ImGui::PushStyleColor(ImGuiCol_PopupBg, ui.theme.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.grid(0.75f), ui.grid(0.75f)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const bool open = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
    if (!open) {
        ImGui::PopStyleVar(2);
        ImGui::PopStyleColor();
    }
    return open;
}

void end_menu(Ui& ui) {
    scroll_by_finger(ui);
    ImGui::EndPopup();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

bool menu_row(Ui& ui, std::string_view name, std::string_view more, bool chosen) {
    const auto& t = ui.theme;
    const float width = ImGui::GetContentRegionAvail().x, pad = ui.grid(1);
    const float inner = width - 2 * pad;
    const float first = text_size(ui.fonts.strong, name, inner).y;
    const float second = more.empty() ? 0 : text_size(ui.fonts.small, more, inner).y;
    const float height = std::max(first + second + 2 * pad, ui.touch());
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::PushID(name.data(), name.data() + name.size());
    const bool pressed = ImGui::InvisibleButton("row", {width, height});
    const bool hovered = ImGui::IsItemHovered() && !by_finger();
    focus_ring(ui, 6);
    ImGui::PopID();
    auto& draw = draw_list();
    const ImVec2 max{min.x + width, min.y + height};
    if (hovered || chosen) {
        draw.AddRectFilled(min, max, hovered ? t.control_hover : t.control, 6 * ui.text_scale);
    }
    ImGui::SetCursorScreenPos({min.x + pad, min.y + (height - first - second) / 2});
    text(ui, chosen ? ui.fonts.strong : ui.fonts.body, t.ink, name, inner);
    if (!more.empty()) {
        ImGui::SetCursorScreenPos({min.x + pad, min.y + (height - first - second) / 2 + first});
        text(ui, ui.fonts.small, t.quiet, more, inner);
    }
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({width, height});
    if (pressed) ImGui::CloseCurrentPopup();
    return pressed;
}

bool tab_row(Ui& ui, const std::string& id, std::span<const std::string> names, int& chosen,
             float width) {
    const auto& t = ui.theme;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float pad = ui.grid(1), height = ui.touch();
    auto& draw = draw_list();
    float x = start.x, y = start.y;
    bool changed = false;
    ImGui::PushID(id.c_str());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool here = static_cast<int>(i) == chosen;
        const float each = text_size(ui.fonts.small_strong, names[i]).x + 2 * pad;
        if (x + each > start.x + width && x > start.x) {
            x = start.x;
            y += height;
        }
        ImGui::SetCursorScreenPos({x, y});
        ImGui::PushID(static_cast<int>(i));
        const bool pressed = ImGui::InvisibleButton("tab", {each, height});
        const bool hovered = ImGui::IsItemHovered() && !by_finger();
        focus_ring(ui, 6);
        place(ui, "tab:" + id + ":" + std::to_string(i), {{x, y}, {x + each, y + height}});
        ImGui::PopID();
        auto* font = here ? ui.fonts.small_strong : ui.fonts.small;
        const auto size = text_size(font, names[i]);
        text_at(draw, font, {x + (each - size.x) / 2, y + (height - size.y) / 2},
                here || hovered ? t.ink : t.quiet, names[i]);
        if (here)
            draw.AddRectFilled({x + pad / 2, y + height - 3}, {x + each - pad / 2, y + height},
                               t.reform, 1.5f);
        if (pressed && !here) {
            chosen = static_cast<int>(i);
            changed = true;
        }
        x += each;
    }
    ImGui::PopID();
    draw.AddRectFilled({start.x, y + height - 1}, {start.x + width, y + height}, t.line);
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, y + height - start.y});
    return changed;
}

}  // namespace folkmoot::ui
