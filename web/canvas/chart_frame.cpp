/// Title, legend, the chart or its table, and both to take away.

#include "canvas/chart_frame.hpp"

#include "canvas/widgets.hpp"
#include "session/manifest.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

void draw_legend_row(Ui& ui, const std::vector<LegendEntry>& entries, float width) {
    if (entries.empty()) return;
    auto& draw = draw_list();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float small = font_size(ui.fonts.small), right = at.x + width;
    float x = at.x, y = at.y;
    for (const auto& entry : entries) {
        const auto size = text_size(ui.fonts.small, entry.words);
        if (x + size.x + ui.grid(2.25f) > right && x > at.x) {
            x = at.x;
            y += small + ui.grid(0.5f);
        }
        draw.AddRectFilled({x, y + small / 2 - entry.thick / 2},
                           {x + ui.grid(1.75f), y + small / 2 + entry.thick / 2}, entry.colour, 1);
        x += ui.grid(2.25f);
        text_at(draw, ui.fonts.small, {x, y}, ui.theme.quiet, entry.words, right - x);
        x += size.x + ui.grid(2);
    }
    ImGui::Dummy({1, y - at.y + small});
    space(ui, 0.5f);
}

float tool_side(const Ui& ui) { return ui.narrow ? 44.0f : 26 * ui.text_scale; }

void draw_frame_tools(Ui& ui, const ChartFrame& frame, ImVec2 corner) {
    const float side = tool_side(ui);
    const bool table = ui.open_tables.contains(frame.id);
    ImGui::SetCursorScreenPos({corner.x - 3 * side, corner.y});
    if (icon_button(ui, "table", Icon::table, table ? "Show the chart" : "Show as a table",
                    Look::bare, side)) {
        if (table) {
            ui.open_tables.erase(frame.id);
        } else {
            ui.open_tables.insert(frame.id);
        }
    }
    place(ui, "table:" + frame.id, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SameLine(0, 0);
    ImGui::BeginDisabled(ui.exports_off);
    if (icon_button(ui, "csv", Icon::download, "Save the numbers (CSV)", Look::bare, side)) {
        save_numbers(ui, session::file_name(frame.id, "csv"), frame.table(true));
    }
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "png", Icon::picture, "Save the picture (PNG)", Look::bare, side)) {
        ui.picture = PictureWish{session::file_name(frame.id, "png"), {}};
    }
    ImGui::EndDisabled();
}

}  // namespace

void save_numbers(Ui& ui, std::string_view name, const session::Table& table,
                  session::MadeBy more) {
    const auto made = session::made_by(ui.session);
    more.insert(more.end(), made.begin(), made.end());
    const auto text = session::to_csv(table, more);
    ui.session.act("save-file", std::string(name), {text.begin(), text.end()});
}

void draw_words_table(Ui& ui, const char* id, const session::Table& table, float width) {
    if (table.empty() || table[0].empty()) return;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.grid(0.75f), ui.grid(0.5f)});
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ui.theme.line);
    constexpr auto flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp;
    if (ImGui::BeginTable(id, static_cast<int>(table[0].size()), flags, {width, 0})) {
        for (const auto& row : table) {
            ImGui::TableNextRow();
            const bool heading = &row == &table[0];
            for (const auto& cell : row) {
                ImGui::TableNextColumn();
                text(ui, heading ? ui.fonts.small_strong : ui.fonts.small,
                     heading ? ui.theme.quiet : ui.theme.ink, cell);
            }
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

void draw_chart_frame(Ui& ui, const ChartFrame& frame, float width) {
    ImGui::PushID(frame.id.c_str());
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const bool wished_before = ui.picture.has_value();
    text(ui, ui.fonts.strong, ui.theme.ink, frame.title, width - 3 * tool_side(ui) - ui.grid(1));
    const ImVec2 below = ImGui::GetCursorScreenPos();
    draw_frame_tools(ui, frame, {top.x + width, top.y - ui.grid(0.5f)});
    const float tools_end = ImGui::GetItemRectMax().y;
    ImGui::SetCursorScreenPos({below.x, ui.narrow ? std::max(below.y, tools_end) : below.y});
    if (!frame.subtitle.empty()) text(ui, ui.fonts.small, ui.theme.quiet, frame.subtitle, width);
    if (ui.open_tables.contains(frame.id)) {
        draw_words_table(ui, "numbers", frame.table(false), width);
    } else {
        draw_legend_row(ui, frame.legend, width);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = frame.height * ui.text_scale;
        ImGui::Dummy({width, height});
        const charts::Canvas canvas{
            draw_list(),   {at, {at.x + width, at.y + height}},
            ui.theme,      ui.fonts,
            ui.text_scale, ImGui::IsItemHovered() ? ImGui::GetIO().MousePos : ImVec2{-1, -1}};
        if (ImGui::IsItemVisible()) frame.draw(canvas);
    }
    const float edge = ui.grid(1);
    const Rect rect{{top.x - edge, top.y - edge},
                    {top.x + width + edge, ImGui::GetItemRectMax().y + edge}};
    if (ui.picture && !wished_before) ui.picture->area = rect;
    place(ui, "chart:" + frame.id, rect);
    ImGui::PopID();
    space(ui, 2.5f);
}

}  // namespace folkmoot::ui
