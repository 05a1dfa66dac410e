#pragma once

/// A trial in a scenario's world, run through all its futures: as designed, with nobody treated,
/// with everybody treated. "As designed, with a treatment that does nothing" is what happens to
/// nobody, counted in the arms as designed, so three runs tell four stories on the same random
/// numbers.

#include "analysis/workshop.hpp"
#include "core/result.hpp"
#include "engine/trial.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace folkmoot {

/// A trial, ready to be run again and again.
struct TrialLab {
    TrialDesign design;
    Method method = Method::difference;
    TrialStart start;
    double people_per_citizen = 1;
    std::size_t doubted = 0; ///< assumptions that are not the scenario's
    std::uint64_t world_seed = 1;
    bool fades =
        false; ///< what is new wears off, so that the truth is not that of the trial's weeks
    std::vector<bool>
        idle; ///< by arm: its settings are those of the control, so that it does nothing
};

/// Makes the trial ready in the scenario's own world under its baseline, or says all that is wrong
/// with it. `shared`: assumptions that are other than the scenario says, for everybody and in every
/// future, by key.
[[nodiscard]] Result<TrialLab> open_trial(Workshop& workshop, const TrialDesign& design,
                                          const std::map<std::string, double>& shared = {});

/// A town's futures.
struct TrialWorlds {
    Assignment who;
    TrialRecord designed, nobody;
    std::vector<TrialRecord> everybody; ///< by arm; [0] is empty
    std::vector<TrialRecord>
        settled; ///< by arm, what wears off worn off; empty unless the lab `fades`

    /// The future that is the truth of rolling out `arm` to all.
    [[nodiscard]] const TrialRecord& rolled_out(std::size_t arm) const {
        return settled.empty() ? everybody[arm] : settled[arm];
    }
};

/// Names the random numbers of repeat `number`; those of the trial itself, number 0, are named by
/// the seed.
[[nodiscard]] std::uint64_t chance_of(std::uint64_t seed, std::uint32_t number);

/// All futures of repeat `number`, for all arms.
[[nodiscard]] TrialWorlds worlds_of(const TrialLab& lab, std::uint64_t seed, std::uint32_t number);

/// Futures of one arm only, and no more of them than a repeat needs: `everybody` is left empty
/// where `settled` is the truth.
[[nodiscard]] TrialWorlds worlds_of_arm(const TrialLab& lab, std::uint64_t seed,
                                        std::uint32_t number, std::size_t arm);

/// True if the rows of the trial's table are areas in periods, not people.
[[nodiscard]] inline bool rows_are_periods(TrialUnit unit) {
    return unit == TrialUnit::week || unit == TrialUnit::stepped_wedge;
}
/// True if people are assigned together.
[[nodiscard]] inline bool is_clustered(TrialUnit unit) { return unit != TrialUnit::citizen; }

} // namespace folkmoot
