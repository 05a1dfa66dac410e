/// How large a trial has to be, in a world that is known.

#include "labs/trial/shipped_trial.hpp"
#include "labs/trial/size.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

TEST_CASE(
    "people needed to tell two shares apart: the textbook's formula with the town's base rate") {
    const ShippedTrial town = shipped_trial("peeking", "look-once", 3'000, [](TrialDesign& d) {
        d.method = "difference";  // unpooled
        d.effect = 0.1;
    });
    const TrialSize size = size_of(town.lab, 1, false);
    const double p = size.baseline, q = p + 0.1;
    CHECK(p > 0.2);
    CHECK(p < 0.3);
    // Normal quantiles .975 and .8: 1.959964 + .841621.
    const double n =
        (1.959964 + 0.841621) * (1.959964 + 0.841621) * (p * (1 - p) + q * (1 - q)) / 0.01;
    CHECK(size.people_per_arm == std::ceil(n));
    CHECK(size.available_per_arm == std::floor(0.5 * 3'000));
    CHECK(size.sentence.find("enough") != std::string::npos);
    CHECK(std::isnan(size.clusters_per_arm));
}

TEST_CASE("power by simulation in the town agrees with the formula where the formula holds") {
    const ShippedTrial town =
        shipped_trial("peeking", "look-once", 2'000, [](TrialDesign& d) { d.effect = 0.05; });
    const TrialSize size = size_of(town.lab, 1, false);
    double closed = no_number;
    for (const PowerAt& at : size.curve)
        if (at.n == size.available_per_arm) closed = at.closed;
    const double simulated = simulated_power(town.lab, 1, 1.0, 200);
    CHECK(closed > 0.3);
    CHECK(closed < 0.95);
    CHECK(std::fabs(simulated - closed) < 0.12);  // three Monte-Carlo errors of 200 draws
}

TEST_CASE("whole towns need more people than single people do, by the design effect") {
    const ShippedTrial towns = shipped_trial("outreach", "whole-towns", 30'000);
    // Where towns are alike but for chance, the likeness within a town is estimated as nothing now
    // and then; never is it less.
    std::size_t larger = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        const TrialSize size = size_of(towns.lab, seed, false);
        CHECK(size.design_effect >= 1);
        larger += size.design_effect > 1 ? 1 : 0;
        CHECK(size.available_per_arm == 20);
        CHECK(size.clusters_per_arm >= 2);
        const double whole = 1 + ((1 + size.cluster_variation * size.cluster_variation) * 750 - 1) *
                                     size.intracluster;
        CHECK(size.design_effect == doctest::Approx(whole).epsilon(0.01));
    }
    CHECK(larger >= 1);
}

TEST_CASE("what a trial costs, and who gets the worse of it") {
    const ShippedTrial town = shipped_trial("outreach", "letter-only", 3'000,
                                            [](TrialDesign& d) { d.cost_per_person = 2; });
    const TrialSize size = size_of(town.lab, 1, false);
    // A citizen stands for ten of the 30,000; half of them get a letter for £2.
    CHECK(size.cost + 2 * size.people_worse_arm == doctest::Approx(2 * 30'000));
    CHECK(size.people_worse_arm > 0.45 * 30'000);
    CHECK(size.people_worse_arm < 0.55 * 30'000);
}

TEST_CASE("a larger trial never has less power, and a smaller effect is harder to find") {
    const ShippedTrial town = shipped_trial("outreach", "letter-only", 2'000);
    const TrialSize size = size_of(town.lab, 1, false);
    REQUIRE(size.curve.size() > 4);
    for (std::size_t k = 1; k < size.curve.size(); ++k) {
        CHECK(size.curve[k].n > size.curve[k - 1].n);
        CHECK(size.curve[k].closed >= size.curve[k - 1].closed);
    }
    const ShippedTrial harder =
        shipped_trial("outreach", "letter-only", 2'000, [](TrialDesign& d) { d.effect = 0.01; });
    CHECK(size_of(harder.lab, 1, false).people_per_arm > 5 * size.people_per_arm);
}
