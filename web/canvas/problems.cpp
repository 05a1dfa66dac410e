/// What went wrong, on one clear card.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>

namespace folkmoot::ui {

void draw_problems(Ui& ui) {
    const auto& problems = ui.session.problems();
    if (problems.empty()) return;
    const float width = std::min(520 * ui.text_scale, ui.screen.width() - ui.grid(2));
    if (begin_card(ui, "problems", {(ui.screen.width() - width) / 2, ui.grid(10)}, width, false)) {
        text(ui, ui.fonts.heading, ui.theme.worse,
             problems.size() == 1 ? "This did not work"
                                  : std::to_string(problems.size()) + " things are wrong");
        constexpr std::size_t most = 8;
        for (std::size_t i = 0; i < std::min(most, problems.size()); ++i) {
            space(ui, 0.5f);
            if (!problems[i].where.empty()) {
                text(ui, ui.fonts.small_strong, ui.theme.quiet, problems[i].where);
            }
            text(ui, ui.fonts.body, ui.theme.ink, problems[i].text);
        }
        if (problems.size() > most) {
            text(ui, ui.fonts.small, ui.theme.quiet,
                 "and " + std::to_string(problems.size() - most) + " more");
        }
        space(ui, 1.5f);
        if (button(ui, "Close", Look::filled)) ui.session.dismiss_problems();
        ui.places["problems:close"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    }
    end_card(ui, false);
}

}  // namespace folkmoot::ui
