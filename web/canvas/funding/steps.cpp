/// What the formula does, step by step; its rules; where it comes from.

#include "canvas/funding/parts.hpp"
#include "session/funding/numbers.hpp"

namespace folkmoot::ui {

void draw_funding_steps(Ui& ui, float width) {
    const auto* answer = ui.session.funding().answer();
    if (answer == nullptr) return;
    const auto& t = ui.theme;
    funding_heading(ui, "How it is worked out", width);
    for (const auto& step : answer->formula.steps) {
        if (!step.sentence.empty()) text(ui, ui.fonts.small_strong, t.ink, step.sentence, width);
        text(ui, ui.fonts.small, t.ink, step.name + " = " + step.expression, width);
        const auto total = session::step_words(step);
        if (!total.empty()) text(ui, ui.fonts.small, t.quiet, total, width);
        space(ui, 1.25f);
    }
    if (!answer->formula.constraints.empty()) {
        funding_heading(ui, "Rules, in this order", width);
        int number = 0;
        for (const auto& rule : answer->formula.constraints) {
            text(ui, ui.fonts.small, t.ink, std::to_string(++number) + ". " + rule, width);
        }
    }
    if (!answer->formula.sources.empty()) {
        funding_heading(ui, "Where it comes from", width);
        for (const auto& source : answer->formula.sources) {
            text(ui, ui.fonts.small, t.quiet, source, width);
            space(ui, 0.5f);
        }
    }
    if (!answer->formula.money_year.empty()) {
        space(ui, 0.5f);
        text(ui, ui.fonts.small, t.quiet, "Money of " + answer->formula.money_year + ".", width);
    }
}

}  // namespace folkmoot::ui
