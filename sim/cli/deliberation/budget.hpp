#pragma once

/// `folkmoot budget FILE.pb`: what a rule funds of a participatory budget.

#include <string>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct BudgetOptions {
    std::string file;
    std::string rule = "equal-shares";
    std::string completion{}; ///< of equal shares; empty: add1
    std::string format = "json";
};

/// Adds the command; what is typed is written into `options`.
[[nodiscard]] CLI::App* add_budget(CLI::App& app, BudgetOptions& options);

/// Prints the outcome as JSON, as a table or as the file with its outcome marked; or the problems.
/// Returns an `ExitStatus`.
[[nodiscard]] int budget(const BudgetOptions& options);

} // namespace folkmoot::cli
