/// Words of a sheet: headings, texts, lists, notices, and how far something is.

#include "canvas/sheet/draw.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;
using sheet::Tone;

ImFont* font_of(const Ui& ui, const Node& node) {
    if (node.kind == Kind::sentence) return ui.narrow ? ui.fonts.body : ui.fonts.large;
    if (node.kind == Kind::heading) {
        switch (node.level) {
        case 1:
            return ui.narrow ? ui.fonts.title : ui.fonts.display;
        case 2:
            return ui.fonts.title;
        case 3:
            return ui.fonts.heading;
        default:
            return ui.fonts.strong;
        }
    }
    switch (node.tone) {
    case Tone::strong:
        return ui.fonts.strong;
    case Tone::quiet:
    case Tone::doubt:
        return ui.fonts.small;
    default:
        return ui.fonts.body;
    }
}

} // namespace

ImU32 tone_colour(const Ui& ui, Tone tone) {
    const auto& t = ui.theme;
    switch (tone) {
    case Tone::quiet:
        return t.quiet;
    case Tone::good:
        return t.better;
    case Tone::bad:
    case Tone::problem:
        return t.worse;
    case Tone::doubt:
        return t.doubt_mark;
    case Tone::truth:
        return t.truth;
    case Tone::plain:
    case Tone::strong:
        break;
    }
    return t.ink;
}

void draw_words(Ui& ui, const Node& node, float width) {
    if (!node.words.empty())
        text(ui, font_of(ui, node), tone_colour(ui, node.tone), node.words, width);
    if (!node.help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
    draw_children(ui, node, width);
}

void draw_entries(Ui& ui, const Node& node, float width) {
    if (!node.words.empty()) text(ui, ui.fonts.small_strong, ui.theme.quiet, node.words, width);
    const float indent = ui.grid(2);
    for (const auto& entry : node.children) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (entry.kind == Kind::text) {
            draw_list().AddCircleFilled({at.x + 3, at.y + font_size(ui.fonts.body) * 0.55f}, 2.5f,
                                        ui.theme.quiet);
            ImGui::Indent(indent);
            draw_node(ui, entry, width - indent);
            ImGui::Unindent(indent);
        } else {
            draw_node(ui, entry, width);
        }
        // A link is high enough for a finger by itself.
        if (entry.kind != Kind::link) space(ui, 0.5f);
    }
}

void draw_notice(Ui& ui, const Node& node, float width) {
    const auto& t = ui.theme;
    auto& draw = draw_list();
    draw.ChannelsSplit(2);
    draw.ChannelsSetCurrent(1);
    const float pad = ui.grid(1.25f);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::Dummy({0, pad - ImGui::GetStyle().ItemSpacing.y});
    ImGui::Indent(pad);
    if (!node.words.empty())
        text(ui, node.children.empty() ? ui.fonts.body : ui.fonts.strong, t.ink, node.words,
             width - 2 * pad);
    if (!node.help.empty()) text(ui, ui.fonts.small, t.ink, node.help, width - 2 * pad);
    draw_children(ui, node, width - 2 * pad);
    ImGui::Unindent(pad);
    const float bottom = ImGui::GetItemRectMax().y + pad;
    const bool wrong = node.tone == Tone::problem || node.tone == Tone::bad;
    draw.ChannelsSetCurrent(0);
    draw.AddRectFilled(min, {min.x + width, bottom}, t.doubt, 6);
    draw.AddRect(min, {min.x + width, bottom}, wrong ? t.worse : t.doubt_mark, 6);
    draw.ChannelsMerge();
    ImGui::SetCursorScreenPos({min.x, bottom});
    ImGui::Dummy({width, 0});
}

void draw_progress(Ui& ui, const Node& node, float width) {
    const auto& t = ui.theme;
    text(ui, ui.fonts.small, t.quiet, node.words, width);
    if (const auto* share = std::get_if<double>(&node.value)) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float filled = width * static_cast<float>(std::clamp(*share, 0.0, 1.0));
        draw_list().AddRectFilled({at.x, at.y + 1}, {at.x + width, at.y + 3}, t.control_edge, 1);
        draw_list().AddRectFilled(at, {at.x + filled, at.y + 4}, t.reform, 2);
        ImGui::Dummy({width, 4});
    }
    draw_children(ui, node, width);
}

} // namespace folkmoot::ui
