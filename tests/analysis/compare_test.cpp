#include "analysis/compare.hpp"
#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

using namespace folkmoot;

TEST_CASE("quantiles lie between order statistics as R's type 7 puts them") {
    // > quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(0, .05, .25, .5, .9, .95, 1), type = 7)
    //   0%   5%  25%  50%  90%  95% 100%
    // 1.00 1.00 1.75 3.50 6.90 7.95 9.00
    const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6};
    CHECK(quantile(values, 0.0) == 1);
    CHECK(quantile(values, 0.05) == doctest::Approx(1.0));
    CHECK(quantile(values, 0.25) == doctest::Approx(1.75));
    CHECK(quantile(values, 0.5) == doctest::Approx(3.5));
    CHECK(quantile(values, 0.9) == doctest::Approx(6.9));
    CHECK(quantile(values, 0.95) == doctest::Approx(7.95));
    CHECK(quantile(values, 1.0) == 9);
}

TEST_CASE("quantiles leave out what has no value") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    CHECK(quantile({none, 2, none, 4}, 0.5) == 3);
    CHECK(quantile({7}, 0.95) == 7);
    CHECK(std::isnan(quantile({none}, 0.5)));
    CHECK(std::isnan(quantile({}, 0.5)));
}

TEST_CASE("replicates differ from each other, and the first is what was set") {
    const Trial trial{.reform = "follows", .population = 1'000, .weeks = 60};
    const auto comparison = compare(virtual_gp(), trial, 5, 1, {});
    const std::size_t wait = measure_index("wait_days");
    CHECK(
        std::set<double>(comparison->reform[wait].begin(), comparison->reform[wait].end()).size() ==
        5);
    CHECK(comparison->first.reform->fingerprint == fingerprint_of(trial));
    CHECK(comparison->reform[wait][0] == value_of(record_of(trial), wait, 0, Slot::total));
    const auto single = compare(virtual_gp(), trial, 1, 4, {});
    CHECK(single->fingerprint == comparison->first.fingerprint);
}

TEST_CASE("a reform that changes nothing has a difference of exactly nothing in every replicate") {
    const auto comparison =
        compare(virtual_gp(), Trial{.reform = "stays", .population = 1'000, .weeks = 60}, 4, 1, {});
    for (std::size_t m = 0; m < measures().size(); ++m) {
        const Difference difference = difference_of(*comparison, m);
        if (std::isnan(difference.mean)) continue;
        CHECK(difference.mean == 0.0);
        CHECK(difference.low == 0.0);
        CHECK(difference.high == 0.0);
        if (measures()[m].direction != 0) CHECK(difference.share_better == 0.0);
    }
}

TEST_CASE(
    "the worst five of a hundred runs are those with the worst of it, whichever way that is") {
    std::vector<double> values;
    for (int run = 1; run <= 100; ++run) values.push_back(run * 37 % 101); // 1 to 100, mixed
    CHECK(mean_of_worst(values, -1) == 98);
    CHECK(mean_of_worst(values, 1) == 3);
    CHECK(std::isnan(mean_of_worst(values, 0)));
    values.push_back(std::numeric_limits<double>::quiet_NaN()); // a run in which there was none
    CHECK(mean_of_worst(values, -1) == 98);
    CHECK(mean_of_worst({4, 7, 5}, -1) == 7);
    CHECK(std::isnan(mean_of_worst({}, -1)));
}

TEST_CASE("a difference is its replicates' mean and quantiles, and better means the better way") {
    Comparison comparison;
    comparison.model = virtual_gp().model;
    comparison.baseline.resize(measures().size(), {10, 10, 10, 10});
    comparison.reform.resize(measures().size(), {9, 8, 7, 14});
    const Difference wait = difference_of(comparison, measure_index("wait_days"));
    CHECK(wait.mean == doctest::Approx(-0.5));
    CHECK(wait.low == doctest::Approx(-2.85));   // quantile(c(-1, -2, -3, 4), .05)
    CHECK(wait.high == doctest::Approx(3.25));   // quantile(…, .95)
    CHECK(wait.share_better == 0.75);
    CHECK(difference_of(comparison, measure_index("satisfaction")).share_better == 0.25);
    CHECK(std::isnan(difference_of(comparison, measure_index("online_list")).share_better));
    comparison.reform[0] = std::vector<double>(4, std::numeric_limits<double>::quiet_NaN());
    CHECK(std::isnan(difference_of(comparison, 0).mean));
}

TEST_CASE("the year shown is the last full one, or the only one") {
    RunRecord record;
    const auto years = [&](const std::vector<double>& weeks) {
        record.years.clear();
        for (const double w : weeks) {
            record.years.emplace_back();
            record.years.back().weeks = w;
        }
        return headline_year(record);
    };
    CHECK(years({52, 52, 52, 52, 52}) == 4);
    CHECK(years({52, 52, 26}) == 1);
    CHECK(years({30}) == 0);
    CHECK(years({52, 1}) == 0);
}

TEST_CASE("a comparison that is told to stop gives nothing") {
    CHECK(!compare(virtual_gp(), Trial{.reform = "split", .population = 60'000, .weeks = 260}, 40,
                   1, [](double) { return false; }));
}
