/// Tables of a sheet: headings that sort, rows that can be pressed, and no more of a long one made
/// than is in sight.

#include "canvas/sheet/draw.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace folkmoot::ui {
namespace {

using sheet::Column;
using sheet::Node;
using sheet::Row;
using sheet::Table;

/// Right-hand ends of numbers stand below each other.
void draw_cell(Ui& ui, ImFont* font, ImU32 colour, const std::string& words, bool numeric) {
    const float room = ImGui::GetContentRegionAvail().x;
    const float wide = text_size(font, words).x;
    if (numeric && wide <= room) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - wide);
    text(ui, font, colour, words, numeric ? std::max(room, 1.0f) : 0);
}

void draw_headings(Ui& ui, const Node& node, const Table& table) {
    const auto& t = ui.theme;
    ImGui::TableNextRow();
    for (const auto& column : table.columns) {
        ImGui::TableNextColumn();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const bool here = table.sorted && table.sorted->column == column.key;
        std::string words = column.words;
        if (here) words += table.sorted->down ? " ↓" : " ↑";
        draw_cell(ui, ui.fonts.small_strong, here ? t.ink : t.quiet, words, column.numeric);
        if (!column.unit.empty())
            draw_cell(ui, ui.fonts.small, t.quiet, column.unit, column.numeric);
        const ImVec2 end = ImGui::GetCursorScreenPos();
        if (column.sorts) {
            const float room = ImGui::GetContentRegionAvail().x;
            ImGui::SetCursorScreenPos(at);
            const auto id = "sort:" + column.key;
            const ImVec2 size{std::max(room, 24.0f), std::max(end.y - at.y, 24.0f)};
            if (ImGui::InvisibleButton(id.c_str(), size)) use(ui, node, id);
            focus_ring(ui, 4);
            place(ui, node.key + ":" + id, {at, {at.x + size.x, at.y + size.y}});
        }
    }
}

ImU32 cell_colour(const Ui& ui, const Row& row, std::size_t cell) {
    if (cell >= row.marks.size()) return ui.theme.ink;
    const auto& mark = row.marks[cell];
    if (mark == "same") return ui.theme.quiet;
    return mark == "good" ? ui.theme.better : mark == "bad" ? ui.theme.worse : ui.theme.ink;
}

void draw_row(Ui& ui, const Node& node, const Table& table, const Row& row, float height) {
    const auto& t = ui.theme;
    ImGui::TableNextRow(0, height);
    const bool chosen = table.chosen && *table.chosen == row.key && !row.key.empty();
    if (chosen) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, t.control);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        ImGui::TableNextColumn();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (i == 0 && table.chosen) {
            const float tall = std::max(height, font_size(ui.fonts.small) + ui.grid(0.5f));
            ImGui::PushID(row.key.c_str());
            if (ImGui::Selectable("##row", false,
                                  ImGuiSelectableFlags_SpanAllColumns |
                                      ImGuiSelectableFlags_AllowOverlap,
                                  {0, tall - ImGui::GetStyle().ItemSpacing.y}))
                use(ui, node, "row:" + row.key);
            focus_ring(ui, 3);
            ImGui::PopID();
            ImGui::SetCursorScreenPos(at);
        }
        const std::string& words = i < row.cells.size() ? row.cells[i] : std::string();
        auto* font = i == 0 ? ui.fonts.small_strong : ui.fonts.small;
        if (i < row.links.size() && !row.links[i].empty()) {
            if (link(ui, row.key + ":" + std::to_string(i), ui.fonts.small, words,
                     ImGui::GetContentRegionAvail().x)) {
                Node address(sheet::Kind::link, "", "");
                address.href = row.links[i];
                use(ui, address);
            }
        } else {
            draw_cell(ui, font, cell_colour(ui, row, i), words, table.columns[i].numeric);
        }
        if (i == 0 && !row.help.empty()) text(ui, ui.fonts.small, t.quiet, row.help);
        if (i == 0 && !row.key.empty())
            place(ui, row.key,
                  {at, {at.x + ImGui::GetContentRegionAvail().x, ImGui::GetItemRectMax().y}});
    }
}

