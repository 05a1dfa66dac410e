#pragma once

/// A formula that has been understood: what each name stands for, and the order of its steps.

#include "funding/formula.hpp"
#include "funding/language/expression.hpp"

#include <map>
#include <string>
#include <vector>

namespace folkmoot {

/// What is known of a name.
struct Symbol {
    Reference reference;
    Unit unit;
    bool per_place = false;
};
using Symbols = std::map<std::string, Symbol, std::less<>>;

struct Program {
    std::vector<NeededColumn> columns;              ///< as needed_columns lists them
    std::vector<DeclaredUnit> column_units;         ///< of each column
    std::vector<Expression> steps;                  ///< in the order of the text
    std::vector<DeclaredUnit> step_units;           ///< of each step
    std::vector<std::size_t> order;                 ///< steps after those that they need
    std::vector<std::vector<std::size_t>> band_columns; ///< of each band table: its columns
    Symbols symbols;
};

/// "{row}_{column}" with the names of a row and a column put in.
[[nodiscard]] std::string band_column_name(const BandTable& table, std::size_t row,
                                           std::size_t column);

/// Looks the names of an expression up; unknown ones are problems, with the nearest name.
void resolve(Expression& expression, const Symbols& symbols, Problems& problems);

/// Finds unit and shape of every node; what does not fit is a problem.
void check_units(Expression& expression, const Symbols& symbols, Problems& problems);

} // namespace folkmoot
