#pragma once

/// What a chart shows, as numbers: the drawing, the table beside it and the CSV read the same rows.

#include "session/groups.hpp"
#include "session/messages.hpp"
#include "session/results.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::session {

enum class ChartKind { line, bars, dots };

/// Lines of other policies that a chart draws at most; the table behind it has all.
inline constexpr std::size_t most_lines_beside = 8;

/// A chart of an outcome, ready to draw.
struct ChartData {
    ChartKind kind = ChartKind::line;
    std::string title; ///< the question that it answers
    const message::Outcome* outcome = nullptr;
    std::string baseline_name, reform_name, by;
    std::string baseline_changes, changes; ///< to be put behind the names: see message::Ran
    bool quick = false; ///< a quick look, while a hand is on a lever: about right

    /// The names in full, as headings of a table that leaves the screen.
    [[nodiscard]] std::string baseline_in_full() const;
    [[nodiscard]] std::string reform_in_full() const;

    // line: one value a week
    std::vector<float> baseline_weeks, reform_weeks;
    std::vector<Band> baseline_band, reform_band; ///< empty while too few runs are in
    /// Another policy's line.
    struct Other {
        std::string name;
        std::vector<float> weeks;
        bool operator==(const Other&) const = default;
    };
    std::vector<Other> others; ///< that stand beside the one on screen

    // bars and dots: one row a group
    struct Row {
        std::string name;
        double baseline = 0, reform = 0;
        std::optional<Band> change; ///< 5 to 95% of reform − baseline
        [[nodiscard]] double difference() const { return reform - baseline; }
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows;
    std::size_t year = 0;
    bool operator==(const ChartData&) const = default;
};

/// The data of a chart, or nothing when the scenario has no such outcome or breakdown.
[[nodiscard]] std::optional<ChartData> chart_data(const message::Scenario& scenario,
                                                  const TrialResults& results,
                                                  const message::Chart& chart, std::size_t year,
                                                  const std::vector<double>& deprivation);

/// A table: the first row holds the headings.
using Table = std::vector<std::vector<std::string>>;
/// What made the numbers of a file: name and value.
using MadeBy = std::vector<std::pair<std::string, std::string>>;

/// The chart as a table, for people (`exact` false: rounded, with units) or machines (true).
[[nodiscard]] Table chart_table(const ChartData& data, bool exact);

/// All outcomes of a year as a table: measure, unit, group, baseline, reform, difference; and for
/// everybody what many runs say of the difference.
[[nodiscard]] Table outcomes_table(const message::Scenario& scenario, const TrialResults& results,
                                   std::size_t year);

/// RFC 4180 text; cells that hold commas, quotes or line ends are quoted.
///
/// For a spreadsheet: with a byte-order mark, without which Excel takes UTF-8 for something else;
/// and with an apostrophe before text that begins like a formula (= + - @, tab, return), since a
/// name in somebody's table must not become a command. Numbers stay numbers. `made`: what made the
/// numbers, name and value; a column each, behind the table's own, on every row.
[[nodiscard]] std::string to_csv(const Table& table, const MadeBy& made = {});

/// Whether a spreadsheet would take a cell's text for a formula.
[[nodiscard]] bool is_formula(std::string_view cell);

/// A file name made of words: "who-waits-longer.csv".
[[nodiscard]] std::string file_name(std::string_view title, std::string_view extension);

} // namespace folkmoot::session
