/// Outcomes: baseline and reform side by side, the difference, and in a word whether it is better.

#include "canvas/charts/chart.hpp"
#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Row;

constexpr std::size_t shown_at_first = 6;

/// So many are shown before somebody asks for all: at most six, and none that hardly changes,
/// unless all do. It is the sheet that says how many change, so that nothing folds or unfolds under
/// a hand.
std::size_t first_rows(const sheet::Table& table) {
    const auto rows = table.rows.size(), telling = table.telling.value_or(rows);
    // What the sentence speaks of stands first, whatever it does; one row more takes no more room
    // than the fold.
    const auto first = telling <= 1 ? shown_at_first : std::min(shown_at_first, telling);
    return first + 1 >= rows ? rows : first;
}

/// What is behind the fold, in words.
std::string words_for_more(const sheet::Table& table, std::size_t first) {
    const auto rows = table.rows.size(), telling = table.telling.value_or(rows);
    return telling > 1 && first >= telling
               ? "Show " + std::to_string(rows - first) + " outcomes that hardly change"
               : "Show all " + std::to_string(rows) + " outcomes";
}

constexpr std::size_t difference_cell = 3; ///< what is pinned comes after it

ImU32 mark_colour_of(const Theme& t, const Row& row) {
    const auto mark = row.marks.size() <= difference_cell
                          ? std::string_view{}
                          : std::string_view(row.marks[difference_cell]);
    return mark == "good" ? t.better : mark == "bad" ? t.worse : mark == "same" ? t.quiet : t.ink;
}

/// The whole course in miniature.
void draw_course(Ui& ui, std::string_view key, Rect area) {
    const auto* scenario = ui.session.scenario();
    const auto* results = ui.session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) return;
    const auto index = session::outcome_index(*scenario, key);
    if (ui.session.closed_outcome()) return;
    const auto& ran = *results->main;
    if (index >= ran.baseline.weekly.size() || index >= ran.reform.weekly.size()) return;
    charts::draw_sparkline({draw_list(), area, ui.theme, ui.fonts, ui.text_scale, {-1, -1}},
                           ran.baseline.weekly[index], ran.reform.weekly[index]);
}

/// How it stands with what is pinned: "My own: 7.2; Another: 7.9"; empty: nothing is.
std::string pinned_words(const Row& row, const std::vector<sheet::Column>& columns) {
    std::string told;
    for (std::size_t i = difference_cell + 1; i < std::min(row.cells.size(), columns.size()); ++i)
        told += (told.empty() ? "" : "; ") + columns[i].words + ": " + row.cells[i];
    return told;
}

/// First line: what it is, in which unit. Second: baseline → reform, and the difference with its
/// word, below it where there is no room beside.
void draw_outcome(Ui& ui, const Row& row, const std::vector<sheet::Column>& columns) {
    const auto& t = ui.theme;
    const std::string key = row.key.substr(row.key.find(':') + 1);
    const float small = font_size(ui.fonts.small), large = font_size(ui.fonts.heading);
    const float gap = ui.grid(0.75f), pad = ui.grid(1);
    const float width = ImGui::GetContentRegionAvail().x;
    const float spark = std::min(ui.grid(8), width * 0.2f);
    const float name_height =
        text_size(ui.fonts.small, row.cells[0], width - spark - ui.grid(1.5f)).y;
    const auto from = row.cells[1] + " →";
    const float value_at = text_size(ui.fonts.small, from).x + ui.grid(0.75f);
    const float value_end = value_at + text_size(ui.fonts.heading, row.cells[2]).x + ui.grid(1);
    const auto& told = row.cells[3];
    const float told_width = text_size(ui.fonts.small_strong, told).x;
    const bool below = value_end + told_width > width;
    const auto pinned = pinned_words(row, columns);
    const float pinned_height =
        pinned.empty() ? 0 : text_size(ui.fonts.small, pinned, width).y + gap / 2;
    const float height =
        name_height + gap + large + (below ? small + gap / 2 : 0) + pinned_height + 2 * pad;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const auto* chosen_outcome = ui.room.find("outcome");
    ImGui::PushID(row.key.c_str());
    const bool pressed = ImGui::InvisibleButton("outcome", {width, height});
    ImGui::PopID();
    if (pressed && chosen_outcome != nullptr) use(ui, *chosen_outcome, key);
    auto& draw = draw_list();
    const Rect rect{min, {min.x + width, min.y + height}};
    const bool chosen = chosen_outcome != nullptr && chosen_outcome->value == sheet::Value(key);
    if (chosen || (ImGui::IsItemHovered() && !by_finger())) {
        draw.AddRectFilled({min.x - pad, min.y}, {rect.max.x + pad, rect.max.y},
                           chosen ? t.control : faded(t.control, 0.6f), 7 * ui.text_scale);
    }
    focus_ring(ui, 7);
    tip(ui, row.help);
    place(ui, row.key, rect);

    const float top = min.y + pad;
    ImGui::SetCursorScreenPos({min.x, top});
    text(ui, ui.fonts.small, t.ink, row.cells[0], width - spark - ui.grid(1.5f));
    draw_course(ui, key, {{rect.max.x - spark, top}, {rect.max.x, top + small}});
    const float line_top = top + name_height + gap;
    const float small_top = line_top + (large - small) * 0.72f;
    text_at(draw, ui.fonts.small, {min.x, small_top}, t.quiet, from);
    text_at(draw, ui.fonts.heading, {min.x + value_at, line_top}, t.reform, row.cells[2]);
    const ImVec2 told_at = below ? ImVec2{min.x, line_top + large + gap / 2}
                                 : ImVec2{rect.max.x - told_width, small_top};
    text_at(draw, ui.fonts.small_strong, told_at, mark_colour_of(t, row), told, below ? width : 0);
    if (!pinned.empty()) {
        ImGui::SetCursorScreenPos({min.x, rect.max.y - pad - pinned_height + gap / 2});
        text(ui, ui.fonts.small, t.quiet, pinned, width);
    }
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({width, height});
}

