#include "experiment/counts.hpp"

#include "small_trial.hpp"

#include <doctest/doctest.h>

/// Counts say what the rows that they are of would say.

using namespace folkmoot;

TEST_CASE("counts are compared as R's prop.test does without correction") {
    // prop.test(c(490, 400), c(500, 500)): published with Yates' correction as .1408536 to
    // .2191464, that is .002 wider on either side
    const std::vector<ArmCount> arms{{400, 500}, {490, 500}};
    const TrialAnalysis analysis = analyse_counts(arms, 0, Method::proportion);
    const Estimated& effect = analysis.arms[0].effect;
    CHECK(near(effect.estimate, 0.18));
    CHECK(near(effect.low, 0.1408536 + 0.002, 1e-6));
    CHECK(near(effect.high, 0.2191464 - 0.002, 1e-6));
    // χ² = (90)² / (1000 × .89 × .11 × …) = z², two-sided
    const double z = 0.18 / std::sqrt(0.89 * 0.11 * (2.0 / 500));
    CHECK(near(effect.p, std::erfc(z / std::sqrt(2.0)), 1e-6));
}

TEST_CASE("counts and the rows that they are of give the same numbers by every method of theirs") {
    const std::vector<ArmCount> arms{{30, 200}, {48, 210}, {25, 190}};
    std::vector<double> y;
    std::vector<std::uint16_t> arm;
    for (std::size_t a = 0; a < arms.size(); ++a)
        for (int i = 0; i < arms[a].people; ++i) {
            y.push_back(i < arms[a].hits ? 1.0 : 0.0);
            arm.push_back(static_cast<std::uint16_t>(a));
        }
    TrialRows rows;
    rows.outcome = y;
    rows.arm = arm;
    rows.arms = 3;
    for (const Method method : {Method::proportion, Method::bayes}) {
        REQUIRE(works_from_counts(method));
        const TrialAnalysis counted = analyse_counts(arms, 0, method),
                            whole = analyse(rows, method);
        REQUIRE(counted.arms.size() == whole.arms.size());
        CHECK(counted.n == whole.n);
        CHECK(counted.warnings == whole.warnings);
        for (std::size_t i = 0; i < counted.arms.size(); ++i) {
            CHECK(counted.arms[i].arm == whole.arms[i].arm);
            CHECK(counted.arms[i].effect.low == whole.arms[i].effect.low);
            CHECK(counted.arms[i].effect.p == whole.arms[i].effect.p);
            CHECK(counted.arms[i].adjusted_p == whole.arms[i].adjusted_p);
            CHECK(near(counted.arms[i].mean, whole.arms[i].mean, 1e-12));
        }
    }
    CHECK(!works_from_counts(Method::lin));
}

TEST_CASE("arms are held against the shares that were planned") {
    const std::vector<ArmCount> arms{{240, 2'400}, {195, 1'950}};
    AnalysisOptions options;
    CHECK(analyse_counts(arms, 0, Method::proportion, options).warnings ==
          std::vector<std::string>{
              "The arms are not of the same size, by more than chance. If they were meant to be, "
              "something went wrong in assigning or counting people."});
    options.shares = {0.55, 0.45};
    CHECK(analyse_counts(arms, 0, Method::proportion, options).warnings.empty());
    options.shares = {1, 1};
    CHECK(analyse_counts(arms, 0, Method::proportion, options).warnings ==
          std::vector<std::string>{
              "The arms are not of the sizes that were planned, by more than chance: 2,400 and "
              "1,950 came where 50% and 50% were planned. Something went wrong in assigning or "
              "counting people; find out what before believing any difference."});
}
