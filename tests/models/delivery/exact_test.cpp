#include "models/delivery/delivery.hpp"

#include "core/math.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace folkmoot;
using namespace folkmoot::delivery;

/// Changes, tests and desks: switched down to a textbook case, the model gives the textbook's
/// number.

namespace {

/// So many uses a week of each of `teams` alike services: what a test with half of them sees at
/// even odds has a standard error of 4 ÷ √uses.
constexpr double uses_of(double people, double teams, double rate = 5.2) {
    return people * rate / 52.0 / teams;
}
/// Tests of a week, of changes that differ by `spread`, with that standard error.
Counts tests_of(double spread, double error, const Values& more, std::uint32_t weeks = 60) {
    constexpr double teams = 60;
    const double people = 16.0 / (error * error) * teams * 10.0;
    Values values = joined_with(quiet(teams), {{"work.keep", keep_tested},
                                               {"work.test_weeks", 1},
                                               {"need.rate", 5.2},
                                               {"change.ideas", 2},
                                               {"desk.team_days", 1.1},
                                               {"change.spread", spread}});
    Life life(one_body(people), joined_with(values, more));
    CHECK(uses_of(people, teams) == doctest::Approx(16.0 / (error * error)));
    return life.live(weeks);
}
double total_of(const Counts& counts, Column column) { return counts.at(Slot::total, column); }

} // namespace

