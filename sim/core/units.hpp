#pragma once

/// The length of a year, and numbers as people read them.

#include "core/words/numbers.hpp" // IWYU pragma: export

#include <cstdint>

namespace folkmoot {

inline constexpr double weeks_per_year = 52;
inline constexpr std::uint32_t weeks_in_year = 52;

} // namespace folkmoot
