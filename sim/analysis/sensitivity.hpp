#pragma once

/// Which doubt matters: how much of the spread of a result comes from each uncertain input.

#include "analysis/compare.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

/// Shares of the variance of a result, one an input.
struct SobolIndices {
    std::vector<double> first;  ///< by the input alone
    std::vector<double> total;  ///< by the input and everything that it acts together with
    double variance = 0;        ///< of the result
};

/// Adds up rows of results: at a point A, at a point B, and at A with one input after the other
/// taken from B.
///
/// Source: Saltelli et al., Computer Physics Communications 181 (2010), 259–270: estimator (b) of
/// table 2 for `first`, of results less their mean, without which it drowns in the mean's own
/// noise; Jansen's (f) for `total`.
class ShareSums {
public:
    explicit ShareSums(std::size_t inputs)
        : first_(inputs, 0.0), moved_(inputs, 0.0), total_(inputs, 0.0) {}
    void add(double of_a, double of_b, std::span<const double> mixed);
    /// Of the rows so far, at least one.
    [[nodiscard]] SobolIndices indices() const;

private:
    std::vector<double> first_, moved_, total_; ///< sums by input
    double origin_ = 0; ///< what results are counted from: the first of all
    std::vector<double> ends_; ///< results at A and B, row by row
};

/// Sobol indices of `model`, a function of `inputs` independent numbers uniform on [0, 1).
///
/// Calls the model `samples` × (inputs + 2) times, at points of a counter-based generator: same
/// seed, same indices. Errors shrink with the square root of `samples`.
[[nodiscard]] SobolIndices
sobol_indices(std::size_t inputs, std::uint32_t samples, std::uint64_t seed,
              const std::function<double(std::span<const double>)>& model);

/// Share of the variance of `result` that goes with `input`, from runs that have been made anyway:
/// the runs are put into `classes` equally large classes by the input, and the variance between
/// classes is freed of what chance alone would put there. An estimate of Sobol's first-order index;
/// below zero where chance put less there. NaN with fewer than three runs a class, or where nothing
/// varies.
///
/// Source: Hays' omega squared (Statistics, 1963) of a one-way analysis of variance.
[[nodiscard]] double variance_share(std::span<const double> input, std::span<const double> result,
                                    std::size_t classes);

/// What an assumption does to the difference that a reform makes.
struct Doubt {
    std::string key; ///< of the assumption
    double share = 0; ///< of the variance of the difference over replicates, see variance_share
    double when_low = 0; ///< mean difference in the third of the runs in which it is lowest
    double when_high = 0; ///< … in which it is highest
};

/// Fewest replicates from which `doubts_of` says anything.
inline constexpr std::size_t fewest_for_doubts = 30;

/// The assumptions that the difference of `measure` depends on, the strongest first. Only those
/// whose share is above what chance gives any of them in one case of twenty. Empty with fewer than
/// `fewest_for_doubts`.
[[nodiscard]] std::vector<Doubt> doubts_of(const Scenario& scenario, const Attempt& attempt,
                                           const Comparison& comparison, std::size_t measure);

/// How many replicates tell a mean to within ± `half_width` in 95 of 100 cases, if single runs
/// spread by the standard deviation `deviation`. n = (z s / h)², rounded up.
[[nodiscard]] std::uint32_t replicates_for(double deviation, double half_width);

} // namespace folkmoot
