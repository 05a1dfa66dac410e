/// The left side: which reform, its levers, and below, visibly different, what nobody knows for
/// sure. Groups fold; one search goes over levers and assumptions.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

/// The heading, and beside it what takes moves back. Always as high, whether or not there are any:
/// nothing may shift under a hand that is on a lever.
void draw_levers_heading(Ui& ui, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float side = ui.touch(), height = font_size(ui.fonts.heading);
    text_at(draw_list(), ui.fonts.heading, {at.x, at.y + (side - height) / 2}, ui.theme.ink,
            ui.room.at("levers-title").words);
    place(ui, "levers-title", {at, {at.x + width, at.y + side}});
    float x = at.x + width;
    for (const auto* key : {"button:reset-all", "button:redo", "button:undo"}) {
        x -= side;
        const auto* node = ui.room.find(key);
        if (node == nullptr || node->disabled) continue;
        ImGui::SetCursorScreenPos({x, at.y});
        draw_icon_button(ui, *node, side);
    }
    // The field to search in is an icon on a phone: the levers are to be in sight.
    if (const auto* find = ui.room.find("find"); ui.narrow && find != nullptr) {
        x -= side;
        ImGui::SetCursorScreenPos({x, at.y});
        if (icon_button(ui, "find", Icon::search, find->words, Look::bare, side))
            ask_page(ui, *find);
        place(ui, find->key, {{x, at.y}, {x + side, at.y + side}});
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, side});
}

void draw_policies(Ui& ui, float width) {
    draw_levers_heading(ui, width);
    const auto* policy = ui.room.find("policy");
    if (policy == nullptr) return;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    std::vector<std::string> names;
    int chosen = -1;
    const auto* now = std::get_if<std::string>(&policy->value);
    for (const auto& option : policy->options) {
        if (now != nullptr && option.key == *now) chosen = static_cast<int>(names.size());
        names.push_back(option.words);
    }
    auto& open = ui.levers.policies_open;
    // A phone shows the one that is chosen; the others would push the levers out of sight.
    if (ui.narrow && chosen >= 0) {
        if (button(ui, names[static_cast<std::size_t>(chosen)] + "##policies", Look::plain,
                   open ? Icon::close : Icon::down, width))
            open = !open;
    }
    if (!ui.narrow || chosen < 0 || open) {
        if (choose_one(ui, "policy", names, chosen, width)) {
            use(ui, *policy, policy->options[static_cast<std::size_t>(chosen)].key);
            open = false;
        }
    }
    place(ui, policy->key, {top, ImGui::GetItemRectMax()});
    if (!policy->help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, policy->help, width);
    space(ui, 1);
}

/// Whether something below a node is to be brought into sight.
bool is_wanted(const Ui& ui, const Node& node) {
    return !ui.reveal.empty() && std::ranges::any_of(node.children, [&](const Node& child) {
        return ui.reveal.contains(child.key) || is_wanted(ui, child);
    });
}

/// A heading that folds, and its fields; of one named like its first field, the fields.
void draw_lever_group(Ui& ui, const Node& group, float width) {
    if (group.tone != sheet::Tone::quiet) {
        auto& folded = ui.levers.folded;
        if (is_wanted(ui, group)) folded.erase(group.key);
        const bool open = !folded.contains(group.key);
        if (fold_heading(ui, group.words, open ? "" : group.value_words, open, width))
            open ? (void)folded.insert(group.key) : (void)folded.erase(group.key);
        place(ui, group.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        space(ui, 0.75f);
        if (!open) return;
    }
    for (const auto& field : group.children) draw_setting(ui, field, width);
    space(ui, 0.5f);
}

/// Assumptions stand on a ground of their own, drawn behind them once their height is known.
void draw_assumptions(Ui& ui, const Node& part, Rect rect, float width) {
    auto& draw = draw_list();
    draw.ChannelsSplit(2);
    draw.ChannelsSetCurrent(1);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    space(ui, 2);
    for (const auto& node : part.children) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (node.kind == Kind::heading) {
            text(ui, ui.fonts.heading, ui.theme.ink, node.words, width);
        } else if (node.kind == Kind::text) {
            text(ui, ui.fonts.small, tone_colour(ui, node.tone), node.words, width);
            space(ui, 1);
        } else if (node.kind == Kind::group) {
            draw_lever_group(ui, node, width);
            continue;
        } else {
            draw_node(ui, node, width);
            continue;
        }
        place(ui, node.key, {at, ImGui::GetItemRectMax()});
    }
    const float bottom = ImGui::GetCursorScreenPos().y;
    draw.ChannelsSetCurrent(0);
    draw.PushClipRect(rect.min, rect.max, false);
    draw.AddRectFilled({rect.min.x, top.y}, {rect.max.x, bottom}, ui.theme.doubt);
    draw.AddRectFilled({rect.min.x, top.y}, {rect.min.x + 3, bottom}, ui.theme.doubt_mark);
    draw.PopClipRect();
    draw.ChannelsMerge();
    place(ui, part.key, {top, {top.x + width, bottom}});
}

/// Whether a new order of what matters most would shift what somebody reads or moves.
void keep_order(Ui& ui, Rect rect) {
    const bool keys = !ImGui::GetCurrentContext()->NavDisableHighlight;
    const bool here = ui.narrow || keys || rect.holds(ImGui::GetIO().MousePos);
    ui.room.kept().doubts.keep(here && ImGui::GetScrollY() > 0);
}

} // namespace

void draw_levers(Ui& ui, Rect rect) {
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    begin_scroll(ui, "levers", rect, {pad, ui.narrow ? ui.grid(1) : pad}, ui.theme.panel);
    const auto* part = ui.room.find("levers");
    if (part != nullptr && !part->children.empty()) {
        keep_order(ui, rect);
        const float width = ImGui::GetContentRegionAvail().x - ui.grid(0.5f);
        draw_policies(ui, width);
        // On a phone levers come first; with what is compared stands behind them.
        const Node* compared = nullptr;
        const auto draw_compared = [&] {
            if (compared == nullptr) return;
            draw_node(ui, *std::exchange(compared, nullptr), width);
            space(ui, 1);
        };
        for (const auto& node : part->children) {
            if (ui.narrow && node.key == "baseline-part") {
                compared = &node;
            } else if (node.kind == Kind::text_field && !ui.narrow) {
                draw_text_field(ui, node, width);
                space(ui, 1);
            } else if (node.key == "assumptions") {
                draw_compared();
                draw_assumptions(ui, node, rect, width);
                space(ui, 2);
            } else if (node.kind == Kind::group && node.key.starts_with("levers:")) {
                draw_lever_group(ui, node, width);
            } else if (node.key.starts_with("find:") || node.kind == Kind::disclosure) {
                draw_node(ui, node, width);
                space(ui, 1);
            }
        }
        draw_compared();
        // What is to be brought into sight may not be among what is looked for.
        const auto* find = ui.room.find("find");
        const bool wanted = std::ranges::any_of(
            ui.reveal, [](const auto& name) { return name.starts_with("lever:"); });
        if (wanted && find != nullptr && find->value != sheet::Value("")) use(ui, *find, "");
    }
    end_scroll(ui);
}

} // namespace folkmoot::ui
