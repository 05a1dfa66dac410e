/// Which table and which formula, against what, where its levers stand, and how it is worked out.

#include "canvas/funding/parts.hpp"
#include "canvas/panels.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

/// The page asks for a table, pasted or as a file: one button stands for both.
void draw_own_table(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    if (button(ui, node.words + "##" + node.key, Look::filled, Icon::plus, width))
        ui.session.act("ask-table", "funding");
    const Rect rect{top, ImGui::GetItemRectMax()};
    place(ui, node.key, rect);
    for (const auto& child : node.children) place(ui, child.key, rect);
    text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
    space(ui, 1);
}

/// A choice with its name in small above it.
void draw_picker(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.small_strong, ui.theme.quiet, node.words, width);
    draw_choice(ui, node, width);
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
    space(ui, 0.75f);
}

void open_editor(Ui& ui, const Node& node) {
    if (node.kind != Kind::text_field) return;
    ui.funding.editing = true;
    ui.funding.told.clear();
    ui.session.act("edit-formula", std::get<std::string>(node.value));
}

/// The file is written beside the canvas, where what is wrong is told line by line.
void draw_file(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.small_strong, ui.theme.quiet, node.words, width);
    const float half = (width - ui.grid(1)) / 2;
    for (const auto& child : node.children) {
        if (child.kind == Kind::text_field) {
            if (button(ui, child.words + "##" + child.key, Look::plain, Icon::none, half))
                open_editor(ui, child);
            place(ui, child.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
            ImGui::SameLine(0, ui.grid(1));
        } else if (child.key == "funding:save-formula") {
            draw_button(ui, child, half);
        } else {
            draw_node(ui, child, width);
        }
    }
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
    if (const auto* wrong = ui.room.find("funding:problems");
        wrong != nullptr && !wrong->children.empty()) {
        space(ui, 0.5f);
        draw_node(ui, *wrong, width);
        // A line in the file is gone to where the file is written.
        const auto line = std::find_if(ui.reveal.begin(), ui.reveal.end(), [](const auto& key) {
            return key.starts_with("funding:formula-text?");
        });
        if (line != ui.reveal.end()) {
            ui.reveal.erase(line);
            open_editor(ui, ui.room.at("funding:formula-text"));
        }
    }
    space(ui, 1);
}

/// Rules are numbered by their words: they need no dots.
void draw_lines(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    for (const auto& line : node.children) {
        text(ui, ui.fonts.small, ui.theme.ink, line.words, width);
        place(ui, line.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

void draw_steps(Ui& ui, const Node& node, float width) {
    const auto& t = ui.theme;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    for (const auto& step : node.children) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        for (const auto& line : step.children) {
            const bool says = line.tone == sheet::Tone::strong;
            text(ui, says ? ui.fonts.small_strong : ui.fonts.small,
                 line.tone == sheet::Tone::quiet ? t.quiet : t.ink, line.words, width);
            place(ui, line.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        }
        place(ui, step.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
        space(ui, 1.25f);
    }
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

void draw_part(Ui& ui, const Node& node, float width) {
    if (node.kind == Kind::heading) return column_heading(ui, node, width);
    if (node.kind == Kind::choice) return draw_picker(ui, node, width);
    if (node.key == "funding:own") return draw_own_table(ui, node, width);
    if (node.key == "funding:file") return draw_file(ui, node, width);
    if (node.key == "funding:rules") return draw_lines(ui, node, width);
    if (node.key == "funding:steps") return draw_steps(ui, node, width);
    // What was made of a person's table stands on the ground of what is not known.
    if (node.key == "funding:notes") {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        draw_notice(ui, node, width);
        place(ui, node.key, {top, ImGui::GetItemRectMax()});
        return space(ui, 1);
    }
    draw_node(ui, node, width);
}

} // namespace

void draw_funding_formula(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_scroll(ui, "funding-formula", rect, {pad, pad}, ui.theme.panel);
    const float width = ImGui::GetContentRegionAvail().x - ui.grid(0.5f);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    for (const auto* key : {"funding:title", "funding:question"}) {
        const auto& node = ui.room.at(key);
        const bool title = node.kind == Kind::heading;
        text(ui, title ? ui.fonts.heading : ui.fonts.small, title ? ui.theme.ink : ui.theme.quiet,
             node.words, width);
        place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    bool worked_out = false; // below its heading everything is of the last answer
    for (const auto& node : ui.room.at("funding:formula").children) {
        worked_out = worked_out || node.key == "funding:steps-title";
        if (!worked_out) {
            draw_part(ui, node, width);
            continue;
        }
        const FromBefore before(ui);
        draw_part(ui, node, width);
    }
    if (const auto* print = ui.room.find("funding:print"); print != nullptr && ui.narrow) {
        space(ui, 2);
        draw_button(ui, *print, width);
    }
    place(ui, "funding:formula", {top, ImGui::GetItemRectMax()});
    end_scroll(ui);
}

} // namespace folkmoot::ui
