/// A setting: its name, its value, a plain sentence, and the control to move it.

#include "canvas/sheet/draw.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Mark;
using sheet::Node;

/// "control:settlement.rule" of "lever:settlement.rule".
std::string place_of_part(const char* part, const Node& node) {
    const std::string_view key = node.key, lever = "lever:";
    return part + std::string(key.substr(key.starts_with(lever) ? lever.size() : 0));
}

double number_of(const Node& node) {
    const auto* number = std::get_if<double>(&node.value);
    return number != nullptr ? *number : node.low;
}

struct TrackLine {
    float left, right;
    double low, high;
    [[nodiscard]] float at(double value) const {
        const double share = (value - low) / std::max(1e-300, high - low);
        return left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * (right - left);
    }
    [[nodiscard]] double value(float x) const {
        const double share = static_cast<double>((x - left) / std::max(1.0f, right - left));
        return low + std::clamp(share, 0.0, 1.0) * (high - low);
    }
};

/// The hand is on it: what it holds is not yet what somebody means.
void hold(Ui& ui, const Node& node, double value) {
    std::array<char, 40> words{};
    (void)std::snprintf(words.data(), words.size(), "hold:%.17g",
                        std::clamp(value, node.low, node.high));
    use(ui, node, words.data());
}

/// Arrow keys move the slider that the keyboard is on, instead of the focus.
void move_by_keys(Ui& ui, const Node& node, ImGuiID id) {
    auto& g = *ImGui::GetCurrentContext();
    auto& held = ui.held_by_keys;
    if (g.NavId != id || g.NavDisableHighlight) return;
    const double now = number_of(node);
    const double step = node.step > 0 ? node.step : (node.high - node.low) / 100;
    const double by = ImGui::GetIO().KeyShift ? 10 * step : step;
    double change = 0;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) change -= by;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) change += by;
    const bool sideways =
        ImGui::IsKeyDown(ImGuiKey_LeftArrow) || ImGui::IsKeyDown(ImGuiKey_RightArrow);
    if (sideways && g.NavMoveSubmitted) ImGui::NavMoveRequestCancel();
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) change = node.low - now;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) change = node.high - now;
    if (change != 0) {
        hold(ui, node, now + change);
        held = node.key;
    } else if (!sideways && held == node.key) {
        use(ui, node, "release");
        held.clear();
    }
}

/// A finger slides once it has moved sideways; a mouse slides at once.
bool hand_slides(Ui& ui) {
    if (!by_finger()) return true;
    const auto& io = ImGui::GetIO();
    const float dx = std::fabs(io.MousePos.x - io.MouseClickedPos[0].x);
    const float dy = std::fabs(io.MousePos.y - io.MouseClickedPos[0].y);
    if (!ui.finger.scrolls && dx > 7 && dx > dy) ui.finger.slides = true;
    return ui.finger.slides;
}

bool has_value_beside(const Node& node) { return node.kind == Kind::slider; }

/// The value without its unit: "75%", "£9.80", "× 1.2".
std::string bare_value(const Node& node) {
    auto shown = node.value_words;
    const auto end = shown.find(' ', shown.starts_with("× ") ? 3 : 0);
    if (end != std::string::npos) shown.resize(end);
    return shown;
}

/// Whether the value with its unit has room beside the name, and keeps it when it grows a little.
bool unit_fits(const Ui& ui, const Node& node, float room) {
    if (node.unit.find(' ') == std::string::npos) return true;
    const float spare = text_size(ui.fonts.strong, "00").x;
    const float name = text_size(ui.fonts.strong, node.words).x + ui.grid(1);
    return name + text_size(ui.fonts.strong, node.value_words).x + spare <= room;
}

float reset_side(const Ui& ui) { return ui.narrow ? 44.0f : 24 * ui.text_scale; }

const Node* reset_of(const Node& node) {
    const auto found = std::find_if(node.children.begin(), node.children.end(),
                                    [](const Node& child) { return child.kind == Kind::button; });
    return node.moved && found != node.children.end() ? &*found : nullptr;
}

ImU32 mark_colour(const Ui& ui, const Node& node) {
    return node.mark == Mark::assumption ? ui.theme.doubt_mark : ui.theme.reform;
}

