#pragma once

/// Rows of cells as files of deliberation have them, with the line on which each begins. Unlike
/// `read_delimited`, which finds the table in a person's file, this takes a known format as it is:
/// nothing is left out, nothing joined.

#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells; ///< trimmed outside of quotes, quotes undone
    std::vector<std::size_t>
        from;  ///< where in the text each cell begins, blanks before it included
    std::size_t past = 0;           ///< where the row ends
};

/// All rows that are not blank; or the quote that is never closed.
[[nodiscard]] Result<std::vector<Row>> rows_of(std::string_view file, std::string_view text,
                                               char delimiter);

/// Without blanks at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Cells of rows with this delimiter, written so that they read back as themselves.
[[nodiscard]] std::string quoted_cell(std::string_view text, char delimiter);

} // namespace folkmoot
