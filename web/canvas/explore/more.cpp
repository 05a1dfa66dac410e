/// What a phone has no room for above: the same buttons, one below the other.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

namespace folkmoot::ui {

void draw_more(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_scroll(ui, "more", rect, {pad, pad}, ui.theme.panel);
    const float width = ImGui::GetContentRegionAvail().x;
    if (button(ui, "Choose another question", Look::plain, Icon::down, width)) {
        ui.choosing_scenario = true;
    }
    if (button(ui, "Tour: what to look at", Look::plain, Icon::help, width)) start_tour(ui);
    if (button(ui, "Share a link to exactly this", Look::plain, Icon::share, width)) {
        ui.session.share();
    }
    if (button(ui, "Plain view: text, forms and tables", Look::plain, Icon::page, width)) {
        ui.session.open_plain();
    }
    if (button(ui, "Light, dark or high contrast", Look::plain, Icon::contrast, width)) {
        next_appearance(ui);
    }
    if (button(ui, "Larger or smaller text", Look::plain, Icon::text_size, width)) {
        next_text_size(ui);
    }
    end_scroll(ui);
}

}  // namespace folkmoot::ui