/// The value at the right end of the line with the name, and what takes it back.
void draw_value(Ui& ui, const Node& node, const std::string& shown, const Node* reset, ImVec2 top,
                float width) {
    const float side = reset_side(ui);
    if (!shown.empty()) {
        const auto size = text_size(ui.fonts.strong, shown);
        const ImU32 colour = node.moved ? mark_colour(ui, node) : ui.theme.ink;
        const float right = top.x + width - (reset != nullptr ? side + ui.grid(0.25f) : 0);
        text_at(draw_list(), ui.fonts.strong, {right - size.x, top.y}, colour, shown);
    }
    if (reset == nullptr) return;
    const float line_height = font_size(ui.fonts.strong);
    ImGui::SetCursorScreenPos({top.x + width - side, top.y + line_height / 2 - side / 2});
    if (icon_button(ui, reset->key.c_str(), Icon::reset, reset->words, Look::bare, side))
        use(ui, *reset);
    place(ui, reset->key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

/// What part of the doubt comes from an assumption, as a bar and in words.
void draw_share(Ui& ui, const Node& node) {
    const auto& t = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float small = font_size(ui.fonts.small), length = ui.grid(12), thick = ui.grid(0.75f);
    const float top = at.y + (small - thick) / 2;
    auto& draw = draw_list();
    const float filled = length * static_cast<float>(std::clamp(*node.share, 0.0, 1.0));
    draw.AddRectFilled({at.x, top}, {at.x + filled, top + thick}, t.doubt_mark, thick / 2);
    draw.AddRect({at.x, top}, {at.x + length, top + thick}, t.control_edge, thick / 2);
    text_at(draw, ui.fonts.small_strong, {at.x + length + ui.grid(1), at.y}, t.doubt_mark,
            node.share_words);
    ImGui::Dummy({length, small});
    ui.places[place_of_part("doubt:", node)] = {at, ImGui::GetItemRectMax()};
}

/// The line of a slider, where it usually stands (`tick`), and the knob.
void draw_line_and_knob(Ui& ui, const Node& node, const TrackLine& track, ImVec2 knob, float tick,
                        float radius, bool active, bool hovered) {
    const auto& t = ui.theme;
    auto& draw = draw_list();
    const float thick = 2 * ui.text_scale, x = knob.x, middle = knob.y;
    const ImU32 colour = mark_colour(ui, node);
    // A fine line that everybody can see; what differs from the baseline lies broad upon it.
    draw.AddRectFilled({track.left - radius / 2, middle - thick / 2},
                       {track.right + radius / 2, middle + thick / 2}, t.control_edge, thick / 2);
    draw.AddRectFilled({std::min(x, tick), middle - thick}, {std::max(x, tick), middle + thick},
                       colour, thick);
    const float reach = radius * 1.1f;
    if (node.usual)
        draw.AddRectFilled({tick - 1, middle - reach}, {tick + 1, middle + reach}, t.baseline, 1);
    if (active || (hovered && !by_finger()))
        draw.AddCircleFilled(knob, radius * 1.6f, faded(colour, 0.16f));
    draw.AddCircleFilled(knob, radius, colour);
    draw.AddCircleFilled(knob, radius - 2.25f * ui.text_scale, t.raised);
}

void draw_control(Ui& ui, const Node& node, float width) {
    switch (node.kind) {
    case Kind::toggle:
        return draw_toggle(ui, node, width);
    case Kind::choice:
        return draw_choice(ui, node, width);
    case Kind::number:
    case Kind::text_field:
        return draw_text_field(ui, node, width);
    default:
        return draw_track_of(ui, node, width);
    }
}

} // namespace

void draw_track_of(Ui& ui, const Node& node, float width) {
    const float height = ui.narrow ? 44.0f : 26 * ui.text_scale;
    const float radius = ui.narrow ? 12.0f : 8 * ui.text_scale;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::BeginDisabled(node.disabled);
    ImGui::InvisibleButton(node.key.c_str(), {width, height});
    const auto id = ImGui::GetItemID();
    note_focus(ui, node);
    const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
    const TrackLine track{min.x + radius, min.x + width - radius, node.low, node.high};
    const float middle = min.y + height / 2, hand = ImGui::GetIO().MousePos.x;
    if (active && hand_slides(ui)) hold(ui, node, track.value(hand));
    if (ImGui::IsItemDeactivated()) {
        // A finger that only tapped means the place it tapped; one that scrolled means nothing.
        if (by_finger() && !ui.finger.scrolls && !ui.finger.slides)
            hold(ui, node, track.value(hand));
        use(ui, node, "release");
    }
    if (!active) move_by_keys(ui, node, id);

    const double now = number_of(node);
    const float x = track.at(now), tick = track.at(node.usual.value_or(now));
    if (ImGui::IsRectVisible({min.x - radius, min.y}, {min.x + width + radius, min.y + height}))
        draw_line_and_knob(ui, node, track, {x, middle}, tick, radius, active, hovered);
    focus_ring(ui);
    if (!active && hovered && std::fabs(hand - tick) < radius) tip(ui, node.usual_words);
    ui.places[place_of_part("control:", node)] = {min, {min.x + width, min.y + height}};
    ImGui::EndDisabled();
}

void draw_setting(Ui& ui, const Node& node, float width) {
    const auto& t = ui.theme;
    ImGui::PushID(node.key.c_str());
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const auto* reset = reset_of(node);
    const float room = width - reset_side(ui) - ui.grid(1);
    const bool whole = unit_fits(ui, node, room);
    const auto shown = !has_value_beside(node) ? std::string()
                       : whole                 ? node.value_words
                                               : bare_value(node);
    const float value_width = text_size(ui.fonts.strong, shown).x + reset_side(ui) + ui.grid(1);
    text(ui, ui.fonts.strong, t.ink, node.words, width - value_width);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    draw_value(ui, node, shown, reset, top, width);
    ImGui::SetCursorScreenPos({below.x, below.y - ui.grid(0.5f)});
    // The unit follows the explanation where there is no room for it beside the value.
    if (!whole || !node.help.empty())
        text(ui, ui.fonts.small, t.quiet, whole ? node.help : node.help + " (" + node.unit + ")",
             width);
    for (const auto& child : node.children) {
        if (child.kind == Kind::text)
            text(ui, ui.fonts.small, tone_colour(ui, child.tone), child.words, width);
    }
    if (node.share) draw_share(ui, node);
    const ImVec2 control = ImGui::GetCursorScreenPos();
    draw_control(ui, node, width);
    const Rect rect{control, ImGui::GetItemRectMax()};
    ui.places[place_of_part("control:", node)] = rect;
    if (!node.invalid.empty()) text(ui, ui.fonts.small_strong, t.worse, node.invalid, width);
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
    // What else belongs to it and is no way back.
    for (const auto& child : node.children) {
        if (child.kind != Kind::text && &child != reset && child.kind != Kind::button)
            draw_node(ui, child, width);
    }
    ImGui::PopID();
    space(ui, 2);
}

} // namespace folkmoot::ui
