#pragma once

/// Repeats of a trial as numbered pieces.

#include "cli/ensemble/pieces.hpp"
#include "labs/trial/repeat.hpp"

#include <map>
#include <string>
#include <vector>

namespace folkmoot::cli {

/// A trial that is to be repeated, `count` times.
struct Repeats {
    const Scenario& scenario;
    const TrialLab& lab;
    std::map<std::string, double> shared; ///< assumptions that were set
    std::uint64_t seed = 1;
    std::uint32_t count = 0;
};

/// All repeats, in order: what `repeat_trials` gives. Nothing where this program does not lead.
[[nodiscard]] Result<std::vector<TrialRepeat>> run_repeats(Crew& crew, const Repeats& asked,
                                                           const Way& way, const Proceed& proceed);

} // namespace folkmoot::cli
