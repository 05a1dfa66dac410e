#pragma once

/// Many questions at once, and whether the arms are as large as they should be.

#include "experiment/estimate.hpp"

#include <span>
#include <vector>

namespace folkmoot {

/// p values such that calling all below alpha "found" is wrong with at most probability alpha.
/// Order kept; NaN stays and does not count. Source: Holm, Scandinavian Journal of Statistics 6
/// (1979), 65–70.
[[nodiscard]] std::vector<double> adjust_holm(std::span<const double> p);

/// p values such that of those below alpha a share of at most alpha is expected to be wrong.
/// Source: Benjamini & Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289–300.
[[nodiscard]] std::vector<double> adjust_benjamini_hochberg(std::span<const double> p);

/// p of arms as uneven as these if units came in the planned shares (χ²). Arms with share 0 do not
/// count; 1 when there is nothing to compare.
[[nodiscard]] double sample_ratio_p(std::span<const double> counts, std::span<const double> shares);

/// The effect within one group.
struct GroupEffect {
    std::uint32_t group = 0;
    Estimated effect;
    double holm = no_number, benjamini_hochberg = no_number; ///< p adjusted over the groups
};

/// The difference of `arm` less the control within each group (by row), in order of the groups'
/// numbers: Welch's, or of clusters the cluster-robust one.
[[nodiscard]] std::vector<GroupEffect> effects_by_group(const TrialRows& rows, std::size_t arm,
                                                        std::span<const std::uint32_t> group,
                                                        double alpha = 0.05);

} // namespace folkmoot
