#pragma once

/// One function a method: what `analyse` chooses from. Each takes rows that hold what it needs
/// (`missing_for`) and fills the effects of an analysis that `begin_analysis` made.

#include "experiment/estimate.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

/// Rows that take part: with an outcome, and with everything else that the method reads.
[[nodiscard]] std::vector<std::uint32_t> rows_for(const TrialRows& rows, Method method);

/// Arms with their counts and means over the rows that take part; no effects yet.
[[nodiscard]] TrialAnalysis begin_analysis(const TrialRows& rows,
                                           const std::vector<std::uint32_t>& used);

/// Outcomes of one arm among the rows that take part, in their order.
[[nodiscard]] std::vector<double>
outcomes_of(const TrialRows& rows, const std::vector<std::uint32_t>& used, std::size_t arm);

/// hc2, cluster and lin: one regression for all arms.
void analyse_regression(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                        Method method, double alpha, TrialAnalysis& analysis);
/// The outcome less what the pre-period foretold.
void analyse_cuped(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                   TrialAnalysis& analysis);
/// Complier average effect, arm by arm.
void analyse_instrument(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                        TrialAnalysis& analysis);
void analyse_permutation(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                         const AnalysisOptions& options, TrialAnalysis& analysis);
void analyse_sequential(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                        const AnalysisOptions& options, TrialAnalysis& analysis);
void analyse_bayes(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                   TrialAnalysis& analysis);

/// Shares of hits by arm: arm by arm, and what to believe of all.
void compare_shares(std::span<const double> hits, std::size_t control, double alpha,
                    TrialAnalysis& analysis);
void judge_shares(std::span<const double> hits, std::size_t control, double alpha,
                  TrialAnalysis& analysis);

/// What every analysis ends with: p adjusted over the arms, and whether the arms are of the sizes
/// that were planned (empty: alike).
void adjust_over_arms(TrialAnalysis& analysis);
void warn_of_ratio(const std::vector<double>& planned, TrialAnalysis& analysis);
constexpr std::string_view no_variation_at_all =
    "The outcome does not vary at all within the arms, so nothing can be said about chance.";

/// "few", or a whole number with thousands set apart, for sentences.
[[nodiscard]] std::string counted(double number);

/// Strata that a regression gives a column of their own, at most.
constexpr std::size_t most_strata = 100;

/// Numbers of clusters or strata made dense, 0 upwards in order of the numbers; by row.
[[nodiscard]] std::vector<std::uint32_t> dense(std::span<const std::uint32_t> numbers,
                                               std::size_t& count);

}  // namespace folkmoot