/// Which number and which line is which, for everything below.
void draw_sides_key(Ui& ui, const sheet::Table& table) {
    auto& draw = draw_list();
    ImVec2 at = ImGui::GetCursorScreenPos();
    const float top = at.y, right = at.x + ImGui::GetContentRegionAvail().x,
                small = font_size(ui.fonts.small);
    float x = at.x;
    for (const auto& column : table.columns) {
        const bool baseline = column.key == "baseline";
        if (!baseline && column.key != "reform") continue;
        const ImU32 colour = baseline ? ui.theme.baseline : ui.theme.reform;
        const float wide = ui.grid(2.25f) + text_size(ui.fonts.small, column.words).x;
        if (x > at.x && x + wide > right) {
            // A line of its own, rather than half of a name.
            at.y += small + ui.grid(0.5f);
            x = at.x;
        }
        draw.AddRectFilled({x, at.y + small / 2 - 1}, {x + ui.grid(1.75f), at.y + small / 2 + 2},
                           colour, 1);
        x += ui.grid(2.25f);
        text_at(draw, ui.fonts.small, {x, at.y}, colour, column.words, right - x);
        x += text_size(ui.fonts.small, column.words).x + ui.grid(2);
    }
    ImGui::Dummy({1, at.y - top + small});
}

} // namespace

void draw_outcomes(Ui& ui) {
    const auto* node = ui.room.find("outcomes");
    if (node == nullptr || !node->table) return;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.heading, ui.theme.ink, node->title);
    place(ui, "outcomes-title", {top, ImGui::GetItemRectMax()});
    const ImVec2 below = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.small, ui.theme.quiet, ui.room.at("outcomes-note").words);
    place(ui, "outcomes-note", {below, ImGui::GetItemRectMax()});
    if (const auto* losers = ui.room.find("losers")) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        text(ui, ui.fonts.small, ui.theme.ink, losers->words);
        place(ui, losers->key, {at, ImGui::GetItemRectMax()});
    }
    draw_sides_key(ui, *node->table);
    space(ui, 1);

    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const auto& rows = node->table->rows;
    const bool wanted = std::any_of(rows.begin(), rows.end(),
                                    [&](const Row& row) { return ui.reveal.contains(row.key); });
    if (wanted) ui.all_outcomes = true;
    const auto first = first_rows(*node->table);
    const bool all = ui.all_outcomes || first == rows.size();
    for (std::size_t i = 0; i < (all ? rows.size() : first); ++i) {
        draw_outcome(ui, rows[i], node->table->columns);
        line(ui);
    }
    ImGui::PopStyleVar();
    place(ui, node->key, {top, ImGui::GetItemRectMax()});
    space(ui, 1);
    if (first < rows.size()) {
        const auto words = all ? std::string("Show fewer") : words_for_more(*node->table, first);
        if (button(ui, words + "##outcomes", Look::bare)) ui.all_outcomes = !ui.all_outcomes;
        place(ui, "outcomes:all", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
}

} // namespace folkmoot::ui
