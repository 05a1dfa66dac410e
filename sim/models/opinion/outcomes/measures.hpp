#pragma once

/// The measures that a person reads: one table, a line an entry.

#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "models/opinion/counts.hpp"

#include <span>
#include <string>

namespace folkmoot::opinion {

/// All measures, in the order of reading.
[[nodiscard]] std::span<const Measure> measures();

/// What a trial counts of single people, in the order of reading.
[[nodiscard]] std::span<const PersonOutcome> person_outcomes();

/// So much of a column for each one of another; NaN where there is none.
[[nodiscard]] double per(const Counts& counts, std::size_t slot, Column part, Column whole);
template <Column Part, Column Whole>
[[nodiscard]] double share_of(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Part, Whole);
}
/// The same on a scale of 100 points.
template <Column Part, Column Whole>
[[nodiscard]] double points_of(const Counts& counts, std::size_t slot) {
    return 100.0 * per(counts, slot, Part, Whole);
}

// values.cpp
[[nodiscard]] double call_rate(const Counts& counts, std::size_t slot);
[[nodiscard]] double call_skew(const Counts& counts, std::size_t slot);
[[nodiscard]] double lot_skew(const Counts& counts, std::size_t slot);
[[nodiscard]] double agreement(const Counts& counts, std::size_t slot);
[[nodiscard]] double camp_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double hours_a_year(const Counts& counts, std::size_t slot);
[[nodiscard]] double moved_a_year(const Counts& counts, std::size_t slot);
[[nodiscard]] double letters_answered(const Counts& counts, std::size_t slot);
[[nodiscard]] double cost_per_head(const Counts& counts, std::size_t slot);

// phrases.cpp
[[nodiscard]] std::string gap_clause(const Compared& points);
[[nodiscard]] std::string accept_clause(const Compared& share);
[[nodiscard]] std::string trust_clause(const Compared& share);
[[nodiscard]] std::string agree_clause(const Compared& share);
[[nodiscard]] std::string took_part_clause(const Compared& share);
[[nodiscard]] std::string loud_clause(const Compared& points);
[[nodiscard]] std::string cost_clause(const Compared& pounds);

} // namespace folkmoot::opinion
