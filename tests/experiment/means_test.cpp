#include "experiment/means.hpp"
#include "experiment/multiplicity.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

/// Expected values were computed in R 4.2 (package stats); the commands stand beside them.

using namespace folkmoot;

namespace {

/// Estimate, se, low, high, p.
struct Normal {
    double estimate, se, low, high, p;
};
bool agrees_normal(const Estimated& found, const Normal& expected) {
    return near(found.estimate, expected.estimate) && near(found.se, expected.se) &&
           near(found.low, expected.low) && near(found.high, expected.high) &&
           near(found.p, expected.p);
}

std::vector<double> outcomes(std::uint16_t arm) {
    std::vector<double> values;
    for (std::size_t i = 0; i < small_trial.y.size(); ++i)
        if (small_trial.two[i] == arm) values.push_back(small_trial.y[i]);
    return values;
}

}  // namespace

TEST_CASE("two shares are compared as by R's prop.test, and by the formulas of Katz and Woolf") {
    const ProportionEffects effects = compare_proportions(45, 120, 30, 110);
    // prop.test(c(45, 30), c(120, 110), correct = FALSE); se: sqrt(p(1-p)/n + q(1-q)/m)
    CHECK(agrees_normal(effects.difference, {0.102272727273, 0.0612885023652, -0.0178505300294,
                                             0.222395984575, 0.098376272532}));
    // exp(log(p/q) -+ 1.96 sqrt(1/45 - 1/120 + 1/30 - 1/110))
    CHECK(agrees_normal(effects.ratio,
                        {1.375, 0.195272407501, 0.937748813993, 2.01613158213, 0.102928756217}));
    // glm(cbind(c(45, 30), c(75, 80)) ~ c(1, 0), binomial)
    CHECK(agrees_normal(effects.odds,
                        {1.6, 0.285287379477, 0.914708942651, 2.79870446284, 0.0994605919757}));
}

TEST_CASE("the organ-donation trial: 2.27% and 3.14%, odds ratio 1.39, z 13.86") {
    const double people = 1'085'322 / 8.0;
    const ProportionEffects effects = compare_proportions(4256, people, 3085, people);
    CHECK(near(3085 / people, 0.022740, 1e-4));
    CHECK(near(4256 / people, 0.031371, 1e-4));
    CHECK(effects.odds.estimate == doctest::Approx(1.392).epsilon(0.0005));
    CHECK(effects.z == doctest::Approx(13.86).epsilon(0.0005));
    // exp(log(4256 * (n - 3085) / (3085 * (n - 4256)))) with n = 135665.25
    CHECK(agrees_normal(effects.odds, {1.39187215892, 0.0239638045923, 1.32800992398, 1.45880544399,
                                       2.62455359194e-43}));
    // prop.test(c(4256, 3085), c(135665, 135666), correct = FALSE)
    CHECK(agrees_normal(compare_proportions(4256, 135665, 3085, 135666).difference,
                        {0.00863172328655, 0.000622728528333, 0.00741119779887, 0.00985224877423,
                         1.16631026617e-43}));
}

TEST_CASE("a share is compared row by row as in sums") {
    const auto [hit, rows, treated, control] = small_shares();
    CHECK(effect(rows, Method::proportion).p ==
          compare_proportions(treated, 30, control, 30).difference.p);
}

TEST_CASE("the effect on a quantile has Woodruff's error") {
    // e <- sqrt(p(1-p)/n); ((quantile(y, p+e) - quantile(y, p-e)) / (2 e) * e)^2, summed over the
    // two groups
    CHECK(agrees_normal(quantile_effect(outcomes(1), outcomes(0), 0.5),
                        {1.1, 0.71582637521, -0.302993914596, 2.5029939146, 0.124370347474}));
    CHECK(agrees_normal(quantile_effect(outcomes(1), outcomes(0), 0.9),
                        {0.647, 0.928259764068, -1.17235570587, 2.46635570587, 0.485800808714}));
    CHECK(agrees_normal(quantile_effect(outcomes(1), outcomes(0), 0.25),
                        {1.645, 0.766081034368, 0.143508763399, 3.1464912366, 0.0317700087205}));
    CHECK(std::isnan(quantile_effect({1.0}, {2.0, 3.0}, 0.5).estimate));
}

TEST_CASE("p values of many questions are raised as by R's p.adjust") {
    const std::vector<double> p{0.01, 0.04, 0.03, 0.005, 0.2, 0.5};
    const std::vector<double> holm{0.05, 0.12, 0.12, 0.03, 0.4, 0.5},
        hochberg{0.03, 0.06, 0.06, 0.03, 0.24, 0.5};
    for (std::size_t i = 0; i < p.size(); ++i) {
        CHECK(near(adjust_holm(p)[i], holm[i]));
        CHECK(near(adjust_benjamini_hochberg(p)[i], hochberg[i]));
    }
}

TEST_CASE("a question without an answer does not count among the others") {
    const std::vector<double> adjusted = adjust_holm(std::vector<double>{0.02, no_number, 0.5});
    CHECK(near(adjusted[0], 0.04));
    CHECK(std::isnan(adjusted[1]));
}

TEST_CASE("arms of the wrong size are noticed by the chi-squared test of R") {
    // chisq.test(c(5012, 4788)); chisq.test(c(100, 220, 310), p = c(1, 2, 3)/6)
    CHECK(near(sample_ratio_p(std::vector<double>{5012, 4788}, std::vector<double>{1, 1}),
               0.0236516166554));
    CHECK(near(sample_ratio_p(std::vector<double>{100, 220, 310}, std::vector<double>{1, 2, 3}),
               0.672451427537));
    CHECK(sample_ratio_p(std::vector<double>{50, 0}, std::vector<double>{1, 0}) == 1.0);
}

TEST_CASE("the effect within each group is that of a trial of its own") {
    // for (k in 0:3) t.test(y[s==k & two==1], y[s==k & two==0])
    const std::vector<GroupEffect> groups =
        effects_by_group(small_trial.people(), 1, small_trial.s);
    REQUIRE(groups.size() == 4);
    CHECK(agrees(groups[0].effect, {2.50666666667, 1.24733518419, 5.28222692857, -0.648861564045,
                                    5.66219489738, 0.0976555389725}));
    CHECK(agrees(groups[1].effect, {0.202333333333, 1.11807567822, 5.92993583895, -2.54135404033,
                                    2.94602070699, 0.862420928438}));
    CHECK(agrees(groups[2].effect, {0.986666666667, 1.30372731565, 7.41117607819, -2.06182283155,
                                    4.03515616488, 0.472536520068}));
    CHECK(agrees(groups[3].effect, {1.25133333333, 1.22574322125, 6.2292142129, -1.72140188628,
                                    4.22406855295, 0.345312307349}));
    // p.adjust of these four p values: the smallest times four in either way
    CHECK(near(groups[0].holm, 4 * 0.0976555389725));
    CHECK(near(groups[0].benjamini_hochberg, 4 * 0.0976555389725));
}
