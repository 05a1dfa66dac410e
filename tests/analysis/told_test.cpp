#include "analysis/told.hpp"
#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

std::size_t measure_of(std::string_view key) { return measure_index(key); }

} // namespace

TEST_CASE("a quick look puts the difference of few people on the values of many") {
    const RunRecord full = record_of({.reform = "stays", .population = 12'000});
    const RunRecord before = record_of({.reform = "stays", .population = 4'000});
    const RunRecord after = record_of({.reform = "follows", .population = 4'000});
    const Told quick(full, before, after), standing(full, before, before);
    const std::size_t wait = measure_of("wait_days");
    const double expected =
        value_of(full, wait, 1, Slot::total) +
        (value_of(after, wait, 1, Slot::total) - value_of(before, wait, 1, Slot::total));
    CHECK(quick.value(wait, 1, Slot::total) == doctest::Approx(expected));
    CHECK(quick.weeks() == 104);
    CHECK(quick.weekly(wait, 80) == doctest::Approx(full.weekly[wait][80] + after.weekly[wait][80] -
                                                    before.weekly[wait][80]));

    // What does not change stands still, to the last bit, in every group and every week.
    for (std::size_t m = 0; m < measures().size(); ++m) {
        for (std::size_t slot = 0; slot < quick.groups(); ++slot) {
            const double own = value_of(full, m, 1, slot), stands = standing.value(m, 1, slot);
            CHECK((own == stands || (std::isnan(own) && std::isnan(stands))));
            const double moved = quick.value(m, 1, slot);
            if (measures()[m].share && own >= 0 && own <= 1) CHECK_FALSE(moved > 1.0);
        }
        for (std::size_t week = 0; week < 104; ++week) {
            const double own = full.weekly[m][week], stands = standing.weekly(m, week);
            CHECK((own == stands || (std::isnan(own) && std::isnan(stands))));
        }
    }
}

TEST_CASE("a quick look never goes below nothing") {
    const std::size_t wait = measure_of("wait_days");
    const auto waits = [](double days) {
        RunRecord record;
        record.model = virtual_gp().model;
        Counts year = practice().empty_counts(virtual_gp().areas.size());
        year.weeks = 52;
        year.at(Slot::total, column::seen) = 7'000;
        year.at(Slot::total, column::wait_sum) = std::floor(days * 64'000);
        record.years.push_back(year);
        return record;
    };
    const RunRecord full = waits(1), before = waits(4), after = waits(2);
    CHECK(Told(full, before, after).value(wait, 0, Slot::total) == 0.0);
    CHECK(Told(full, after, before).value(wait, 0, Slot::total) == doctest::Approx(3));
}
