/// The guided tour: a card that points at a lever or an outcome and says what to look for.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <string>

namespace folkmoot::ui {
namespace {

void go_to(Ui& ui, std::size_t step) {
    const auto& tour = ui.session.scenario()->tour;
    if (step >= tour.size()) {
        ui.tour_step.reset();
        return;
    }
    ui.tour_step = step;
    const auto& s = tour[step];
    if (!s.outcome.empty()) ui.all_outcomes = true;
    if (ui.narrow) ui.sheet = !s.lever.empty() ? Sheet::levers : Sheet::results;
    ui.reveal.clear();
    if (!s.lever.empty()) ui.reveal.insert("lever:" + s.lever);
    if (!s.outcome.empty()) ui.reveal.insert("outcome:" + s.outcome);
}

/// A ring around what the step speaks of. Returns where it is.
std::optional<Rect> ring(Ui& ui, const std::string& name) {
    const auto found = ui.places.find(name);
    if (found == ui.places.end()) return std::nullopt;
    auto r = found->second;
    if (r.max.y < 0 || r.min.y > ui.screen.max.y) return std::nullopt;
    const float out = ui.grid(1);
    ImGui::GetForegroundDrawList()->AddRect({r.min.x - out, r.min.y - out},
                                            {r.max.x + out, r.max.y + out}, ui.theme.reform,
                                            9 * ui.text_scale, 0, 2.5f);
    return r;
}

}  // namespace

void draw_tour(Ui& ui) {
    const auto* scenario = ui.session.scenario();
    if (!ui.tour_step || scenario == nullptr || *ui.tour_step >= scenario->tour.size()) return;
    const auto step = *ui.tour_step;
    const auto& now = scenario->tour[step];
    const auto lever = now.lever.empty() ? std::nullopt : ring(ui, "lever:" + now.lever);
    const auto outcome = now.outcome.empty() ? std::nullopt : ring(ui, "outcome:" + now.outcome);
    const float width = std::min(360 * ui.text_scale, ui.screen.width() - ui.grid(2));
    ImVec2 at{(ui.screen.width() - width) / 2, ui.grid(ui.narrow ? 8 : 26)};
    if (!ui.narrow && lever) {
        at = {lever->max.x + ui.grid(5), lever->min.y};
    } else if (!ui.narrow && outcome) {
        at = {outcome->min.x - width - ui.grid(5), outcome->min.y};
    }
    at.y = std::clamp(at.y, ui.grid(7), std::max(ui.grid(7), ui.screen.max.y - ui.grid(34)));
    if (begin_card(ui, "tour", at, width, false)) {
        text(ui, ui.fonts.small_strong, ui.theme.reform,
             "Step " + std::to_string(step + 1) + " of " + std::to_string(scenario->tour.size()));
        text(ui, ui.fonts.body, ui.theme.ink, now.text);
        space(ui, 1.5f);
        if (!now.set.empty()) {
            if (button(ui, "Try it", Look::filled)) ui.session.move_all(now.set);
            ImGui::SameLine();
        }
        const bool last = step + 1 == scenario->tour.size();
        const auto look = now.set.empty() ? Look::filled : Look::plain;
        if (button(ui, last ? "Done" : "Next", look)) {
            if (last)
                ui.tour_step.reset();
            else
                go_to(ui, step + 1);
        }
        ui.places["tour:next"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
        if (step > 0) {
            ImGui::SameLine();
            if (button(ui, "Back", Look::bare)) go_to(ui, step - 1);
        }
        if (!last) {
            ImGui::SameLine();
            if (button(ui, "Skip", Look::bare)) ui.tour_step.reset();
        }
    }
    end_card(ui, false);
}

void start_tour(Ui& ui) {
    const auto* scenario = ui.session.scenario();
    if (scenario == nullptr || scenario->tour.empty()) return;
    ui.session.set_room(session::Room::explore);
    ui.outcome.clear();
    go_to(ui, 0);
}

}  // namespace folkmoot::ui
