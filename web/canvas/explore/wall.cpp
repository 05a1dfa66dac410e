/// Explore for a projector: what is said, one picture, one lever and the way to the same on a
/// phone, in type that is read ten metres away.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"
#include "rooms/explore/charts.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

const Node* child_starting(const Node& part, std::string_view begin) {
    const auto found = std::ranges::find_if(
        part.children, [&](const Node& child) { return child.key.starts_with(begin); });
    return found == part.children.end() ? nullptr : &*found;
}

void draw_large(Ui& ui, const Node& node, ImFont* font, ImU32 colour, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, font, colour, node.words, width);
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

/// The question, and below it what is said: as large as there is room for.
void draw_wall_head(Ui& ui, float width, float height) {
    draw_large(ui, ui.room.at("question"), ui.fonts.small, ui.theme.quiet, width);
    space(ui, 0.5f);
    for (const auto* key : {"sentence", "wall:step", "wall:question"}) {
        const auto* node = ui.room.find(key);
        if (node == nullptr) continue;
        const std::array fonts{ui.fonts.display, ui.fonts.title, ui.fonts.heading, ui.fonts.strong};
        const auto fits = std::ranges::find_if(
            fonts, [&](ImFont* font) { return text_size(font, node->words, width).y < height; });
        draw_large(ui, *node, fits == fonts.end() ? ui.fonts.small_strong : *fits, ui.theme.ink,
                   width);
    }
}

void draw_wall_chart(Ui& ui, const Node& node, Rect rect) {
    text(ui, ui.fonts.small_strong, ui.theme.ink, node.title.empty() ? node.words : node.title,
         rect.width());
    const float top = ImGui::GetCursorScreenPos().y + ui.grid(0.5f);
    for (const auto& chart : rooms::charts_shown(ui.session))
        if (node.key == "chart:" + rooms::chart_id(chart))
            paint_outcome_chart(ui, chart, {{rect.min.x, top}, rect.max});
    place(ui, node.key, rect);
}

void draw_wall_picture(Ui& ui, Rect rect) {
    const auto& part = ui.room.at("wall:picture");
    if (const auto* when = child_starting(part, "wall:when")) {
        const auto size = text_size(ui.fonts.small_strong, when->words);
        const ImVec2 at{rect.max.x - size.x, rect.max.y - size.y};
        text_at(draw_list(), ui.fonts.small_strong, at, ui.theme.ink, when->words);
        place(ui, when->key, {at, rect.max});
        rect.max.y = at.y - ui.grid(0.5f);
    }
    if (child_starting(part, "map") != nullptr) return draw_map(ui, rect);
    ImGui::SetCursorScreenPos(rect.min);
    for (const auto* key : {"chart:", "closed:"})
        if (const auto* node = child_starting(part, key)) draw_wall_chart(ui, *node, rect);
}

/// The lever above, and what is scanned below it.
void draw_wall_side(Ui& ui, Rect rect) {
    const auto& part = ui.room.at("wall:side");
    ImGui::SetCursorScreenPos(rect.min);
    ImGui::BeginGroup(); // what follows begins at its left edge, not at the screen's
    if (const auto* lever = child_starting(part, "lever:")) {
        draw_node(ui, *lever, rect.width());
        space(ui, 1);
    }
    for (const auto* key : {"wall:making", "wall:own"})
        if (const auto* words = child_starting(part, key))
            draw_large(ui, *words, ui.fonts.small, ui.theme.quiet, rect.width());
    if (const auto* code = child_starting(part, "wall:qr")) {
        draw_large(ui, *code, ui.fonts.small, ui.theme.quiet, rect.width());
        Node alone(*code);
        alone.words.clear(); // they stand above it, larger
        const float room = rect.max.y - ImGui::GetCursorScreenPos().y - ui.grid(1);
        draw_node(ui, alone, std::min(rect.width(), std::max(room, ui.grid(8))));
    }
    ImGui::EndGroup();
}

