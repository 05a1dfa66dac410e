#pragma once

/// Doubles as whole numbers: what does not fit comes to the nearest end, and what is no number to
/// 0. A plain cast of such a value means something else on every machine.

#include <limits>

namespace folkmoot {

/// `value` without its fraction.
template <class Integer> [[nodiscard]] constexpr Integer whole_part(double value) {
    constexpr auto lowest = std::numeric_limits<Integer>::min();
    constexpr auto highest = std::numeric_limits<Integer>::max();
    if (value != value) return Integer{0};
    if (value <= static_cast<double>(lowest)) return lowest;
    if (value >= static_cast<double>(highest)) return highest;
    return static_cast<Integer>(value);
}

/// The whole number nearest to `value`; halves go up.
template <class Integer> [[nodiscard]] constexpr Integer nearest_whole(double value) {
    const auto truncated = whole_part<Integer>(value);
    const double rest = value - static_cast<double>(truncated);
    if (rest >= 0.5 && truncated < std::numeric_limits<Integer>::max())
        return static_cast<Integer>(truncated + 1);
    if (rest < -0.5 && truncated > std::numeric_limits<Integer>::min())
        return static_cast<Integer>(truncated - 1);
    return truncated;
}

} // namespace folkmoot
