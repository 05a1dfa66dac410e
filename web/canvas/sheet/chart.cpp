/// A chart in its frame: its finding or question, what it is of, which line is which, the picture,
/// and the table behind it.

#include "canvas/sheet/draw.hpp"
#include "rooms/away/card.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

struct LegendWords {
    ImU32 colour;
    float thick; ///< points
    std::string words;
    bool dashed = false;
};

/// Of a policy beside the one on screen its place; nothing of any other series.
std::optional<std::size_t> place_beside(const sheet::Series& series) {
    constexpr std::string_view prefix = "beside-";
    if (!series.key.starts_with(prefix)) return std::nullopt;
    return static_cast<std::size_t>(series.key[prefix.size()] - '0');
}

ImU32 series_colour(const Ui& ui, const sheet::Series& series) {
    return series.key == "baseline" || series.key == "guess" ? ui.theme.baseline : ui.theme.reform;
}

/// Lines are thin; columns and bands are broad, and what only has a band is paler.
LegendWords legend_entry(const Ui& ui, const sheet::Chart& chart, const sheet::Series& series) {
    constexpr float thin = 3, dot = 6, broad = 10, pale = 0.35f;
    if (series.key == "world") return {ui.theme.ink, dot, series.words};
    if (const auto place = place_beside(series)) {
        const auto look = beside_look(ui.theme, *place);
        return {look.colour, thin, series.words, look.dashed};
    }
    if (chart.look == "histogram")
        return {series.key == "baseline" ? ui.theme.baseline_soft : ui.theme.reform, broad,
                series.words};
    const ImU32 colour = series_colour(ui, series);
    return series.values.empty() ? LegendWords{faded(colour, pale), broad, series.words}
                                 : LegendWords{colour, thin, series.words};
}

std::vector<LegendWords> legend_of(const Ui& ui, const Node& node) {
    std::vector<LegendWords> entries;
    const auto& chart = *node.chart;
    if (chart.series.size() > 1 && chart.look != "opinions") { // which has its own
        // Lines of many people are one thing.
        for (const auto& series : chart.series)
            if (entries.empty() || entries.back().words != series.words)
                entries.push_back(legend_entry(ui, chart, series));
    }
    for (const auto& mark : chart.marks) {
        if (mark.key == "truth") entries.push_back({ui.theme.truth, 3, "truth"});
    }
    if (!node.value_words.empty())
        entries.push_back(
            {faded(ui.theme.reform, 0.25f), font_size(ui.fonts.small) * 0.8f, node.value_words});
    return entries;
}

void draw_legend_of(Ui& ui, const Node& node, float width) {
    // Numbers, signs and names stand in these themselves.
    const auto& look = node.chart->look;
    const bool told = look == "scatter" || look == "lives" || look == "grid";
    const auto entries = legend_of(ui, node);
    if (told || entries.empty()) return;
    auto& draw = draw_list();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float small = font_size(ui.fonts.small), right = at.x + width;
    float x = at.x, y = at.y;
    for (const auto& entry : entries) {
        const float wide = text_size(ui.fonts.small, entry.words).x;
        if (x + wide + ui.grid(3) > right && x > at.x) {
            x = at.x;
            y += small + ui.grid(0.5f);
        }
        const float long_all = ui.grid(1.75f), piece = entry.dashed ? long_all / 3 : long_all;
        for (float from = x; from < x + long_all; from += 2 * piece)
            draw.AddRectFilled({from, y + small / 2 - entry.thick / 2},
                               {from + piece, y + small / 2 + entry.thick / 2}, entry.colour, 1);
        x += ui.grid(2.25f);
        text_at(draw, ui.fonts.small, {x, y}, ui.theme.quiet, entry.words, right - x);
        x += wide + ui.grid(2);
    }
    ImGui::Dummy({1, y - at.y + small});
    space(ui, 0.5f);
}

bool saves_picture(const Node& node) { return node.key.starts_with(rooms::picture_prefix); }

/// The picture's button is none of those that save numbers.
const Node* child_of(const Node& node, Kind kind) {
    const auto found =
        std::find_if(node.children.begin(), node.children.end(), [&](const Node& child) {
            return child.kind == kind && !saves_picture(child);
        });
    return found == node.children.end() ? nullptr : &*found;
}

