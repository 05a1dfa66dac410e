#pragma once

/// Whether "41.200" is forty-one thousand or forty-one point two: found out from all numbers of a
/// table, or left open.

#include "core/table/delimited.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// A column whose numbers are looked at.
struct MarkedColumn {
    std::size_t column = 0; ///< of the table
    bool counts = false; ///< people or money: a fraction of three digits is no number of these
};

/// What the points and commas of a table's numbers mean.
struct DecimalMarks {
    bool decimal_comma = false; ///< "1.234,5"
    bool open =
        false; ///< nothing tells, and it matters: then `example` is a cell that may be either
    std::string example;
    /// Columns of people or money, as positions in what was asked, in which three digits stand
    /// behind every point though points are decimals elsewhere in the table (or commas): open.
    struct Doubt {
        std::size_t position = 0;
        std::string example;
    };
    std::vector<Doubt> doubts;
};

/// Looks at all numbers of the columns. Certain: a mark with one, two, four or more digits behind
/// it or none but a 0 before it, two different marks in one number, one mark twice in one number.
/// Not certain: exactly three digits behind every mark.
[[nodiscard]] DecimalMarks decimal_marks(const Delimited& table,
                                         std::span<const MarkedColumn> columns);

/// A number's two readings, as a person writes them: "41,200" and "41.2".
struct TwoReadings {
    std::string as_thousands, as_decimals;
};
[[nodiscard]] TwoReadings readings_of(std::string_view cell);

} // namespace folkmoot
