/// What the formula does: who gains, one place and why, how fair, how sure, backwards, five years.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "rooms/away/cite.hpp"

#include <algorithm>
#include <string>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;
using sheet::Row;

/// A name at the left and a number at the right of the same line.
void draw_pair(Ui& ui, ImFont* name_font, ImU32 ink, std::string_view name, ImFont* number_font,
               ImU32 colour, std::string_view number, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto size = text_size(number_font, number, width * 0.6f);
    text(ui, name_font, ink, name, width - size.x - ui.grid(1.5f));
    const float below = ImGui::GetCursorScreenPos().y;
    ImGui::SetCursorScreenPos({at.x + width - size.x, at.y});
    text(ui, number_font, colour, number, size.x + 1);
    // Both end with the space between lines: it is there once.
    const float end = std::max(below, ImGui::GetCursorScreenPos().y);
    ImGui::SetCursorScreenPos({at.x, end - ImGui::GetStyle().ItemSpacing.y});
    ImGui::Dummy({width, 0});
}

/// A row as a card: in a narrow column a table of words has no room.
void draw_row_card(Ui& ui, const sheet::Table& table, const Row& row, float width) {
    const auto& t = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (row.cells.size() > 1)
        draw_pair(ui, ui.fonts.strong, t.ink, row.cells[0], ui.fonts.heading, t.reform,
                  row.cells[1], width);
    for (std::size_t i = 2; i < row.cells.size() && i < table.columns.size(); ++i) {
        const bool bad = i < row.marks.size() && row.marks[i] == "bad";
        text(ui, ui.fonts.small, bad ? t.worse : t.quiet,
             table.columns[i].words + ": " + row.cells[i], width);
    }
    if (!row.help.empty()) text(ui, ui.fonts.small, t.ink, row.help, width);
    place(ui, row.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
    space(ui, 1.5f);
}

void draw_cards(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.small_strong, ui.theme.quiet, node.title, width);
    const auto& columns = node.table->columns;
    if (columns.size() > 1)
        draw_pair(ui, ui.fonts.small, ui.theme.quiet, columns[0].words, ui.fonts.small,
                  ui.theme.quiet, columns[1].words, width);
    space(ui, 0.5f);
    for (const auto& row : node.table->rows) draw_row_card(ui, *node.table, row, width);
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

/// Two columns, a line each.
void draw_amounts(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.strong, ui.theme.ink, node.title, width);
    space(ui, 0.25f);
    for (const auto& row : node.table->rows) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_pair(ui, ui.fonts.small, ui.theme.quiet, row.cells[0], ui.fonts.small_strong,
                  ui.theme.ink, row.cells[1], width);
        place(ui, row.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
    }
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
    space(ui, 1.5f);
}

/// A pressed bar is the place that is looked at.
void draw_gains(Ui& ui, const Node& node, float width) {
    const auto paint = [&](const charts::Canvas& canvas) {
        const auto under = charts::draw_gains_chart(canvas, node);
        if (under < node.chart->keys.size() && ImGui::IsMouseClicked(0))
            use(ui, node, node.chart->keys[under]);
    };
    draw_chart(ui, node, {paint, 230}, width);
}

/// What each term means, in words: the table behind the chart has them in its last column.
void draw_terms(Ui& ui, const Node& node, float width) {
    draw_node(ui, node, width);
    if (ui.open_tables.contains(node.key)) return;
    for (const auto& child : node.children) {
        if (child.kind != Kind::table) continue;
        const auto& rows = child.table->rows;
        for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
            if (rows[i].cells.back().empty()) continue;
            text(ui, ui.fonts.small_strong, ui.theme.ink, rows[i].cells.front(), width);
            text(ui, ui.fonts.small, ui.theme.quiet, rows[i].cells.back(), width);
            space(ui, 0.75f);
        }
    }
}

void draw_effect(Ui& ui, const Node& node, float width) {
    if (node.kind == Kind::heading) return column_heading(ui, node, width);
    if (node.key == "funding:gains") return draw_gains(ui, node, width);
    if (node.key == "funding:waterfall") return draw_terms(ui, node, width);
    if (node.key == "funding:amounts") return draw_amounts(ui, node, width);
    if (node.key == "funding:fairness" || node.key == "funding:incentives" ||
        node.key == "funding:weights")
        return draw_cards(ui, node, width);
    if (node.key == "funding:place") return draw_choice(ui, node, width), space(ui, 1);
    draw_node(ui, node, width);
    space(ui, 1);
}

} // namespace

void draw_funding_effects(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_scroll(ui, "funding-effects", rect, {pad, ui.grid(1.5f)}, ui.theme.panel);
    const float width = ImGui::GetContentRegionAvail().x - ui.grid(0.5f);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    bool marked = false;
    for (const auto& node : ui.room.at("funding:effects").children) {
        if (node.key == "funding:effects-title") {
            text(ui, ui.fonts.small_strong, ui.theme.quiet, node.words, width);
            place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
            continue;
        }
        if (node.key == "funding:effect") {
            draw_tabs(ui, node, width);
            space(ui, 1.5f);
            continue;
        }
        if (!marked) funding_before_mark(ui, width);
        marked = true;
        const FromBefore before(ui);
        draw_effect(ui, node, width);
    }
    for (const auto key : {rooms::cite_apa, rooms::cite_bibtex})
        if (const auto* cite = ui.room.find(key)) draw_button(ui, *cite);
    place(ui, "funding:effects", {top, ImGui::GetItemRectMax()});
    end_scroll(ui);
}

} // namespace folkmoot::ui
