#pragma once

/// The one factor at which the total is the budget.

#include "funding/constraint_limits.hpp"

namespace folkmoot {

/// Where a place ended.
enum class Held : std::uint8_t { at_least, free, at_most };

/// What each place gets, and why.
struct Scaled {
    std::vector<Pence> amount;
    std::vector<Held> held;
    double factor = 1;  ///< on the money that may be scaled
};

/// Finds the factor by the points at which places reach their limits, the total being a line
/// between two of them: exact, no iteration to a tolerance. Problem if no factor gives the budget.
[[nodiscard]] Result<Scaled> scale_to_budget(const PlaceLimits& limits, Pence budget,
                                             std::span<const Rule> rules);

} // namespace folkmoot