TEST_CASE("delivery: whoever tests and keeps what is better gains σ ÷ √2π a test, and harms nobody "
          "for long") {
    const Counts all = tests_of(0.1, 1e-4, {{"proof.certainty", 0}});
    const double tests = total_of(all, passed) + total_of(all, dropped);
    CHECK(tests > 1'500);
    // The standard deviation of what is kept is .0584.
    CHECK(std::fabs(total_of(all, gained) / tests - 0.1 * 0.398942) <
          4 * 0.0584 / std::sqrt(tests));
    CHECK(std::fabs(total_of(all, passed) / tests - 0.5) < 4 * 0.5 / std::sqrt(tests));
    CHECK(measured(all, "kept_worse") < 0.01);
    CHECK(measured(all, "promise_kept") == doctest::Approx(1.0).epsilon(0.01));
}

TEST_CASE("delivery: without a test as many changes harm as help, and nothing is gained") {
    // A third of all does nothing, p = q = 1/3: n × p × d against n × (p − q) × d.
    const auto odds_after = [](double keep) {
        Life life(one_body(6e9), joined_with(quiet(60), {{"work.keep", keep},
                                                         {"work.test_weeks", 1},
                                                         {"proof.certainty", 0.01},
                                                         {"change.nothing", 1.0 / 3},
                                                         {"change.spread", 0.05}}));
        const Counts all = life.live(80);
        double climbed = 0;
        for (const Team& team : life.state().teams) climbed += team.climbed;
        return std::array{measured(all, "kept_worse"), climbed / total_of(all, Column::live),
                          total_of(all, Column::live)};
    };
    const auto blind = odds_after(keep_all), seeing = odds_after(keep_tested);
    CHECK(std::fabs(blind[0] - 1.0 / 3) < 4 * 0.48 / std::sqrt(blind[2]));
    CHECK(std::fabs(blind[1]) < 4 * 0.05 / std::sqrt(blind[2]));
    CHECK(seeing[0] < 0.01);
    // The mean of what is above nothing: σ √(2 ÷ π).
    CHECK(seeing[1] == doctest::Approx(0.05 * 0.797885).epsilon(0.1));
}

TEST_CASE("delivery: what passes a test has lost as much of its promise as noise was in it") {
    // σ² ÷ (σ² + se²), and it passes with chance Φ(−1.96 se ÷ √(σ² + se²)).
    for (const double error : {0.02, 0.01}) {
        const Counts all = tests_of(0.02, error, {});
        const double both = std::sqrt(0.02 * 0.02 + error * error),
                     pass = math::normal_cdf(-1.96 * error / both);
        const double tests = total_of(all, passed) + total_of(all, dropped);
        CHECK(std::fabs(total_of(all, passed) / tests - pass) <
              4 * std::sqrt(pass * (1 - pass) / tests));
        CHECK(measured(all, "promise_kept") ==
              doctest::Approx(0.02 * 0.02 / (both * both)).epsilon(0.08));
    }
}

TEST_CASE("delivery: at 80% power 26% of what passes does nothing if one idea in twelve helps, 15% "
          "at 15%, 6% at a third") {
    // An effect of (1.96 + .8416) standard errors is found with chance .8.
    constexpr double error = 0.005, effect = 2.8016 * error;
    const std::array<std::array<double, 2>, 3> published{
        {{0.08, 0.264}, {0.15, 0.15}, {1.0 / 3, 0.059}}};
    for (const auto& [helps, nothing] : published) {
        const Counts all =
            tests_of(0, error, {{"change.nothing", 1 - helps}, {"change.mean", effect}}, 100);
        const double passes = total_of(all, passed), good = total_of(all, gained) / effect,
                     tests = passes + total_of(all, dropped);
        const double chance = 0.8 * helps + 0.025 * (1 - helps);
        CHECK(std::fabs(passes / tests - chance) < 4 * std::sqrt(chance / tests));
        CHECK(std::fabs(1 - good / passes - nothing) < 4 * std::sqrt(nothing / passes));
    }
}

TEST_CASE("delivery: where few come no test can tell, and all that passes is luck") {
    const Counts all = tests_of(0.05, 2.0, {});
    const double tests = total_of(all, passed) + total_of(all, dropped);
    // Φ(−1.96 × 2 ÷ √(4 + .0025)): hardly more than the 2.5% that pass of what does nothing.
    CHECK(std::fabs(total_of(all, passed) / tests - 0.02501) < 4 * std::sqrt(0.025 / tests));
    CHECK(measured(all, "promise_kept") < 0.05);
}

TEST_CASE("delivery: a line is as long as what comes in, times how long it takes (Little), and a "
          "desk's is a (1 − a) ÷ (s − a)") {
    // A team alone: a change every ten days in the mean, six days for each.
    const auto in_line = [](const Values& more) {
        Life life(one_body(4'000, 8),
                  joined_with(joined_with(quiet(50), {{"change.ideas", 0.5}}), more));
        life.live(120);
        const Counts all = life.live(160);
        return std::array{total_of(all, line_weeks) / total_of(all, service_weeks),
                          measured(all, "lead_time"),
                          total_of(all, begun) / total_of(all, service_weeks)};
    };
    const double a = 0.1, s = 1.0 / 6;
    const auto alone = in_line({{"desk.team_days", 6}});
    CHECK(alone[2] == doctest::Approx(0.5).epsilon(0.02));
    CHECK(alone[0] == doctest::Approx(a * (1 - a) / (s - a)).epsilon(0.05));
    // Little: as many changes are there as begin, times the weeks that they take.
    CHECK(alone[0] / alone[2] == doctest::Approx(alone[1]).epsilon(0.05));
    // From desk to desk: each passes on what it gets at the same rate, so four take four times one.
    const auto passed_on = in_line(
        {{"work.makers", by_desks}, {"desk.teams", 1}, {"desk.desks", 4}, {"desk.busy", 0.6}});
    CHECK(passed_on[0] == doctest::Approx(4 * a * (1 - a) / (a / 0.6 - a)).epsilon(0.06));
    CHECK(passed_on[0] / passed_on[2] == doctest::Approx(passed_on[1]).epsilon(0.05));
}

TEST_CASE("delivery: at even odds one in two succeeds, at .75 68%, and who is not sure less") {
    const auto first = [](double base, double unsure) {
        Life life({.areas = 1, .places = 1, .population = 8'000, .people = 8'000},
                  joined_with(
                      quiet(4),
                      {{"need.base", base}, {"need.unsure", unsure}, {"work.release", launches}}));
        return life.live(20);
    };
    const double n = total_of(first(0, 0), first_tries);
    CHECK(std::fabs(measured(first(0, 0), "first_try") - 0.5) < 4 * 0.5 / std::sqrt(n));
    CHECK(std::fabs(measured(first(0.75, 0), "first_try") - 0.67918) < 4 * 0.5 / std::sqrt(n));
    CHECK(measured(first(0, 4), "poor_gap") > measured(first(0, 0), "poor_gap"));
}

TEST_CASE("delivery: of those who fail a quarter give up, and of the others as many ring as said") {
    Life life({.areas = 1, .places = 1, .population = 8'000, .people = 8'000},
              joined_with(quiet(4), {{"need.poor", 0},
                                     {"need.gives_up", 0.25},
                                     {"need.calls", 0.4},
                                     {"need.tries", 1},
                                     {"work.release", launches}}));
    const Counts all = life.live(30);
    const double fails = total_of(all, Column::failed);
    // With one try all who do not give up ring.
    CHECK(std::fabs(total_of(all, Column::gave_up) / fails - 0.25) < 4 * 0.44 / std::sqrt(fails));
    CHECK(total_of(all, Column::rang) + total_of(all, Column::gave_up) == fails);
    // An offered call reaches half of those who would have given up.
    Life helped({.areas = 1, .places = 1, .population = 8'000, .people = 8'000},
                joined_with(quiet(4), {{"need.poor", 0},
                                       {"need.gives_up", 0.25},
                                       {"help.offered", 1},
                                       {"need.reached", 0.5},
                                       {"work.release", launches}}));
    const Counts other = helped.live(30);
    const double failures_then = total_of(other, Column::failed);
    CHECK(std::fabs(total_of(other, Column::gave_up) / failures_then - 0.125) <
          4 * 0.34 / std::sqrt(failures_then));
}
