/// The scenarios that this page offers, as questions.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>

namespace folkmoot::ui {

void draw_chooser(Ui& ui) {
    constexpr const char* id = "scenarios";
    if (ui.choosing_scenario) {
        ui.choosing_scenario = false;
        ImGui::OpenPopup(id);
    }
    const float width = std::min(560 * ui.text_scale, ui.screen.width() - ui.grid(2));
    if (!begin_card(ui, id, {(ui.screen.width() - width) / 2, ui.grid(12)}, width, true)) return;
    text(ui, ui.fonts.title, ui.theme.ink, "Choose a question");
    space(ui, 1);
    const auto* open = ui.session.scenario();
    for (const auto& card : ui.session.scenarios()) {
        const float inner = ImGui::GetContentRegionAvail().x, pad = ui.grid(1.5f);
        const float question = text_size(ui.fonts.strong, card.question, inner - 2 * pad).y;
        const float height = question + font_size(ui.fonts.small) + 2 * pad + ui.grid(0.5f);
        const ImVec2 min = ImGui::GetCursorScreenPos();
        ImGui::PushID(card.name.c_str());
        if (ImGui::InvisibleButton("card", {inner, height})) {
            if (open == nullptr || open->name != card.name) ui.session.load_scenario(card.name);
            ImGui::CloseCurrentPopup();
        }
        ImGui::PopID();
        const bool here = open != nullptr && open->name == card.name;
        auto& draw = draw_list();
        const ImVec2 max{min.x + inner, min.y + height};
        draw.AddRectFilled(min, max,
                           ImGui::IsItemHovered() ? ui.theme.control_hover : ui.theme.control,
                           8 * ui.text_scale);
        draw.AddRect(min, max, here ? ui.theme.reform : ui.theme.control_edge, 8 * ui.text_scale, 0,
                     here ? 2.0f : 1.0f);
        focus_ring(ui, 9);
        ImGui::SetCursorScreenPos({min.x + pad, min.y + pad});
        text(ui, ui.fonts.strong, ui.theme.ink, card.question, inner - 2 * pad);
        text_at(draw, ui.fonts.small, {min.x + pad, min.y + pad + question + ui.grid(0.5f)},
                ui.theme.quiet, here ? card.title + " (open now)" : card.title);
        ui.places["scenario:" + card.name] = {min, max};
        ImGui::SetCursorScreenPos(min);
        ImGui::Dummy({inner, height});
    }
    text(ui, ui.fonts.small, ui.theme.quiet,
         "You can also drop a scenario file of your own onto the page.");
    space(ui, 1);
    if (button(ui, "Close", Look::plain) || ImGui::IsKeyPressed(ImGuiKey_Escape)) {
        ImGui::CloseCurrentPopup();
    }
    end_card(ui, true);
}

}  // namespace folkmoot::ui
