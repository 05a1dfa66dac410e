#pragma once

/// Who comes first.

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// A value and where it stood in the table that it is from.
struct Ranked {
    double value = 0;
    std::uint32_t place = 0;
};

/// `values` with the smallest first; equal ones as they stand in the table, so that there is one
/// order only, on every machine. None may be NaN. Each carries its value with it: to look values up
/// afterwards takes as long again for a million.
[[nodiscard]] std::vector<Ranked> smallest_first(std::span<const double> values);
/// The same with the largest first.
[[nodiscard]] std::vector<Ranked> largest_first(std::span<const double> values);

} // namespace folkmoot
