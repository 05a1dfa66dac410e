#pragma once

/// Randomisation inference: the trial's only chance was the assignment, so the assignment is drawn
/// again.

#include "experiment/estimate.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// What was assigned as one: a person, or a cluster with its people summed up.
struct AssignedUnit {
    double sum = 0;             ///< of the outcomes
    double people = 1;          ///< with an outcome
    std::uint32_t stratum = 0;  ///< assignment is drawn again within strata only
    bool treated = false;
};

struct PermutationTest {
    Estimated effect; ///< difference in means; `se` is its spread under no effect; df NaN
    std::uint64_t drawn = 0; ///< assignments looked at
    bool exact = false; ///< all there are
    double least_p = no_number; ///< the smallest that any outcome of this test could have
};

/// Compares the difference in means over people with what it would have been under other
/// assignments of as many units in each stratum. Exact where there are at most 20,000 assignments,
/// else `permutations` draws, addressed by (seed, number of the draw), where the assignment that
/// happened counts as one more.
///
/// The interval holds the constant effects that the test does not refuse at alpha. For a candidate
/// effect τ the statistic of an assignment is d_y − τ d_z with d_z the difference in the share
/// really treated, so each assignment refuses outside two numbers that are known at once, and the
/// interval ends at their order statistics.
///
/// Source: Fisher, The Design of Experiments (1935); Rosenbaum, Observational Studies (2002),
/// chapter 2; Phipson & Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010),
/// 39, for counting the real one.
[[nodiscard]] PermutationTest permutation_test(std::span<const AssignedUnit> units,
                                               std::uint32_t permutations, std::uint64_t seed,
                                               double alpha = 0.05);

} // namespace folkmoot
