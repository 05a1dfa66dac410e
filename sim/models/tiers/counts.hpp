#pragma once

/// What is counted of each group where things are made at a tier.

#include "engine/counts.hpp"
#include "models/tiers/state.hpp"

#include <cstddef>
#include <span>

namespace folkmoot::tiers {

/// Columns of the counts. Of citizens; money is real, in £; staff are real.
enum Column : std::size_t {
    people_weeks,
    fit_pounds,
    new_needs,
    came_back,
    served,
    wanted,
    badly,
    gave_up,
    wait_weeks,
    front_pounds, // six kinds of money, in the order of Money
    back_pounds,
    common_pounds,
    again_pounds,
    moving_pounds,
    learning_pounds,
    shared_weeks,
    function_weeks,
    moving_weeks,
    staff_weeks,
    post_weeks,
    hired,
    left_usual,
    left_moves,
    redundant,
    decided_now, // what holds at the end
    saved_pounds,
    promised_pounds,
    running_pounds,
    planned_pounds,
    spent_pounds,
    since_weeks,
    paid_back_weeks,
    column_count
};

/// What money is for.
enum class Money : std::uint8_t { front, back, common, again, moving, learning };
inline constexpr std::size_t money_kinds = 6;

/// The same, each with what it means.
[[nodiscard]] std::span<const Counted> count_columns();

/// The model's side: who runs people's front line.
inline constexpr std::size_t tier_slot = Slot::sides, area_slot = tier_slot + tiers;

/// Adds to every group to which somebody of a stratum belongs, whose front line is run at `tier`.
void add_person(Counts& counts, std::uint32_t stratum, std::size_t tier, Column column,
                double amount = 1.0);

} // namespace folkmoot::tiers
