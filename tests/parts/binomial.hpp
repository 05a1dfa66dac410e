#pragma once

/// Whether a count is one that chance would bring.

#include <cmath>

namespace folkmoot {

/// Within four standard deviations of what n draws with probability p give.
inline bool near_binomial(double found, double n, double p) {
    return std::fabs(found - n * p) < 4 * std::sqrt(n * p * (1 - p));
}

} // namespace folkmoot
