#pragma once

/// What happens next: a formula as the area allocation of a simulated scenario, against the present
/// rule, on the same random numbers.

#include "analysis/workshop.hpp"
#include "labs/funding/lab.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

/// A group of people: at first, and in the last full year.
struct FutureGroup {
    std::string group, name; ///< "area", "Kent and Medway"; "deprivation", "most deprived fifth"
    double first_change = 0; ///< £ a head and year that the formula moves at once
    double last_change =
        0; ///< £ a head and year actually paid to practices, formula less present rule
    std::vector<double> baseline,
        reform; ///< outcomes in the last year, in the order of the scenario's
};

struct FutureAnswer {
    std::string sentence; ///< by how much the first effect and that of the last year differ
    std::vector<FutureGroup> groups;
    std::uint64_t fingerprint = 0; ///< of both runs
};

/// Each of the scenario's areas' part of what the formula gives to all of them, 0..1; found by
/// name. Problem if an area is not in the table. A table may have places that the scenario has not:
/// they do not count, and the scenario's areas share their own budget.
///
/// Parts are those before rounding where no rule binds, so that a formula that is the present rule
/// changes nothing, not by a penny.
[[nodiscard]] Result<std::vector<double>>
area_shares_of(const Scenario& scenario, const PlaceTable& table, const Funding& funding);

/// Whether every area of the scenario is in the table.
[[nodiscard]] bool simulates(const Scenario& scenario, const PlaceTable& table);

/// How many areas of the scenario have a budget, which a formula can set; 0 where the model knows
/// none.
[[nodiscard]] std::size_t budgets_of(const Scenario& scenario);

/// Runs the scenario's baseline twice, with its own rule for area budgets and with the formula's
/// shares of the same budget. Nothing else differs. `replicate`: 0 is the run as set.
[[nodiscard]] Result<FutureAnswer> future_of(Workshop& workshop, const PlaceTable& table,
                                             const Funding& funding, std::uint32_t replicate);

/// The attempt that `future_of` runs.
[[nodiscard]] Attempt future_attempt(const Scenario& scenario, std::vector<double> area_shares);

} // namespace folkmoot
