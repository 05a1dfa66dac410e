/// The steps of the split-test lab and what they are made of.

#include "canvas/trial/parts.hpp"

#include "canvas/charts/node_charts.hpp"

#include <algorithm>
#include <charconv>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

/// The number of a group: 2 of "trial:group:2:title".
std::size_t group_number(std::string_view key) {
    constexpr std::string_view before = "trial:group:";
    std::size_t number = 0;
    if (key.starts_with(before))
        std::from_chars(key.data() + before.size(), key.data() + key.size(), number);
    return number;
}

/// A group of people has the colour that it has on the map.
void draw_group_name(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float dot = font_size(ui.fonts.strong) * 0.42f, indent = 2 * dot + ui.grid(1);
    draw_list().AddCircleFilled({top.x + dot, top.y + font_size(ui.fonts.strong) / 2}, dot,
                                charts::arm_colour(ui.theme, group_number(node.key)));
    ImGui::SetCursorScreenPos({top.x + indent, top.y});
    text(ui, ui.fonts.strong, ui.theme.ink, node.words, width - indent);
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

/// A choice, and what is chosen in a sentence.
void draw_explained_choice(Ui& ui, const Node& node, float width) {
    draw_setting(ui, node, width);
    if (node.key == "trial:scenario") return; // its question stands below in large letters
    const auto* value = std::get_if<std::string>(&node.value);
    for (const auto& option : node.options) {
        if (value == nullptr || option.key != *value || option.help.empty()) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos({at.x, at.y - ui.grid(2)});
        text(ui, ui.fonts.small, ui.theme.quiet, option.help, width);
        space(ui, 1);
    }
}

void draw_fold(Ui& ui, const Node& node, float width) {
    auto& turned = ui.turned_disclosures;
    if (ui.reveal.contains(node.key)) turned.insert(node.key);
    const bool open = turned.contains(node.key);
    if (fold_heading(ui, node.words, "", open, width))
        open ? (void)turned.erase(node.key) : (void)turned.insert(node.key);
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 0.75f);
    if (open) draw_trial_children(ui, node, width);
}

/// A button whose explanation is read before it is pressed.
void draw_explained_button(Ui& ui, const Node& node, float width) {
    draw_button(ui, node);
    text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
}

void draw_large(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.large, node.busy ? ui.theme.quiet : ui.theme.ink, node.words, width);
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

