/// Step 1 of the split-test lab: what is asked, which ready-made design it starts from, and the
/// lesson.

#include "canvas/panels.hpp"
#include "canvas/trial/parts.hpp"
#include "core/value_words.hpp"
#include "session/trial/words.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

std::string sentence_case(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string design_name(const message::TrialDesign& design) {
    std::string words = words::option_label(design.name);
    std::replace(words.begin(), words.end(), '-', ' ');
    return sentence_case(words);
}

void draw_other_trials(Ui& ui, float width) {
    std::vector<Option> options;
    std::vector<std::string> names;
    int chosen = -1;
    for (const auto& card : ui.session.scenarios()) {
        if (!card.trial) continue;
        if (const auto* open = ui.session.scenario(); open != nullptr && open->name == card.name) {
            chosen = static_cast<int>(names.size());
        }
        options.push_back({card.title, card.question});
        names.push_back(card.name);
    }
    if (names.empty()) return;
    const auto before = chosen;
    if (pick_one(ui, "scenario", options, chosen, width, "Choose a trial to explore") &&
        chosen != before) {
        ui.session.load_scenario(names[static_cast<std::size_t>(chosen)]);
    }
    space(ui, 1.5f);
}

}  // namespace

void draw_trial_lesson(Ui& ui, float width) {
    auto& desk = ui.session.trial_lab();
    const auto& lesson = desk.menu().lesson;
    if (lesson.empty()) return;
    const auto& t = ui.theme;
    const auto step = std::min(desk.lesson_step(), lesson.size() - 1);
    const float pad = ui.grid(1.5f), inner = width - 2 * pad;
    const float height = 2 * pad + font_size(ui.fonts.small_strong) + ui.grid(0.5f) +
                         text_size(ui.fonts.body, lesson[step], inner).y + ui.grid(1) + ui.touch();
    const ImVec2 min = ImGui::GetCursorScreenPos();
    auto& draw = draw_list();
    draw.AddRectFilled(min, {min.x + width, min.y + height}, blended(t.panel, t.reform, 0.1f),
                       8 * ui.text_scale);
    ImGui::SetCursorScreenPos({min.x + pad, min.y + pad});
    text(ui, ui.fonts.small_strong, t.reform,
         "In two minutes: step " + std::to_string(step + 1) + " of " +
             std::to_string(lesson.size()),
         inner);
    ImGui::SetCursorScreenPos(
        {min.x + pad, min.y + pad + font_size(ui.fonts.small_strong) + ui.grid(0.5f)});
    text(ui, ui.fonts.body, t.ink, lesson[step], inner);
    ImGui::SetCursorScreenPos({min.x + pad, min.y + height - pad - ui.touch()});
    const bool last = step + 1 == lesson.size();
    if (button(ui, last ? "From the start##lesson" : "Next##lesson",
               last ? Look::plain : Look::filled)) {
        desk.set_lesson_step(last ? 0 : step + 1);
    }
    place(ui, "lesson:next", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (step > 0 && !last) {
        ImGui::SameLine();
        if (button(ui, "Back##lesson", Look::bare)) desk.set_lesson_step(step - 1);
    }
    place(ui, "lesson", {min, {min.x + width, min.y + height}});
    ImGui::SetCursorScreenPos({min.x, min.y + height});
    space(ui, 2.5f);
}

void draw_trial_question(Ui& ui, float width) {
    auto& desk = ui.session.trial_lab();
    const auto& t = ui.theme;
    trial_step(ui, 1, "question", "The question", width);
    draw_other_trials(ui, width);
    if (!desk.has_design()) {
        text(ui, ui.fonts.body, t.ink,
             "This scenario has nothing that a trial could count. Choose one of the trials above.",
             width);
        return;
    }
    if (!desk.ready_made()) {
        text(ui, ui.fonts.body, t.quiet,
             "This scenario brings no trial of its own: below is a design to start from, in its "
             "town.",
             width);
        space(ui, 1);
    }
    text(ui, ui.fonts.large, t.ink, desk.design().question, width);
    space(ui, 0.5f);
    if (desk.menu().designs.size() > 1) {
        std::vector<Option> options;
        for (const auto& design : desk.menu().designs) {
            options.push_back({design_name(design), design.question == desk.design().question
                                                        ? session::design_in_words(design)
                                                        : design.question});
        }
        int chosen = static_cast<int>(desk.chosen());
        text(ui, ui.fonts.small_strong, t.ink, "Ways to try it", width);
        if (pick_one(ui, "design", options, chosen, width))
            desk.choose(static_cast<std::size_t>(chosen));
        space(ui, 1);
    }
    text(ui, ui.fonts.small, t.quiet, session::design_in_words(desk.design()), width);
    if (desk.edited_design()) {
        space(ui, 0.5f);
        if (button(ui, "Back to the design as it came##reset", Look::plain, Icon::reset))
            desk.choose(desk.chosen());
        place(ui, "button:trial-reset", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
}

}  // namespace folkmoot::ui
