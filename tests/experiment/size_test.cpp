#include "experiment/size.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

/// Expected values: facts of the literature where named, else R 4.2 (power.t.test, power.prop.test,
/// and generalised least squares written out for the stepped wedge).

using namespace folkmoot;

TEST_CASE(".5 against .6 needs 385 people an arm, or 388 when the shares are pooled") {
    CHECK(people_for_proportions(0.5, 0.6, 0.05, 0.8, false) == 385);
    CHECK(people_for_proportions(0.5, 0.6, 0.05, 0.8, true) == 388);
    // power.prop.test(p1 = .5, p2 = .6, power = .8)$n; (p1 = .0227, p2 = .0314, power = .9)
    CHECK(near(exact_people_for_proportions(0.5, 0.6, 0.05, 0.8, true), 387.3385167));
    CHECK(near(exact_people_for_proportions(0.0227, 0.0314, 0.05, 0.9, true), 7305.030256));
}

TEST_CASE(
    "clusters of 20 with correlation .05 need 1.95 times the people: 756, in 38 clusters an arm") {
    CHECK(near(design_effect(20, 0.05), 1.95));
    const ClusterSize needed =
        clusters_for(exact_people_for_proportions(0.5, 0.6, 0.05, 0.8, true), 20, 0.05);
    CHECK(needed.people == 756);
    CHECK(needed.clusters == 38);
}

TEST_CASE("clusters of uneven size need more") {
    // half of them of 10, half of 50 people: a person's own cluster has (10² + 50²) / (10 + 50)
    // people on average
    CHECK(near(design_effect(30, 0.05, 20.0 / 30), 1 + (2600.0 / 60 - 1) * 0.05));
}

TEST_CASE("means need what R's power.t.test says") {
    // power.t.test(delta = .5, sd = 1, power = .8)$n is 63.77; (delta = .2, sd = 1.3, power = .9,
    // sig.level = .01) 1258.97
    CHECK(people_for_means_t(0.5, 1, 0.05, 0.8) == 64);
    CHECK(people_for_means_t(0.2, 1.3, 0.01, 0.9) == 1259);
    CHECK(people_for_means(0.5, 1, 0.05, 0.8) == 63);
    // power.t.test(n = 20, delta = .8, sd = 1)$power; (n = 100, delta = .3, sd = 1.1)
    CHECK(near(power_of_means_t(20, 0.8, 1, 0.05), 0.6933994443));
    CHECK(near(power_of_means_t(100, 0.3, 1.1, 0.05), 0.4837084559));
}

TEST_CASE("where the sample is small the size is R's by Student's t, one more than the normal "
          "formula's") {
    // power.t.test(power = .90, delta = 1): n = 22.02110; power.t.test(n = 20, delta = 1, sd = 1):
    // power = 0.8689528, both from R's own help page
    CHECK(people_for_means_t(1, 1, 0.05, 0.9) == 23);
    CHECK(people_for_means(1, 1, 0.05, 0.9) == 22);
    CHECK(near(power_of_means_t(20, 1, 1, 0.05), 0.8689528, 1e-7));
    CHECK(near(detectable_effect_t(std::sqrt(2.0 / 20), 38, 0.05, 0.8689528), 1.0, 1e-6));
    // One degree of freedom, far out: |Z + 100| > 12.706 |χ| with χ² of one degree
    CHECK(near(power_of_t(100, 1, 1, 0.05), std::erf(100 / 12.7062 / std::sqrt(2.0)), 1e-3));
}

TEST_CASE("the detectable effect is the one that is found with the wanted power") {
    const double se = 0.013, effect = detectable_effect(se, 0.05, 0.8);
    CHECK(power_of(effect, se, 0.05) == doctest::Approx(0.8).epsilon(1e-4));
    CHECK(power_of(0, se, 0.05) == doctest::Approx(0.05).epsilon(1e-9));
    CHECK(power_of(-effect, se, 0.05) == power_of(effect, se, 0.05));
}

TEST_CASE("a stepped wedge is as exact as generalised least squares with its covariance") {
    // hh <- function(I, st, m, sd, icc) { T <- st+1; V <- diag(T)*(1-icc)*sd^2/m + icc*sd^2; sum
    // t(X) V^-1 X over
    //   clusters with X = cbind(treated, diag(T)); sqrt(solve(sum)[1, 1]) }; hh(12,4,50,1,.05);
    //   hh(10,5,20,2,.1); hh(6,3,100,.5,.01)
    CHECK(near(stepped_wedge_se({12, 4, 50, 1, 0.05}), 0.06350076488));
    CHECK(near(stepped_wedge_se({10, 5, 20, 2, 0.1}), 0.1916781321));
    CHECK(near(stepped_wedge_se({6, 3, 100, 0.5, 0.01}), 0.03642845856));
}

TEST_CASE("a switchback whose weeks have nothing in common is a trial of weeks") {
    // week means: variance week_sd² + sd²/people; 13 weeks against 13
    CHECK(near(switchback_se({26, 1, 100, 1, 0.1, 0, 0}), std::sqrt((0.01 + 0.01) * 2 / 13)));
    // weeks that are all alike within a block count as one week's chance
    CHECK(near(switchback_se({24, 4, 100, 1, 0.1, 1, 0}), std::sqrt((0.01 + 0.0025) * 2 / 3)));
    // weeks left out after each switch cost people
    CHECK(switchback_se({24, 4, 100, 1, 0.1, 0.3, 1}) >
          switchback_se({24, 4, 100, 1, 0.1, 0.3, 0}));
    CHECK(std::isinf(switchback_se({24, 4, 100, 1, 0.1, 0.3, 4})));
}

TEST_CASE("the correlation within clusters comes from the analysis of variance") {
    // ten clusters of 5 with mean squares 12 and 2: (12 - 2) / (12 + 4 * 2)
    CHECK(near(intracluster_correlation(12, 2, 50, 10, 250), 0.5));
}

TEST_CASE("what cannot be asked has no answer") {
    CHECK(std::isnan(people_for_means(0, 1, 0.05, 0.8)));
    CHECK(std::isnan(people_for_proportions(0.5, 0.5, 0.05, 0.8, true)));
    CHECK(std::isnan(people_for_proportions(1.5, 0.5, 0.05, 0.8, true)));
}
