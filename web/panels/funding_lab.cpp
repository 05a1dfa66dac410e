#include "panels/panels.hpp"
#include "panels/widgets.hpp"

namespace folkmoot::ui {

void draw_funding_lab(Ui& ui, Rect rect) {
    begin_scroll(ui, "funding-lab", rect, {ui.grid(2), ui.grid(2)}, ui.theme.panel);
    end_scroll(ui);
}

}  // namespace folkmoot::ui
