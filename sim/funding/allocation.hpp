#pragma once

#include "core/describe.hpp"

#include <span>
#include <vector>

namespace folkmoot {

/// The second layer: what an area is given follows last year's residents, with a pace of change.
///
/// Source: NHS England allocations (target by weighted capitation; movement toward it within a
/// floor and a cap). With every area at its target, each gets exactly base growth; with cap and
/// floor 0 nothing moves.
struct Allocation {
    double growth = 0.0;          ///< yearly change of the whole budget in real terms
    double pace = 0.01; ///< furthest that an area's yearly change may be from base growth
    double opening_distance =
        0.0; ///< how far opening allocations are from target; 1 = as far as the list-based budget
    double pass_on = 0.25; ///< share of an area's balance that reaches its practices the next year

    static constexpr auto fields() {
        return std::array{
            lever<&Allocation::growth>("growth", "Yearly growth of the budget",
                                       "of the budget a year, after inflation", Range{-0.05, 0.05},
                                       "How the whole budget grows or shrinks each year"),
            lever<&Allocation::pace>(
                "pace", "Pace of change", "of its budget a year", Range{0.0, 0.1},
                "How fast an area may move from its present budget toward its fair share"),
            assumption<&Allocation::opening_distance>(
                "opening_distance", "Distance from fair shares at the start",
                "of what the lists make it", Range{0.0, 1.0},
                "How far today's area budgets are from fair shares", "assumption"),
            assumption<&Allocation::pass_on>(
                "pass_on", "Areas pass on what they lack or have left", "of last year's balance",
                Range{0.0, 1.0},
                "How much of an area's deficit or surplus reaches its local practices "
                "the year after",
                "assumption"),
        };
    }
};

/// Next year's allocations.
///
/// `target` and `present` in £, one an area. Each area moves from `present × (1 + growth)` toward
/// its target by at most `pace` of its present allocation; the total is then scaled to the budget
/// Σ present × (1 + growth), so that what one area gains others give up.
[[nodiscard]] std::vector<double> next_allocation(const Allocation& rule,
                                                  std::span<const double> present,
                                                  std::span<const double> target);
/// The same with a rule an area, or one for all.
[[nodiscard]] std::vector<double> next_allocation(std::span<const Allocation> rules,
                                                  std::span<const double> present,
                                                  std::span<const double> target);

} // namespace folkmoot
