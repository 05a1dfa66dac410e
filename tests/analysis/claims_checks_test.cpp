/// What the scenarios about rights and the money that belongs to them promise of themselves.

#include "analysis/compare.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

using namespace folkmoot;

namespace {

/// Every check holds; at least two answers turn, on one outcome of one policy, with the settings.
void claims_promises(const std::string& name, std::uint32_t citizens) {
    CAPTURE(name);
    // Fewer citizens than on screen: what it says does not hang on their number.
    Scenario smaller = load_shipped(name).value();
    smaller.population = citizens;
    Workshop workshop(std::move(smaller));
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
    CHECK(std::ranges::count_if(scenario.checks, turns) >= 4);
}

} // namespace

TEST_CASE("the scenarios about claims behave as they say they do, and their answers turn") {
    claims_promises("proactive-benefit", 8000);
    claims_promises("data-registrars", 8000);
    // Some of what these two say rests on few people.
    claims_promises("benefit-as-platform", 16'000);
    claims_promises("open-api", 16'000);
}
