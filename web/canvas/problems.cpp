/// What went wrong, on one clear card.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>

namespace folkmoot::ui {

void draw_problems(Ui& ui) {
    const auto* problems = ui.room.find("problems");
    if (problems == nullptr) return;
    const float width = std::min(520 * ui.text_scale, ui.screen.width() - ui.grid(2));
    if (begin_card(ui, "problems", {(ui.screen.width() - width) / 2, ui.grid(10)}, width, false)) {
        const float inner = ImGui::GetContentRegionAvail().x;
        const ImVec2 top = ImGui::GetCursorScreenPos();
        text(ui, ui.fonts.heading, tone_colour(ui, problems->tone), problems->words, inner);
        place(ui, problems->key, {top, ImGui::GetItemRectMax()});
        draw_children(ui, *problems, inner);
    }
    end_card(ui, false);
}

} // namespace folkmoot::ui
