#pragma once

/// `folkmoot deliberate FILE...`: where people agree, from the files of a conversation or from
/// ballots.

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct DeliberateOptions {
    std::vector<std::string> files;
    std::string format = "json";
    std::string rule; ///< by which ballots are counted; empty: all
    std::string out; ///< folder for the files of --format polis
};

/// Adds the command; what is typed is written into `options`.
[[nodiscard]] CLI::App* add_deliberate(CLI::App& app, DeliberateOptions& options);

/// Prints what the conversation or the ballots come to, or the problems; returns an `ExitStatus`.
[[nodiscard]] int deliberate(const DeliberateOptions& options);

} // namespace folkmoot::cli
