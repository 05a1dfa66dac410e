#pragma once

/// Which of the settings that were varied decides an outcome, from the points of a sweep.

#include "analysis/sensitivity.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace folkmoot::sweep {

/// From a full grid, the last setting the quickest: exact for values that are each as likely as the
/// others. `steps`: how many values each setting takes. A point whose result is no number makes
/// them all unknown (NaN), and so does a result that is the same at every point.
///
/// Source: Sobol', Mathematics and Computers in Simulation 55 (2001), 271–280: the shares of the
/// variance that ANOVA splits a function into.
[[nodiscard]] SobolIndices indices_of_grid(std::span<const double> results,
                                           std::span<const std::size_t> steps);

/// From rows of `settings` + 2 points: A, B, then A with one setting after the other taken from B.
/// Estimators and source are those of `sobol_indices`. Rows with a point that gave no number are
/// left out; NaN where the result never varies, or fewer than two rows are left.
[[nodiscard]] SobolIndices indices_of_rows(std::span<const double> results, std::size_t settings);

} // namespace folkmoot::sweep
