#pragma once

/// The numbers of a table of places, as they come: decimals with commas, thousands, per cent. For
/// scenario/table/places_file.cpp.

#include "core/table/delimited.hpp"
#include "scenario/table/places_file.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot {

/// What a column's unit allows.
struct ColumnBounds {
    std::optional<double> low, high;
    std::string allowed, what;
    bool counts = false; ///< people or money: adds up over places
};

/// A column that was found, with a number for every row.
struct ReadColumn {
    std::size_t needed = 0; ///< position in `needed_columns`
    std::size_t column = 0; ///< of the table
    ColumnBounds bounds;
    std::vector<double> values; ///< one a row of the table; NaN where there is no number
};

/// Reads the numbers of all matched columns but those of words. Adds to `look` what was understood,
/// and questions where it is open what a number means; a question that must be answered is also a
/// problem.
[[nodiscard]] std::vector<ReadColumn> read_columns(std::string_view file, const Delimited& table,
                                                   const PlacesNeeds& needs,
                                                   const TableAnswers& answers, PlacesLook& look);

/// A word of somebody's table as a sentence says it.
[[nodiscard]] std::string spoken(std::string_view text);

/// Position of a heading.
[[nodiscard]] std::optional<std::size_t> column_of(const Delimited& table,
                                                   std::string_view heading);

/// The answer to a question, if it is one of those that can be given; else "".
[[nodiscard]] std::string answer_to(const TableQuestion& question, const TableAnswers& answers);

} // namespace folkmoot
