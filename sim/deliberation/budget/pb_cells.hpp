#pragma once

/// Rows of cells parted by semicolons, with the line on which each begins.

#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::budget {

struct PbRow {
    std::size_t line = 0;
    std::vector<std::string> cells; ///< trimmed, quotes undone
};

/// All rows that are not blank; or the quote that is never closed.
[[nodiscard]] Result<std::vector<PbRow>> pb_rows(std::string_view file, std::string_view text);

/// A cell that reads back as itself.
[[nodiscard]] std::string pb_cell(std::string_view text);

} // namespace folkmoot::budget
