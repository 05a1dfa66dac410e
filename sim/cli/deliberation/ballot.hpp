#pragma once

/// `folkmoot ballot FILE...`: ballots between JSON and the codes that the screen shows.

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct BallotOptions {
    std::vector<std::string> files;
    std::string format = "json";
};

/// Adds the command; what is typed is written into `options`.
[[nodiscard]] CLI::App* add_ballot(CLI::App& app, BallotOptions& options);

/// Prints the ballots and their codes, or the problems; returns an `ExitStatus`.
[[nodiscard]] int ballots(const BallotOptions& options);

} // namespace folkmoot::cli
