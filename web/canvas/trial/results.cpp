/// What a trial comes to: cards, facts, the gap, and the map of its groups.

#include "canvas/charts/node_charts.hpp"
#include "canvas/trial/parts.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

using sheet::Node;
using sheet::Row;

/// Heading and sentence of a card; nullptr if it is none.
struct CardNodes {
    const Node* heading = nullptr;
    const Node* body = nullptr;
};

CardNodes card_nodes(const Node& card) {
    if (card.children.size() < 2) return {};
    return {&card.children[0], &card.children[1]};
}

float card_height(Ui& ui, const Node& card, float width) {
    const auto [heading, body] = card_nodes(card);
    if (body == nullptr) return 0;
    const float pad = ui.grid(2);
    return 2 * pad + font_size(ui.fonts.small_strong) + ui.grid(1) +
           text_size(ui.fonts.large, body->words, width - 2 * pad).y;
}

void draw_card(Ui& ui, const Node& card, float width, float height) {
    const auto [heading, body] = card_nodes(card);
    if (body == nullptr) return;
    const auto& t = ui.theme;
    const ImU32 edge = body->tone == sheet::Tone::truth ? t.truth : t.reform;
    const float pad = ui.grid(2), rounding = 8 * ui.text_scale;
    const ImVec2 min = ImGui::GetCursorScreenPos(), max{min.x + width, min.y + height};
    auto& draw = draw_list();
    draw.AddRectFilled(min, max, t.raised, rounding);
    draw.AddRect(min, max, t.line, rounding);
    draw.AddRectFilled(min, {min.x + 4 * ui.text_scale, max.y}, edge, rounding,
                       ImDrawFlags_RoundCornersLeft);
    ImGui::SetCursorScreenPos({min.x + pad, min.y + pad});
    text(ui, ui.fonts.small_strong, edge, heading->words, width - 2 * pad);
    place(ui, heading->key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SetCursorScreenPos(
        {min.x + pad, min.y + pad + font_size(ui.fonts.small_strong) + ui.grid(1)});
    // What answers an older design is paler until the new answer is there.
    text(ui, ui.fonts.large, body->busy ? t.quiet : t.ink, body->words, width - 2 * pad);
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({width, height});
    place(ui, body->key, {min, max});
    place(ui, card.key, {min, max});
}

ImU32 fact_colour(const Ui& ui, const Row& row) {
    return row.marks.size() > 1 && row.marks[1] == "bad" ? ui.theme.worse : ui.theme.ink;
}

/// The second cell, and what it should be.
std::string fact_value(const sheet::Table& table, const Row& row) {
    if (row.cells.size() < 3 || row.cells[2].empty()) return row.cells[1];
    std::string should = table.columns[2].words;
    should[0] = static_cast<char>(should[0] - 'A' + 'a');
    return row.cells[1] + " (" + should + " " + row.cells[2] + ")";
}

void draw_fact(Ui& ui, const sheet::Table& table, const Row& row, float width) {
    const auto& t = ui.theme;
    const bool meaning = row.cells.size() > 3;
    auto* font = meaning ? ui.fonts.strong : ui.fonts.small;
    auto* strong = meaning ? ui.fonts.strong : ui.fonts.small_strong;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto value = fact_value(table, row);
    const float wide = text_size(strong, value).x;
    const bool below = wide > width * 0.55f;
    text(ui, font, meaning ? t.ink : t.quiet, row.cells[0],
         below ? width : width - wide - ui.grid(1));
    if (below)
        text(ui, strong, fact_colour(ui, row), value, width);
    else
        text_at(draw_list(), strong, {at.x + width - wide, at.y}, fact_colour(ui, row), value);
    if (meaning) text(ui, ui.fonts.small, t.quiet, row.cells[3], width);
    place(ui, row.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
    if (meaning) space(ui, 1);
}

/// The groups with their colours, as many in a line as there is room for. Returns its height;
/// nothing is drawn if there is no canvas.
float draw_groups_key(const charts::Canvas* canvas, const Ui& ui, const sheet::Table& table,
                      std::size_t groups, float width) {
    auto* font = ui.fonts.small;
    const float scale = ui.text_scale;
    const float small = font_size(font), gap = 10 * scale, swatch = 14 * scale;
    float x = 0, y = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& name = table.rows[i].cells[0];
        const float wide = swatch + gap / 2 + text_size(font, name).x;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += small + gap / 2;
        }
        if (canvas != nullptr) {
            const ImVec2 at{canvas->area.min.x + x, canvas->area.min.y + y};
            // Behind the groups stands who was left out.
            const ImU32 colour =
                i >= groups ? unknown_person(canvas->theme) : charts::arm_colour(canvas->theme, i);
            canvas->draw.AddRectFilled({at.x, at.y + small / 2 - swatch / 3},
                                       {at.x + swatch, at.y + small / 2 + swatch / 3}, colour, 1);
            text_at(canvas->draw, font, {at.x + swatch + gap / 2, at.y}, canvas->theme.quiet, name);
        }
        x += wide + gap;
    }
    return y + small + gap;
}

