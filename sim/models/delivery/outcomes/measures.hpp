#pragma once

/// The measures that a person reads: one table, a line an entry.

#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "models/delivery/counts.hpp"

#include <span>
#include <string>

namespace folkmoot::delivery {

/// All measures, in the order of reading.
[[nodiscard]] std::span<const Measure> measures();

/// What a trial counts of single people, in the order of reading.
[[nodiscard]] std::span<const PersonOutcome> person_outcomes();

// values.cpp
[[nodiscard]] double hours_lost(const Counts& counts, std::size_t slot);
[[nodiscard]] double calls(const Counts& counts, std::size_t slot);
[[nodiscard]] double down_share(const Counts& counts, std::size_t slot);
[[nodiscard]] double seen_in_tests(const Counts& counts, std::size_t slot);
[[nodiscard]] double size_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double poor_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double place_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double cost_a_head(const Counts& counts, std::size_t slot);
[[nodiscard]] double paid_so_far(const Counts& counts, std::size_t slot);
[[nodiscard]] double all_in(const Counts& counts, std::size_t slot);
[[nodiscard]] double component_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double changes_a_year(const Counts& counts, std::size_t slot);
[[nodiscard]] double test_wins(const Counts& counts, std::size_t slot);
[[nodiscard]] double overrun(const Counts& counts, std::size_t slot);
[[nodiscard]] double biggest_overrun(const Counts& counts, std::size_t slot);
[[nodiscard]] double worst_week_share(const Counts& counts, std::size_t slot);
[[nodiscard]] double copies(const Counts& counts, std::size_t slot);
[[nodiscard]] double outsiders(const Counts& counts, std::size_t slot);
[[nodiscard]] double outside_saved(const Counts& counts, std::size_t slot);
[[nodiscard]] double teams_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double shared_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double project_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double learning_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double call_cost(const Counts& counts, std::size_t slot);

// phrases.cpp
[[nodiscard]] std::string first_clause(const Compared& share);
[[nodiscard]] std::string gave_up_clause(const Compared& share);
[[nodiscard]] std::string shared_clause(const Compared& share);
[[nodiscard]] std::string hours_clause(const Compared& hours);
[[nodiscard]] std::string all_in_clause(const Compared& pounds);
[[nodiscard]] std::string cost_clause(const Compared& pounds);

} // namespace folkmoot::delivery
