/// A chart with its question as the title, the same numbers as a table, and both to take away.

#include "canvas/chart_frame.hpp"
#include "canvas/charts/chart.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <string>

namespace folkmoot::ui {
namespace {

using session::ChartData;
using session::ChartKind;

std::string subtitle_of(const ChartData& data) {
    const auto& outcome = *data.outcome;
    std::string words = outcome.label;
    if (!outcome.unit.empty()) words += ", " + outcome.unit;
    if (data.kind == ChartKind::line) return words;
    if (data.kind == ChartKind::dots) words = "Difference in: " + words;
    words += ", year " + std::to_string(data.year + 1);
    if (data.kind == ChartKind::dots && data.by == "area") words += "; least deprived first";
    return words;
}

/// What a picture of the chart must say of itself, wherever it is shown.
std::string subtitle(const ChartData& data) {
    return subtitle_of(data) + (data.changes.empty() ? "" : ";" + data.changes) +
           (data.quick ? "; a quick look" : "");
}

void draw_legend(Ui& ui, const ChartData& data) {
    auto& draw = draw_list();
    const auto& t = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float small = font_size(ui.fonts.small), right = at.x + ImGui::GetContentRegionAvail().x;
    float x = at.x, y = at.y;
    const auto entry = [&](ImU32 colour, float thick, const std::string& words) {
        const auto size = text_size(ui.fonts.small, words);
        if (x + size.x + ui.grid(3) > right && x > at.x) {
            x = at.x;
            y += small + ui.grid(0.5f);
        }
        draw.AddRectFilled({x, y + small / 2 - thick / 2},
                           {x + ui.grid(1.75f), y + small / 2 + thick / 2}, colour, 1);
        x += ui.grid(2.25f);
        text_at(draw, ui.fonts.small, {x, y}, t.quiet, words, right - x);
        x += size.x + ui.grid(2);
    };
    const bool bands = !data.reform_band.empty() ||
                       std::any_of(data.rows.begin(), data.rows.end(),
                                   [](const auto& row) { return row.change.has_value(); });
    if (data.kind != ChartKind::dots) {
        entry(t.baseline, 3, data.baseline_name);
        entry(t.reform, 3, data.reform_name);
    }
    if (bands && data.kind != ChartKind::bars) {
        entry(faded(t.reform, 0.25f), small * 0.8f, "9 of 10 runs lie here");
    }
    if (x == at.x) return;
    ImGui::Dummy({1, y - at.y + small});
    space(ui, 0.5f);
}

void draw_tools(Ui& ui, const ChartData& data, const std::string& id, ImVec2 corner) {
    const float side = ui.narrow ? 44.0f : 26 * ui.text_scale;
    const bool table = ui.open_tables.contains(id);
    ImGui::SetCursorScreenPos({corner.x - 3 * side, corner.y});
    if (icon_button(ui, "table", Icon::table, table ? "Show the chart" : "Show as a table",
                    Look::bare, side)) {
        if (table) {
            ui.open_tables.erase(id);
        } else {
            ui.open_tables.insert(id);
        }
    }
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "csv", Icon::download, "Save the numbers (CSV)", Look::bare, side)) {
        save_numbers(ui, session::file_name(data.title, "csv"), session::chart_table(data, true),
                     {{"Outcome", data.outcome->key}, {"Unit", data.outcome->unit}});
    }
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "png", Icon::picture, "Save the picture (PNG)", Look::bare, side)) {
        ui.picture = PictureWish{session::file_name(data.title, "png"), {}};
    }
}

}  // namespace

void draw_chart_card(Ui& ui, const ChartData& data, const std::string& id) {
    ImGui::PushID(id.c_str());
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float tools = 3 * (ui.narrow ? 44.0f : 26 * ui.text_scale);
    const bool wished_before = ui.picture.has_value();
    text(ui, ui.fonts.strong, ui.theme.ink, data.title, width - tools - ui.grid(1));
    const ImVec2 below = ImGui::GetCursorScreenPos();
    draw_tools(ui, data, id, {top.x + width, top.y - ui.grid(0.5f)});
    ImGui::SetCursorScreenPos({below.x, below.y - ui.grid(0.5f)});
    text(ui, ui.fonts.small, ui.theme.quiet, subtitle(data), width);
    if (ui.open_tables.contains(id)) {
        draw_words_table(ui, id.c_str(), session::chart_table(data, false), width);
    } else {
        draw_legend(ui, data);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = charts::chart_height(data, ui.text_scale);
        // The chart is one thing to the keyboard and to the finger; hovering reads it.
        ImGui::Dummy({width, height});
        const bool hovered = ImGui::IsItemHovered();
        const charts::Canvas canvas{
            draw_list(),   {at, {at.x + width, at.y + height}},
            ui.theme,      ui.fonts,
            ui.text_scale, hovered ? ImGui::GetIO().MousePos : ImVec2{-1, -1}};
        if (ImGui::IsItemVisible()) {
            switch (data.kind) {
            case ChartKind::line:
                draw_line_chart(canvas, data, ui.session.week());
                break;
            case ChartKind::bars:
                draw_bar_chart(canvas, data);
                break;
            case ChartKind::dots:
                draw_dot_chart(canvas, data);
                break;
            }
        }
    }
    const ImVec2 end = ImGui::GetItemRectMax();
    const float edge = ui.grid(1);
    const Rect rect{{top.x - edge, top.y - edge}, {top.x + width + edge, end.y + edge}};
    if (ui.picture && !wished_before) ui.picture->area = rect;
    place(ui, "chart:" + id, rect);
    ImGui::PopID();
    space(ui, 3);
}

}  // namespace folkmoot::ui
