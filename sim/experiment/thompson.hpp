#pragma once

/// Thompson sampling: people go more and more to the arm that looks better. Fewer get the worse
/// arm, and the price is paid in the estimate.

#include "experiment/bayes.hpp"
#include "experiment/estimate.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

struct ThompsonPlan {
    std::uint32_t batches = 20, people_per_batch = 100;
    double least_share = 0.05; ///< that every arm always gets: without it nothing can be estimated
};

/// How an adaptive trial of 0/1 outcomes went.
struct ThompsonTrial {
    std::vector<std::vector<double>> shares; ///< batch, arm
    std::vector<double> people, hits; ///< by arm
    std::vector<double> mean; ///< share of hits by arm: biased downwards, most so for the losers
    std::vector<Estimated> effect; ///< against arm 0, weighted by 1 / share: unbiased, but wider
    double people_on_best = 0; ///< share of all who got the truly best arm
};

/// Shares of the next batch: each arm's probability to be best, but at least `least_share`.
/// Source: Thompson, Biometrika 25 (1933), 285–294; Scott, Applied Stochastic Models in Business
/// and Industry 26 (2010), 639–658, for batches.
[[nodiscard]] std::vector<double> thompson_shares(std::span<const BetaBelief> arms,
                                                  double least_share);

/// Runs one adaptive trial with true shares `truth`. Chance is addressed by (seed, person), so that
/// a person who gets the same arm under another plan does the same.
///
/// Inverse-probability weighting: Bowden & Trippa, Statistical Methods in Medical Research 26
/// (2017), 2376–2388, for the bias of the plain means; the batches are independent given the past,
/// so their variances add up.
[[nodiscard]] ThompsonTrial run_thompson(std::span<const double> truth, const ThompsonPlan& plan,
                                         std::uint64_t seed, double alpha = 0.05);

} // namespace folkmoot
