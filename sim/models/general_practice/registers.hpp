#pragma once

/// What changes about citizens as weeks pass, and who is registered where.

#include "world/citizens.hpp"
#include "world/lists.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <vector>

namespace folkmoot::general_practice {

/// What a citizen's last experience left behind.
struct Felt {
    std::uint8_t satisfaction = 178;  ///< 0..255
    std::uint8_t wait_days = 255;     ///< last wait; 255: not seen yet

    template <class A> void serialize(A& a) { a(satisfaction, wait_days); }
};

/// `since` of people who have been on their list for a year or more.
inline constexpr std::uint8_t long_since = 0;

/// `since` of people who registered in `week`: told from every other week of the year before it.
[[nodiscard]] constexpr std::uint8_t since_week(std::uint32_t week) {
    return static_cast<std::uint8_t>(1 + week % 53);
}

/// One row a citizen; together with World::digital 6 bytes.
struct Citizens {
    std::vector<std::uint16_t> provider;  ///< where the citizen is registered
    std::vector<std::uint8_t> since;      ///< see since_week; long_since after a year on the list
    std::vector<Felt> felt;

    template <class A> void serialize(A& a) { a(provider, since, felt); }
};

/// Stocks of a cell by registration: 0 local, 1 online.
struct Stock {
    std::uint32_t people = 0;
    std::uint64_t satisfaction = 0; ///< sum over them, 0..255 each

    template <class A> void serialize(A& a) { a(people, satisfaction); }
};

} // namespace folkmoot::general_practice
