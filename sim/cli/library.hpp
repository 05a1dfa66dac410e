#pragma once

/// Commands for programs that build on Folkmoot: what there is, what files may hold, links.

#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <string>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct LibraryOptions {
    Options run;      ///< of `share`
    std::string name; ///< of a schema
    std::string link; ///< to open
    std::string fingerprint;
};

struct LibraryCommands {
    CLI::App* scenarios = nullptr;
    CLI::App* schema = nullptr;
    CLI::App* share = nullptr;
    CLI::App* open = nullptr;
};
/// Adds the commands; what is typed is written into `options`. `add_run` adds what says of a run
/// which it is.
[[nodiscard]] LibraryCommands add_library_commands(CLI::App& app, LibraryOptions& options,
                                                   void (*add_run)(CLI::App&, Options&));

/// Carries out the one that was asked for; nothing if it is none of them.
[[nodiscard]] std::optional<int> library(const Program& program, const LibraryCommands& commands,
                                         const LibraryOptions& options);

} // namespace folkmoot::cli
