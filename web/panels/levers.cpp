/// The left side: which reform, its levers, and below, visibly different, what nobody knows for
/// sure.

#include "panels/panels.hpp"
#include "panels/widgets.hpp"
#include "session/trial_edit.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

void draw_policies(Ui& ui, const message::Scenario& scenario, float width) {
    const auto& trial = ui.session.trial();
    text(ui, ui.fonts.heading, ui.theme.ink, "The reform", width);
    // The baseline is what the reform is compared with; it can be tried as one as well.
    std::vector<std::string> names;
    int chosen = 0;
    for (std::size_t i = 0; i < scenario.policies.size(); ++i) {
        names.push_back(scenario.policies[i].label);
        if (scenario.policies[i].name == trial.reform) chosen = static_cast<int>(i);
    }
    if (choose_one(ui, "policy", names, chosen, width)) {
        ui.session.choose_policy(scenario.policies[static_cast<std::size_t>(chosen)].name);
    }
    place(ui, "policy", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (const auto* policy = session::find_policy(scenario, trial.reform)) {
        text(ui, ui.fonts.small, ui.theme.quiet, policy->sentence, width);
    }
    const bool moved = !trial.changed.empty() || !trial.shared.empty();
    if (!moved && !ui.session.can_undo() && !ui.session.can_redo()) {
        space(ui, 1);
        return;
    }
    if (moved) {
        if (button(ui, "Undo all moves", Look::plain, Icon::reset)) ui.session.reset_all();
        ImGui::SameLine();
    }
    if (ui.session.can_undo()) {
        if (icon_button(ui, "undo", Icon::undo, "Undo (Ctrl+Z)")) ui.session.undo();
        ImGui::SameLine();
    }
    if (ui.session.can_redo()) {
        if (icon_button(ui, "redo", Icon::redo, "Redo (Ctrl+Y)")) ui.session.redo();
        ImGui::SameLine();
    }
    ImGui::NewLine();
    space(ui, 1);
}

void draw_groups(Ui& ui, const message::Scenario& scenario,
                 const std::vector<message::Group>& groups, float width) {
    for (const auto& group : groups) {
        if (group.keys.empty()) continue;
        text(ui, ui.fonts.small_strong, ui.theme.quiet, group.title, width);
        space(ui, 0.5f);
        for (const auto& key : group.keys) {
            if (const auto* field = session::find_field(scenario, key)) {
                draw_field(ui, *field, width);
            }
        }
        space(ui, 0.5f);
    }
}

}  // namespace

void draw_levers(Ui& ui, Rect rect) {
    const auto* scenario = ui.session.scenario();
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    begin_scroll(ui, "levers", rect, {pad, pad}, ui.theme.panel);
    if (scenario != nullptr) {
        const float width = ImGui::GetContentRegionAvail().x - ui.grid(0.5f);
        draw_policies(ui, *scenario, width);
        line(ui);
        space(ui, 1.5f);
        draw_groups(ui, *scenario, scenario->levers, width);

        // Assumptions stand on a ground of their own, drawn behind them once their height is known.
        auto& draw = draw_list();
        draw.ChannelsSplit(2);
        draw.ChannelsSetCurrent(1);
        const ImVec2 top = ImGui::GetCursorScreenPos();
        space(ui, 2);
        text(ui, ui.fonts.heading, ui.theme.ink, "Assumptions", width);
        text(ui, ui.fonts.small, ui.theme.doubt_mark,
             "Facts that nobody knows for sure. They hold for the baseline and the reform alike. "
             "Move "
             "them to see whether the answer survives.",
             width);
        space(ui, 1.5f);
        draw_groups(ui, *scenario, scenario->assumptions, width);
        const ImVec2 bottom = ImGui::GetCursorScreenPos();
        draw.ChannelsSetCurrent(0);
        draw.PushClipRect(rect.min, rect.max, false);
        draw.AddRectFilled({rect.min.x, top.y}, {rect.max.x, std::max(bottom.y, rect.max.y)},
                           ui.theme.doubt);
        draw.AddRectFilled({rect.min.x, top.y}, {rect.min.x + 3, std::max(bottom.y, rect.max.y)},
                           ui.theme.doubt_mark);
        draw.PopClipRect();
        draw.ChannelsMerge();
    }
    end_scroll(ui);
}

} // namespace folkmoot::ui
