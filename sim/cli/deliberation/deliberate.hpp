#pragma once

/// `folkmoot deliberate FILE...`: where people agree, from the files of a conversation.

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct DeliberateOptions {
    std::vector<std::string> files;
    std::string format = "json";
    std::string out; ///< folder for the files of --format polis
};

/// Adds the command; what is typed is written into `options`.
[[nodiscard]] CLI::App* add_deliberate(CLI::App& app, DeliberateOptions& options);

/// Prints what the conversation comes to, or the problems; returns an `ExitStatus`.
[[nodiscard]] int deliberate(const DeliberateOptions& options);

} // namespace folkmoot::cli
