/// Every place: as a table that can be sorted and filtered, where it is, and as a cartogram.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "rooms/away/card.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Column;
using sheet::Node;
using sheet::Row;
using sheet::Table;

/// From which width on a column is seen at once, in points at text scale 1: a phone shows what the
/// decision is about, a desk everything. 0: always. The others follow, to be scrolled to.
struct ColumnRoom {
    std::string_view key;
    float from = 0;
};
constexpr std::array column_rooms{ColumnRoom{"name"},
                                  ColumnRoom{"deprivation", 720},
                                  ColumnRoom{"allocation"},
                                  ColumnRoom{"per_head", 560},
                                  ColumnRoom{"per_need", 820},
                                  ColumnRoom{"target", 820},
                                  ColumnRoom{"distance", 820},
                                  ColumnRoom{"change", 420},
                                  ColumnRoom{"change_share"},
                                  ColumnRoom{"rules", 460},
                                  ColumnRoom{"people", 1100},
                                  ColumnRoom{"other", 1100},
                                  ColumnRoom{"change_per_head", 1100}};

/// Their order, and how many of them are seen at once.
struct ColumnOrder {
    std::vector<std::size_t> columns;
    std::size_t at_once = 0;
};

ColumnOrder columns_for(const Table& table, float width) {
    const auto has_room = [&](std::size_t i) {
        const auto* room = std::ranges::find(column_rooms, table.columns[i].key, &ColumnRoom::key);
        return room != column_rooms.end() && width >= room->from;
    };
    ColumnOrder order;
    for (std::size_t i = 0; i < table.columns.size(); ++i) order.columns.push_back(i);
    const auto rest = std::ranges::stable_partition(order.columns, has_room);
    order.at_once = order.columns.size() - rest.size();
    return order;
}

/// How broad a column is, as a share of all that are seen.
float column_weight(const Column& column) {
    return column.key == "name" ? 3.0f : column.key == "rules" ? 1.75f : 1.25f;
}

void draw_column_heading(Ui& ui, const Node& node, const Column& column, float height,
                         bool two_lines) {
    const auto& sorted = *node.table->sorted;
    const bool here = sorted.column == column.key;
    const float line = font_size(ui.fonts.small_strong);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto id = "sort:" + column.key;
    if (ImGui::InvisibleButton(id.c_str(), {std::max(width, 8.0f), height})) use(ui, node, id);
    focus_ring(ui, 4);
    place(ui, node.key + ":" + id, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    const auto draw_line = [&](ImFont* font, ImU32 colour, const std::string& words, float y) {
        const float size = std::min(width, text_size(font, words).x);
        text_at(draw_list(), font, {column.numeric ? at.x + width - size : at.x, y}, colour, words,
                width + 1);
    };
    // The unit stands below the title: beside it there is seldom room.
    const float top = at.y + (height - (two_lines ? 2.2f : 1.0f) * line) / 2;
    // So does the arrow of a title that has no room for both.
    const std::string arrow = !here ? "" : sorted.down ? "↓" : "↑";
    const bool beside =
        !two_lines || text_size(ui.fonts.small_strong, column.words + " " + arrow).x <= width;
    draw_line(ui.fonts.small_strong, here ? ui.theme.ink : ui.theme.quiet,
              here && beside ? column.words + " " + arrow : column.words, top);
    draw_line(ui.fonts.small, ui.theme.quiet,
              here && !beside ? column.unit + (column.unit.empty() ? "" : " ") + arrow
                              : column.unit,
              top + 1.2f * line);
}

ImU32 colour_of(const Ui& ui, const Row& row, std::size_t cell, const Column& column) {
    const auto& mark = row.marks[cell];
    if (mark == "good") return ui.theme.better;
    if (mark == "bad") return ui.theme.worse;
    const bool quiet = column.key == "rules" || column.key.starts_with("change");
    return quiet ? ui.theme.quiet : ui.theme.ink;
}

void press_row(Ui& ui, const Node& node, const Row& row, bool chosen, float height) {
    ImGui::PushID(row.key.c_str());
    ImGui::PushStyleColor(ImGuiCol_Header, faded(ui.theme.reform, 0.14f));
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, ui.theme.control_hover);
    ImGui::PushStyleColor(ImGuiCol_HeaderActive, ui.theme.control_hover);
    if (ImGui::Selectable("##row", chosen, ImGuiSelectableFlags_SpanAllColumns, {0, height})) {
        use(ui, node, "row:" + row.key);
        ui.funding.sheet = 2; // on a phone: why
    }
    ImGui::PopStyleColor(3);
    focus_ring(ui, 3);
    place(ui, row.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::PopID();
}

void draw_place_row(Ui& ui, const Node& node, const Row& row, const std::vector<std::size_t>& shown,
                    float height) {
    ImGui::TableNextRow(0, height);
    const bool chosen = node.table->chosen == row.key;
    for (const auto i : shown) {
        const auto& column = node.table->columns[i];
        if (!ImGui::TableNextColumn()) continue;
        const float width = ImGui::GetContentRegionAvail().x;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (i == 0) press_row(ui, node, row, chosen, height);
        const auto& words = row.cells[i];
        auto* font = chosen || column.key == "change" ? ui.fonts.small_strong : ui.fonts.small;
        const float wide = text_size(font, words).x, size = std::min(width, wide);
        text_at(
            draw_list(), font,
            {column.numeric ? at.x + width - size : at.x, at.y + (height - font_size(font)) / 2},
            colour_of(ui, row, i, column), words, width + 1);
        if (!column.numeric && wide > width && !by_finger() &&
            ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + height})) {
            ImGui::BeginTooltip();
            text(ui, ui.fonts.small, ui.theme.ink, words, 260 * ui.text_scale);
            ImGui::EndTooltip();
        }
    }
}

