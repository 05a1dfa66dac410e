/// One lever or assumption: its name, its value, a plain sentence, and the control to move it.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/value_words.hpp"
#include "session/trial/edit.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

using message::Field;
using message::Type;

struct Track {
    float left, right;
    const Field& field;
    [[nodiscard]] float at(double value) const {
        const double share = (value - field.low) / std::max(1e-12, field.high - field.low);
        return left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * (right - left);
    }
    [[nodiscard]] double value(float x) const {
        const double share = static_cast<double>((x - left) / std::max(1.0f, right - left));
        return field.low + std::clamp(share, 0.0, 1.0) * (field.high - field.low);
    }
};

/// Arrow keys move the slider that the keyboard is on, instead of the focus.
void move_by_keys(Ui& ui, const Field& field, double now, ImGuiID id) {
    auto& g = *ImGui::GetCurrentContext();
    if (g.NavId != id || g.NavDisableHighlight) return;
    const double step = field.step > 0 ? field.step : (field.high - field.low) / 100;
    const double by = ImGui::GetIO().KeyShift ? 10 * step : step;
    double change = 0;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) change -= by;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) change += by;
    const bool sideways =
        ImGui::IsKeyDown(ImGuiKey_LeftArrow) || ImGui::IsKeyDown(ImGuiKey_RightArrow);
    if (sideways && g.NavMoveSubmitted) ImGui::NavMoveRequestCancel();
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) change = field.low - now;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) change = field.high - now;
    if (change != 0) {
        ui.session.move(field.key, now + change, true);
    } else if (!sideways && ui.session.held()) {
        ui.session.release();
    }
}

/// A finger slides once it has moved sideways; a mouse slides at once.
bool slides(Ui& ui) {
    if (!by_finger()) return true;
    const auto& io = ImGui::GetIO();
    const float dx = std::fabs(io.MousePos.x - io.MouseClickedPos[0].x);
    const float dy = std::fabs(io.MousePos.y - io.MouseClickedPos[0].y);
    if (!ui.finger.scrolls && dx > 7 && dx > dy) ui.finger.slides = true;
    return ui.finger.slides;
}

void draw_slider(Ui& ui, const Field& field, double now, double baseline, float width) {
    const auto& t = ui.theme;
    const bool doubt = field.kind == message::Kind::assumption;
    const float height = ui.narrow ? 44.0f : 26 * ui.text_scale;
    const float radius = (ui.narrow ? 12.0f : 8.0f) * (ui.narrow ? 1 : ui.text_scale);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("slider", {width, height});
    const auto id = ImGui::GetItemID();
    const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
    const Track track{min.x + radius, min.x + width - radius, field};
    const float middle = min.y + height / 2;
    if (active && slides(ui)) {
        ui.session.move(field.key, track.value(ImGui::GetIO().MousePos.x), true);
    }
    if (ImGui::IsItemDeactivated()) {
        // A finger that only tapped means the place it tapped; one that scrolled means nothing.
        if (by_finger() && !ui.finger.scrolls && !ui.finger.slides) {
            ui.session.move(field.key, track.value(ImGui::GetIO().MousePos.x), true);
        }
        ui.session.release();
    }
    if (!active) move_by_keys(ui, field, now, id);

    auto& draw = draw_list();
    const float thick = 2 * ui.text_scale;
    const ImU32 colour = doubt ? t.doubt_mark : t.reform;
    const float x = track.at(now), tick = track.at(baseline);
    // A fine line that everybody can see; what differs from the baseline lies broad upon it.
    draw.AddRectFilled({track.left - radius / 2, middle - thick / 2},
                       {track.right + radius / 2, middle + thick / 2}, t.control_edge, thick / 2);
    draw.AddRectFilled({std::min(x, tick), middle - thick}, {std::max(x, tick), middle + thick},
                       colour, thick);
    const float reach = radius * 1.1f;
    draw.AddRectFilled({tick - 1, middle - reach}, {tick + 1, middle + reach}, t.baseline, 1);
    const bool on_it = active || hovered;
    if (on_it) draw.AddCircleFilled({x, middle}, radius * 1.6f, faded(colour, 0.16f));
    draw.AddCircleFilled({x, middle}, radius, colour);
    draw.AddCircleFilled({x, middle}, radius - 2.25f * ui.text_scale, t.raised);
    focus_ring(ui);
    if (!active && hovered && std::fabs(ImGui::GetIO().MousePos.x - tick) < radius) {
        tip(ui, std::string(doubt ? "Usual value: " : "Baseline: ") +
                    words::format_field(field, baseline));
    }
}

void draw_choice(Ui& ui, const Field& field, double now, float width) {
    std::vector<std::string> names;
    names.reserve(field.options.size());
    for (const auto& option : field.options) names.push_back(words::option_label(option));
    int chosen = static_cast<int>(now);
    if (choose_one(ui, "choice", names, chosen, width)) {
        ui.session.move(field.key, chosen, false);
    }
}

bool is_number(const Field& field) {
    return field.type == Type::number || field.type == Type::integer;
}

/// The value without its unit: "75%", "£9.80", "× 1.2".
std::string bare_value(const Field& field, double now) {
    auto shown = words::format_field(field, now);
    const auto end = shown.find(' ', shown.starts_with("× ") ? 3 : 0);
    if (end != std::string::npos) shown.resize(end);
    return shown;
}

