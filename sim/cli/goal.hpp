#pragma once

/// `folkmoot goal`: what it would take to reach a goal.

#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct GoalOptions {
    Options run;
    std::string goal;
    std::vector<std::string> levers, not_worse;
    std::string cost; ///< key of an outcome; "": the scenario's own
    double seconds = 0; ///< after which the best so far is given; 0: no limit
    bool json = false;
};

/// Adds the command; `add_run` adds what it has in common with `compare`.
[[nodiscard]] CLI::App* add_goal(CLI::App& app, GoalOptions& options,
                                 void (*add_run)(CLI::App&, Options&));

[[nodiscard]] int goal(const Program& program, const GoalOptions& options);

} // namespace folkmoot::cli
