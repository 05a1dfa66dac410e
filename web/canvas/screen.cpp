/// Where everything goes: three columns on a desk, sheets on a phone; and the keys.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

constexpr float narrow_below = 720, low_below = 440; ///< points, at text scale 1

void use_keys(Ui& ui) {
    auto& s = ui.session;
    const auto& io = ImGui::GetIO();
    const auto& g = *ImGui::GetCurrentContext();
    if (io.WantTextInput || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId)) return;
    const bool on_tour = s.tour_step() && !s.wall();
    if (ImGui::IsKeyPressed(ImGuiKey_Escape) && on_tour) s.go_on_tour(std::nullopt);
    // The keys of whoever clicks through slides move nothing behind a wall.
    if (ui.room.find("deliberate:wall") != nullptr) {
        if (ImGui::IsKeyPressed(ImGuiKey_Escape)) leave_wall(ui);
        return;
    }
    if (ui.room.find("explore-wall") != nullptr) return use_wall_keys(ui);
    if (io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Z)) io.KeyShift ? s.redo() : s.undo();
    if (io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Y)) s.redo();
    // While the focus ring shows, space and arrows belong to what it is on.
    if (!g.NavDisableHighlight && g.NavId != 0) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Space, false)) s.play(!s.playing());
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) s.step_week(io.KeyShift ? -13 : -1);
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) s.step_week(io.KeyShift ? 13 : 1);
}

void draw_columns(Ui& ui, Rect rect) {
    const float width = rect.width();
    const bool tight = width < 1180 * ui.text_scale;
    const float left =
        std::round(std::min((tight ? 280.0f : 336.0f) * ui.text_scale, width * 0.29f));
    const float right =
        std::round(std::min((tight ? 344.0f : 408.0f) * ui.text_scale, width * 0.35f));
    const float a = rect.min.x + left, b = rect.max.x - right;
    const float time_top = rect.max.y - time_height(ui);
    draw_levers(ui, {rect.min, {a, rect.max.y}});
    draw_map(ui, {{a, rect.min.y}, {b, time_top}});
    draw_time(ui, {{a, time_top}, {b, rect.max.y}});
    draw_results(ui, {{b, rect.min.y}, rect.max});
    auto& draw = draw_list();
    draw.AddRectFilled({a - 1, rect.min.y}, {a, rect.max.y}, ui.theme.line);
    draw.AddRectFilled({b, rect.min.y}, {b + 1, rect.max.y}, ui.theme.line);
    draw.AddRectFilled({a, time_top}, {b, time_top + 1}, ui.theme.line);
}

}  // namespace

void draw_screen(Ui& ui) {
    const auto& io = ImGui::GetIO();
    ui.screen = {{0, 0}, io.DisplaySize};
    // Type that is large for a projector makes no phone of it.
    const float grown = std::max(1.0f, ui.session.wall() ? ui.wanted.text_scale : ui.text_scale);
    ui.narrow = io.DisplaySize.x < narrow_below * grown || io.DisplaySize.y < low_below * grown;
    ui.places.clear();
    ui.panel_of.clear();
    if (!io.MouseDown[0]) ui.finger.scrolls = ui.finger.slides = false;
    if (ImGui::IsMouseClicked(0)) ui.finger.window = 0;
    use_keys(ui);
    // Under a moving hand most frames show what the frame before showed.
    if (ui.stale > 0) ui.room.renew(ui.session, ui.open_tables);
    ui.stale = std::max(0, ui.stale - 1);
    ui.said.clear();
    overhear(ui.listening ? &ui.said : nullptr);

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("folkmoot", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoScrollWithMouse);
    const float bar = ui.narrow ? 52 : std::round(52 * ui.text_scale);
    const Rect whole = ui.screen;
    const bool explored = ui.room.find("explore-wall") != nullptr;
    const bool wall = explored || ui.room.find("deliberate:wall") != nullptr;
    Rect room{{0, wall ? 0 : bar}, whole.max};
    if (!wall) {
        draw_bar(ui, {whole.min, {whole.max.x, bar}});
        room.min.y += draw_way_back(ui, room);
    }
    const auto here = ui.session.view().room;
    if (wall) {
        explored ? draw_explore_wall(ui, room) : draw_wall(ui, room);
    } else if (here == session::Room::evidence) {
        draw_evidence(ui, room);
    } else if (here == session::Room::funding) {
        draw_funding_lab(ui, room);
    } else if (here == session::Room::trial) {
        draw_trial_lab(ui, room);
    } else if (here == session::Room::deliberate) {
        draw_deliberation(ui, room);
    } else if (ui.narrow) {
        draw_sheets(ui, room);
    } else {
        const float statement = std::round(statement_height(ui, room.width()));
        const float below = room.min.y + statement;
        draw_statement(ui, {room.min, {room.max.x, below}});
        draw_columns(ui, {{0, below}, room.max});
    }
    ImGui::End();
    draw_tour(ui);
    draw_chooser(ui);
    draw_problems(ui);
    draw_attention(ui);
    if (ui.used_last != ui.told_last) {
        ui.told_last = ui.used_last;
        ui.session.act("used-last", ui.used_last);
    }
}

}  // namespace folkmoot::ui
