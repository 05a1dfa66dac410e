#pragma once

/// What is counted of each group where people need beds.

#include "engine/counts.hpp"
#include "models/beds/state.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace folkmoot::beds {

/// Columns of the counts. Patients and beds are real; citizens stand for several people.
enum Column : std::size_t {
    people_weeks,
    general_needs, // of people who need a bed, by all groups
    intensive_needs,
    moved,
    surged,
    waited,
    wait_hours,
    refused_general,
    refused_intensive,
    deaths,
    extra_deaths,
    planned_needs,
    planned_done,
    planned_weeks,
    dates,
    put_off,
    got_worse,
    planned_lost,
    list_weeks,
    new_infections,
    hospital_days, // of wards: in total and by area
    general_bed_days,
    general_used_days,
    general_over_85,
    general_over_92,
    general_full,
    intensive_bed_days,
    intensive_used_days,
    intensive_over_85,
    intensive_over_92,
    intensive_full,
    thin_days,
    short_days,
    planned_bed_days,
    all_days, // of all hospitals together
    all_intensive_over_85,
    all_intensive_full,
    collapses,
    beds_pounds, // money
    care_pounds,
    surge_pounds,
    trained_pounds,
    moved_pounds,
    ring_pounds,
    state_pounds,
    idle_pounds, // a part of beds_pounds
    lives_elsewhere,
    column_count
};

/// The same, each with what it means.
[[nodiscard]] std::span<const Counted> count_columns();

inline constexpr std::size_t why_slot = Slot::sides, area_slot = why_slot + whys;

/// Adds to every group to which somebody of a stratum belongs who comes for that.
void add_person(Counts& counts, std::uint32_t stratum, std::size_t why, Column column,
                double amount = 1.0);
/// Adds to an area, and in total.
void add_place(Counts& counts, std::size_t area, Column column, double amount = 1.0);

} // namespace folkmoot::beds
