#pragma once

/// Results as JSON text: the same bytes from the command line, under Node and in the browser.

#include "analysis/compare.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>

namespace folkmoot {

/// What a scenario says of itself: levers, assumptions, outcomes, units, ranges, sources.
[[nodiscard]] std::string describe_json(const Scenario& scenario);

/// One policy. `series`: with weekly totals. `ensemble`: outcomes of all replicates; may be empty.
struct RunReport {
    const Scenario& scenario;
    const Attempt& attempt;
    const RunRecord& record;
    std::uint64_t fingerprint = 0;
    bool series = false;
    std::vector<std::vector<double>> ensemble{};  ///< [measure][replicate]
};
[[nodiscard]] std::string run_json(const RunReport& report);

/// Both policies and their difference. `planned`: runs that there will be, if more are on their
/// way; 0: those that there are.
[[nodiscard]] std::string compare_json(const Scenario& scenario, const Attempt& attempt,
                                       const Comparison& comparison, bool series,
                                       std::uint32_t planned = 0);

/// {"problems":[{"where","text"}]}
[[nodiscard]] std::string problems_json(const Problems& problems);

/// Weekly totals of a run as CSV: a line a week, a column a measure, its unit in the heading. The
/// columns at the end say what made the numbers, so that a line can be traced: scenario, policy,
/// seed, population, engine, fingerprint. A byte-order mark is in front: spreadsheets look for it.
[[nodiscard]] std::string series_csv(const RunReport& report);

/// Outcomes of the headline year as CSV: a line a measure and group, and what made it.
[[nodiscard]] std::string outcomes_csv(const RunReport& report);

}  // namespace folkmoot