const sheet::Table* table_behind(const Node& node) {
    return node.children.empty() || !node.children[0].table ? nullptr : &*node.children[0].table;
}

} // namespace

void draw_trial_cards(Ui& ui, const Node& cards, float width) {
    const float gap = ui.grid(1.5f);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (width < 520 * ui.text_scale || cards.children.size() != 2) {
        for (const auto& card : cards.children) {
            draw_card(ui, card, width, card_height(ui, card, width));
            space(ui, 1.5f);
        }
        place(ui, cards.key, {at, ImGui::GetItemRectMax()});
        return;
    }
    const float each = (width - gap) / 2;
    const float height = std::max(card_height(ui, cards.children[0], each),
                                  card_height(ui, cards.children[1], each));
    draw_card(ui, cards.children[0], each, height);
    ImGui::SetCursorScreenPos({at.x + each + gap, at.y});
    draw_card(ui, cards.children[1], each, height);
    place(ui, cards.key, {at, {at.x + width, at.y + height}});
    ImGui::SetCursorScreenPos({at.x, at.y + height + ui.grid(0.5f)});
}

void draw_trial_facts(Ui& ui, const Node& node, float width) {
    if (!node.table) return;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.small_strong, ui.theme.quiet, node.title, width);
    // What the parts of a row are, where there are more than a name and its value.
    std::string parts;
    for (const auto& column : node.table->columns)
        parts += (parts.empty() ? "" : " · ") + column.words;
    if (node.table->columns.size() > 2) text(ui, ui.fonts.small, ui.theme.quiet, parts, width);
    space(ui, 0.5f);
    for (const auto& row : node.table->rows) {
        if (row.cells.size() > 1) draw_fact(ui, *node.table, row, width);
    }
    place(ui, node.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
}

void draw_trial_stacked(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.strong, ui.theme.ink, node.title, width);
    if (!node.help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
    const auto& table = *node.table;
    for (const auto& row : table.rows) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        text(ui, ui.fonts.small_strong, ui.theme.ink, row.cells[0], width);
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
            const ImVec2 line = ImGui::GetCursorScreenPos();
            const float wide = text_size(ui.fonts.small, row.cells[i]).x;
            text(ui, ui.fonts.small, ui.theme.quiet, table.columns[i].words,
                 width - wide - ui.grid(1));
            text_at(draw_list(), ui.fonts.small, {line.x + width - wide, line.y}, ui.theme.ink,
                    row.cells[i]);
        }
        place(ui, row.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
        space(ui, 1);
    }
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

void draw_trial_gap(Ui& ui, const Node& node, float width) {
    draw_chart(ui, node,
               {[&](const charts::Canvas& canvas) { charts::paint_gap(canvas, node); },
                charts::gap_height(node)},
               width);
    const auto* table = table_behind(node);
    if (table == nullptr) return;
    for (std::size_t i = 1; i + 1 < table->rows.size(); ++i) {
        const auto& cells = table->rows[i].cells;
        if (cells.size() > 2 && !cells[2].empty())
            text(ui, ui.fonts.small, ui.theme.ink, cells[0] + ". " + cells[2], width);
    }
    space(ui, 2);
}

void draw_trial_map(Ui& ui, const Node& node, float width) {
    // Where people live is a picture; what it says is in the table behind it.
    const auto* ran = ui.session.trial_lab().ran();
    const auto* table = table_behind(node);
    if (ran == nullptr || table == nullptr) return;
    const std::size_t groups = ui.session.trial_lab().design().arms.size();
    const float key = draw_groups_key(nullptr, ui, *table, groups, width) / ui.text_scale;
    const auto paint = [&](const charts::Canvas& canvas) {
        const float used = draw_groups_key(&canvas, ui, *table, groups, width);
        auto below = canvas;
        below.area.min.y += used;
        charts::draw_assignment_map(below, *ran, groups);
    };
    draw_chart(ui, node, {paint, key + charts::assignment_map_height(*ran, width / ui.text_scale)},
               width);
}

} // namespace folkmoot::ui
