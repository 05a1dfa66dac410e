#pragma once

/// `folkmoot formula`: any formula on any table.

#include "cli/commands.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::cli {

/// What was typed.
struct FormulaOptions {
    std::string formula;   ///< a path, or a name in scenarios/formulas/
    std::string
        table; ///< a path, or a name in scenarios/formulas/tables/; empty: the formula's usual one
    std::string against; ///< a formula, "today" or "target"; empty: today
    std::vector<std::string> set;
    std::vector<std::string> match; ///< HEADING=COLUMN
    std::vector<std::string> read; ///< QUESTION=ANSWER, of what the table leaves open
    std::string explain; ///< id or name of a place
    double loss = 0.02; ///< that `solve` allows any place, share of today
    bool solve = false;
    std::string format = "json";
};
[[nodiscard]] int formula(const Program& program, const FormulaOptions& options);

/// Whether a file's text is a formula rather than a scenario.
[[nodiscard]] bool is_formula(std::string_view text);
/// All that is wrong with a formula file: its text, and its usual table if that lies beside it.
[[nodiscard]] Problems check_formula(const std::string& path);

/// Speed of the funding lab: an invented table of `places`, weighed, shared out and held by a
/// floor. JSON.
[[nodiscard]] int bench_formula(std::size_t places);

} // namespace folkmoot::cli
