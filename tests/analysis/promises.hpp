#pragma once

/// What a scenario promises of itself: its checks hold, and its answers turn round.

#include "analysis/compare.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace folkmoot {

/// Every check of a shipped scenario holds, and at least `turning` of its verdicts have another of
/// the same outcome, group and policy with another sign. `citizens`: so many instead of those on
/// screen, since what it says does not hang on their number; 0: as on screen.
/// `weeks` likewise.
inline void keeps_its_promises(const std::string& name, std::uint32_t citizens,
                               std::ptrdiff_t turning, std::uint32_t weeks = 0) {
    CAPTURE(name);
    Scenario shipped = load_shipped(name).value();
    if (citizens != 0) shipped.population = citizens;
    if (weeks != 0) shipped.weeks = weeks;
    Workshop workshop(std::move(shipped));
    const Scenario& scenario = workshop.scenario();
    for (const Policy& policy : scenario.policies)
        for (const Check& check : scenario.checks)
            if (check.policy == policy.name) CHECK(run_check(workshop, check) == "");
    const auto turns = [&](const Check& check) {
        return check.kind == "verdict" &&
               std::ranges::any_of(scenario.checks, [&](const Check& other) {
                   return other.kind == "verdict" && other.policy == check.policy &&
                          other.outcome == check.outcome && other.group == check.group &&
                          other.sign != check.sign;
               });
    };
    CHECK(std::ranges::count_if(scenario.checks, turns) >= turning);
}

} // namespace folkmoot
