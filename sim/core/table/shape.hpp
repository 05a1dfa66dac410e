#pragma once

/// Where in a text its table is: people's files have titles, sources and blank lines above the
/// headings, headings in two rows, and notes under the last row.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// The cells of a few rows, trimmed, without the empty ones at the end of each row.
using SampleRows = std::vector<std::vector<std::string>>;

/// What a text's first rows tell.
struct TableShape {
    std::size_t headings = 0; ///< row of the headings; those above it are titles
    bool joined = false; ///< the headings go on in the next row
    std::size_t width = 1; ///< how many cells most rows have
    std::size_t score = 0; ///< of several ways to part cells, the one with the highest fits best
};

/// Finds the headings: the first row with about as many filled cells as the rows below it, if all
/// above it are titles; else the first row.
[[nodiscard]] TableShape shape_of(const SampleRows& rows);

/// Where the table begins, and what parts its cells.
struct Beginning {
    std::size_t from = 0, line = 1;
    char delimiter = ',';
    TableShape shape;
};

/// Looks at the first rows of a text. What stands most often in the first line parts the cells,
/// unless that line is no row of headings: then whatever fits the rows below it. A first line
/// "sep=;", by which spreadsheets are told, is obeyed.
[[nodiscard]] Beginning beginning_of(std::string_view text);

/// Headings that stand in two rows: the lower word, with the upper one before it where the lower
/// word stands more than once or the upper one tells a unit ("2022-23" over "Paid", "Paid" makes
/// "2022-23 Paid"). An upper word counts for the empty cells on its right.
[[nodiscard]] std::vector<std::string> joined_headings(const std::vector<std::string>& upper,
                                                       const std::vector<std::string>& lower);

} // namespace folkmoot
