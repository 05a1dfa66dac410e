/// The room of evidence: what is at stake, what is assumed, where numbers come from, what is left
/// out, and everything needed to repeat this very run. One column to read.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

/// Paragraphs, not points.
bool is_prose(const Node& node) {
    return node.kind == Kind::list && (node.key == "introduction" || node.key == "how");
}

void draw_prose(Ui& ui, const Node& node, float width) {
    auto* font = node.key == "introduction" ? ui.fonts.large : ui.fonts.body;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    for (const auto& paragraph : node.children) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        text(ui, font, ui.theme.ink, paragraph.words, width);
        place(ui, paragraph.key, {at, ImGui::GetItemRectMax()});
        space(ui, 1.5f);
    }
    place(ui, node.key, {top, ImGui::GetItemRectMax()});
}

void draw_section(Ui& ui, const Node& part, float width) {
    space(ui, 3);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    // Its place is its beginning: who is led to it reads on from there.
    place(ui, part.key, {top, {top.x + width, top.y + font_size(ui.fonts.title)}});
    for (const auto& node : part.children) {
        if (is_prose(node)) {
            draw_prose(ui, node, width);
            continue;
        }
        // Buttons at the end stand side by side where there is room.
        const bool button_before = &node != &part.children.front() && node.kind == Kind::button &&
                                   (&node - 1)->kind == Kind::button;
        if (button_before && !ui.narrow) ImGui::SameLine();
        draw_node(ui, node, width);
        if (node.kind != Kind::button) space(ui, node.kind == Kind::heading ? 1.0f : 0.5f);
    }
}

} // namespace

void draw_evidence(Ui& ui, Rect rect) {
    const float most = 760 * ui.text_scale;
    const float edge = ui.grid(ui.narrow ? 2 : 4);
    const float width = std::min(rect.width() - 2 * edge - ui.grid(1), most);
    const float pad = std::max(edge, (rect.width() - width) / 2);
    begin_scroll(ui, "evidence", rect, {pad, edge}, ui.theme.panel);
    if (const auto* evidence = ui.room.find("evidence")) {
        for (const auto& node : evidence->children) {
            if (node.kind == Kind::group)
                draw_section(ui, node, width);
            else
                draw_node(ui, node, width);
        }
    }
    end_scroll(ui);
}

} // namespace folkmoot::ui
