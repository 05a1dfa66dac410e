#pragma once

/// The measures that a person reads: one table, a line an entry.

#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "models/general_practice/counts.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

namespace folkmoot::general_practice {

/// What a measure says where there is nobody to speak of.
inline constexpr double of_nobody = std::numeric_limits<double>::quiet_NaN();

[[nodiscard]] inline double share_of(double part, double whole) {
    return whole > 0.0 ? part / whole : of_nobody;
}

/// All measures, in the order of reading.
[[nodiscard]] std::span<const Measure> measures();

/// What a trial counts of single people, in the order of reading.
[[nodiscard]] std::span<const PersonOutcome> person_outcomes();

// waits.cpp
[[nodiscard]] double wait_days(const Counts& counts, std::size_t slot);
[[nodiscard]] double wait_days_p90(const Counts& counts, std::size_t slot);
[[nodiscard]] double seen_within_two_weeks(const Counts& counts, std::size_t slot);
// needs.cpp
[[nodiscard]] double unmet_need(const Counts& counts, std::size_t slot);
[[nodiscard]] double resolved_first_contact(const Counts& counts, std::size_t slot);
[[nodiscard]] double consultations(const Counts& counts, std::size_t slot);
[[nodiscard]] double failure_demand(const Counts& counts, std::size_t slot);
[[nodiscard]] double satisfaction(const Counts& counts, std::size_t slot);
// money.cpp
[[nodiscard]] double spending_per_head(const Counts& counts, std::size_t slot);
[[nodiscard]] double spending_per_weighted_head(const Counts& counts, std::size_t slot);
[[nodiscard]] double area_balance(const Counts& counts, std::size_t slot);
[[nodiscard]] double host_balance(const Counts& counts, std::size_t slot);
[[nodiscard]] double provider_balance(const Counts& counts, std::size_t slot);
[[nodiscard]] double closures(const Counts& counts, std::size_t slot);
// fairness.cpp
[[nodiscard]] double access_gap(const Counts& counts, std::size_t slot);
[[nodiscard]] double access_concentration(const Counts& counts, std::size_t slot);
// online.cpp
[[nodiscard]] double online_list(const Counts& counts, std::size_t slot);
[[nodiscard]] double online_weighted_ratio(const Counts& counts, std::size_t slot);
[[nodiscard]] double online_outside_share(const Counts& counts, std::size_t slot);
[[nodiscard]] double online_share(const Counts& counts, std::size_t slot);
// programmes.cpp
[[nodiscard]] double enrolled_share(const Counts& counts, std::size_t slot);
[[nodiscard]] double in_work(const Counts& counts, std::size_t slot);

} // namespace folkmoot::general_practice
