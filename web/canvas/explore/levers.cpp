/// The left side: which reform, its levers, and below, visibly different, what nobody knows for
/// sure.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

/// The heading, and beside it what takes moves back. Always as high, whether or not there are any:
/// nothing may shift under a hand that is on a lever.
void draw_heading(Ui& ui, float width) {
    const auto& trial = ui.session.trial();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float side = ui.touch(), height = font_size(ui.fonts.heading);
    text_at(draw_list(), ui.fonts.heading, {at.x, at.y + (side - height) / 2}, ui.theme.ink,
            "The reform");
    float x = at.x + width;
    const auto offer = [&](bool there, const char* id, Icon icon, const char* words) {
        x -= side;
        if (!there) return false;
        ImGui::SetCursorScreenPos({x, at.y});
        const bool pressed = icon_button(ui, id, icon, words, Look::bare, side);
        ui.places[std::string("button:") + id] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
        return pressed;
    };
    const bool moved = !trial.changed.empty() || !trial.shared.empty();
    if (offer(moved, "reset-all", Icon::close, "Undo all moves")) ui.session.reset_all();
    if (offer(ui.session.can_redo(), "redo", Icon::redo, "Redo (Ctrl+Y)")) ui.session.redo();
    if (offer(ui.session.can_undo(), "undo", Icon::undo, "Undo (Ctrl+Z)")) ui.session.undo();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, side});
}

void draw_policies(Ui& ui, const message::Scenario& scenario, float width) {
    const auto& trial = ui.session.trial();
    draw_heading(ui, width);
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
    space(ui, 1);
}

void draw_groups(Ui& ui, const message::Scenario& scenario,
                 const std::vector<message::Group>& groups, float width) {
    for (const auto& group : groups) {
        if (group.keys.empty()) continue;
        // A group named like its first field needs no name of its own.
        const auto* first = session::find_field(scenario, group.keys.front());
        if (first == nullptr || first->label != group.title) {
            text(ui, ui.fonts.small_strong, ui.theme.quiet, group.title, width);
            space(ui, 0.5f);
        }
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
