/// What the shipped scenarios promise of themselves.

#include "analysis/compare.hpp"
#include "engine/runs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace folkmoot;

namespace {

/// Checks of a policy share their runs, so they are gone through policy by policy.
void check_all(Scenario scenario) {
    std::ranges::stable_sort(scenario.checks, {}, &Check::policy);
    Workshop workshop(scenario);
    for (const Check& check : workshop.scenario().checks) CHECK(run_check(workshop, check) == "");
}

}  // namespace

TEST_CASE("virtual-gp behaves as it says it does") { check_all(virtual_gp()); }

TEST_CASE("virtual-gp-england behaves as it says it does") {
    // One citizen in 620 stands for England here; one in 60 by default.
    Scenario england = load_shipped("virtual-gp-england").value();
    england.population = 100'000;
    check_all(england);
}

TEST_CASE("the online list goes the way of GP at Hand's: it grows fast, then slower, and weighs less and less") {
    // NHS Payments to General Practice: registered 16,086; 32,583; 61,210; 84,144; 105,881 and weighted ÷
    // registered 1.022, .998, .898, .839, .809 from 2017-18 to 2021-22.
    Run run = run_of({.reform = "stays", .population = 100'000, .weeks = 260});
    run.finish();
    const std::size_t list = measure_index("online_list"), ratio = measure_index("online_weighted_ratio");
    std::vector<double> people, weight;
    for (std::size_t year = 0; year < 5; ++year) {
        people.push_back(value_of(run.record(), list, year, Slot::total));
        weight.push_back(value_of(run.record(), ratio, year, Slot::total));
        MESSAGE("year ", year + 1, ": ", people.back(), " people, weight ", weight.back());
    }
    for (std::size_t year = 1; year < 5; ++year) {
        CHECK(people[year] > people[year - 1]);
        CHECK(weight[year] < weight[year - 1] + 0.01);
        if (year > 1)
            CHECK(people[year] / people[year - 1] < people[year - 1] / people[year - 2]);
    }
    CHECK(people[4] > 84'144 * 0.6);
    CHECK(people[4] < 105'881 * 1.6);
    CHECK(weight[0] > 0.9);
    CHECK(weight[4] < 0.85);
}

TEST_CASE("a check that does not hold says what was found and what was expected") {
    Scenario scenario = virtual_gp();
    scenario.population = 1'000;
    scenario.weeks = 60;
    Workshop workshop(scenario);
    Check check;
    check.kind = "bound";
    check.sentence = "Nobody is ever ill";
    check.policy = "stays";
    check.outcome = "consultations";
    check.low = 0;
    check.high = 0.5;
    const std::string found = run_check(workshop, check);
    CHECK(found.find("Nobody is ever ill: found ") == 0);
    CHECK(found.find("expected 0.0000 to 0.5000") != std::string::npos);

    check.kind = "direction";
    check.sentence = "Money makes people ill";
    check.lever = "payment.price";
    check.from = 90;
    check.to = 110;
    check.outcome = "spending_per_head";
    check.sign = -1;
    CHECK(run_check(workshop, check).find("spending_per_head went from ") != std::string::npos);
    check.sign = 1;
    CHECK(run_check(workshop, check) == "");
}
