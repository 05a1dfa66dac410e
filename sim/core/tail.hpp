#pragma once

/// The bad end of many runs.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace folkmoot {

/// From how many runs on the worst of them are told by themselves.
inline constexpr std::size_t fewest_for_worst = 20;

/// Mean of the worst twentieth of `values`, at least of one: 5 of 100. `direction` is the
/// outcome's: +1 more is better, −1 less is better. NaN where there are none, or neither is better.
[[nodiscard]] inline double mean_of_worst(std::vector<double> values, int direction) {
    std::erase_if(values, [](double v) { return std::isnan(v); });
    if (values.empty() || direction == 0) return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    if (direction < 0) std::reverse(values.begin(), values.end());
    const std::size_t count = std::max<std::size_t>(1, values.size() / fewest_for_worst);
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += values[i];
    return sum / static_cast<double>(count);
}

} // namespace folkmoot