float frame_tool_side(const Ui& ui) { return ui.narrow ? 44.0f : 26 * ui.text_scale; }

/// Chart or table, the numbers, the picture. Returns whether the table is shown.
bool draw_chart_tools(Ui& ui, const Node& node, const Node* table, ImVec2 corner) {
    const float side = frame_tool_side(ui);
    const auto* csv = child_of(node, Kind::button);
    ImGui::SetCursorScreenPos({corner.x - 3 * side, corner.y});
    bool shown = table != nullptr && ui.open_tables.contains(node.key);
    if (table != nullptr) {
        if (icon_button(ui, "table", Icon::table, shown ? "Show the chart" : "Show as a table",
                        Look::bare, side)) {
            shown ? (void)ui.open_tables.erase(node.key) : (void)ui.open_tables.insert(node.key);
            shown = !shown;
            ui.stale = std::max(ui.stale, 1); // its cells are in the next sheet
        }
        place(ui, table->key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        ImGui::SameLine(0, 0);
    }
    ImGui::BeginDisabled(ui.exports_off);
    if (csv != nullptr) {
        draw_icon_button(ui, *csv, side);
        ImGui::SameLine(0, 0);
    }
    if (!draw_card_button(ui, node, side) &&
        icon_button(ui, "png", Icon::picture, rooms::save_picture_words.data(), Look::bare, side))
        ui.picture = PictureWish{session::file_name(node.title, "png"), {}};
    ImGui::EndDisabled();
    return shown && table->table.has_value();
}

} // namespace

bool draw_card_button(Ui& ui, const Node& node, float side, Look look) {
    const auto button = std::ranges::find_if(node.children, saves_picture);
    if (!ui.cards || button == node.children.end()) return false;
    draw_icon_button(ui, *button, side, look);
    return true;
}

void draw_chart(Ui& ui, const Node& node, const ChartLook& look, float width) {
    ImGui::PushID(node.key.c_str());
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const bool wished_before = ui.picture.has_value();
    const float tools = 3 * frame_tool_side(ui);
    text(ui, ui.fonts.strong, ui.theme.ink, node.title, width - tools - ui.grid(1));
    const ImVec2 below = ImGui::GetCursorScreenPos();
    const auto* table = child_of(node, Kind::table);
    const bool as_table = draw_chart_tools(ui, node, table, {top.x + width, top.y - ui.grid(0.5f)});
    const float tools_end = ImGui::GetItemRectMax().y;
    ImGui::SetCursorScreenPos({below.x, ui.narrow ? std::max(below.y - ui.grid(0.5f), tools_end)
                                                  : below.y - ui.grid(0.5f)});
    if (!node.words.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.words, width);
    if (as_table) {
        ui.table_in_chart = true;
        draw_table(ui, *table, width);
        ui.table_in_chart = false;
    } else {
        if (node.chart) draw_legend_of(ui, node, width);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = look.height * ui.text_scale;
        // The chart is one thing to the keyboard and to the finger; hovering reads it.
        bool pressed = false;
        if (look.under)
            pressed = ImGui::InvisibleButton("chart", {width, height});
        else
            ImGui::Dummy({width, height});
        const bool hovered = ImGui::IsItemHovered();
        const charts::Canvas canvas{
            draw_list(),   {at, {at.x + width, at.y + height}},
            ui.theme,      ui.fonts,
            ui.text_scale, hovered ? ImGui::GetIO().MousePos : ImVec2{-1, -1}};
        if (ImGui::IsItemVisible()) look.paint(canvas);
        if (look.under) focus_ring(ui);
        // A finger that scrolled meant nothing here.
        if (pressed && hovered && !ui.finger.scrolls) {
            if (const auto value = look.under(canvas); !value.empty()) use(ui, node, value);
        }
    }
    const ImVec2 end = ImGui::GetItemRectMax();
    const float edge = ui.grid(1);
    const Rect rect{{top.x - edge, top.y - edge}, {top.x + width + edge, end.y + edge}};
    if (ui.picture && !wished_before) ui.picture->area = rect;
    place(ui, node.key, rect);
    ImGui::PopID();
    space(ui, 3);
}

} // namespace folkmoot::ui
