#pragma once

/// What is counted of each group where a public is asked.

#include "engine/counts.hpp"
#include "models/opinion/state.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace folkmoot::opinion {

/// Columns of the counts. Of citizens; money is real.
enum Column : std::size_t {
    people_weeks, // five that Town::record adds up for everybody
    gap_weeks,
    accept_weeks,
    trust_weeks,
    took_part_weeks,
    call_people,
    call_votes,
    organised_votes,
    top_votes,
    few_votes,
    panel_people,
    letters,
    hours,
    camp_gap_weeks,
    agree_weeks,
    loud_weeks,
    loud_sum,
    lot_weeks,
    lot_sum,
    panels,
    moved_sum,
    put_forward,
    acted_on,
    policy_moved,
    rounds,
    pounds,
    column_count
};

/// The same, each with what it means.
[[nodiscard]] std::span<const Counted> count_columns();

/// The model's sides: how people took part, and to which camp they lean.
inline constexpr std::size_t part_slot = Slot::sides, camp_slot = part_slot + parts,
                             area_slot = camp_slot + camps;

/// Adds to every group to which somebody of a stratum belongs.
void add_person(Counts& counts, std::uint32_t stratum, std::size_t part, std::size_t camp,
                Column column, double amount = 1.0);

} // namespace folkmoot::opinion