/// The page asks for a table in a dialog, where one can be pasted or chosen.
void draw_file(Ui& ui, const Node& node, float width) {
    if (button(ui, node.words + "##" + node.key, Look::plain, Icon::plus, ui.narrow ? width : 0))
        ui.session.act("ask-table", "trial");
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

/// The field to paste into says what it is on its own button, beside the one for files.
void draw_paste(Ui& ui, const Node& node, float width) {
    if (button(ui, node.words + "##" + node.key, Look::plain, Icon::none, ui.narrow ? width : 0))
        ask_page(ui, node);
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

struct Special {
    std::string_view key;
    void (*draw)(Ui&, const Node&, float);
};

constexpr std::array specials{
    Special{"trial:asked", draw_large},
    Special{"trial:summed", draw_large},
    Special{"trial:simulate", draw_explained_button},
    Special{"trial:own-result", draw_large},
    Special{"trial:plan-result", draw_large},
    Special{"trial:cards", draw_trial_cards},
    Special{"trial:facts", draw_trial_facts},
    Special{"trial:properties", draw_trial_facts},
    Special{"trial:chart:gap", draw_trial_gap},
    Special{"trial:map", draw_trial_map},
    Special{"trial:own-file", draw_file},
    Special{"trial:own-paste", draw_paste},
};

void draw_trial_node(Ui& ui, const Node& node, float width) {
    const auto* special = std::find_if(specials.begin(), specials.end(),
                                       [&](const Special& s) { return s.key == node.key; });
    if (special != specials.end()) return special->draw(ui, node, width);
    constexpr std::size_t most_columns = 4;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    switch (node.kind) {
    case Kind::group:
        draw_trial_children(ui, node, width);
        return place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
    case Kind::disclosure:
        return draw_fold(ui, node, width);
    case Kind::choice:
        return draw_explained_choice(ui, node, width);
    case Kind::heading:
        if (node.key.starts_with("trial:group:")) return draw_group_name(ui, node, width);
        break;
    case Kind::table:
        if (ui.narrow && node.table && node.table->columns.size() > most_columns)
            return draw_trial_stacked(ui, node, width);
        break;
    default:
        break;
    }
    draw_node(ui, node, width);
}

float space_after(const Node& node) {
    switch (node.kind) {
    case Kind::text:
    case Kind::heading:
        return 0.5f;
    case Kind::chart:
    case Kind::map:
    case Kind::slider:
    case Kind::choice:
    case Kind::toggle:
    case Kind::text_field:
        return 0; // has its own
    case Kind::group:
        return 1.5f;
    default:
        return 1;
    }
}

} // namespace

void draw_trial_children(Ui& ui, const Node& part, float width, std::size_t from) {
    for (std::size_t i = from; i < part.children.size(); ++i) {
        const auto& node = part.children[i];
        draw_trial_node(ui, node, width);
        // What is pressed stands side by side where there is room.
        const auto pressed = [](const Node& n) {
            return n.kind == Kind::button || n.kind == Kind::file || n.key == "trial:own-paste";
        };
        if (pressed(node) && i + 1 < part.children.size() && pressed(part.children[i + 1])) {
            const auto& next = part.children[i + 1];
            const float wanted = text_size(ui.fonts.body, next.words).x + ui.grid(6);
            const float left = ImGui::GetCursorScreenPos().x + width;
            if (ImGui::GetItemRectMax().x + wanted < left) {
                ImGui::SameLine();
                continue;
            }
        }
        const bool chart_next = i + 1 < part.children.size() && part.children[i + 1].chart;
        space(ui, node.kind == Kind::text && chart_next ? 2 : space_after(node));
    }
}

void draw_trial_step(Ui& ui, const Node& step, int number, float width) {
    if (step.children.empty()) return;
    const auto& t = ui.theme;
    const auto& heading = step.children.front();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float radius = font_size(ui.fonts.heading) * 0.72f;
    auto& draw = draw_list();
    draw.AddCircleFilled({at.x + radius, at.y + radius}, radius, t.reform);
    const auto digit = std::to_string(number);
    const auto size = text_size(ui.fonts.small_strong, digit);
    text_at(draw, ui.fonts.small_strong, {at.x + radius - size.x / 2, at.y + radius - size.y / 2},
            t.on_reform, digit);
    const float indent = 2 * radius + ui.grid(1.25f);
    ImGui::SetCursorScreenPos({at.x + indent, at.y + radius - font_size(ui.fonts.heading) / 2});
    text(ui, ui.fonts.heading, t.ink, heading.words, width - indent);
    const Rect rect{at, {at.x + width, ImGui::GetItemRectMax().y}};
    place(ui, heading.key, rect);
    place(ui, step.key, rect); // its beginning: who is led to it reads on from there
    space(ui, 1);
    draw_trial_children(ui, step, width, 1);
}

void draw_trial_lesson(Ui& ui, const Node& lesson, float width) {
    const auto& t = ui.theme;
    auto& draw = draw_list();
    draw.ChannelsSplit(2);
    draw.ChannelsSetCurrent(1);
    const float pad = ui.grid(1.5f), inner = width - 2 * pad;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({min.x, min.y + pad});
    ImGui::Indent(pad);
    for (const auto& node : lesson.children) {
        if (node.kind == Kind::button) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const bool heading = node.kind == Kind::heading;
        text(ui, heading ? ui.fonts.small_strong : ui.fonts.body, heading ? t.reform : t.ink,
             node.words, inner);
        place(ui, node.key, {at, ImGui::GetItemRectMax()});
    }
    space(ui, 0.5f);
    bool first = true;
    for (const auto& node : lesson.children) {
        if (node.kind != Kind::button) continue;
        if (!first) ImGui::SameLine();
        draw_button(ui, node);
        first = false;
    }
    const float bottom = ImGui::GetItemRectMax().y + pad;
    ImGui::Unindent(pad);
    draw.ChannelsSetCurrent(0);
    draw.AddRectFilled(min, {min.x + width, bottom}, blended(t.panel, t.reform, 0.1f),
                       8 * ui.text_scale);
    draw.ChannelsMerge();
    place(ui, lesson.key, {min, {min.x + width, bottom}});
    ImGui::SetCursorScreenPos({min.x, bottom});
    ImGui::Dummy({width, 0});
    space(ui, 2);
}

} // namespace folkmoot::ui
