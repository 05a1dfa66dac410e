#pragma once

/// The measures that a person reads: one table, a line an entry, in the order of reading.

#include "outcome/summary.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace folkmoot {

/// By which groups a measure exists.
enum Breakdown : unsigned {
    by_none = 0,
    by_deprivation = 1,
    by_age = 2,
    by_area = 4,
    by_registered = 8,
    by_people = by_deprivation | by_age | by_area | by_registered,
};

/// An outcome measure.
struct Measure {
    std::string_view key, label, unit, sentence;
    int direction;    ///< +1 more is better, −1 less is better, 0 neither
    int decimals;     ///< that are shown
    bool money, share;
    unsigned by;      ///< of Breakdown
    /// The value of a group; NaN where there is none.
    double (*value)(const Summary& summary, std::size_t slot);
    /// True if it exists only where a scenario says so: elsewhere it is NaN, and no part of a
    /// fingerprint.
    bool sometimes = false;
};

/// All measures.
[[nodiscard]] std::span<const Measure> measures();

/// Index of the measure with that key in `measures()`, or measures().size().
[[nodiscard]] std::size_t measure_index(std::string_view key);

/// Whether `slot` is one by which the measure exists.
[[nodiscard]] bool exists_by(const Measure& measure, std::size_t slot);

// waits.cpp
[[nodiscard]] double wait_days(const Summary& summary, std::size_t slot);
[[nodiscard]] double wait_days_p90(const Summary& summary, std::size_t slot);
[[nodiscard]] double seen_within_two_weeks(const Summary& summary, std::size_t slot);
// needs.cpp
[[nodiscard]] double unmet_need(const Summary& summary, std::size_t slot);
[[nodiscard]] double resolved_first_contact(const Summary& summary, std::size_t slot);
[[nodiscard]] double consultations(const Summary& summary, std::size_t slot);
[[nodiscard]] double failure_demand(const Summary& summary, std::size_t slot);
[[nodiscard]] double satisfaction(const Summary& summary, std::size_t slot);
// money.cpp
[[nodiscard]] double spending_per_head(const Summary& summary, std::size_t slot);
[[nodiscard]] double spending_per_weighted_head(const Summary& summary, std::size_t slot);
[[nodiscard]] double area_balance(const Summary& summary, std::size_t slot);
[[nodiscard]] double host_balance(const Summary& summary, std::size_t slot);
[[nodiscard]] double provider_balance(const Summary& summary, std::size_t slot);
[[nodiscard]] double closures(const Summary& summary, std::size_t slot);
// fairness.cpp
[[nodiscard]] double access_gap(const Summary& summary, std::size_t slot);
[[nodiscard]] double access_concentration(const Summary& summary, std::size_t slot);
// online.cpp
[[nodiscard]] double online_list(const Summary& summary, std::size_t slot);
[[nodiscard]] double online_weighted_ratio(const Summary& summary, std::size_t slot);
[[nodiscard]] double online_outside_share(const Summary& summary, std::size_t slot);
[[nodiscard]] double online_share(const Summary& summary, std::size_t slot);
// programmes.cpp
[[nodiscard]] double enrolled_share(const Summary& summary, std::size_t slot);
[[nodiscard]] double in_work(const Summary& summary, std::size_t slot);

}  // namespace folkmoot
