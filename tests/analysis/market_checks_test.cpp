/// What the scenarios about choosing and watching who serves people promise of themselves.

#include "analysis/compare.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace folkmoot;

namespace {

/// Every check holds; at least two verdicts turn, on one outcome of one policy, with the setting.
void market_promises(const std::string& name) {
    CAPTURE(name);
    Workshop workshop(load_shipped(name).value());
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

TEST_CASE("choice-of-provider behaves as it says it does") {
    market_promises("choice-of-provider");
}
TEST_CASE("licence-or-rating behaves as it says it does") { market_promises("licence-or-rating"); }
TEST_CASE("pay-for-outcomes behaves as it says it does") { market_promises("pay-for-outcomes"); }
TEST_CASE("one-marketplace behaves as it says it does") { market_promises("one-marketplace"); }
TEST_CASE("redress behaves as it says it does") { market_promises("redress"); }
