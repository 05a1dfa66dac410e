#include "analysis/certainty.hpp"
#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

/// A record of one full year in which everybody waits so long and the host is left with so much.
RunRecord year_with(double wait, double balance) {
    RunRecord record;
    record.model = virtual_gp().model;
    Counts year = practice().empty_counts(virtual_gp().areas.size());
    year.weeks = 52;
    year.at(Slot::total, column::balance) = balance;
    for (std::size_t slot = 0; slot < year.slots(); ++slot) {
        year.at(slot, column::seen) = 1'000;
        year.at(slot, column::wait_sum) = std::floor(wait * 64 * 1'000 + 0.5);
        year.at(slot, column::people_weeks) = 5'200;
    }
    record.years.push_back(year);
    return record;
}

} // namespace

TEST_CASE("how many runs a question gets depends on nothing but its size") {
    CHECK(usual_runs(100'000, 260) == 100);
    CHECK(usual_runs(20'000, 26) == 100);
    CHECK(usual_runs(1'035'577, 260) == 20);
    CHECK(usual_runs(70'000'000, 260) == 10);
}

TEST_CASE("the balance of the host is counted where it changes, and named by the host") {
    const Headline worse = headline_of(virtual_gp(), year_with(9, 2e6), year_with(8, 1e6));
    CHECK(measures()[worse.measure].key == "host_balance");
    CHECK(worse.sign == -1);
    CHECK(worse.words == virtual_gp().areas[virtual_gp().host].name + " is worse off");
}

TEST_CASE("where the balance stays, the first outcome that changes is counted, by its name") {
    Scenario scenario = virtual_gp();
    scenario.outcomes = {"host_balance", "wait_days"};
    const Headline wait = headline_of(scenario, year_with(9, 2e6), year_with(8, 2e6));
    CHECK(measures()[wait.measure].key == "wait_days");
    CHECK(wait.words ==
          "“" + std::string(measures()[wait.measure].label) + "” is better with the reform");
    CHECK(headline_of(scenario, year_with(8, 2e6), year_with(9, 2e6))
              .words.ends_with("” is worse with the reform"));
    const Headline none = headline_of(scenario, year_with(9, 2e6), year_with(9, 2e6));
    CHECK(none.measure == measures().size());
    CHECK(none.words == "Nothing changes");
}

TEST_CASE("a few runs of many say so, and fewer than ten say nothing") {
    Certainty sure{{0, 1, "Riverside is better off"}, 41, 45};
    CHECK(certainty_words(sure, 100) == "Riverside is better off in 41 of 45 runs so far.");
    CHECK(certainty_words(sure, 45) == "Riverside is better off in 41 of 45 runs.");
    sure.runs = sure.agree = 9;
    CHECK(certainty_words(sure, 100).empty());
}

TEST_CASE("runs are counted by the direction of the headline, the run on screen among them") {
    const Trial trial{.reform = "follows", .shared = online_is_popular, .weeks = 156};
    const auto comparison = compare(virtual_gp(), trial, 12, 1, {});
    REQUIRE(comparison);
    const Certainty sure = certainty_of(virtual_gp(), *comparison);
    REQUIRE(sure.headline.measure < measures().size());
    CHECK(sure.runs == 12);
    std::uint32_t agree = 0;
    for (std::size_t r = 0; r < 12; ++r) {
        const double change = comparison->reform[sure.headline.measure][r] -
                              comparison->baseline[sure.headline.measure][r];
        agree += change * sure.headline.sign > 0 ? 1U : 0U;
    }
    CHECK(sure.agree == agree);
    CHECK(sure.agree >= 1);

    const Trial nothing{
        .reform = virtual_gp().policies.front().name, .population = 2'000, .weeks = 60};
    const auto same = compare(virtual_gp(), nothing, 10, 1, {});
    CHECK(certainty_words(certainty_of(virtual_gp(), *same), 10) ==
          "Nothing changes in 10 of 10 runs.");
}
