/// What the scenario about asking people promises of itself.

#include "analysis/compare.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

using namespace folkmoot;

TEST_CASE("citizen-service behaves as it says it does, and its answers turn") {
    // Fewer citizens than on screen: what it says does not hang on their number.
    Scenario smaller = load_shipped("citizen-service").value();
    smaller.population = 10'000;
    Workshop workshop(std::move(smaller));
    const Scenario& scenario = workshop.scenario();
    for (const Policy& policy : scenario.policies)
        for (const Check& check : scenario.checks)
            if (check.policy == policy.name) CHECK(run_check(workshop, check) == "");
    const auto turns = [&](const Check& check) {
        return check.kind == "verdict" &&
               std::ranges::any_of(scenario.checks, [&](const Check& other) {
                   return other.kind == "verdict" && other.policy == check.policy &&
                          other.outcome == check.outcome && other.sign != check.sign;
               });
    };
    CHECK(std::ranges::count_if(scenario.checks, turns) >= 8);
}
