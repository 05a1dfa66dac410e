/// Time: play, step, speed, the scrubber, and whose future is on the map.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Node;

/// One button that goes through the speeds.
void draw_speed(Ui& ui, float width) {
    const auto& speed = ui.room.at("speed");
    if (speed.options.empty()) return;
    std::size_t now = 0;
    for (std::size_t i = 0; i < speed.options.size(); ++i) {
        if (speed.value == sheet::Value(speed.options[i].key)) now = i;
    }
    if (button(ui, speed.options[now].words + "##speed", Look::plain, Icon::none, width))
        use(ui, speed, speed.options[(now + 1) % speed.options.size()].key);
    tip(ui, speed.help);
    place(ui, speed.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

/// As wide as the widest of the speeds.
float speed_width(const Ui& ui) {
    float widest = ui.touch();
    for (const auto& option : ui.room.at("speed").options)
        widest = std::max(widest, text_size(ui.fonts.small, option.words).x + ui.grid(3));
    return widest;
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

void draw_time_buttons(Ui& ui) {
    const bool playing = ui.session.playing();
    const auto press = [&](const char* key, Icon icon, Look look) {
        const auto& node = ui.room.at(key);
        if (icon_button(ui, key, icon, node.words, look) && !node.disabled) use(ui, node);
        place(ui, key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    };
    press("play", playing ? Icon::pause : Icon::play, Look::filled);
    ImGui::SameLine(0, ui.grid(0.5f));
    press("back", Icon::back, Look::bare);
    ImGui::SameLine(0, 0);
    press("forward", Icon::forward, Look::bare);
}

void draw_side(Ui& ui) {
    const auto& side = ui.room.at("side");
    std::vector<std::string> names;
    int chosen = 0;
    for (const auto& option : side.options) {
        if (side.value == sheet::Value(option.key)) chosen = static_cast<int>(names.size());
        names.push_back(option.words);
    }
    if (choose_one(ui, "side", names, chosen))
        use(ui, side, side.options[static_cast<std::size_t>(chosen)].key);
    place(ui, side.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

/// The week on screen at the right end of a row, whose controls end at `from`.
void draw_when(Ui& ui, float from, float right, float top) {
    auto when = ui.room.at("track").value_words;
    auto size = text_size(ui.fonts.strong, when);
    if (size.x > right - from - ui.grid(1)) {
        when.resize(std::min(when.size(), when.find(','))); // the year alone
        size = text_size(ui.fonts.strong, when);
    }
    text_at(draw_list(), ui.fonts.strong, {right - size.x, top + (ui.touch() - size.y) / 2},
            ui.theme.ink, when);
    ui.places["when"] = {{right - size.x, top}, {right, top + size.y}};
}

}  // namespace

float time_height(Ui& ui) {
    return ui.narrow ? 3 * ui.touch() + ui.grid(4) : 2 * ui.touch() + ui.grid(3.5f);
}

void draw_time(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_part(ui, "time", rect, {pad, ui.grid(1)}, ui.theme.panel);
    const float top = rect.min.y + ui.grid(1.25f);
    const float left = rect.min.x + pad, right = rect.max.x - pad;

    ImGui::SetCursorScreenPos({left, top});
    draw_side(ui);
    if (!ui.narrow) draw_when(ui, ui.places["side"].max.x, right, top);
    const float second = top + ui.touch() + ui.grid(1);
    const float speed = speed_width(ui);
    ImGui::SetCursorScreenPos({left, second});
    if (ui.narrow) {
        draw_track(ui, right - left);
        ImGui::SetCursorScreenPos({left, second + ui.touch()});
        draw_time_buttons(ui);
        ImGui::SameLine(0, ui.grid(1));
        draw_speed(ui, speed);
        draw_when(ui, ui.places["speed"].max.x, right, second + ui.touch());
    } else {
        draw_time_buttons(ui);
        ImGui::SameLine(0, ui.grid(1));
        const float track = right - ImGui::GetCursorScreenPos().x - speed - ui.grid(1);
        draw_track(ui, std::max(track, ui.grid(8)));
        ImGui::SameLine(0, ui.grid(1));
        draw_speed(ui, speed);
    }
    end_part(ui);
}

}  // namespace folkmoot::ui
