/// The room "Split-test lab": question, design, size, run, conclusion beside truth, a thousand
/// times. On a desk the steps stand left and what came out right; on a phone all is one column.

#include "canvas/panels.hpp"
#include "canvas/trial/parts.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

void draw_title(Ui& ui, float width) {
    text(ui, ui.fonts.title, ui.theme.ink, "Try a trial before you run it", width);
    place(ui, "trial:title", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 0.5f);
    text(ui, ui.fonts.body, ui.theme.quiet,
         "Here the truth is known, because the same town can be run with everybody treated and "
         "with nobody.",
         width);
    space(ui, 2.5f);
}

/// On a phone the design is said in words, and opened to be changed.
void draw_folded_design(Ui& ui, float width) {
    const bool open = ui.open_tables.contains("trial-design");
    if (open) draw_trial_design(ui, width);
    if (!open) {
        trial_step(ui, 2, "design", "The design", width);
        text(ui, ui.fonts.body, ui.theme.ink,
             session::design_in_words(ui.session.trial_lab().design()), width);
        space(ui, 1);
    }
    if (button(ui, open ? "Close the design##fold" : "Change the design##fold", Look::plain,
               Icon::levers)) {
        open ? (void)ui.open_tables.erase("trial-design")
             : (void)ui.open_tables.insert("trial-design");
    }
    place(ui, "button:trial-design", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

void draw_one_column(Ui& ui, Rect rect) {
    const float edge = ui.grid(2),
                width = rect.width() - 2 * edge - ImGui::GetStyle().ScrollbarSize;
    begin_scroll(ui, "trial-lab", rect, {edge, edge}, ui.theme.panel);
    draw_title(ui, width);
    draw_trial_lesson(ui, width);
    draw_trial_question(ui, width);
    if (ui.session.trial_lab().has_design()) {
        space(ui, 3);
        draw_folded_design(ui, width);
        space(ui, 3);
        draw_trial_size(ui, width);
        space(ui, 3);
        draw_trial_run(ui, width);
        space(ui, 3);
        draw_trial_repeats(ui, width);
    }
    space(ui, 3);
    draw_trial_own(ui, width);
    end_scroll(ui);
}

void draw_two_columns(Ui& ui, Rect rect) {
    const float left =
        std::round(std::clamp(rect.width() * 0.34f, 320 * ui.text_scale, 460 * ui.text_scale));
    const float middle = rect.min.x + left, edge = ui.grid(2.5f);
    const float bar = ImGui::GetStyle().ScrollbarSize;
    begin_scroll(ui, "trial-steps", {rect.min, {middle, rect.max.y}}, {edge, edge}, ui.theme.panel);
    const float steps = left - 2 * edge - bar;
    draw_title(ui, steps);
    draw_trial_question(ui, steps);
    if (ui.session.trial_lab().has_design()) {
        space(ui, 3);
        draw_trial_design(ui, steps);
        space(ui, 3);
        draw_trial_size(ui, steps);
    }
    end_scroll(ui);
    const float room = rect.max.x - middle;
    const float results = std::min(room - 2 * edge - bar, 860 * ui.text_scale);
    const float pad = std::max(edge, (room - bar - results) / 2);
    begin_scroll(ui, "trial-results", {{middle, rect.min.y}, rect.max}, {pad, edge},
                 ui.theme.paper);
    draw_trial_lesson(ui, results);
    if (ui.session.trial_lab().has_design()) {
        draw_trial_run(ui, results);
        space(ui, 2);
        draw_trial_repeats(ui, results);
        space(ui, 3);
    }
    draw_trial_own(ui, results);
    end_scroll(ui);
    draw_list().AddRectFilled({middle - 1, rect.min.y}, {middle, rect.max.y}, ui.theme.line);
}

}  // namespace

void draw_trial_lab(Ui& ui, Rect rect) {
    if (ui.narrow) {
        draw_one_column(ui, rect);
    } else {
        draw_two_columns(ui, rect);
    }
}

}  // namespace folkmoot::ui
