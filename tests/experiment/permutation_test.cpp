#include "experiment/permutation.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

/// Expected values were computed in R 4.2 by listing all assignments with combn.

using namespace folkmoot;

namespace {

const std::vector<double> outcome{3.1, 4.7, 2.2, 5.9, 4.1, 6.3, 1.8, 5.2, 7.4, 3.9};
const std::vector<bool> plain{false, true, false, true, false, true, false, false, true, true};
const std::vector<bool> stratified{true, false, false, true, true, false, false, true, false, true};

std::vector<AssignedUnit> units_of(const std::vector<bool>& treated, bool strata) {
    std::vector<AssignedUnit> units;
    units.reserve(outcome.size());
    for (std::size_t i = 0; i < outcome.size(); ++i)
        units.push_back({outcome[i], 1.0, strata && i >= 4 ? 1U : 0U, treated[i]});
    return units;
}

}  // namespace

TEST_CASE("ten people have 252 assignments, and R looks at the same ones") {
    // cb <- combn(10, 5); D <- apply(cb, 2, function(k) mean(y[k]) - mean(y[-k])); ob <- D of the
    // real one c(ob, sqrt(mean(D^2) - mean(D)^2), mean(abs(D) >= abs(ob) - 1e-9))
    const PermutationTest test = permutation_test(units_of(plain, false), 0, 1);
    CHECK(test.exact);
    CHECK(test.drawn == 252);
    CHECK(near(test.effect.estimate, 2.36));
    CHECK(near(test.effect.se, 1.13888834688));
    CHECK(near(test.effect.p, 0.0396825396825));
    // tau in seq(-3, 7, .0005) with mean(abs(D - tau * dz) >= abs(ob - tau) - 1e-9) > .05: from .25
    // to 4.4
    CHECK(test.effect.low == doctest::Approx(0.25).epsilon(1e-9));
    CHECK(test.effect.high == doctest::Approx(4.4).epsilon(1e-9));
}

TEST_CASE("people are drawn again within their stratum only") {
    // the same with c1 <- combn(4, 2); c2 <- 4 + combn(6, 3), all pairs of them
    const PermutationTest test = permutation_test(units_of(stratified, true), 0, 1);
    CHECK(test.drawn == 120);
    CHECK(near(test.effect.estimate, -0.04));
    CHECK(near(test.effect.p, 0.966666666667));
}

TEST_CASE("clusters are drawn again as wholes, however many people they hold") {
    // sel <- h <= 7; combn(0:7, 4); difference in means over people
    std::vector<double> y;
    std::vector<std::uint16_t> arm;
    std::vector<std::uint32_t> cluster;
    for (std::size_t i = 0; i < small_trial.yh.size(); ++i) {
        if (small_trial.h[i] > 7) continue;
        y.push_back(small_trial.yh[i]);
        arm.push_back(small_trial.th[i]);
        cluster.push_back(small_trial.h[i]);
    }
    TrialRows rows;
    rows.outcome = y;
    rows.arm = arm;
    rows.cluster = cluster;
    const Estimated found = effect(rows, Method::permutation);
    CHECK(near(found.estimate, -0.331538461538));
    CHECK(near(found.se, 0.43888036511));
    CHECK(near(found.p, 0.571428571429));
}

TEST_CASE("random assignments come close to all of them") {
    // sixty people cannot be listed; the normal limit of the same test is that of the pooled
    // difference
    AnalysisOptions options;
    options.permutations = 20'000;
    const TrialAnalysis analysis = analyse(small_trial.people(), Method::permutation, options);
    const Estimated& found = analysis.arms[0].effect;
    // sqrt(var(y) * (1/30 + 1/30)): the spread over all assignments; R: sd(y) * sqrt(2 / 30)
    double mean = 0, squares = 0;
    for (const double y : small_trial.y) mean += y / 60;
    for (const double y : small_trial.y) squares += (y - mean) * (y - mean) / 59;
    CHECK(found.se == doctest::Approx(std::sqrt(squares * 2 / 30)).epsilon(0.02));
    CHECK(found.p == doctest::Approx(0.0305).epsilon(0.15));
    CHECK(analysis.warnings[0] == "20,000 assignments were drawn at random.");
    // The interval is close to Student's.
    CHECK(found.low == doctest::Approx(0.1102).epsilon(0.5));
    CHECK(found.high == doctest::Approx(2.1724).epsilon(0.03));
}

TEST_CASE("the same seed draws the same assignments") {
    AnalysisOptions options;
    options.permutations = 500;
    const double p = analyse(small_trial.people(), Method::permutation, options).arms[0].effect.p;
    CHECK(analyse(small_trial.people(), Method::permutation, options).arms[0].effect.p == p);
}

TEST_CASE("three people a side cannot give an interval at one in a hundred") {
    std::vector<AssignedUnit> units;
    units.reserve(6);
    for (std::uint32_t i = 0; i < 6; ++i) units.push_back({i * 1.0, 1.0, 0, i % 2 == 0});
    const PermutationTest test = permutation_test(units, 0, 1, 0.01);
    CHECK(test.drawn == 20);
    CHECK(std::isinf(test.effect.low));
    CHECK(std::isinf(test.effect.high));
}
