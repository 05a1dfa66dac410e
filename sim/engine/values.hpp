#pragma once

/// How measures are read from counts, where one column is for each of another.

#include "engine/counts.hpp"

#include <cstddef>
#include <limits>

namespace folkmoot {

/// So much of a column for each one of another; NaN where there is none.
[[nodiscard]] inline double per(const Counts& counts, std::size_t slot, std::size_t part,
                                std::size_t whole) {
    const double all = counts.at(slot, whole);
    return all > 0.0 ? counts.at(slot, part) / all : std::numeric_limits<double>::quiet_NaN();
}
/// The same as a measure's function.
template <std::size_t Part, std::size_t Whole>
[[nodiscard]] double share_of(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Part, Whole);
}

} // namespace folkmoot
