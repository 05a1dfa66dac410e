#pragma once

/// A funding formula: columns that it needs, levers, named steps, constraints. `compile` makes one
/// out of its text; `evaluate` applies it to a table of places. See funding/language/ for how steps
/// are read.

#include "core/result.hpp"
#include "funding/place_table.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

using Pence = std::int64_t;

/// A column that a formula needs.
struct NeededColumn {
    std::string name, unit; ///< "registered", "people"
    std::string meaning; ///< one plain sentence
    std::vector<std::string> also; ///< other headings under which it is known
};

/// A number of a formula that a person may move.
struct FormulaLever {
    std::string name, label, unit, sentence, source;
    double value = 0, low = 0, high = 1;
    bool unverified = false; ///< the value is not confirmed: said on screen
};

/// Weights by band, e.g. age × sex: multiplied by the population columns `prefix_row_column`.
struct BandTable {
    std::string name, unit, source;
    std::vector<std::string> rows, columns;
    std::vector<double> values; ///< [row][column]
    std::string column_pattern; ///< "{row}_{column}": the table's column of that band
    bool unverified = false;
};

/// A named step: an expression over columns, levers and other steps.
struct FormulaStep {
    std::string name, expression, unit, sentence;
    std::size_t line = 0, column = 0; ///< of the expression's first letter in the file, 1-based
};

/// A rule that the allocation must obey; see funding/constraints.hpp for the kinds.
struct FormulaConstraint {
    std::string kind; ///< key of a kind
    std::string value; ///< expression: one number, or one a place
    std::string against; ///< step or column that it compares with; may be empty
    std::string per; ///< step or column that it is per head of; may be empty
    std::string sentence;
    std::size_t line = 0, column = 0;
};

/// A formula as it stands in its file, not yet understood.
struct FormulaText {
    std::string file, name, title, explanation, money_year, place_word;
    std::vector<NeededColumn> columns;
    std::vector<FormulaLever> levers;
    std::vector<BandTable> bands;
    std::vector<FormulaStep> steps;
    std::vector<FormulaConstraint> constraints;
    std::string allocation; ///< name of the step that is the money before constraints
    std::string budget; ///< lever or step that is the total; empty: the sum of `allocation`
    std::string target; ///< step that is the target; empty: `allocation`
    std::string today; ///< column of what is paid at present; empty: none
    std::string people; ///< column of heads
    std::string need; ///< step or column of weighted heads; empty: none
    std::string deprivation; ///< column by which fairness is judged; empty: none
    struct Source {
        std::string name, text, url;
        bool figures = false; ///< of the usual table's numbers, not of the formula
    };
    std::vector<Source> sources;
    std::string table; ///< usual table in scenarios/formulas/tables/
};

struct Program; ///< steps in the order in which they can be worked out;
                ///< funding/language/program.hpp

/// A formula that is sound: names, units and dependencies have been checked.
struct Formula {
    FormulaText text;
    std::shared_ptr<const Program> program;
};

/// Understands a formula, or says all that is wrong with it: each problem with line and column, the
/// line itself and a caret under the place, and the nearest name where a name is unknown. A cycle
/// is printed whole: "total -> share -> total".
[[nodiscard]] Result<Formula> compile(FormulaText text);

/// Values of all steps, in the order of `text.steps`. [step][place]; a step that is one number for
/// all has one entry.
struct Worked {
    std::vector<std::vector<double>> steps;
};

/// Applies a formula to a table. `levers`: value of each lever, in the order of `text.levers`. The
/// table has the columns under the formula's names (see scenario/table/places_file.hpp). Division
/// by zero, a missing value, a negative amount of money: a problem that names the place and the
/// step. A step or column whose declared unit is money may not be negative, unless the unit says
/// so: "±£", "±£/person". Same bits everywhere, and in whatever order the places stand.
[[nodiscard]] Result<Worked> work_out(const Formula& formula, const PlaceTable& table,
                                      std::span<const double> levers);

/// Values of any expression over a formula's names, as `work_out` gives them: for constraints.
[[nodiscard]] Result<std::vector<double>>
work_out_expression(const Formula& formula, const PlaceTable& table, std::span<const double> levers,
                    const Worked& worked, std::string_view expression);

/// Columns that a table must have: those listed, then those of band tables that are not listed, as
/// people.
[[nodiscard]] std::vector<NeededColumn> needed_columns(const FormulaText& text);

/// Usual values of a formula's levers.
[[nodiscard]] std::vector<double> usual_levers(const FormulaText& text);

} // namespace folkmoot
