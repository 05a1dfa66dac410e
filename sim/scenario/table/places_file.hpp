#pragma once

/// A person's table of places, matched to what a formula, or a scenario's areas, need of it.
///
/// Tables come as they are: with rows that are sums of others, money in thousands, numbers that are
/// not known. What is certain is understood and said; what is not is asked. Page, plain view and
/// command show the same sentences and pass on the same answers, without knowing what they mean.

#include "core/result.hpp"
#include "core/table/delimited.hpp"
#include "funding/formula.hpp"
#include "funding/place_table.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// What is wanted of a table of places, and by whom.
struct PlacesNeeds {
    std::vector<NeededColumn> columns;
    std::string place_word; ///< "area": a heading of this name names places; "All areas" is a sum
    std::string wanted_by = "the formula"; ///< for messages
    std::vector<std::string> may_lack; ///< names of columns that a table can do without
    std::vector<std::string> name_headings; ///< further headings that name places: "ward", "town"
    /// What a column's numbers may be, where its unit allows more.
    struct Bounds {
        std::string column;
        double low = 0, high = 0;
        std::string allowed; ///< "1 to 1,000,000,000"
    };
    std::vector<Bounds> bounds;
    /// A column whose cells are one of some words. The table then holds which: 0, 1, …
    struct Words {
        std::string column;
        std::vector<std::vector<std::string>> known; ///< of each, the first as messages say it
        std::string none_such; ///< "no such area"
    };
    std::vector<Words> words;
    std::string row_word = "place"; ///< what sentences call a row: "clinic"
    /// A heading "… code" is of the rows only if no code stands twice: else it says where they
    /// belong.
    bool codes_stand_once = false;
    /// What stands for numbers that are not known, as a sentence; then such a row may stay, and the
    /// table holds NaN there. Empty: it may not.
    std::string instead;
};

/// What a formula needs: all of `needed_columns`.
[[nodiscard]] PlacesNeeds needs_of(const FormulaText& formula);

/// What `by_hand` calls the column of places' names.
inline constexpr const char* name_column = "name";

/// Which heading stands for a column that is needed.
struct MatchedColumn {
    std::string column; ///< as whoever needs it calls it
    std::string heading; ///< as the table calls it; empty: there is none
    bool by_hand = false;
};

/// What a table's headings were taken for. Useful also when the table cannot be read yet: the page
/// lets a person match the rest by hand.
struct ColumnMatches {
    std::vector<std::string> headings; ///< all, in the order of the table
    std::vector<MatchedColumn> columns; ///< one for each column that is needed, in that order
    std::string id, name; ///< heading of each; `name` may be the same as `id`
    std::string latitude, longitude; ///< heading of each; empty: none
};

/// Something about a table that a person may decide: whether a row is a place or a sum, what a
/// column's money is counted in.
struct TableQuestion {
    std::string key; ///< "row:E92000001", "unit:today", "gaps": what an answer is given to
    std::string sentence; ///< plain, whole: "“England” is the sum of other rows. Does it count?"
    struct Answer {
        std::string value; ///< what is passed on: "leave-out"
        std::string words; ///< what a person reads: "Leave it out"
    };
    std::vector<Answer> answers; ///< at least two
    std::string chosen; ///< value that holds at present; empty: nothing does, and until it is
                        ///< answered the table cannot be read
};

/// A person's answers: key of a question -> value of an answer. Answers to questions that a table
/// does not put are left alone, so that they may be kept while a table is mended.
using TableAnswers = std::map<std::string, std::string>;

/// Where a row of a table stands, both from 1.
struct TableRow {
    std::size_t row = 0, line = 0; ///< of the rows under the headings; of the file
};

/// All that was made of a table, whether or not it can be used yet.
struct PlacesLook {
    PlaceTable table; ///< whole only if there are no problems
    std::vector<TableRow> rows; ///< where each place of it stands
    ColumnMatches matches; ///< empty if the text is no table at all
    std::vector<std::string> notes; ///< what was understood, left out or guessed: plain sentences
    std::vector<TableQuestion> questions;
    Problems problems;
};

/// A table under the formula's names.
struct PlacesFile {
    PlaceTable table; ///< also `latitude` and `longitude` if the table has them for every place
    ColumnMatches matches;
    std::vector<std::string> notes; ///< as in PlacesLook
    std::vector<TableQuestion> questions;
};

/// Matches headings to columns: what `by_hand` says (column -> heading), then the exact name, then
/// the column's `also`; capitals, spaces, hyphens, dots and underscores do not count. No heading
/// serves two columns, unless by hand. The identifier is "id", "code" or else the first column; the
/// name what `by_hand` says of "name", "name", "place", the word for a place or one of
/// `name_headings`, or else the identifier.
[[nodiscard]] ColumnMatches match_columns(const Delimited& table, const PlacesNeeds& needs,
                                          const std::map<std::string, std::string>& by_hand = {});
[[nodiscard]] ColumnMatches match_columns(const Delimited& table, const FormulaText& formula,
                                          const std::map<std::string, std::string>& by_hand = {});

/// Looks at a table: CSV, or cells pasted from a spreadsheet; the file's bytes, in whatever code
/// page. Every problem is listed by row and column: a column that is missing (with the nearest
/// heading), a cell that is empty or no number, fewer than no people, negative money, a share
/// outside 0 to 1, an identifier that is empty or stands twice, a question that must be answered.
[[nodiscard]] PlacesLook look_at_places(std::string_view file, std::string bytes,
                                        const PlacesNeeds& needs,
                                        const std::map<std::string, std::string>& by_hand = {},
                                        const TableAnswers& answers = {});
[[nodiscard]] PlacesLook look_at_places(std::string_view file, std::string bytes,
                                        const FormulaText& formula,
                                        const std::map<std::string, std::string>& by_hand = {},
                                        const TableAnswers& answers = {});

/// How a message begins that is of one cell: "row 2, column 'area': ". `row` from 1.
[[nodiscard]] std::string cell_place(std::size_t row, std::string_view heading);

/// Reads a table, or lists all that is wrong with it, as `look_at_places` does.
[[nodiscard]] Result<PlacesFile>
read_places_file(std::string_view file, std::string bytes, const FormulaText& formula,
                 const std::map<std::string, std::string>& by_hand = {},
                 const TableAnswers& answers = {});

} // namespace folkmoot
