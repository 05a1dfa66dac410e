#include "analysis/workshop.hpp"
#include "engine/runs.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

TEST_CASE("neither a quick look nor other replicates displace what the full run needs again") {
    Workshop workshop(virtual_gp());
    Trial trial{.reform = "follows", .population = 5'000, .weeks = 30};
    const auto first = workshop.run(trial, 0, 26, {});
    Trial few = trial;
    few.population = 2'000;
    few.changed = {{"settlement.lag_weeks", 4.0}};
    const auto few_first = workshop.run(few, 0, 0, {});
    for (std::uint32_t r = 1; r <= 3; ++r) (void)workshop.run(trial, r, 0, {});

    trial.changed = few.changed;
    const auto again = workshop.run(trial, 0, 26, {});
    CHECK(again->place == first->place);
    CHECK(again->baseline == first->baseline);
    const auto few_again = workshop.run(few, 0, 0, {});
    CHECK(few_again->place == few_first->place);
    CHECK(few_again->baseline == few_first->baseline);

    // What is kept is what would be made anew.
    const auto fresh = Workshop(virtual_gp()).run(trial, 0, 26, {});
    CHECK(again->fingerprint == fresh->fingerprint);
    CHECK(again->reform->fingerprint == fresh->reform->fingerprint);
}

TEST_CASE("of worlds so large that they are a matter of memory only one is kept") {
    const std::uint32_t large = Workshop::most_kept + 1;
    Workshop workshop(virtual_gp());
    const Trial trial{.reform = "follows", .population = large, .weeks = 1};
    const std::weak_ptr<const Place> first = workshop.place_for(trial);
    CHECK_FALSE(first.expired());
    Trial few = trial;
    few.population = 2'000;
    (void)workshop.place_for(few);
    CHECK(first.expired());
    const std::weak_ptr<const Place> small = workshop.place_for(few);
    CHECK_FALSE(small.expired());
    (void)workshop.place_for(trial);
    CHECK(small.expired());
}

TEST_CASE("a policy gives the same bits as baseline as it gives as reform, moved levers and all") {
    const Scenario scenario = virtual_gp();
    const Attempt usual =
        Trial{.reform = "follows", .shared = online_is_popular, .population = 4'000, .weeks = 104};
    Attempt moved = usual;
    moved.changed = {{"settlement.lag_weeks", 4.0}, {"settlement.portability", 0.25}};
    Attempt other = usual;
    other.reform = "split";
    Attempt against = other;
    against.baseline = {"follows", {}};
    Attempt against_moved = other;
    against_moved.baseline = {"follows", moved.changed};
    Attempt back = usual; // the scenario's first is nothing special as a reform
    back.reform = scenario.policies.front().name;
    back.baseline = {"split", {}};
    // One workshop for all: what it keeps of one baseline is not taken for another's.
    Workshop workshop(scenario);
    for (const std::uint32_t number : {0U, 1U}) {
        CAPTURE(number);
        const auto run = [&](const Attempt& attempt) {
            return workshop.run(attempt, number, 0, {});
        };
        const auto one = run(usual), one_moved = run(moved), two = run(other);
        const auto set = run(against), set_moved = run(against_moved), turned = run(back);
        CHECK(set->baseline->fingerprint == one->reform->fingerprint);
        CHECK(set_moved->baseline->fingerprint == one_moved->reform->fingerprint);
        CHECK(set->reform->fingerprint == two->reform->fingerprint);
        CHECK(set_moved->reform->fingerprint == two->reform->fingerprint);
        CHECK(turned->baseline->fingerprint == two->reform->fingerprint);
        CHECK(turned->reform->fingerprint == one->baseline->fingerprint);
        CHECK(one->reform->fingerprint != one_moved->reform->fingerprint);
        CHECK(one->reform->fingerprint != one->baseline->fingerprint);
    }
}
