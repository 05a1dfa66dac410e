#pragma once

/// What is counted of each group where services are built.

#include "engine/counts.hpp"
#include "models/delivery/state.hpp"

#include <cstddef>
#include <span>

namespace folkmoot::delivery {

/// Columns of the counts. Of citizens and what they do; money is real, in £; teams are real.
enum Column : std::size_t {
    people_weeks,
    first_tries, // what people do: six columns, in the order of Event
    first_ok,
    later_ok,
    failed,
    rang,
    gave_up,
    down_fails,
    test_tries,
    lost_hours,
    time_pounds,
    teams_pounds, // kinds of money, in the order of Money
    own_pounds,
    shared_pounds,
    joining_pounds,
    project_pounds,
    learning_pounds,
    call_pounds,
    service_weeks,
    measured_weeks,
    begun,
    live,
    passed,
    dropped,
    shelved,
    kept_worse,
    lead_weeks,
    line_weeks,
    claimed,
    gained,
    projects,
    runaways,
    failures,
    planned_pounds,
    spent_pounds,
    part_weeks,
    own_weeks,
    shared_weeks,
    queue_weeks,
    joined,
    left,
    rebuilt,
    outside_weeks,
    outside_pounds,
    fellow_weeks,
    common_open,
    worst_week, // what holds at the end
    worst_overrun,
    paid_pounds,
    column_count
};

/// What happens when somebody tries.
enum class Event : std::uint8_t {
    first_try,
    first_ok,
    later_ok,
    failed,
    rang,
    gave_up,
    down,
    tested
};
inline constexpr std::size_t events = 8;

/// What money is for.
enum class Money : std::uint8_t { teams, own, shared, joining, projects, learning, calls };
inline constexpr std::size_t money_kinds = 7;

/// The same, each with what it means.
[[nodiscard]] std::span<const Counted> count_columns();

/// The model's side: how much a service is used.
inline constexpr std::size_t sizes = 3;
inline constexpr std::size_t size_slot = Slot::sides, area_slot = size_slot + sizes;

} // namespace folkmoot::delivery
