#pragma once

/// Outcomes among people of a likeness: of an area, an age, a fifth by deprivation, with or without
/// a long-term condition, or several of these at once.
///
/// They are one part of the people that is counted for itself. Of two groupings it says what a cell
/// of the crossing says, with less to count.

#include "analysis/workshop.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace folkmoot::cross {

/// Nothing: any.
struct Likeness {
    std::optional<std::uint32_t> area{}, age{}, deprivation{}, frailty{};
    [[nodiscard]] bool fits(std::uint32_t stratum) const;
};

/// They are part 0; everybody else is in none.
[[nodiscard]] std::shared_ptr<const Parting> parting_of(const Scenario& scenario,
                                                        const Likeness& like);

/// Simulated citizens of that likeness.
[[nodiscard]] double citizens_of(const World& world, const Likeness& like);

/// What a run that told them apart comes to among them: by outcome of the scenario, headline year;
/// NaN where an outcome is not of people or does not exist by what describes them.
[[nodiscard]] std::vector<double> outcomes_among(const Scenario& scenario, const Likeness& like,
                                                 const RunRecord& record);

} // namespace folkmoot::cross
