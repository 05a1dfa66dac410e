#pragma once

/// Baseline against reform over many replicates, and the sentence that says what came out.

#include "analysis/told.hpp"
#include "analysis/workshop.hpp"
#include "core/tail.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot {

/// A measure's difference, reform less baseline, over replicates.
struct Difference {
    double mean = 0;
    double low = 0, high = 0; ///< 5% and 95% quantiles
    double share_better =
        0; ///< share of replicates in which the reform is better; NaN where neither is
};

/// Quantile q of `values` by linear interpolation between order statistics (R's type 7).
[[nodiscard]] double quantile(std::vector<double> values, double q);

/// All replicates of an attempt.
struct Comparison {
    const Model* model = nullptr; ///< whose measures are compared
    Workshop::Pair first; ///< replicate 0
    std::vector<std::vector<double>> baseline,
        reform; ///< [measure][replicate], headline year, everybody
    std::uint64_t fingerprint = 0; ///< of all replicates, in order
    [[nodiscard]] std::size_t replicates() const { return baseline.front().size(); }
};

/// What one replicate came to, by measure: headline year, everybody.
struct ReplicateOutcome {
    std::vector<double> baseline, reform;
    std::uint64_t fingerprint = 0; ///< of both runs
};

/// What a finished pair of runs came to.
[[nodiscard]] ReplicateOutcome outcome_of(const Workshop::Pair& pair);

/// Some replicates of an attempt, by number.
struct ReplicateOutcomes {
    std::map<std::uint32_t, ReplicateOutcome> of;
    std::optional<Workshop::Pair> first; ///< replicate 0, if it was among them
};

/// Runs the replicates with these numbers on `threads` threads. Nothing if `proceed` said stop.
[[nodiscard]] std::optional<ReplicateOutcomes>
run_replicates(const Scenario& scenario, const Attempt& attempt,
               const std::vector<std::uint32_t>& numbers, std::uint32_t threads,
               const Proceed& proceed);

/// Puts replicates 0 to the last together, wherever each was run: the same for any share-out.
[[nodiscard]] Comparison comparison_of(const Scenario& scenario, ReplicateOutcomes outcomes);

/// Runs `replicates` of an attempt on `threads` threads. The result does not depend on their
/// number. Nothing if `proceed` said stop.
[[nodiscard]] std::optional<Comparison> compare(const Scenario& scenario, const Attempt& attempt,
                                                std::uint32_t replicates, std::uint32_t threads,
                                                const Proceed& proceed);

/// Of results in the same runs; `direction`: of the measure, 0 where neither way is better.
[[nodiscard]] Difference difference_between(const std::vector<double>& baseline,
                                            const std::vector<double>& reform, int direction);
[[nodiscard]] Difference difference_of(const Comparison& comparison, std::size_t measure);

/// What the reform does, for whom, at what cost, in one sentence; without its certainty.
[[nodiscard]] std::string sentence_of(const Scenario& scenario, const Attempt& attempt,
                                      const Told& baseline, const Told& reform);

/// What a check of the scenario found: empty if it holds, else what was found and what was
/// expected.
[[nodiscard]] std::string run_check(Workshop& workshop, const Check& check);

} // namespace folkmoot
