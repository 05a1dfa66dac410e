#pragma once

/// What to believe about the arms after the data, and what a choice between them would give away.
///
/// All by numerical integration with fixed points: no sampling, so the same answer every time.

#include "experiment/estimate.hpp"

#include <span>
#include <vector>

namespace folkmoot {

/// Belief about a share: beta distribution. Before any data: (1, 1), every share alike.
struct BetaBelief {
    double hits = 1, misses = 1;
};

/// Belief about a mean: normal distribution.
struct NormalBelief {
    double mean = 0, se = 1;
};

/// Belief after `hits` of `n`, from `before`.
[[nodiscard]] BetaBelief after(BetaBelief before, double hits, double n);
/// Belief after data with this mean and standard error, from `before`. An infinite `before.se`
/// knows nothing.
[[nodiscard]] NormalBelief after(NormalBelief before, double mean, double se);

/// An arm among others, where more is better.
struct Standing {
    double probability_best = no_number;
    double expected_loss =
        no_number;  ///< expected shortfall of choosing this arm against the best of all
};

[[nodiscard]] std::vector<Standing> standings(std::span<const BetaBelief> arms);
[[nodiscard]] std::vector<Standing> standings(std::span<const NormalBelief> arms);

/// Posterior of the difference `treated` − `control`: mean, standard deviation as se, equal-tailed
/// interval of probability 1 − alpha; `p` is twice the smaller of the probabilities of being above
/// and below 0.
[[nodiscard]] Estimated difference_of(BetaBelief treated, BetaBelief control, double alpha = 0.05);
[[nodiscard]] Estimated difference_of(NormalBelief treated, NormalBelief control,
                                      double alpha = 0.05);

} // namespace folkmoot
