#pragma once

/// Whether a snapshot fits the scenario that it carries. A snapshot is a file like any other: it
/// may have been written by anybody.

#include "core/result.hpp"
#include "engine/simulation.hpp"
#include "engine/snapshot.hpp"
#include "scenario/scenario.hpp"

namespace folkmoot {

/// What was set and how large the run is: policy, levers, seed, citizens, weeks; and that as many
/// citizens are put away as it says, so that no world is made larger than the file.
[[nodiscard]] Problems check_what_was_set(const Snapshot& snapshot, const Scenario& scenario);

/// The state and the record, every size and every index: that both can have come about in `place`
/// under `plan`. The state, as its model reads it.
[[nodiscard]] Result<std::unique_ptr<State>>
check_state(const Snapshot& snapshot, const Place& place, const PolicyPlan& plan);

} // namespace folkmoot
