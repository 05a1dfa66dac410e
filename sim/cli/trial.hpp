#pragma once

/// `folkmoot trial size` and `folkmoot trial run`: trials in a simulated town whose truth is known.

#include "cli/commands.hpp"
#include "cli/trial_analyse.hpp"
#include "labs/trial/own_size.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct TrialOptions {
    std::string what; ///< a scenario; for `size` a design file may stand in its place
    std::string
        design; ///< a design file, or the name of one of the scenario's designs; "": its first
    std::optional<std::uint64_t> seed;
    std::vector<std::string> set; ///< assumptions that are other than the scenario says
    std::uint32_t repeat = 0; ///< how often the trial is repeated; 0: only the trial itself
    std::uint32_t threads = 0; ///< 0: as many as the machine has
    std::string out; ///< a folder for results and for what is finished; "": none
    bool simulate = false; ///< also power by simulation
    /// For `size` without a scenario: numbers as they were typed; empty: not given.
    OwnSizeTexts own;
    TrialAnalyseOptions analyse;
};

/// The commands under `folkmoot trial`.
struct TrialCommands {
    CLI::App* trial = nullptr;
    CLI::App* size = nullptr;
    CLI::App* run = nullptr;
    CLI::App* analyse = nullptr;
};
[[nodiscard]] TrialCommands add_trial_commands(CLI::App& app, TrialOptions& options);

/// Carries out the one that was asked for.
[[nodiscard]] int trial(const Program& program, const TrialCommands& commands,
                        const TrialOptions& options);

/// `folkmoot bench --trials N`: how long so many trials of 20,000 citizens over 26 weeks take on
/// one thread.
[[nodiscard]] int bench_trials(const Program& program, std::uint32_t trials);

} // namespace folkmoot::cli
