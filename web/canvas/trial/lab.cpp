/// The room "Split-test lab". On a desk the steps stand left and what came out right; on a phone
/// all is one column, and the design is said in words until somebody opens it.

#include "canvas/panels.hpp"
#include "canvas/trial/parts.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

using sheet::Node;

/// The steps in their order, and what their numbers are.
constexpr std::array<std::string_view, 7> steps{"trial:question", "trial:design",  "trial:size",
                                                "trial:run",      "trial:repeats", "trial:own",
                                                "trial:plan"};

void draw_steps(Ui& ui, std::size_t from, std::size_t past, float width) {
    int number = 0;
    for (std::size_t i = 0; i < past; ++i) {
        const auto* step = ui.room.find(steps[i]);
        if (step == nullptr) continue;
        ++number;
        if (i < from) continue;
        draw_trial_step(ui, *step, number, width);
        space(ui, 3);
    }
}

void draw_title(Ui& ui, float width) {
    const auto& title = ui.room.at("trial:title");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.title, ui.theme.ink, title.words, width);
    place(ui, title.key, {at, ImGui::GetItemRectMax()});
    space(ui, 0.5f);
    const auto& about = ui.room.at("trial:about");
    const ImVec2 below = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.body, ui.theme.quiet, about.words, width);
    place(ui, about.key, {below, ImGui::GetItemRectMax()});
    space(ui, 2.5f);
}

/// On a phone the design is said in words, and opened to be changed.
void draw_folded_design(Ui& ui, float width) {
    const auto* design = ui.room.find("trial:design");
    if (design == nullptr) return;
    constexpr auto opened = "trial-design";
    const bool wanted = std::any_of(ui.reveal.begin(), ui.reveal.end(), [&](const auto& key) {
        return key != design->key && sheet::find(*design, key) != nullptr;
    });
    if (wanted) ui.open_tables.insert(opened);
    const bool open = ui.open_tables.contains(opened);
    if (open) {
        draw_trial_step(ui, *design, 2, width);
    } else {
        Node brief(sheet::Kind::group, design->key);
        brief.add(design->children.front());
        draw_trial_step(ui, brief, 2, width);
    }
    if (button(ui, open ? "Close the design##fold" : "Change the design##fold", Look::plain,
               Icon::levers))
        open ? (void)ui.open_tables.erase(opened) : (void)ui.open_tables.insert(opened);
    place(ui, "button:trial-design", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 3);
}

void draw_lesson_of_room(Ui& ui, float width) {
    if (const auto* lesson = ui.room.find("trial:lesson")) draw_trial_lesson(ui, *lesson, width);
}

void draw_one_column(Ui& ui, Rect rect) {
    const float edge = ui.grid(2),
                width = rect.width() - 2 * edge - ImGui::GetStyle().ScrollbarSize;
    begin_scroll(ui, "trial-lab", rect, {edge, edge}, ui.theme.panel);
    draw_title(ui, width);
    draw_lesson_of_room(ui, width);
    draw_steps(ui, 0, 1, width);
    draw_folded_design(ui, width);
    draw_steps(ui, 2, steps.size(), width);
    end_scroll(ui);
}

void draw_two_columns(Ui& ui, Rect rect) {
    const float left =
        std::round(std::clamp(rect.width() * 0.34f, 320 * ui.text_scale, 460 * ui.text_scale));
    const float middle = rect.min.x + left, edge = ui.grid(2.5f);
    const float bar = ImGui::GetStyle().ScrollbarSize;
    constexpr std::size_t results_from = 3;
    begin_scroll(ui, "trial-steps", {rect.min, {middle, rect.max.y}}, {edge, edge}, ui.theme.panel);
    const float wide = left - 2 * edge - bar;
    draw_title(ui, wide);
    draw_steps(ui, 0, results_from, wide);
    end_scroll(ui);
    const float room = rect.max.x - middle;
    const float results = std::min(room - 2 * edge - bar, 860 * ui.text_scale);
    const float pad = std::max(edge, (room - bar - results) / 2);
    begin_scroll(ui, "trial-results", {{middle, rect.min.y}, rect.max}, {pad, edge},
                 ui.theme.paper);
    draw_lesson_of_room(ui, results);
    draw_steps(ui, results_from, steps.size(), results);
    end_scroll(ui);
    draw_list().AddRectFilled({middle - 1, rect.min.y}, {middle, rect.max.y}, ui.theme.line);
}

} // namespace

void draw_trial_lab(Ui& ui, Rect rect) {
    ui.narrow ? draw_one_column(ui, rect) : draw_two_columns(ui, rect);
    place(ui, "trial:room", rect);
}

} // namespace folkmoot::ui