/// Of a long table only the rows in sight are made.
void draw_rows(Ui& ui, const Node& node, const std::vector<std::size_t>& shown) {
    const auto& table = *node.table;
    const float height = ui.narrow ? 44.0f : 26 * ui.text_scale;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(table.count()), height);
    while (clipper.Step()) {
        for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at) {
            const auto i = static_cast<std::size_t>(at);
            if (i < table.rows.size())
                draw_place_row(ui, node, table.rows[i], shown, height);
            else
                draw_place_row(ui, node, table.row(i), shown, height);
        }
    }
}

void draw_list_of_places(Ui& ui, const Node& node, Rect rect) {
    const auto& table = *node.table;
    const auto [shown, at_once] = columns_for(table, rect.width() / ui.text_scale);
    float seen = 0, all = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        all += column_weight(table.columns[shown[i]]);
        if (i < at_once) seen = all;
    }
    const bool two_lines =
        std::ranges::any_of(shown, [&](std::size_t i) { return !table.columns[i].unit.empty(); });
    ImGui::SetCursorScreenPos(rect.min);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.grid(0.75f), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ui.theme.line);
    ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ui.theme.panel);
    const bool wider = at_once < shown.size();
    const auto flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_ScrollY |
                       ImGuiTableFlags_SizingStretchProp |
                       (wider ? ImGuiTableFlags_ScrollX : ImGuiTableFlags_None);
    // A table that was as wide as its room keeps nothing when it becomes wider.
    if (ImGui::BeginTable(wider ? "wider" : "places", static_cast<int>(shown.size()), flags,
                          {rect.width(), rect.height()}, wider ? rect.width() * all / seen : 0)) {
        ImGui::TableSetupScrollFreeze(1, 1);
        for (const auto i : shown)
            ImGui::TableSetupColumn(table.columns[i].key.c_str(),
                                    ImGuiTableColumnFlags_WidthStretch,
                                    column_weight(table.columns[i]));
        ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
        const float line = font_size(ui.fonts.small_strong);
        const float height =
            std::max(ui.narrow ? 44.0f : 28 * ui.text_scale, (two_lines ? 2.4f : 1.2f) * line);
        for (const auto i : shown) {
            if (ImGui::TableNextColumn())
                draw_column_heading(ui, node, table.columns[i], height, two_lines);
        }
        draw_rows(ui, node, shown);
        scroll_by_finger(ui);
        ImGui::EndTable();
    }
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
    place(ui, node.key, rect);
    if (const auto* none = ui.room.find("funding:none")) {
        const ImVec2 at{rect.min.x + ui.grid(1), rect.min.y + ui.grid(6)};
        text_at(draw_list(), ui.fonts.body, at, ui.theme.quiet, none->words);
        place(ui, none->key, {at, {rect.max.x, at.y + ui.grid(2)}});
    }
}

