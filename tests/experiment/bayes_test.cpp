#include "core/random.hpp"
#include "experiment/bayes.hpp"
#include "experiment/thompson.hpp"
#include "many_chances.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

#include <array>
#include <numeric>

/// Expected values were computed in R 4.2 with integrate and uniroot; the commands stand beside
/// them.

using namespace folkmoot;

TEST_CASE(
    "45 of 120 against 30 of 110: the probability to be better, and the interval, are those of R") {
    const BetaBelief treated = after(BetaBelief{}, 45, 120), control = after(BetaBelief{}, 30, 110);
    // integrate(function(x) dbeta(x, 46, 76) * pbeta(x, 31, 81), 0, 1)
    const std::vector<Standing> two = standings(std::array{control, treated});
    CHECK(near(two[1].probability_best, 0.9499425978));
    CHECK(near(two[0].probability_best + two[1].probability_best, 1.0, 1e-9));
    // pd <- function(d) integrate(function(x) dbeta(x, 31, 81) * pbeta(x + d, 46, 76), 0, 1)$value
    // uniroot(function(d) pd(d) - c(.025, .975), c(-.5, .5)); 2 * min(pd(0), 1 - pd(0))
    const Estimated difference = difference_of(treated, control);
    CHECK(near(difference.estimate, 46.0 / 122 - 31.0 / 112));
    CHECK(near(difference.low, -0.01942068774));
    CHECK(near(difference.high, 0.2183213337));
    CHECK(near(difference.p, 0.1001148045));
}

TEST_CASE("three arms: who is best, and what each choice gives away, are those of R") {
    const std::array arms{BetaBelief{31, 81}, BetaBelief{46, 76}, BetaBelief{12, 20}};
    const std::vector<Standing> found = standings(arms);
    // integrate(function(x) dbeta(x, 31, 81) * pbeta(x, 46, 76) * pbeta(x, 12, 20), 0, 1), and so
    // on
    CHECK(near(found[0].probability_best, 0.01850404394));
    CHECK(near(found[1].probability_best, 0.5031792276));
    CHECK(near(found[2].probability_best, 0.4783167285));
    // 1 - integrate(function(x) pbeta(x, 31, 81) * pbeta(x, 46, 76) * pbeta(x, 12, 20), 0, 1) -
    // mean
    CHECK(near(found[0].expected_loss, 0.1377083964));
    CHECK(near(found[1].expected_loss, 0.03744493033));
    CHECK(near(found[2].expected_loss, 0.03949411066));
}

TEST_CASE("two normal beliefs have the textbook's probability and loss") {
    // d = .7, s = sqrt(.3^2 + .4^2); pnorm(d / s); loss of the better: s dnorm(d/s) + d pnorm(d/s)
    // - d
    const std::vector<Standing> found =
        standings(std::array{NormalBelief{1.0, 0.3}, NormalBelief{1.7, 0.4}});
    CHECK(near(found[1].probability_best, 0.9192433408));
    CHECK(near(found[1].expected_loss, 0.01833407135));
    CHECK(near(found[0].expected_loss, 0.7 + 0.01833407135));
}

TEST_CASE("alike arms are equally likely to be best, for a hundred or a million people") {
    for (const double people : {100.0, 1e6}) {
        const std::vector<BetaBelief> arms(4, BetaBelief{1 + 0.0227 * people, 1 + 0.9773 * people});
        for (const Standing& standing : standings(arms))
            CHECK(near(standing.probability_best, 0.25, 1e-8));
    }
}

TEST_CASE("knowing nothing before leaves the data as they are; knowing as much as they say halves "
          "the way") {
    const NormalBelief nothing =
        after(NormalBelief{0, std::numeric_limits<double>::infinity()}, 2.0, 0.5);
    CHECK(nothing.mean == 2.0);
    CHECK(nothing.se == 0.5);
    const NormalBelief half = after(NormalBelief{0, 0.5}, 2.0, 0.5);
    CHECK(near(half.mean, 1.0));
    CHECK(near(half.se, 0.5 / std::sqrt(2.0)));
}

TEST_CASE("0/1 outcomes are judged as shares, others as means") {
    const auto [hit, rows, treated, control] = small_shares();
    const TrialAnalysis shares = analyse(rows, Method::bayes);
    CHECK(near(shares.arms[0].effect.estimate, (treated + 1) / 32 - (control + 1) / 32));
    CHECK(near(shares.arms[0].probability_best + shares.control_probability_best, 1.0, 1e-8));
    // t.test's difference and error, without its t: 1.14133333333 and 0.514758808479
    const TrialAnalysis means = analyse(small_trial.people(), Method::bayes);
    CHECK(near(means.arms[0].effect.estimate, 1.14133333333));
    CHECK(near(means.arms[0].effect.se, 0.514758808479));
}

TEST_CASE("Thompson's shares are the probabilities to be best, with a floor") {
    const std::array arms{BetaBelief{31, 81}, BetaBelief{46, 76}, BetaBelief{12, 20}};
    const std::vector<double> free = thompson_shares(arms, 0.0),
                              floored = thompson_shares(arms, 0.1);
    CHECK(near(free[1], 0.5031792276));
    CHECK(near(floored[0], 0.1 + 0.7 * 0.01850404394));
    CHECK(near(std::accumulate(floored.begin(), floored.end(), 0.0), 1.0));
}

TEST_CASE(
    "Thompson sampling spares people the worse arm, and its plain means of losers are too low" *
    many_chances) {
    const std::array truth{0.30, 0.30, 0.45};
    const ThompsonPlan plan{.batches = 10, .people_per_batch = 40, .least_share = 0.05};
    constexpr int repeats = 1'200;
    double on_best = 0, plain = 0, plain_square = 0, weighted = 0, weighted_square = 0, covered = 0;
    for (int i = 0; i < repeats; ++i) {
        const ThompsonTrial trial = run_thompson(truth, plan, static_cast<std::uint64_t>(i));
        on_best += trial.people_on_best / repeats;
        const double bias = trial.mean[0] - truth[0],
                     error = trial.effect[2].estimate - (truth[2] - truth[0]);
        plain += bias / repeats;
        plain_square += bias * bias / repeats;
        weighted += error / repeats;
        weighted_square += error * error / repeats;
        covered += trial.effect[2].low < 0.15 && 0.15 < trial.effect[2].high ? 1.0 / repeats : 0.0;
    }
    CHECK(on_best > 0.55); // a third by even shares
    const double plain_error = std::sqrt((plain_square - plain * plain) / repeats);
    CHECK(plain < -4 * plain_error);
    const double weighted_error = std::sqrt((weighted_square - weighted * weighted) / repeats);
    CHECK(std::fabs(weighted) < 4 * weighted_error);
    CHECK(covered > 0.90);
    // what the estimate pays: wider than even shares of the same people would be
    CHECK(std::sqrt(weighted_square) > std::sqrt(0.3 * 0.7 / 133 + 0.45 * 0.55 / 133));
}
