/// What a phone has no room for above: the same buttons, one below the other.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"
#include "rooms/header.hpp"

namespace folkmoot::ui {

void draw_more(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_scroll(ui, "more", rect, {pad, pad}, ui.theme.panel);
    const float width = ImGui::GetContentRegionAvail().x;
    const auto own = [&](std::string_view words, Icon icon) {
        return button(ui, words, Look::plain, icon, width);
    };
    if (own(rooms::chooser_title, Icon::down)) ui.choosing_scenario = true;
    for (const auto* key :
         {"button:evidence", "button:tour", "button:share", "wall:show", "button:plain"}) {
        const auto* node = ui.room.find(key);
        if (node == nullptr || node->disabled) continue;
        if (button(ui, node->words + ": " + node->help, Look::plain, icon_of(*node), width))
            use(ui, *node);
        place(ui, node->key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    if (own(rooms::appearance_words, Icon::contrast)) next_appearance(ui);
    if (own(rooms::text_size_words, Icon::text_size)) next_text_size(ui);
    end_scroll(ui);
}

} // namespace folkmoot::ui
