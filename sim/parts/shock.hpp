#pragma once

#include "core/describe.hpp"

#include <cstdint>

namespace folkmoot {

/// What changes everybody's need at once: the season, an ordinary good or bad week, an epidemic.
///
/// Source of the epidemic's default shape: NHS Digital, Appointments in General Practice: 23.8
/// million appointments in March 2020, 15.8 million in April, the old volume again by September.
struct Shock {
    double season = 0.08;           ///< winter peak above the yearly mean; share
    double unrest = 0.02;           ///< size of ordinary week-to-week change; share
    double epidemic_drop = 0.0;     ///< share of contacts that stop when an epidemic starts
    int epidemic_week = 104;        ///< week in which it starts
    int epidemic_weeks = 24;        ///< weeks until the old volume is back

    static constexpr auto fields() {
        return std::array{
            assumption<&Shock::season>(
                "season", "Winter peak", "of the yearly mean", Range{0.0, 0.3},
                "How much more often people need care in winter", "assumption"),
            assumption<&Shock::unrest>(
                "unrest", "Good and bad weeks", "of the weekly mean", Range{0.0, 0.1},
                "How much need changes by chance from week to week", "assumption"),
            lever<&Shock::epidemic_drop>("epidemic_drop", "An epidemic stops visits", "of visits",
                                         Range{0.0, 0.6},
                                         "The share of visits that stop when an epidemic begins; "
                                         "in England in April 2020 it was about a third"),
            lever<&Shock::epidemic_week>("epidemic_week", "The epidemic begins in week", "week",
                                         Range{0.0, 520.0},
                                         "When the epidemic begins, if there is one"),
            lever<&Shock::epidemic_weeks>("epidemic_weeks", "It lasts", "weeks", Range{1.0, 104.0},
                                          "How long it takes until visits are back to normal"),
        };
    }
};

/// Need in week `week` against an ordinary week: 1 = ordinary. `week` counts from the start and is
/// negative while the world warms up; `clock` is the week's address for random numbers.
[[nodiscard]] double need_factor(const Shock& shock, std::uint64_t seed, std::uint32_t clock,
                                 int week);

}  // namespace folkmoot