void draw_map_of_places(Ui& ui, const Node& node, Rect rect) {
    ImGui::SetCursorScreenPos(rect.min);
    text(ui, ui.fonts.small_strong, ui.theme.ink, node.title, rect.width());
    text(ui, ui.fonts.small, ui.theme.quiet, node.words, rect.width());
    const Rect area{{rect.min.x, ImGui::GetItemRectMax().y + ui.grid(0.5f)}, rect.max};
    ImGui::SetCursorScreenPos(area.min);
    const bool pressed = ImGui::InvisibleButton("map", {area.width(), area.height()});
    const charts::Canvas canvas{
        draw_list(),   area,
        ui.theme,      ui.fonts,
        ui.text_scale, ImGui::IsItemHovered() ? ImGui::GetIO().MousePos : ImVec2{-1, -1}};
    const auto under = charts::draw_place_map(canvas, *node.map);
    focus_ring(ui);
    place(ui, node.key, rect);
    if (pressed && !under.empty()) use(ui, node, under);
}

void draw_filters(Ui& ui, float width) {
    const float search = std::min(190 * ui.text_scale, width * 0.3f);
    const float room = ui.narrow ? width : width - search - ui.grid(1);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    if (const auto* filter = ui.room.find("funding:filter")) draw_choice(ui, *filter, room);
    const float bottom = ImGui::GetCursorScreenPos().y;
    if (const auto* find = ui.room.find("funding:search")) {
        if (!ui.narrow) ImGui::SetCursorScreenPos({top.x + room + ui.grid(1), top.y});
        draw_text_field(ui, *find, ui.narrow ? width : search);
    }
    if (!ui.narrow)
        ImGui::SetCursorScreenPos({top.x, std::max(bottom, ImGui::GetCursorScreenPos().y)});
}

/// The numbers and the picture, at the right of the tabs.
void draw_place_tools(Ui& ui, ImVec2 at, float side, Rect picture) {
    ImGui::SetCursorScreenPos(at);
    const auto& save = ui.room.at("funding:csv:places");
    draw_icon_button(ui, save, side);
    ImGui::SameLine(0, 0);
    ImGui::BeginDisabled(ui.exports_off);
    const auto* map = ui.room.find("funding:map");
    if ((map == nullptr || !draw_card_button(ui, *map, side)) &&
        icon_button(ui, "png", Icon::picture, rooms::save_picture_words.data(), Look::bare, side))
        ui.picture = PictureWish{
            session::file_name(ui.session.funding().answer()->formula.name + " places", "png"),
            picture};
    ImGui::EndDisabled();
}

} // namespace

void draw_funding_places(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_part(ui, "funding-places", rect, {pad, ui.grid(1.5f)}, ui.theme.panel);
    const float width = rect.width() - 2 * pad, side = ui.touch();
    place(ui, "funding:places", rect);
    if (const auto* nothing = ui.room.find("funding:no-places")) {
        draw_node(ui, *nothing, width);
        end_part(ui);
        return;
    }
    funding_before_mark(ui, width);
    const FromBefore before(ui);
    const auto& title = ui.room.at("funding:places-title");
    text(ui, ui.fonts.small_strong, ui.theme.quiet, title.words, width);
    place(ui, title.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    const ImVec2 top = ImGui::GetCursorScreenPos();
    if (const auto* view = ui.room.find("funding:view")) draw_tabs(ui, *view, width - 2 * side);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    draw_place_tools(ui, {top.x + width - 2 * side, top.y}, side, rect);
    ImGui::SetCursorScreenPos(below);
    if (const auto* figures = ui.room.find("funding:figures")) draw_node(ui, *figures, width);
    draw_filters(ui, width);
    const Rect rest{{rect.min.x + pad, ImGui::GetCursorScreenPos().y},
                    {rect.max.x - pad, rect.max.y - ui.grid(1)}};
    if (const auto* list = ui.room.find("funding:list"))
        draw_list_of_places(ui, *list, rest);
    else if (const auto* map = ui.room.find("funding:map"))
        draw_map_of_places(ui, *map, rest);
    else if (const auto* nowhere = ui.room.find("funding:nowhere"))
        draw_node(ui, *nowhere, width);
    end_part(ui);
}

} // namespace folkmoot::ui
