#pragma once

/// What general practice counts of each group, and how a week's people are added up into groups.

#include "engine/counts.hpp"
#include "parts/week.hpp"
#include "world/world.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace folkmoot::general_practice {

/// Columns of the counts. Of citizens and their visits; money is real.
namespace column {
inline constexpr std::size_t needs = 0, requests = 1, again = 2, seen = 3, seen_soon = 4,
                             wait_sum = 5, first_seen = 6, first_settled = 7, left = 8, met = 9,
                             unmet = 10, helped_on = 11, people_weeks = 12, online_weeks = 13,
                             satisfaction_weeks = 14, need_weight_weeks = 15,
                             list_weight_weeks = 16, spending = 17, provider_income = 18,
                             provider_cost = 19, closed = 20, eligible = 21, enrolled = 22,
                             force_weeks = 23, working_weeks = 24, balance = 25, outside_weeks = 26,
                             waits = 27; ///< the first of wait_bins
} // namespace column

/// The same, each with what it means.
[[nodiscard]] std::span<const Counted> count_columns();

/// People registered locally, and online: the model's sides.
inline constexpr std::size_t registered_slot = Slot::sides;
inline constexpr std::size_t registrations = 2;
inline constexpr std::size_t area_slot = registered_slot + registrations;

/// A stratum's people of one registration over one week, before they are added up into groups.
struct SideWeek {
    double people = 0, satisfaction = 0, need_weight = 0, list_weight = 0, spending = 0;
};

/// Adds a week's people to every group that they belong to; `tallies` and `weeks` by side. `host`:
/// area of the online practice.
void add_people(Counts& counts, std::size_t host, std::span<const Tally> tallies,
                std::span<const SideWeek> weeks);

/// Adds a stratum's people of one registration to every group that they belong to.
void add_some(Counts& counts, std::size_t host, std::uint32_t stratum, std::size_t online,
              const Tally& tally, const SideWeek& week);

/// A cell's people in what only some scenarios have: signing up, and looking for work.
struct CellWeek {
    double eligible = 0, enrolled = 0, force = 0, working = 0;
};

/// Adds the people of `stratum`'s cell to every group that they belong to, their registration
/// aside.
void add_cell(Counts& counts, std::uint32_t stratum, const CellWeek& week);

} // namespace folkmoot::general_practice
