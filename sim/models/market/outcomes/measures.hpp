#pragma once

/// The measures that a person reads: one table, a line an entry.

#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "models/market/counts.hpp"

#include <span>
#include <string>

namespace folkmoot::market {

/// All measures, in the order of reading.
[[nodiscard]] std::span<const Measure> measures();

/// What a trial counts of single people, in the order of reading.
[[nodiscard]] std::span<const PersonOutcome> person_outcomes();

/// A column for each one of another; NaN where there is none.
[[nodiscard]] double per(const Counts& counts, std::size_t slot, Column part, Column whole);
template <Column Part, Column Whole>
[[nodiscard]] double share_of(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Part, Whole);
}
/// A column as it would be in a year; `people`: of real ones.
template <Column Part, bool people>
[[nodiscard]] double a_year(const Counts& counts, std::size_t slot) {
    return counts.weeks > 0.0 ? counts.at(slot, Part) / counts.weeks * 52.0 *
                                    (people ? counts.people_per_citizen : 1.0)
                              : 0.0;
}

// values.cpp
[[nodiscard]] double needs_end_well(const Counts& counts, std::size_t slot);
[[nodiscard]] double success_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double providers_open(const Counts& counts, std::size_t slot);
[[nodiscard]] double concentration(const Counts& counts, std::size_t slot);
[[nodiscard]] double cost_per_good(const Counts& counts, std::size_t slot);
[[nodiscard]] double spending_per_head(const Counts& counts, std::size_t slot);

// phrases.cpp
[[nodiscard]] std::string ends_well_clause(const Compared& share);
[[nodiscard]] std::string harm_clause(const Compared& share);
[[nodiscard]] std::string chose_clause(const Compared& share);
[[nodiscard]] std::string true_clause(const Compared& share);
[[nodiscard]] std::string hard_clause(const Compared& share);
[[nodiscard]] std::string gave_up_clause(const Compared& share);
[[nodiscard]] std::string small_clause(const Compared& share);
[[nodiscard]] std::string gap_clause(const Compared& points);
[[nodiscard]] std::string harmed_clause(const Compared& people);
[[nodiscard]] std::string price_clause(const Compared& pounds);
[[nodiscard]] std::string wait_clause(const Compared& weeks);
[[nodiscard]] std::string wait_alone(const Compared& weeks);
[[nodiscard]] std::string wait_predicate(const Compared& weeks);
[[nodiscard]] std::string spending_clause(const Compared& pounds);

} // namespace folkmoot::market
