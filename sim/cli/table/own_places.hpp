#pragma once

/// One's own areas and providers in the place of a scenario's: `--areas`, `--providers`, and
/// `folkmoot areas` and `folkmoot providers`.

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/options.hpp"
#include "core/result.hpp"

#include <string>

namespace CLI {
class App;
}

namespace folkmoot::cli {

/// The scenario that options ask for, with their areas and providers if they name tables. What was
/// understood of those is said on standard error, by whoever leads.
[[nodiscard]] Result<Loaded> load_asked(const Program& program, const Options& options);

/// Adds `--areas`, `--providers`, `--match` and `--read`.
void add_own_options(CLI::App& command, Options& options);

/// `folkmoot areas` and `folkmoot providers`: what is made of a table, or of both, and the scenario
/// that comes of it as a file.
struct OwnCommands {
    CLI::App *areas, *providers;
};
[[nodiscard]] OwnCommands add_own_commands(CLI::App& app, Options& options, std::string& file);
/// `providers_first`: whether the table of providers is told first; `file`: to write, "" for none.
[[nodiscard]] int own_places(const Program& program, const Options& options, bool providers_first,
                             const std::string& file);

/// `folkmoot template`: a scenario to begin one's own with.
[[nodiscard]] CLI::App* add_template(CLI::App& app, Options& options);
[[nodiscard]] int begin_own(const Program& program, const Options& options);

} // namespace folkmoot::cli
