#pragma once

/// Rows of a table that are no places but sums of others: "Total", "England", a region. Counted as
/// places, they count every person two or three times.
///
/// Three signs are known: the name, the code, and arithmetic (people and money are the sum of other
/// rows). Two of them are enough to leave a row out, so is the name "Total", and so is arithmetic
/// that agrees in many figures; one alone is enough to ask.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// A row of which there is a sign that it is a sum.
struct SumRow {
    std::size_t row = 0; ///< position in what was looked at
    bool by_name = false; ///< "Total", "England", "All areas"
    bool by_code = false; ///< E92…, E12… among codes of smaller places
    bool by_sum = false; ///< its people and money are those of other rows together
    bool certain = false; ///< enough signs to leave it out

    bool operator==(const SumRow&) const = default;
};

/// What is looked at: a row each.
struct RowsToSum {
    std::span<const std::string_view> codes, names;
    /// Numbers that add up over places, by column: people, money. NaN: not known.
    std::span<const std::vector<double>> counts;
    std::string_view place_word; ///< "area": then "All areas" is a sum
};

/// Finds rows that are sums of others, in their order; of a table that is all sums by code or name
/// (regions only) none by that sign. Rows are sums of the rows that follow them, of those before
/// them, or of all others; sums of sums too.
///
/// Source of codes: Office for National Statistics, Register of Geographic Codes (E92 England, E12
/// regions of England, K02 United Kingdom, …).
[[nodiscard]] std::vector<SumRow> sum_rows(const RowsToSum& rows);

/// Whether a name is one of a sum in itself: "Total", "Grand total", "All areas".
[[nodiscard]] bool is_total_name(std::string_view name, std::string_view place_word);

/// How wide a statistical code's area is: 4 for more than one country, 3 for a country, 2 for a
/// region, 1 for a combined authority, 0 for a place; -1 if it is no such code.
[[nodiscard]] int width_of_code(std::string_view code);

} // namespace folkmoot
