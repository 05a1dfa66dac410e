/// Every place: as a table that can be sorted and filtered, where it is, and as a cartogram.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "canvas/menu.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::ui {
namespace {

using session::PlaceColumn;
using session::PlacesTab;

bool any_held(const message::Funded& answer) {
    return std::ranges::any_of(answer.table.binding, [](auto bits) { return bits != 0; });
}

/// Columns by room: a phone shows what the decision is about, a desk everything.
std::vector<PlaceColumn> columns_for(const message::Funded& answer, float width, float scale) {
    using enum PlaceColumn;
    if (width < 420 * scale) return {name, allocation, change_share};
    std::vector<PlaceColumn> columns{name};
    const bool held = any_held(answer);
    if (session::has_deprivation(answer) && width > 720 * scale) columns.push_back(deprivation);
    columns.insert(columns.end(), {allocation, per_head});
    if (width > 820 * scale) columns.insert(columns.end(), {per_need, target, distance});
    columns.insert(columns.end(), {change, change_share});
    if (held && width > 600 * scale) columns.push_back(rules);
    return columns;
}

void draw_filters(Ui& ui, const message::Funded& answer, float width) {
    auto& look = ui.funding;
    auto& desk = ui.session.funding();
    std::vector<std::string> names{"All", "Gain", "Lose"};
    // Only where a rule binds.
    if (any_held(answer)) names.emplace_back("Held by a rule");
    const float search = std::min(190 * ui.text_scale, width * 0.3f);
    int filter = static_cast<int>(desk.filtered());
    if (choose_one(ui, "filter", names, filter, ui.narrow ? width : width - search - ui.grid(1)))
        desk.filter(static_cast<session::PlaceFilter>(filter));
    place(ui, "filter", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (!ui.narrow) ImGui::SameLine(0, ui.grid(1));
    if (desk.searched() != look.search.data()) {
        look.search = {};
        std::copy_n(desk.searched().begin(),
                    std::min(desk.searched().size(), look.search.size() - 1), look.search.begin());
    }
    search_field(ui, "search", "Find by name", "ask-name", look.search, ui.narrow ? width : search);
    if (desk.searched() != look.search.data()) desk.search(look.search.data());
}

/// A change has the colour of what is said: one that is shown as nothing is no gain.
ImU32 cell_colour(const Ui& ui, PlaceColumn column, std::string_view shown) {
    if (column == PlaceColumn::rules) return ui.theme.quiet;
    if (column != PlaceColumn::change && column != PlaceColumn::change_share) return ui.theme.ink;
    const int sign = session::said_sign(shown);
    return sign > 0 ? ui.theme.better : sign < 0 ? ui.theme.worse : ui.theme.quiet;
}

/// The columns that there is room for, each with its unit.
struct Columns {
    std::vector<PlaceColumn> shown;
    std::vector<session::ColumnUnit> units;
};

Columns columns_of(const message::Funded& answer, const session::PlacesDigest& digest, float width,
                   float scale) {
    Columns columns{columns_for(answer, width, scale), {}};
    for (const auto column : columns.shown)
        columns.units.push_back(digest.units[static_cast<std::size_t>(column)]);
    return columns;
}

void draw_heading_row(Ui& ui, const message::Funded& answer, const Columns& columns) {
    auto& desk = ui.session.funding();
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    // The unit stands below the title: beside it there is seldom room.
    const bool two_lines = std::ranges::any_of(
        columns.units, [](const session::ColumnUnit& unit) { return !unit.name.empty(); });
    const float line = font_size(ui.fonts.small_strong);
    for (std::size_t c = 0; c < columns.shown.size(); ++c) {
        const auto column = columns.shown[c];
        if (!ImGui::TableNextColumn()) continue;
        const auto title = session::column_title(answer, column);
        const int number = static_cast<int>(column);
        const bool sorted = desk.sorted_by() == column;
        const float width = ImGui::GetContentRegionAvail().x;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::PushID(number);
        const float height =
            std::max(ui.narrow ? 44.0f : 28 * ui.text_scale, (two_lines ? 2.4f : 1.2f) * line);
        if (ImGui::InvisibleButton("sort", {std::max(width, 8.0f), height})) {
            desk.sort_by(column);
        }
        focus_ring(ui, 4);
        place(ui, "sort:" + std::to_string(number),
              {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        ImGui::PopID();
        const bool words = column == PlaceColumn::name || column == PlaceColumn::rules;
        const auto shown = title + (sorted ? desk.largest_first() ? " ↓" : " ↑" : "");
        const auto draw_line = [&](ImFont* font, ImU32 colour, const std::string& text, float y) {
            const float size = std::min(width, text_size(font, text).x);
            text_at(draw_list(), font, {words ? at.x : at.x + width - size, y}, colour, text,
                    width + 1);
        };
        const auto& unit = columns.units[c].name;
        const float top = at.y + (height - (two_lines ? 2.2f : 1.0f) * line) / 2;
        draw_line(ui.fonts.small_strong, sorted ? ui.theme.ink : ui.theme.quiet, shown, top);
        if (!unit.empty()) draw_line(ui.fonts.small, ui.theme.quiet, unit, top + 1.2f * line);
    }
}

void draw_place_row(Ui& ui, const message::Funded& answer, const Columns& columns, std::size_t i,
                    float height) {
    auto& desk = ui.session.funding();
    ImGui::TableNextRow(0, height);
    const bool selected = desk.place() == i;
    for (std::size_t c = 0; c < columns.shown.size(); ++c) {
        const auto column = columns.shown[c];
        if (!ImGui::TableNextColumn()) continue;
        const float width = ImGui::GetContentRegionAvail().x;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (column == PlaceColumn::name) {
            ImGui::PushID(static_cast<int>(i));
            ImGui::PushStyleColor(ImGuiCol_Header, faded(ui.theme.reform, 0.14f));
            ImGui::PushStyleColor(ImGuiCol_HeaderHovered, ui.theme.control_hover);
            ImGui::PushStyleColor(ImGuiCol_HeaderActive, ui.theme.control_hover);
            if (ImGui::Selectable("##row", selected, ImGuiSelectableFlags_SpanAllColumns,
                                  {0, height})) {
                desk.select(i);
                desk.show(session::FundingTab::place);
                if (ui.narrow) ui.funding.sheet = 2;
            }
            ImGui::PopStyleColor(3);
            focus_ring(ui, 3);
            place(ui, "place:" + answer.table.ids[i],
                  {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
            ImGui::PopID();
        }
        const bool words = column == PlaceColumn::name || column == PlaceColumn::rules;
        const auto shown = session::cell_words(answer, column, columns.units[c], i);
        auto* font =
            selected || column == PlaceColumn::change ? ui.fonts.small_strong : ui.fonts.small;
        const float size = std::min(width, text_size(font, shown).x);
        text_at(draw_list(), font,
                {words ? at.x : at.x + width - size, at.y + (height - font_size(font)) / 2},
                cell_colour(ui, column, shown), shown, width + 1);
        if (column == PlaceColumn::rules || column == PlaceColumn::name) {
            if (text_size(font, shown).x > width && !by_finger() &&
                ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + height})) {
                ImGui::BeginTooltip();
                text(ui, ui.fonts.small, ui.theme.ink, shown, 260 * ui.text_scale);
                ImGui::EndTooltip();
            }
        }
    }
}

void draw_table(Ui& ui, const message::Funded& answer, Rect rect) {
    // Sorting is done by the desk: what is drawn here is what it had when the frame began.
    const auto places = ui.session.funding().places();
    const auto columns =
        columns_of(answer, ui.session.funding().digest(), rect.width(), ui.text_scale);
    ImGui::SetCursorScreenPos(rect.min);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.grid(0.75f), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ui.theme.line);
    ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ui.theme.panel);
    constexpr auto flags =
        ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingStretchProp;
    if (ImGui::BeginTable("places", static_cast<int>(columns.shown.size()), flags,
                          {rect.width(), rect.height()})) {
        ImGui::TableSetupScrollFreeze(0, 1);
        for (const auto column : columns.shown) {
            const float weight = column == PlaceColumn::name    ? 3.0f
                                 : column == PlaceColumn::rules ? 2.0f
                                                                : 1.25f;
            ImGui::TableSetupColumn(session::column_title(answer, column).c_str(),
                                    ImGuiTableColumnFlags_WidthStretch, weight);
        }
        draw_heading_row(ui, answer, columns);
        const float height = ui.narrow ? 44.0f : 26 * ui.text_scale;
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(places.size()), height);
        while (clipper.Step()) {
            for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
                draw_place_row(ui, answer, columns, places[static_cast<std::size_t>(row)], height);
            }
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
    if (places.empty()) {
        text_at(draw_list(), ui.fonts.body, {rect.min.x + ui.grid(1), rect.min.y + ui.grid(6)},
                ui.theme.quiet, "No place is like that.");
    }
}

void draw_map_of(Ui& ui, const message::Funded& answer, Rect rect, bool cartogram) {
    auto& desk = ui.session.funding();
    const auto& table = answer.table;
    charts::PlaceMap map;
    map.latitude = table.latitude;
    map.longitude = table.longitude;
    map.size = table.people;
    map.cartogram = cartogram;
    map.selected = desk.place();
    double most = 0;
    for (std::size_t i = 0; i < table.ids.size(); ++i) {
        const double share = session::change_share(table, i);
        map.value.push_back(std::isfinite(share) ? share : 0);
        most = std::max(most, std::fabs(map.value.back()));
        map.words.push_back(session::signed_share(share));
    }
    for (double& v : map.value) v = most > 0 ? v / most : 0;
    map.note = [&](std::size_t i) {
        return table.names[i] + ": " + session::signed_share(session::change_share(table, i)) +
               ", " + session::signed_money(session::column_value(answer, PlaceColumn::change, i));
    };
    const auto finding = session::gains_title(answer);
    const auto words = finding + ". Circles: people; colour and number: change in % of " +
                       (answer.other_name.empty() ? "before" : answer.other_name) +
                       (cartogram ? ". Pushed apart so that none hides another." : ".");
    ImGui::SetCursorScreenPos(rect.min);
    text(ui, ui.fonts.small, ui.theme.quiet, words, rect.width());
    const Rect area{{rect.min.x, ImGui::GetItemRectMax().y + ui.grid(0.5f)}, rect.max};
    ImGui::SetCursorScreenPos(area.min);
    const bool known = std::any_of(table.latitude.begin(), table.latitude.end(),
                                   [](double v) { return std::isfinite(v); });
    if (!known) {
        text(ui, ui.fonts.body, ui.theme.quiet,
             "This table does not say where its places are: it needs columns called latitude and "
             "longitude.",
             rect.width());
        return;
    }
    const bool pressed = ImGui::InvisibleButton("map", {area.width(), area.height()});
    const charts::Canvas canvas{
        draw_list(),   area,
        ui.theme,      ui.fonts,
        ui.text_scale, ImGui::IsItemHovered() ? ImGui::GetIO().MousePos : ImVec2{-1, -1}};
    const auto under = charts::draw_place_map(canvas, map);
    place(ui, "funding:map", area);
    focus_ring(ui);
    if (pressed && under != charts::nowhere) desk.select(under);
}

}  // namespace

void draw_funding_places(Ui& ui, Rect rect) {
    auto& desk = ui.session.funding();
    const float pad = ui.grid(2);
    begin_part(ui, "funding-places", rect, {pad, ui.grid(1.5f)}, ui.theme.panel);
    const auto* answer = desk.answer();
    if (answer == nullptr) {
        funding_waiting(ui,
                        desk.problems().empty()
                            ? "The formula is being worked out…"
                            : "There is no result yet: see what is wrong beside the formula.",
                        0);
        end_part(ui);
        return;
    }
    const float width = rect.width() - 2 * pad, side = ui.touch();
    funding_before_mark(ui, width);
    const FromBefore before(ui);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const std::vector<std::string> tabs{"Table", "Map", "Cartogram"};
    int tab = static_cast<int>(desk.places_tab());
    if (tab_row(ui, "places", tabs, tab, width - 2 * side)) desk.show(static_cast<PlacesTab>(tab));
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({top.x + width - 2 * side, top.y});
    const auto name = session::file_name(answer->formula.name + " allocations", "csv");
    ImGui::BeginDisabled(ui.exports_off);
    if (icon_button(ui, "csv", Icon::download, "Save all allocations, to the penny (CSV)")) {
        std::vector<std::size_t> all(answer->table.ids.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        save_numbers(ui, name, session::places_table(*answer, all, true));
    }
    place(ui, "button:save-allocations", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "png", Icon::picture, "Save the picture (PNG)")) {
        ui.picture = PictureWish{session::file_name(answer->formula.name + " places", "png"), rect};
    }
    ImGui::EndDisabled();
    ImGui::SetCursorScreenPos(below);
    if (!answer->figures.empty()) text(ui, ui.fonts.small, ui.theme.quiet, answer->figures, width);
    if (desk.places_tab() == PlacesTab::table) draw_filters(ui, *answer, width);
    const Rect rest{{rect.min.x + pad, ImGui::GetCursorScreenPos().y},
                    {rect.max.x - pad, rect.max.y - ui.grid(1)}};
    if (desk.places_tab() == PlacesTab::table)
        draw_table(ui, *answer, rest);
    else
        draw_map_of(ui, *answer, rest, desk.places_tab() == PlacesTab::cartogram);
    end_part(ui);
}

}  // namespace folkmoot::ui
