#pragma once

/// One's own areas in the place of a scenario's: `--areas`, and `folkmoot areas`.

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/options.hpp"
#include "core/result.hpp"

#include <string>

namespace CLI {
class App;
}

namespace folkmoot::cli {

/// The scenario that options ask for, with their areas if they name a table. What was understood of
/// that is said on standard error, by whoever leads.
[[nodiscard]] Result<Loaded> load_asked(const Program& program, const Options& options);

/// Adds `--areas`, `--match` and `--read`.
void add_areas_options(CLI::App& command, Options& options);

/// `folkmoot areas`: what is made of a table, and the scenario that comes of it as a file.
[[nodiscard]] CLI::App* add_areas(CLI::App& app, Options& options, std::string& file);
/// `folkmoot template`: a scenario to begin one's own with.
[[nodiscard]] CLI::App* add_template(CLI::App& app, Options& options);
[[nodiscard]] int begin_own(const Program& program, const Options& options);

/// `file`: to write, "" for none.
[[nodiscard]] int areas(const Program& program, const Options& options, const std::string& file);

} // namespace folkmoot::cli
