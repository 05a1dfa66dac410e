/// The scenarios that this page offers, as questions.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

bool draw_scenario_card(Ui& ui, const sheet::Option& option, bool here) {
    const float inner = ImGui::GetContentRegionAvail().x, pad = ui.grid(1.5f);
    const float question = text_size(ui.fonts.strong, option.words, inner - 2 * pad).y;
    const float height = question + font_size(ui.fonts.small) + 2 * pad + ui.grid(0.5f);
    const ImVec2 min = ImGui::GetCursorScreenPos(), max{min.x + inner, min.y + height};
    ImGui::PushID(option.key.c_str());
    const bool pressed = ImGui::InvisibleButton("card", {inner, height});
    ImGui::PopID();
    const auto& t = ui.theme;
    auto& draw = draw_list();
    draw.AddRectFilled(min, max, ImGui::IsItemHovered() ? t.control_hover : t.control,
                       8 * ui.text_scale);
    draw.AddRect(min, max, here ? t.reform : t.control_edge, 8 * ui.text_scale, 0,
                 here ? 2.0f : 1.0f);
    focus_ring(ui, 9);
    ImGui::SetCursorScreenPos({min.x + pad, min.y + pad});
    text(ui, ui.fonts.strong, t.ink, option.words, inner - 2 * pad);
    text_at(draw, ui.fonts.small, {min.x + pad, min.y + pad + question + ui.grid(0.5f)}, t.quiet,
            here ? option.help + " (open now)" : option.help);
    ui.places["scenario:" + option.key] = {min, max};
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({inner, height});
    return pressed;
}

} // namespace

void draw_chooser(Ui& ui) {
    constexpr const char* id = "scenarios";
    if (ui.choosing_scenario) {
        ui.choosing_scenario = false;
        ImGui::OpenPopup(id);
    }
    const float width = std::min(560 * ui.text_scale, ui.screen.width() - ui.grid(2));
    if (!begin_card(ui, id, {(ui.screen.width() - width) / 2, ui.grid(12)}, width, true)) return;
    const auto& scenario = ui.room.at("scenario");
    text(ui, ui.fonts.title, ui.theme.ink, scenario.words);
    space(ui, 1);
    for (const auto& option : scenario.options) {
        if (!draw_scenario_card(ui, option, scenario.value == sheet::Value(option.key))) continue;
        use(ui, scenario, option.key);
        ImGui::CloseCurrentPopup();
    }
    if (const auto* file = ui.room.find("scenario-file")) {
        text(ui, ui.fonts.small, ui.theme.quiet, file->help);
        draw_button(ui, *file);
        ImGui::SameLine();
    }
    if (button(ui, "Close", Look::plain) || ImGui::IsKeyPressed(ImGuiKey_Escape))
        ImGui::CloseCurrentPopup();
    end_card(ui, true);
}

} // namespace folkmoot::ui
