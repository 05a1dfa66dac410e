#pragma once

/// Choosing among several by McFadden's conditional logit: with probabilities in proportion to
/// exp(utility). Whoever chooses often keeps the factors of exp and multiplies.

#include <cstddef>
#include <span>

namespace folkmoot {

/// Picks an index with probability proportional to `weight`, by inverse CDF in the order given.
/// `sum` of the weights, in that order and positive; `u` in [0,1).
[[nodiscard]] std::size_t pick(std::span<const double> weight, double sum, double u);

} // namespace folkmoot
