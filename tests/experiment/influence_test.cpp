#include "experiment/influence.hpp"

#include "small_trial.hpp"

#include <doctest/doctest.h>

/// One row that carries a result is named, with what there is without it.

using namespace folkmoot;

TEST_CASE("the row that carries a difference is found, and the difference without it") {
    std::vector<double> y;
    std::vector<std::uint16_t> arm;
    for (std::size_t i = 0; i < 1'000; ++i) {
        arm.push_back(static_cast<std::uint16_t>(i % 2));
        y.push_back(static_cast<double>(25 + (i * 7) % 11));
    }
    TrialRows rows;
    rows.outcome = y;
    rows.arm = arm;
    CHECK(!carrying_row(rows));
    y[701] = 250'000;
    const auto found = carrying_row(rows);
    REQUIRE(found);
    CHECK(found->row == 701);
    CHECK(found->arm == 1);
    CHECK(found->value == 250'000);
    const TrialAnalysis all = analyse(rows, Method::difference);
    CHECK(near(found->with, all.arms[0].effect.estimate, 1e-12));
    y[701] = no_number; // left out in truth
    CHECK(near(found->without, analyse(rows, Method::difference).arms[0].effect.estimate, 1e-6));
}

TEST_CASE(
    "a row of the control may carry it as well, and the arm that it is compared with is named") {
    std::vector<double> y{1, 2, 3, 2, 900, 1, 3, 2, 2, 1, 3, 2};
    const std::vector<std::uint16_t> arm{1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0};
    TrialRows rows;
    rows.outcome = y;
    rows.arm = arm;
    const auto found = carrying_row(rows);
    REQUIRE(found);
    CHECK(found->row == 4);
    CHECK(near(found->without, 11.0 / 6 - 11.0 / 5, 1e-9));
}

TEST_CASE("people like others carry nothing, nor does a yes among noes") {
    CHECK(!carrying_row(small_trial.people()));
    CHECK(!carrying_row(small_trial.three_arms()));
    std::vector<double> y(60, 0.0);
    y[7] = 1;
    TrialRows rows = small_trial.people();
    rows.outcome = y;
    CHECK(!carrying_row(rows));
}
