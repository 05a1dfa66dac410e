#pragma once

/// A person's table of places, matched to what a formula needs.

#include "core/delimited.hpp"
#include "core/result.hpp"
#include "funding/formula.hpp"
#include "funding/place_table.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Which heading stands for a column that the formula needs.
struct MatchedColumn {
    std::string column;  ///< as the formula calls it
    std::string heading; ///< as the table calls it; empty: there is none
    bool by_hand = false;
};

/// What a table's headings were taken for. Useful also when the table cannot be read yet: the page
/// lets a person match the rest by hand.
struct ColumnMatches {
    std::vector<std::string> headings;  ///< all, in the order of the table
    std::vector<MatchedColumn>
        columns; ///< one for each of `needed_columns(formula)`, in that order
    std::string id, name;               ///< heading of each; `name` may be the same as `id`
    std::string latitude, longitude;    ///< heading of each; empty: none
};

/// A table under the formula's names.
struct PlacesFile {
    PlaceTable table; ///< also `latitude` and `longitude` if the table has them for every place
    ColumnMatches matches;
};

/// Matches headings to columns: what `by_hand` says (column -> heading), then the exact name, then
/// the column's `also`; capitals, spaces, hyphens, dots and underscores do not count. No heading
/// serves two columns, unless by hand. The identifier is "id", "code" or else the first column; the
/// name "name", "place", the formula's word for a place, or else the identifier.
[[nodiscard]] ColumnMatches match_columns(const Delimited& table, const FormulaText& formula,
                                          const std::map<std::string, std::string>& by_hand = {});

/// Reads a table: CSV, or cells pasted from a spreadsheet. Every problem is listed by row and
/// column: a column that is missing (with the nearest heading), a cell that is empty or no number,
/// fewer than no people, negative money, a share outside 0 to 1, an identifier that is empty or
/// stands twice.
[[nodiscard]] Result<PlacesFile>
read_places_file(std::string_view file, std::string text, const FormulaText& formula,
                 const std::map<std::string, std::string>& by_hand = {});

} // namespace folkmoot
