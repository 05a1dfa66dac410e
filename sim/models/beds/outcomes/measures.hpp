#pragma once

/// The measures that a person reads: one table, a line an entry.

#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "models/beds/counts.hpp"

#include <span>
#include <string>

namespace folkmoot::beds {

/// All measures, in the order of reading.
[[nodiscard]] std::span<const Measure> measures();

/// What a trial counts of single people, in the order of reading.
[[nodiscard]] std::span<const PersonOutcome> person_outcomes();

// phrases.cpp
[[nodiscard]] std::string deaths_clause(const Compared& deaths);
[[nodiscard]] std::string refused_clause(const Compared& share);
[[nodiscard]] std::string wait_clause(const Compared& hours);
[[nodiscard]] std::string put_off_clause(const Compared& share);
[[nodiscard]] std::string cost_clause(const Compared& pounds);

} // namespace folkmoot::beds