/// The widest word of a cell: narrower than that, a column cuts it.
float widest_word(ImFont* font, std::string_view words) {
    float widest = 0;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        widest = std::max(widest, text_size(font, words.substr(0, end)).x);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return widest;
}

/// What a column needs, not to cut a word, and what its widest cell would like beyond that.
struct ColumnWish {
    float least = 0, more = 0;
};

ColumnWish wish_of(const Ui& ui, const Table& table, std::size_t column) {
    constexpr std::size_t looked_at = 40;
    float word = widest_word(ui.fonts.small_strong, table.columns[column].words), cell = word;
    auto* font = column == 0 ? ui.fonts.small_strong : ui.fonts.small;
    for (std::size_t i = 0; i < std::min(looked_at, table.rows.size()); ++i) {
        if (column >= table.rows[i].cells.size()) continue;
        const auto& words = table.rows[i].cells[column];
        word = std::max(word, widest_word(font, words));
        cell = std::max(cell, text_size(font, words).x);
    }
    return {word + 1, std::clamp(cell - word, 0.0f, ui.grid(30))};
}

/// Widths of columns that fill `room`: each its widest word first, then what there is beyond that
/// by what each would like, then the rest by how wide they are.
std::vector<float> widths_in(const std::vector<ColumnWish>& wishes, float room) {
    float least = 0, more = 0;
    for (const auto& wish : wishes) least += wish.least, more += wish.more;
    const float granted = more > 0 ? std::clamp((room - least) / more, 0.0f, 1.0f) : 0;
    const float grown = std::max(1.0f, room / std::max(1.0f, least + granted * more));
    std::vector<float> widths;
    for (const auto& wish : wishes) widths.push_back((wish.least + granted * wish.more) * grown);
    return widths;
}

} // namespace

void draw_table(Ui& ui, const Node& node, float width, float height) {
    if (!node.table || node.table->columns.empty()) return;
    const auto& table = *node.table;
    // Inside a chart's frame its title stands above.
    const bool inside = ui.table_in_chart;
    if (!inside && !node.title.empty()) text(ui, ui.fonts.strong, ui.theme.ink, node.title, width);
    if (!inside && !node.help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
    std::vector<ColumnWish> wishes;
    for (std::size_t i = 0; i < table.columns.size(); ++i) wishes.push_back(wish_of(ui, table, i));
    const auto columns = static_cast<float>(wishes.size());
    float least = 0;
    for (const auto& wish : wishes) least += wish.least;
    // Where words would be cut columns stand closer.
    const float pad = ui.grid(least + columns * ui.grid(1.5f) > width ? 0.375f : 0.75f);
    const auto widths = widths_in(wishes, width - 2 * columns * pad);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {pad, ui.grid(0.5f)});
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ui.theme.line);
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, ui.theme.control_hover);
    ImGui::PushStyleColor(ImGuiCol_HeaderActive, ui.theme.control);
    auto flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp;
    if (height > 0) flags |= ImGuiTableFlags_ScrollY;
    if (ImGui::BeginTable(node.key.c_str(), static_cast<int>(table.columns.size()), flags,
                          {width, height})) {
        if (height > 0) ImGui::TableSetupScrollFreeze(0, 1);
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            ImGui::TableSetupColumn(table.columns[i].key.c_str(),
                                    ImGuiTableColumnFlags_WidthStretch, widths[i]);
        draw_headings(ui, node, table);
        if (height > 0) {
            const float row_height = ui.narrow ? 44.0f : 26 * ui.text_scale;
            ImGuiListClipper clipper;
            clipper.Begin(static_cast<int>(table.count()), row_height);
            while (clipper.Step()) {
                for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at) {
                    const auto index = static_cast<std::size_t>(at);
                    if (index < table.rows.size())
                        draw_row(ui, node, table, table.rows[index], row_height);
                    else
                        draw_row(ui, node, table, table.row(index), row_height);
                }
            }
        } else {
            for (const auto& row : table.rows) draw_row(ui, node, table, row, 0);
        }
        if (height > 0) scroll_by_finger(ui);
        ImGui::EndTable();
    }
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar();
}

} // namespace folkmoot::ui
