#pragma once

/// How people who talk move each other's positions.
///
/// Averaging alone keeps the mean of those who talk: whatever shifts it is information.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace folkmoot {

/// What somebody thinks of a statement, in ticks: 0 wholly against, `for_it` wholly for it.
using Position = std::uint16_t;
inline constexpr std::uint32_t for_it = 65'535;

/// A share of a distance, in units of 2^-16: 32,768 is one half.
using Pull = std::uint32_t;

/// By how many ticks each of two people moves towards the other when they meet: `pull` × their
/// distance if that is below `reach`, else 0. Never past the middle, so that the sum of both is
/// kept exactly. `pull` at most one half.
///
/// Source: Deffuant, Neau, Amblard and Weisbuch, Mixing beliefs among interacting agents, Advances
/// in Complex Systems 3, 2000.
[[nodiscard]] constexpr std::uint32_t meeting_step(Position one, Position other,
                                                   std::uint32_t reach, Pull pull) {
    const std::uint32_t apart =
        one < other ? std::uint32_t{other} - one : std::uint32_t{one} - other;
    if (apart >= reach) return 0;
    return std::min((apart * pull + 0x8000U) >> 16U, apart / 2U);
}

/// Moves a position `pull` of the way to a target; `pull` at most 65,536, which is all of it.
[[nodiscard]] constexpr Position moved_towards(Position from, Position target, Pull pull) {
    const bool up = target > from;
    const std::uint64_t apart = up ? std::uint64_t{target} - from : std::uint64_t{from} - target;
    const auto step = static_cast<std::uint32_t>((apart * pull + 0x8000U) >> 16U);
    return static_cast<Position>(up ? from + step : from - step);
}

/// One round in which all of a group hear each other at once:
/// next = openness × (mean of what is heard) + (1 − openness) × start.
///
/// `weight(i, j)` is how much i hears j; those of i sum to more than 0. With fixed weights and
/// openness 1 it is DeGroot's rule, with openness below 1 Friedkin and Johnsen's; where whoever is
/// further away than some distance has weight 0 and all others 1, Hegselmann and Krause's. Sums are
/// taken in the order of j.
///
/// Sources: DeGroot, Journal of the American Statistical Association 69, 1974; Friedkin and
/// Johnsen, Journal of Mathematical Sociology 15, 1990; Hegselmann and Krause, Journal of
/// Artificial Societies and Social Simulation 5(3), 2002.
template <class Weight>
void influence_round(std::span<const double> now, std::span<const double> start, double openness,
                     const Weight& weight, std::span<double> next) {
    for (std::size_t i = 0; i < now.size(); ++i) {
        double sum = 0, all = 0;
        for (std::size_t j = 0; j < now.size(); ++j) {
            const double heard = weight(i, j);
            sum += heard * now[j];
            all += heard;
        }
        next[i] = openness * (sum / all) + (1.0 - openness) * start[i];
    }
}

} // namespace folkmoot
