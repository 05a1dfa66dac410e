#pragma once

/// The best of several looks better than it is, because it was picked for looking best.

#include "experiment/counts.hpp"
#include "experiment/estimate.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace folkmoot {

/// Mean of the largest of `count` standard normal variables: 0, 0.564, 0.846, … 1.42360 of eight.
/// By numerical integration. Source for checks: Harter, Biometrika 48 (1961), 151–165, table 1.
[[nodiscard]] double expected_largest(std::size_t count);

/// The arm that was picked as the best of all.
struct Picked {
    std::size_t arm = 0;  ///< may be the control
    std::size_t of = 0;   ///< so many arms, the control among them
    double gain = no_number;  ///< its mean less the control's, as found
    /// By how much the best of so many would stand out above their average if none were better than
    /// any other: the expected largest times the standard error of one arm's mean.
    double luck = no_number;
    /// `gain` with each arm's mean drawn towards the average of all by as much as chance alone
    /// spreads them (positive part); NaN for fewer than four arms. Source: Efron & Morris, Journal
    /// of the American Statistical Association 70 (1975), 311–319.
    double shrunk = no_number;
};

/// The best of several arms by their means, where `direction` 1: more is better, −1: less is.
/// Nothing for fewer than three arms, and where not every arm has a mean and an error. Errors of
/// the means are taken as people, or clusters where rows have them, differ within arms.
[[nodiscard]] std::optional<Picked> picked_best(const TrialRows& rows, double direction);
/// The same of counts.
[[nodiscard]] std::optional<Picked> picked_best(std::span<const ArmCount> arms, std::size_t control,
                                                double direction);

} // namespace folkmoot
