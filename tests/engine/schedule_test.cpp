#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

namespace {

PolicyPlan plan_with(std::vector<Change> schedule) {
    return {practice().usual(), std::move(schedule)};
}

double in_week(const PolicyPlan& plan, std::uint32_t week, std::string_view key) {
    return setting(settings_in_week(practice(), plan, week), key);
}

}  // namespace

TEST_CASE("a change from a week on leaves every earlier week alone") {
    const PolicyPlan plan = plan_with({{"payment.price", 150, 20, 0}});
    for (std::uint32_t week = 0; week < 20; ++week)
        CHECK(in_week(plan, week, "payment.price") == setting(practice().usual(), "payment.price"));
    for (std::uint32_t week = 20; week < 60; ++week)
        CHECK(in_week(plan, week, "payment.price") == 150);
}

TEST_CASE("a phased change moves in a straight line and ends at its value") {
    const PolicyPlan plan = plan_with({{"settlement.portability", 0.2, 10, 50}});
    CHECK(in_week(plan, 9, "settlement.portability") == 1.0);
    CHECK(in_week(plan, 10, "settlement.portability") == 1.0);
    CHECK(in_week(plan, 20, "settlement.portability") == doctest::Approx(0.8));
    CHECK(in_week(plan, 30, "settlement.portability") == doctest::Approx(0.6));
    CHECK(in_week(plan, 49, "settlement.portability") == doctest::Approx(0.22));
    CHECK(in_week(plan, 50, "settlement.portability") == 0.2);
    CHECK(in_week(plan, 500, "settlement.portability") == 0.2);
}

TEST_CASE("a second change goes on from where the first one ended") {
    const PolicyPlan plan =
        plan_with({{"payment.price", 120, 0, 20}, {"payment.price", 80, 40, 60}});
    CHECK(in_week(plan, 30, "payment.price") == 120);
    CHECK(in_week(plan, 50, "payment.price") == doctest::Approx(100));
    CHECK(in_week(plan, 60, "payment.price") == 80);
}

TEST_CASE("rules that have names change at once, whole numbers stay whole") {
    const PolicyPlan plan =
        plan_with({{"settlement.rule", 2, 5, 0}, {"settlement.lag_weeks", 0, 0, 52}});
    CHECK(in_week(plan, 4, "settlement.rule") == 0);
    CHECK(in_week(plan, 5, "settlement.rule") == 2);
    CHECK(in_week(plan, 13, "settlement.lag_weeks") == 39);
    CHECK(in_week(plan, 52, "settlement.lag_weeks") == 0);
}

TEST_CASE("a reform that starts in week 30 changes nothing before, and something after") {
    const Replicate replicate = replicate_of(virtual_gp(), Trial{}, 0);
    const auto place = make_place(virtual_gp(), 1, 3'000);
    const auto opening = open_world(*place, replicate.before);
    Simulation as_it_is(place, replicate.baseline, *opening);
    Simulation reformed(place, {replicate.baseline.settings, {{"service.capacity", 1.5, 30, 0}}},
                        *opening);
    for (std::uint32_t week = 0; week < 40; ++week) {
        CHECK((bits_of(as_it_is.state()) == bits_of(reformed.state())) == (week <= 30));
        as_it_is.step();
        reformed.step();
    }
}

TEST_CASE("a lever phased in within no time is the lever set from the start") {
    const Replicate replicate = replicate_of(virtual_gp(), Trial{}, 0);
    const auto place = make_place(virtual_gp(), 1, 2'000);
    const auto opening = open_world(*place, replicate.before);
    const Settings set =
        with(with(replicate.baseline.settings, "service.capacity", 1.2), "payment.price", 120);
    Simulation at_once(place, {set, {}}, *opening);
    Simulation scheduled(place,
                         {replicate.baseline.settings,
                          {{"service.capacity", 1.2, 0, 0}, {"payment.price", 120, 0, 0}}},
                         *opening);
    for (int week = 0; week < 30; ++week) {
        at_once.step();
        scheduled.step();
    }
    CHECK(bits_of(at_once.state()) == bits_of(scheduled.state()));
}
