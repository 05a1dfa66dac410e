#pragma once

/// How large a trial has to be: by formula, and by simulation in the very world in which it will be
/// run.

#include "labs/trial/estimate.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

struct PowerAt {
    double n = 0; ///< people an arm; clusters or periods where those are assigned
    double closed = no_number; ///< power by formula
    double simulated = no_number; ///< in this world; NaN: not run
};

/// Sizes count citizens of the simulation; `cost` and `people_worse_arm` count the real people whom
/// they stand for.
struct TrialSize {
    double people_per_arm = no_number; ///< needed; NaN where it does not apply
    double clusters_per_arm =
        no_number; ///< areas, practices or periods needed; NaN where it does not apply
    double available_per_arm = 0; ///< in this world: people, or clusters where those are assigned
    double detectable = no_number; ///< smallest effect that is found with the wanted power
    double baseline = no_number,
           spread = no_number; ///< mean and standard deviation of the outcome without treatment
    double design_effect =
        1; ///< how many times more people the trial needs than one of single people
    double intracluster = 0, cluster_variation = 0;
    double weeks = 0, cost = 0, people_worse_arm = 0;
    std::string sentence;
    std::vector<std::string> notes;
    std::vector<PowerAt> curve;
};

/// `simulate`: also draws the trial anew hundreds of times, with the effect worth finding put into
/// the outcomes of a town in which nobody is treated.
[[nodiscard]] TrialSize size_of(const TrialLab& lab, std::uint64_t seed, bool simulate,
                                const Proceed& proceed = {});

/// Power in this world when a share `taken` of the units takes part: of `draws` trials the share
/// that calls the first treatment's difference significant.
[[nodiscard]] double simulated_power(const TrialLab& lab, std::uint64_t seed, double taken,
                                     std::uint32_t draws);

} // namespace folkmoot
