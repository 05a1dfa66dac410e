#pragma once

/// Functions that see all places at once. None depends on the order in which the places stand.

#include <cstddef>
#include <span>
#include <vector>

namespace folkmoot {

/// Rank of each value, 1 the lowest; equals share the mean of their ranks.
[[nodiscard]] std::vector<double> ranks(std::span<const double> values);

/// Band of each value, 1 the lowest to `bands`. A value's place in the order is the share of the
/// weight below it plus half of that at it, so equals stay together. Weights: not negative, not all
/// 0; an empty span counts each value once.
[[nodiscard]] std::vector<double> quantile_bands(std::span<const double> values, std::size_t bands,
                                                 std::span<const double> weights);

/// What each place gets when `pot` (not negative) raises those with the least `own` per head to one
/// level per head until it is spent; `people` are above 0. Source: Brazil's FUNDEB, see facts in
/// scenarios/formulas/.
[[nodiscard]] std::vector<double> raise_lowest(std::span<const double> own,
                                               std::span<const double> people, double pot);

/// The double nearest to the sum of products.
[[nodiscard]] double sum_of_products(std::span<const double> a, std::span<const double> b);

} // namespace folkmoot
