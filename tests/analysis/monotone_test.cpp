/// Which way a lever pushes: what must hold whatever the numbers.

#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

TEST_CASE("doubling the appointments never lengthens waits") {
    for (const std::uint64_t seed : {1ULL, 2ULL, 3ULL, 4ULL, 5ULL}) {
        const RunRecord once = record_of({.seed = seed});
        const RunRecord twice = record_of({.changed = {{"service.capacity", 2.0}}, .seed = seed});
        for (std::size_t year = 0; year < 2; ++year)
            for (const std::string_view key : {"wait_days", "wait_days_p90"})
                CHECK(value_of(twice, measure_index(key), year, Slot::total) <=
                      value_of(once, measure_index(key), year, Slot::total));
        CHECK(last_year(twice, "seen_within_two_weeks") >=
              last_year(once, "seen_within_two_weeks"));
    }
}

TEST_CASE("the more appointments, the shorter the waits, all the way") {
    double wait = 1e9;
    for (const double capacity : {0.5, 0.7, 0.85, 1.0, 1.15, 1.4, 2.0}) {
        const double now =
            last_year(record_of({.changed = {{"service.capacity", capacity}}}), "wait_days");
        CHECK(now <= wait);
        wait = now;
    }
}

TEST_CASE("where visits are paid by the visit, more need never means less spending") {
    for (const std::uint64_t seed : {1ULL, 2ULL, 3ULL})
        for (const double tariff : {8.0, 40.0}) {
            double before = 0;
            for (const double need : {4.6, 4.8, 5.0, 5.2}) {
                const double now =
                    last_year(record_of({.reform = "by-activity",
                                         .changed = {{"payment.remote_tariff", tariff}},
                                         .shared = {{"need.rate", need}},
                                         .seed = seed}),
                              "spending_per_head");
                CHECK(now >= before);
                before = now;
            }
        }
}

TEST_CASE("the harder it is to ask, the fewer ask and the more needs go unmet") {
    double unmet = 0;
    for (const double burden : {0.0, 0.1, 0.25, 0.5}) {
        const double now =
            last_year(record_of({.changed = {{"take_up.burden", burden}}}), "unmet_need");
        CHECK(now > unmet);
        unmet = now;
    }
}

TEST_CASE("the more of the money follows the patient, the better off the host, and others pay just "
          "that") {
    double host = -1e12, everyone = 0;
    for (const double portability : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const RunRecord record = record_of(
            {.reform = "follows",
             .changed = {{"settlement.portability", portability}, {"settlement.lag_weeks", 0.0}},
             .shared =
                 online_is_popular + std::map<std::string, double>{{"allocation.pass_on", 0.0}}});
        CHECK(last_year(record, "host_balance") > host);
        host = last_year(record, "host_balance");
        if (portability == 0.0) everyone = last_year(record, "area_balance");
        CHECK(std::fabs(last_year(record, "area_balance") - everyone) < 0.01);
    }
}

TEST_CASE("the later the money arrives, the worse off the host") {
    double host = 1e12;
    for (const double lag : {0.0, 13.0, 52.0, 104.0}) {
        const double now = last_year(record_of({.reform = "follows",
                                                .changed = {{"settlement.lag_weeks", lag}},
                                                .shared = online_is_popular}),
                                     "host_balance");
        CHECK(now < host);
        host = now;
    }
}

TEST_CASE("a higher price means more spending, pound for pound of weighted patients") {
    // Other payments stay; the price counts for weighted patients, whose number is that of people.
    const double at_90 =
        last_year(record_of({.changed = {{"payment.price", 90.0}}}), "spending_per_head");
    const double at_110 =
        last_year(record_of({.changed = {{"payment.price", 110.0}}}), "spending_per_head");
    CHECK(at_110 / at_90 == doctest::Approx((110 + 58.4) / (90 + 58.4)).epsilon(0.02));
}

TEST_CASE("the more online care appeals, the longer its list") {
    double list = -1;
    for (const double appeal : {-8.4, -7.4, -6.4}) {
        const double now = last_year(
            record_of({.shared = {{"choice.online_appeal", appeal}}, .population = 20'000}),
            "online_list");
        CHECK(now > list);
        list = now;
    }
}

TEST_CASE("when visits stop, fewer people are seen, and afterwards as many as before") {
    const RunRecord calm = record_of({.weeks = 156});
    const RunRecord ill = record_of({.changed = {{"shock.epidemic_drop", 0.336},
                                                 {"shock.epidemic_week", 52.0},
                                                 {"shock.epidemic_weeks", 24.0}},
                                     .weeks = 156});
    const std::size_t visits = measure_index("consultations");
    CHECK(value_of(ill, visits, 0, Slot::total) == value_of(calm, visits, 0, Slot::total));
    CHECK(value_of(ill, visits, 1, Slot::total) < 0.97 * value_of(calm, visits, 1, Slot::total));
    CHECK(value_of(ill, visits, 2, Slot::total) ==
          doctest::Approx(value_of(calm, visits, 2, Slot::total)).epsilon(0.03));
}
