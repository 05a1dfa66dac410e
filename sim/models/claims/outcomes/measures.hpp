#pragma once

/// The measures that a person reads: one table, a line an entry.

#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "models/claims/counts.hpp"

#include <span>
#include <string>

namespace folkmoot::claims {

/// All measures, in the order of reading.
[[nodiscard]] std::span<const Measure> measures();

/// What a trial counts of single people, in the order of reading.
[[nodiscard]] std::span<const PersonOutcome> person_outcomes();

// phrases.cpp
[[nodiscard]] std::string take_up_clause(const Compared& share);
[[nodiscard]] std::string unclaimed_clause(const Compared& pounds);
[[nodiscard]] std::string weeks_clause(const Compared& weeks);
[[nodiscard]] std::string hardship_clause(const Compared& share);
[[nodiscard]] std::string on_time_clause(const Compared& share);
[[nodiscard]] std::string wrong_clause(const Compared& share);
[[nodiscard]] std::string overpaid_clause(const Compared& share);
[[nodiscard]] std::string lost_clause(const Compared& share);
[[nodiscard]] std::string third_clause(const Compared& share);
[[nodiscard]] std::string stale_clause(const Compared& share);
[[nodiscard]] std::string right_clause(const Compared& share);
[[nodiscard]] std::string removed_clause(const Compared& people);
[[nodiscard]] std::string records_clause(const Compared& records);
[[nodiscard]] std::string cost_clause(const Compared& pounds);

} // namespace folkmoot::claims
