#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

namespace {

/// Steps a trial to its end; the first week in which something was lost or made, as a sentence.
std::string lost_in(const Trial& trial, double* closed = nullptr) {
    Run run = run_of(trial);
    std::string found = check_conservation(run.simulation());
    while (!run.done() && found.empty()) {
        run.step();
        found = check_conservation(run.simulation());
    }
    if (closed != nullptr) *closed = run.simulation().last_week().at(Slot::total, column::closed);
    return found;
}

}  // namespace

TEST_CASE("nobody, no need and no penny is lost or made in any week of any policy") {
    for (const Policy& policy : virtual_gp().policies)
        CHECK_MESSAGE(lost_in({.reform = policy.name, .shared = online_is_popular, .weeks = 120}) ==
                          "",
                      policy.name);
}

TEST_CASE("nothing is lost when practices lack money, appointments or patients") {
    CHECK(lost_in({.reform = "stays", .changed = {{"payment.price", 50.0}}, .weeks = 120}) == "");
    CHECK(lost_in({.reform = "stays", .changed = {{"service.capacity", 0.5}}, .weeks = 120}) == "");
    CHECK(lost_in({.reform = "split",
                   .changed = {{"settlement.lag_weeks", 0.0}, {"settlement.split_share", 0.0}},
                   .shared = online_is_popular,
                   .weeks = 120}) == "");
    CHECK(lost_in({.reform = "by-activity",
                   .changed = {{"shock.epidemic_drop", 0.6},
                               {"shock.epidemic_week", 20.0},
                               {"take_up.burden", 0.5}},
                   .weeks = 120}) == "");
}

TEST_CASE("nothing is lost when practices close") {
    double closed = 0;
    CHECK(lost_in({.reform = "stays",
                   .changed = {{"payment.price", 50.0}, {"service.capacity", 0.5}},
                   .shared = {{"adaptation.reserve_weeks", 0.0},
                              {"adaptation.close_weeks", 1.0},
                              {"adaptation.speed", 0.05},
                              {"payment.other", 0.0}},
                   .weeks = 130},
                  &closed) == "");
    CHECK(closed > 3);
}

TEST_CASE("nothing is lost when the online practice itself closes") {
    Run run =
        run_of({.reform = "split",
                .changed = {{"settlement.lag_weeks", 0.0}, {"settlement.split_share", 0.0}},
                .shared = online_is_popular +
                          std::map<std::string, double>{{"adaptation.reserve_weeks", 0.0},
                                                        {"adaptation.close_weeks", 1.0},
                                                        {"adaptation.speed", 0.05},
                                                        {"adaptation.online_fixed_share", 0.6}},
                .weeks = 80});
    while (!run.done()) {
        run.step();
        REQUIRE(check_conservation(run.simulation()) == "");
    }
    const std::size_t online = virtual_gp().providers.size() - 1;
    CHECK(own(run.simulation().state()).open[online] == 0);
    CHECK(own(run.simulation().state()).lists.size(online) == 0);
    CHECK(own(run.simulation().state()).lines[online].waiting() == 0);
}

TEST_CASE("what is spent on people is what practices receive") {
    Run run = run_of({.reform = "split",
                      .changed = {{"settlement.lag_weeks", 0.0}},
                      .shared = online_is_popular,
                      .weeks = 60});
    while (!run.done()) {
        run.step();
        const auto all = run.simulation().last_week().row(Slot::total);
        CHECK(all[column::spending] == doctest::Approx(all[column::provider_income]).epsilon(1e-9));
        double by_fifth = 0, by_age = 0, people = 0;
        for (std::size_t d = 0; d < 5; ++d)
            by_fifth += run.simulation().last_week().at(Slot::deprivation + d, column::spending);
        for (std::size_t a = 0; a < 7; ++a)
            by_age += run.simulation().last_week().at(Slot::age + a, column::spending);
        for (std::size_t r = 0; r < 2; ++r)
            people += run.simulation().last_week().at(registered_slot + r, column::people_weeks);
        CHECK(by_fifth == doctest::Approx(all[column::spending]).epsilon(1e-9));
        CHECK(by_age == doctest::Approx(all[column::spending]).epsilon(1e-9));
        CHECK(people == 6'000);
    }
}

TEST_CASE("a simulated world takes at most 16 bytes for each citizen") {
    Run run = run_of({.reform = "follows", .population = 100'000, .weeks = 30});
    run.finish();
    CHECK(static_cast<double>(run.simulation().bytes()) / 100'000 <= 16.0);
}
