/// Time: play, step, speed, the scrubber, and whose future is on the map.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/number_words.hpp"
#include "session/trial/edit.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace folkmoot::ui {
namespace {

struct Speed {
    const char* name;
    double weeks_per_second;
};
constexpr std::array<Speed, 4> speeds{{{"Slow", 4}, {"Normal", 13}, {"Fast", 26}, {"Faster", 52}}};

void draw_speed(Ui& ui) {
    std::size_t now = 1;
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        if (speeds[i].weeks_per_second == ui.session.speed()) now = i;
    }
    const float width = text_size(ui.fonts.small, "Normal").x + ui.grid(3);
    if (button(ui, std::string(speeds[now].name) + "##speed", Look::plain, Icon::none,
               std::max(width, ui.touch()))) {
        ui.session.set_speed(speeds[(now + 1) % speeds.size()].weeks_per_second);
    }
    tip(ui, "How fast time runs");
}

void draw_track(Ui& ui, float width) {
    auto& s = ui.session;
    const auto& t = ui.theme;
    const float height = ui.touch(), radius = 8 * ui.text_scale;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("track", {width, height});
    const float left = min.x + radius, right = min.x + width - radius;
    const float span = static_cast<float>(std::max(1u, s.weeks() - 1));
    const float x_mouse = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActive()) {
        const float share = std::clamp((x_mouse - left) / std::max(1.0f, right - left), 0.0f, 1.0f);
        const auto week = static_cast<std::uint32_t>(std::lround(share * span));
        ui.finger.slides = true;
        if (s.playing()) s.play(false);
        if (week != s.week()) s.set_week(week);
    }
    auto& g = *ImGui::GetCurrentContext();
    if (ImGui::IsItemFocused() && !g.NavDisableHighlight && g.NavMoveSubmitted &&
        (ImGui::IsKeyDown(ImGuiKey_LeftArrow) || ImGui::IsKeyDown(ImGuiKey_RightArrow))) {
        ImGui::NavMoveRequestCancel();
        s.step_week(ImGui::IsKeyDown(ImGuiKey_LeftArrow) ? -1 : 1);
    }
    auto& draw = draw_list();
    const float middle = min.y + height / 2, thick = 2 * ui.text_scale;
    const float x = left + static_cast<float>(s.week()) / span * (right - left);
    draw.AddRectFilled({left, middle - thick / 2}, {right, middle + thick / 2}, t.control_edge,
                       thick / 2);
    draw.AddRectFilled({left, middle - thick}, {x, middle + thick}, t.ink, thick);
    for (std::uint32_t week = 52; week < s.weeks(); week += 52) {
        const float tick = left + static_cast<float>(week) / span * (right - left);
        draw.AddRectFilled({tick - 0.75f, middle - thick * 3}, {tick + 0.75f, middle + thick * 3},
                           week <= s.week() ? t.ink : t.control_edge);
    }
    const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (hovered) draw.AddCircleFilled({x, middle}, radius * 1.6f, faded(t.ink, 0.14f));
    draw.AddCircleFilled({x, middle}, radius, t.ink);
    focus_ring(ui);
    ui.places["track"] = {min, {min.x + width, min.y + height}};
}

void draw_buttons(Ui& ui) {
    auto& s = ui.session;
    const bool playing = s.playing();
    if (icon_button(ui, "play", playing ? Icon::pause : Icon::play,
                    playing ? "Stop (space)" : "Let time run (space)", Look::filled)) {
        s.play(!playing);
    }
    ui.places["play"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    ImGui::SameLine(0, ui.grid(0.5f));
    if (icon_button(ui, "back", Icon::back, "A week back (←)")) s.step_week(-1);
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "forward", Icon::forward, "A week on (→)")) s.step_week(1);
}

void draw_side(Ui& ui) {
    using session::Side;
    const std::array<std::string, 3> names{"Baseline", "Reform", "Both"};
    int side = static_cast<int>(ui.session.view().side);
    if (choose_one(ui, "side", names, side)) ui.session.set_side(static_cast<Side>(side));
    ui.places["side"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
}

}  // namespace

float time_height(Ui& ui) {
    return ui.narrow ? 3 * ui.touch() + ui.grid(4) : 2 * ui.touch() + ui.grid(3.5f);
}

void draw_time(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_part(ui, "time", rect, {pad, ui.grid(1)}, ui.theme.panel);
    auto& draw = draw_list();
    const float top = rect.min.y + ui.grid(1.25f);
    const float left = rect.min.x + pad, right = rect.max.x - pad;

    ImGui::SetCursorScreenPos({left, top});
    draw_side(ui);
    auto when = format_week(ui.session.week());
    auto size = text_size(ui.fonts.strong, when);
    if (size.x > right - ui.places["side"].max.x - ui.grid(1)) {
        when = "Year " + std::to_string(ui.session.year() + 1);
        size = text_size(ui.fonts.strong, when);
    }
    text_at(draw, ui.fonts.strong, {right - size.x, top + (ui.touch() - size.y) / 2}, ui.theme.ink,
            when);
    ui.places["when"] = {{right - size.x, top}, {right, top + size.y}};

    const float second = top + ui.touch() + ui.grid(1);
    const float speed_width =
        std::max(text_size(ui.fonts.small, "Normal").x + ui.grid(3), ui.touch());
    ImGui::SetCursorScreenPos({left, second});
    if (ui.narrow) {
        draw_track(ui, right - left);
        ImGui::SetCursorScreenPos({left, second + ui.touch()});
        draw_buttons(ui);
        ImGui::SameLine(0, ui.grid(1));
        draw_speed(ui);
    } else {
        draw_buttons(ui);
        ImGui::SameLine(0, ui.grid(1));
        const float track = right - ImGui::GetCursorScreenPos().x - speed_width - ui.grid(1);
        draw_track(ui, std::max(track, ui.grid(8)));
        ImGui::SameLine(0, ui.grid(1));
        draw_speed(ui);
    }
    end_part(ui);
}

}  // namespace folkmoot::ui
