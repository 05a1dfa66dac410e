#pragma once

#include <algorithm>

namespace folkmoot {

/// A rating, 0..1, that falls as what is offered to each person falls. `kept`: what is offered now
/// against what was at the start; more than at the start does not raise it. `loss`: of the rating,
/// when all is cut. How much is an assumption of whoever uses it.
[[nodiscard]] inline double rating_after_cuts(double opening, double loss, double kept) {
    return std::clamp(opening - loss * std::max(0.0, 1.0 - kept), 0.0, 1.0);
}

} // namespace folkmoot