/// Whether there is room for the value with its unit beside the name, whatever the value.
bool unit_fits(Ui& ui, const Field& field, float room) {
    if (field.unit.find(' ') == std::string::npos) return true;
    const float name = text_size(ui.fonts.strong, field.label).x + ui.grid(1);
    const float size = font_size(ui.fonts.strong);
    auto& known = ui.widest_values[field.key];
    if (known.low != field.low || known.high != field.high || known.usual != field.usual ||
        known.type_size != size) {
        known = {field.low, field.high, field.usual, size, 0};
        for (const double end : {field.low, field.high, field.usual}) {
            const auto told = words::format_field(field, end);
            known.width = std::max(known.width, text_size(ui.fonts.strong, told).x);
        }
    }
    return name + known.width <= room;
}

float reset_side(const Ui& ui) { return ui.narrow ? 44.0f : 24 * ui.text_scale; }

/// The value at the right end of the line with the name, and what takes it back.
void draw_value(Ui& ui, const Field& field, const std::string& shown, bool moved, ImVec2 top,
                float width) {
    const auto& t = ui.theme;
    const bool doubt = field.kind == message::Kind::assumption;
    const float side = reset_side(ui);
    if (!shown.empty()) {
        const auto size = text_size(ui.fonts.strong, shown);
        const ImU32 colour = moved ? (doubt ? t.doubt_mark : t.reform) : t.ink;
        const float right = top.x + width - (moved ? side + ui.grid(0.25f) : 0);
        text_at(draw_list(), ui.fonts.strong, {right - size.x, top.y}, colour, shown);
    }
    if (!moved) return;
    const float line_height = font_size(ui.fonts.strong);
    ImGui::SetCursorScreenPos({top.x + width - side, top.y + line_height / 2 - side / 2});
    if (icon_button(ui, "reset", Icon::reset, "Back to where it started", Look::bare, side)) {
        ui.session.reset(field.key);
    }
    place(ui, "reset:" + field.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

/// What part of the doubt comes from an assumption, as a bar and in words.
void draw_share(Ui& ui, double share) {
    const auto& t = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float small = font_size(ui.fonts.small), length = ui.grid(12), thick = ui.grid(0.75f);
    const float top = at.y + (small - thick) / 2;
    auto& draw = draw_list();
    const float filled = length * static_cast<float>(std::clamp(share, 0.0, 1.0));
    draw.AddRectFilled({at.x, top}, {at.x + filled, top + thick}, t.doubt_mark, thick / 2);
    draw.AddRect({at.x, top}, {at.x + length, top + thick}, t.control_edge, thick / 2);
    text_at(draw, ui.fonts.small_strong, {at.x + length + ui.grid(1), at.y}, t.doubt_mark,
            format_share(share, 0) + " of the doubt");
    ImGui::Dummy({length, small});
}

} // namespace

void draw_field(Ui& ui, const Field& field, float width, const double* share) {
    const auto* scenario = ui.session.scenario();
    const auto& trial = ui.session.trial();
    const double now = session::value_of(*scenario, trial, field);
    const bool doubt = field.kind == message::Kind::assumption;
    const double baseline = doubt ? field.usual : session::baseline_value(*scenario, trial, field);
    const bool moved = session::is_moved(trial, field);
    const auto& t = ui.theme;
    ImGui::PushID(field.key.c_str());
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float room = width - reset_side(ui) - ui.grid(1);
    const bool whole = unit_fits(ui, field, room);
    const auto shown = !is_number(field) ? std::string()
                       : whole           ? words::format_field(field, now)
                                         : bare_value(field, now);
    const float value_width = text_size(ui.fonts.strong, shown).x + reset_side(ui) + ui.grid(1);
    text(ui, ui.fonts.strong, t.ink, field.label, width - value_width);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    draw_value(ui, field, shown, moved, top, width);
    ImGui::SetCursorScreenPos({below.x, below.y - ui.grid(0.5f)});
    // The unit follows the explanation where there is no room for it beside the value.
    const bool explains_unit =
        whole || field.unit.empty() || field.unit.find('=') != field.unit.npos;
    text(ui, ui.fonts.small, t.quiet,
         explains_unit ? field.sentence : field.sentence + " (" + field.unit + ")", width);
    // That it is an assumption the section says.
    if (doubt && !field.source.empty() && field.source != "assumption")
        text(ui, ui.fonts.small, t.doubt_mark, "Source: " + field.source, width);
    if (share != nullptr) {
        const ImVec2 from = ImGui::GetCursorScreenPos();
        draw_share(ui, *share);
        ui.places["doubt:" + field.key] = {from, ImGui::GetItemRectMax()};
    }
    const ImVec2 control = ImGui::GetCursorScreenPos();
    if (field.type == Type::boolean) {
        bool on = now > 0.5;
        if (toggle(ui, "toggle", on)) ui.session.move(field.key, on ? 1 : 0, false);
    } else if (field.type == Type::choice) {
        draw_choice(ui, field, now, width);
    } else {
        draw_slider(ui, field, now, baseline, width);
    }
    const Rect rect{control, ImGui::GetItemRectMax()};
    ui.places["control:" + field.key] = rect;
    place(ui, "lever:" + field.key, {top, rect.max});
    ImGui::PopID();
    space(ui, 2);
}

} // namespace folkmoot::ui
