#pragma once

/// A chart with its finding as the title, its numbers as a table, and both to take away: what all
/// rooms put their charts into.

#include "canvas/charts/chart.hpp"
#include "canvas/ui.hpp"
#include "session/chart_data.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ui {

struct LegendEntry {
    ImU32 colour;
    float thick; ///< points
    std::string words;
};
/// A chart with its finding as the title, the same numbers as a table, and both to take away.
struct ChartFrame {
    std::string id, title, subtitle;
    std::vector<LegendEntry> legend;
    float height = 220;
    std::function<session::Table(bool exact)> table;
    std::function<void(const charts::Canvas&)> draw;
};
void draw_chart_frame(Ui& ui, const ChartFrame& frame, float width);

/// Offers a table as a file for spreadsheets, with what made its numbers on every row. `more`:
/// beside what the room says.
void save_numbers(Ui& ui, std::string_view name, const session::Table& table,
                  session::MadeBy more = {});

/// A table of words: the first row holds the headings.
void draw_words_table(Ui& ui, const char* id, const session::Table& table, float width);

} // namespace folkmoot::ui
