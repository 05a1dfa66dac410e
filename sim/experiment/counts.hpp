#pragma once

/// A trial of which only counts are known: how many people each arm had, and to how many of them it
/// happened.

#include "experiment/estimate.hpp"

#include <span>

namespace folkmoot {

struct ArmCount {
    double hits = 0, people = 0; ///< whole numbers, hits ≤ people
};

/// True for the methods that need no more than counts: proportion and bayes.
[[nodiscard]] bool works_from_counts(Method method);

/// What a table of counts lacks, as a plain sentence; "" if nothing.
[[nodiscard]] std::string missing_for(std::span<const ArmCount> arms);

/// The same numbers and warnings as `analyse` of the rows that the counts are of.
[[nodiscard]] TrialAnalysis analyse_counts(std::span<const ArmCount> arms, std::size_t control,
                                           Method method, const AnalysisOptions& options = {});

} // namespace folkmoot
