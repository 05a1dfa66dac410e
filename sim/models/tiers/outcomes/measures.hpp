#pragma once

/// The measures that a person reads: one table, a line an entry.

#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "models/tiers/counts.hpp"

#include <span>
#include <string>

namespace folkmoot::tiers {

/// All measures, in the order of reading.
[[nodiscard]] std::span<const Measure> measures();

/// What a trial counts of single people, in the order of reading.
[[nodiscard]] std::span<const PersonOutcome> person_outcomes();

/// Beyond so many years nobody says any more when it will have paid for itself.
inline constexpr double most_years = 50;

// values.cpp
[[nodiscard]] double bad_share(const Counts& counts, std::size_t slot);
[[nodiscard]] double gave_up_share(const Counts& counts, std::size_t slot);
[[nodiscard]] double fit_loss(const Counts& counts, std::size_t slot);
[[nodiscard]] double fit_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double place_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double bad_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double cost_a_head(const Counts& counts, std::size_t slot);
[[nodiscard]] double all_in(const Counts& counts, std::size_t slot);
[[nodiscard]] double front_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double back_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double common_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double moving_cost(const Counts& counts, std::size_t slot);
[[nodiscard]] double promised(const Counts& counts, std::size_t slot);
[[nodiscard]] double saved(const Counts& counts, std::size_t slot);
[[nodiscard]] double kept(const Counts& counts, std::size_t slot);
[[nodiscard]] double balance(const Counts& counts, std::size_t slot);
[[nodiscard]] double payback_years(const Counts& counts, std::size_t slot);
[[nodiscard]] double overrun(const Counts& counts, std::size_t slot);
[[nodiscard]] double leavers(const Counts& counts, std::size_t slot);
[[nodiscard]] double vacancies(const Counts& counts, std::size_t slot);

// phrases.cpp
[[nodiscard]] std::string wanted_clause(const Compared& share);
[[nodiscard]] std::string bad_clause(const Compared& share);
[[nodiscard]] std::string fit_clause(const Compared& pounds);
[[nodiscard]] std::string all_in_clause(const Compared& pounds);
[[nodiscard]] std::string wait_clause(const Compared& weeks);
[[nodiscard]] std::string cost_clause(const Compared& pounds);

} // namespace folkmoot::tiers