/// Words to press, small: whoever clicks through uses keys.
void draw_wall_turns(Ui& ui, Rect rect) {
    float x = rect.min.x;
    const auto press = [&](const Node& node) {
        const auto size = text_size(ui.fonts.small, node.words);
        ImGui::SetCursorScreenPos({x, rect.min.y});
        ImGui::BeginDisabled(node.disabled);
        if (ImGui::InvisibleButton(node.key.c_str(), {size.x + ui.grid(2), rect.height()}) &&
            !node.disabled)
            use(ui, node);
        const bool hovered = ImGui::IsItemHovered() && !by_finger();
        focus_ring(ui, 4);
        ImGui::EndDisabled();
        text_at(draw_list(), ui.fonts.small,
                {x + ui.grid(1), rect.min.y + (rect.height() - size.y) / 2},
                node.disabled ? ui.theme.line
                : hovered     ? ui.theme.ink
                              : ui.theme.quiet,
                node.words);
        place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        x += size.x + ui.grid(2.5f);
    };
    for (const auto& node : ui.room.at("wall:turns").children) press(node);
    if (const auto* leave = ui.room.find("wall:leave")) press(*leave);
}

void press_key(Ui& ui, ImGuiKey key, const char* node) {
    const auto* found = ui.room.find(node);
    if (ImGui::IsKeyPressed(key, false) && found != nullptr && !found->disabled) use(ui, *found);
}

} // namespace

float explore_wall_scale(float width) {
    // The smallest type has 13 points: 32 on the smallest projector.
    constexpr float projector = 1280, smallest = 13, least = 32.5f / smallest, largest = 3.4f;
    return std::clamp(width / projector * least, 1.0f, largest);
}

void use_wall_keys(Ui& ui) {
    press_key(ui, ImGuiKey_Escape, "wall:leave");
    press_key(ui, ImGuiKey_PageDown, "wall:next");
    press_key(ui, ImGuiKey_PageUp, "wall:back");
    // While the focus ring shows, space and arrows belong to what it is on.
    const auto& g = *ImGui::GetCurrentContext();
    if (!g.NavDisableHighlight && g.NavId != 0) return;
    press_key(ui, ImGuiKey_RightArrow, "wall:next");
    press_key(ui, ImGuiKey_LeftArrow, "wall:back");
    press_key(ui, ImGuiKey_Space, "wall:play");
}

void draw_explore_wall(Ui& ui, Rect rect) {
    const float edge = ui.grid(ui.narrow ? 1 : 1.25f);
    const float foot = std::max(44.0f, font_size(ui.fonts.small) + ui.grid(0.5f));
    const Rect inner{{rect.min.x + edge, rect.min.y + edge},
                     {rect.max.x - edge, rect.max.y - foot}};
    // What is scanned keeps its size where there is room beside the picture.
    const bool wide = inner.width() > 1.2f * inner.height();
    const float side = wide ? std::round(inner.width() * 0.27f) : inner.width();
    const float left = wide ? inner.width() - side - 2 * edge : inner.width();
    const float most_words = inner.height() * (wide ? 0.36f : 0.25f);
    begin_part(ui, "explore-wall", {rect.min, {rect.max.x, rect.max.y}}, {0, 0}, ui.theme.paper);
    ImGui::SetCursorScreenPos(inner.min);
    ImGui::BeginGroup();
    draw_wall_head(ui, left, most_words);
    ImGui::EndGroup();
    const float below = ImGui::GetCursorScreenPos().y + ui.grid(0.5f);
    const float bottom = wide ? inner.max.y : below + (inner.max.y - below) * 0.5f;
    const Rect picture{{inner.min.x, below}, {inner.min.x + left, bottom}};
    draw_wall_picture(ui, picture);
    draw_wall_side(ui, wide ? Rect{{inner.max.x - side, inner.min.y}, inner.max}
                            : Rect{{inner.min.x, bottom + edge}, inner.max});
    draw_wall_turns(ui, {{rect.min.x + edge / 2, rect.max.y - foot}, {rect.max.x, rect.max.y}});
    end_part(ui);
}

} // namespace folkmoot::ui
