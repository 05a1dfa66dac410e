#pragma once

/// `folkmoot sweep`: a comparison at many points of the settings, and which of them decides.

#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct SweepOptions {
    Options run;
    std::vector<std::string> vary;
    std::string design = "grid";
    std::uint32_t points = 0; ///< rows of a design that is no grid; 0: not given
    std::string format = "json";
};

/// Adds the command; `add_run` adds what it has in common with `compare`.
[[nodiscard]] CLI::App* add_sweep(CLI::App& app, SweepOptions& options,
                                  void (*add_run)(CLI::App&, Options&));

[[nodiscard]] int sweep(const Program& program, const SweepOptions& options);

} // namespace folkmoot::cli
