#pragma once

/// How alike arms are before anything happens, so that an uneven draw can be drawn again.

#include "experiment/assignment.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// What is known about units beforehand. [covariate][unit]
using UnitTraits = std::vector<std::vector<double>>;

/// Largest difference between any treatment and the control in any trait, in standard errors.
/// Units that are `left_out` do not count.
[[nodiscard]] double largest_imbalance(const UnitTraits& traits, std::span<const std::uint8_t> arm,
                                       std::size_t arms);

/// Deprivation fifth, age band, long-term condition and outcome before, of each citizen.
[[nodiscard]] UnitTraits traits_of_citizens(const AssignmentTown& town);
/// Size, and the means of the above, of each of `clusters` clusters. `cluster`: by citizen.
[[nodiscard]] UnitTraits traits_of_clusters(const AssignmentTown& town,
                                            std::span<const std::uint32_t> cluster,
                                            std::size_t clusters);

} // namespace folkmoot
