#include "models/delivery/delivery.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>

using namespace folkmoot;
using namespace folkmoot::delivery;

/// What is shared, and what is bought as a whole: the textbook's numbers.

namespace {

/// One component that all need, built in a week for nothing, and brought in as fast as it is asked
/// for.
Values shared_by(double teams, const std::string& component, const Values& more) {
    return joined_with(
        joined_with(quiet(teams), {{"estate." + component, 1}, {"shared." + component, to_all},
                                   {"work.release", launches}, {"launch.cost", 0},
                                   {"launch.bid", 0},          {"launch.fails", 0},
                                   {"platform.build", 0},      {"platform.weeks", 1},
                                   {"platform.upkeep", 0},     {"platform.support", 0},
                                   {"platform.pace", 5},       {"platform.misfit", 0},
                                   {"platform.quality", 0},    {"platform.improves", 0},
                                   {"platform.fails", 0},      {"shared.people", 60},
                                   {"shared.first", 0},        {"joining.cost", 0},
                                   {"joining.weeks", 1},       {"joining.reluctance", 0},
                                   {"own.years", 30},          {"own.build", 0}}),
        more);
}
double shared_now(const Life& life, std::size_t component) {
    double shared = 0;
    for (const Team& team : life.state().teams)
        shared += team.parts[component].made == static_cast<std::uint8_t>(Made::shared) ? 1.0 : 0.0;
    return shared / static_cast<double>(life.state().teams.size());
}
double column(const Counts& counts, Column which) { return counts.at(Slot::total, which); }

} // namespace

TEST_CASE("delivery: where all gain, use grows as Bass says: .036, .085, .331 and .813 after 1, 2, "
          "5 and 10 years") {
    Life life(one_body(400, 30),
              shared_by(50, "payments", {{"joining.heard", 0.03}, {"joining.seen", 0.38}}));
    life.live(2);
    const std::array<std::array<double, 2>, 4> bass{
        {{1, 0.0358}, {2, 0.0851}, {5, 0.3312}, {10, 0.8128}}};
    std::uint32_t lived = 0;
    for (const auto& [years, share] : bass) {
        const auto until = static_cast<std::uint32_t>(years * 52);
        life.live(until - lived);
        lived = until;
        // 1,500 teams; early luck grows with the curve.
        CHECK(std::fabs(shared_now(life, 0) - share) < 0.015 + 0.14 * share * (1 - share));
    }
}

TEST_CASE("delivery: one account for all needs a critical mass, and above a price nobody joins "
          "(Rohlfs)") {
    // Worth v × n to each, v even between 0 and 1: n = (1 ± √(1 − 4p)) ÷ 2.
    const auto settles = [](double price, double first) {
        Life life(one_body(400, 20), shared_by(50, "identity",
                                               {{"joining.network", 100'000},
                                                {"shared.price", price * 100'000},
                                                {"shared.first", first},
                                                {"joining.heard", 60},
                                                {"joining.review", 8},
                                                {"joining.worth", 0},
                                                {"own.run", 0}}));
        // People look often, and leave more slowly than they join.
        life.live(150);
        return shared_now(life, identity);
    };
    CHECK(settles(0.09, 0.05) < 0.01);
    CHECK(std::fabs(settles(0.09, 0.2) - 0.9) < 0.04);
    CHECK(settles(0.16, 0.1) < 0.01);
    CHECK(std::fabs(settles(0.16, 0.35) - 0.8) < 0.05);
    CHECK(settles(0.28, 1.0) < 0.01);
}

TEST_CASE("delivery: a platform is worth it from F ÷ (b − m − g) teams on: 7.5, 12 and 25") {
    // £ million a year: each team's own .5, each that uses it .05. A year is looked at, and moving
    // is paid before it begins.
    const auto shared_costs_more = [](double teams, double fixed, double moving) {
        const auto cost = [&](double offer) {
            Values values = shared_by(teams, "payments",
                                      {{"shared.join", duty},
                                       {"own.run", 500'000},
                                       {"platform.each", 50'000},
                                       {"joining.cost", moving},
                                       {"costs.person", fixed / 60}});
            values["shared.payments"] = offer;
            Life life(one_body(1'000), values);
            life.live(1);
            const Counts all = life.live(52);
            return column(all, own_pounds) + column(all, shared_pounds);
        };
        return cost(to_all) + teams * moving > cost(0);
    };
    CHECK(shared_costs_more(7, 3e6, 50'000));
    CHECK_FALSE(shared_costs_more(8, 3e6, 50'000));
    CHECK(shared_costs_more(11, 3e6, 200'000));
    CHECK_FALSE(shared_costs_more(13, 3e6, 200'000));
    CHECK(shared_costs_more(24, 10e6, 50'000));
    CHECK_FALSE(shared_costs_more(26, 10e6, 50'000));
}

TEST_CASE("delivery: whoever builds the same again does it for 80% each time that the number "
          "doubles (Wright)") {
    Own own;
    own.build = 1;
    own.learning = 0.8;
    CHECK(build_cost(own, 1) == doctest::Approx(1));
    CHECK(build_cost(own, 2) == doctest::Approx(0.8));
    CHECK(build_cost(own, 10) == doctest::Approx(0.4765).epsilon(1e-4));
    CHECK(build_cost(own, 64) == doctest::Approx(0.262).epsilon(1e-3));
    CHECK(build_cost(own, 100) == doctest::Approx(0.2271).epsilon(1e-3));
    own.learning = 0.9;
    CHECK(build_cost(own, 10) == doctest::Approx(0.7047).epsilon(1e-4));
    CHECK(build_cost(own, 100) == doctest::Approx(0.4966).epsilon(1e-3));
}

TEST_CASE("delivery: teams that all must come at once wait half as long as the last of them") {
    // One a week is brought in: 40 teams wait 19.5 weeks in the mean.
    Life life(one_body(400),
              shared_by(40, "notices",
                        {{"shared.join", duty}, {"shared.people", 10}, {"platform.pace", 0.1}}));
    CHECK(measured(life.live(45), "join_wait") == doctest::Approx(19.5).epsilon(0.03));
    CHECK(shared_now(life, 2) == 1.0);
}

TEST_CASE("delivery: what is down as often hurts as much in the mean, and all at once if it is "
          "shared") {
    const auto year = [](double offer) {
        Values values = shared_by(40, "payments",
                                  {{"shared.join", duty},
                                   {"platform.fails", 0.05},
                                   {"platform.hurts", 1},
                                   {"own.fails", 0.05},
                                   {"need.base", 4}});
        values["shared.payments"] = offer;
        Life life({.areas = 1, .places = 1, .population = 3'000, .people = 3'000}, values);
        life.live(4);
        const Counts all = life.live(400);
        return std::array{measured(all, "down_share"), measured(all, "worst_week")};
    };
    const auto apart = year(0), shared = year(to_all);
    CHECK(apart[0] == doctest::Approx(0.05).epsilon(0.1));
    CHECK(std::fabs(shared[0] - 0.05) < 4 * std::sqrt(0.05 * 0.95 / 400));
    CHECK(apart[1] < 0.3);
    CHECK(shared[1] > 0.95);
}

TEST_CASE("delivery: projects cost 27% more in the mean, the others 7.6% less, and 6.9% more than "
          "three times") {
    Overrun overrun; // as 1,471 projects
    overrun.most = 200;
    double sum = 0, ordinary = 0, over = 0, run_away = 0;
    constexpr std::uint32_t projects = 200'000;
    for (std::uint32_t i = 0; i < projects; ++i) {
        const Factor factor = overrun_of(overrun, 1, draw(3, i, 0, purpose::project));
        sum += factor.times;
        ordinary += factor.runaway ? 0.0 : factor.times;
        run_away += factor.runaway ? 1.0 : 0.0;
    }
    // Cut at 200 times the plan the mean of the tail is 3 − 1.5² ÷ 200.
    const double mean = 0.8333 * 0.924 + 0.1667 * (3.0 - 2.25 / 200);
    CHECK(sum / projects == doctest::Approx(mean).epsilon(0.02));
    CHECK(mean == doctest::Approx(1.27).epsilon(0.01));
    CHECK(ordinary / (projects - run_away) == doctest::Approx(0.924).epsilon(0.002));
    // As 5,392 projects: 18% above 1.5 times, with a tail of 1.378; above three times 6.9%.
    overrun.swan = 0.18;
    overrun.tail = 1.378;
    for (std::uint32_t i = 0; i < projects; ++i)
        over += overrun_of(overrun, 1, draw(4, i, 0, purpose::project)).times > 3 ? 1.0 : 0.0;
    CHECK(std::fabs(over / projects - 0.069) < 4 * std::sqrt(0.069 / projects) + 5e-4);
}

TEST_CASE("delivery: small contracts buy one part in ten again, and pay for each competition and "
          "joint") {
    Life life(one_body(400, 10), joined_with(quiet(50), {{"work.release", launches},
                                                         {"work.contract", small_contracts},
                                                         {"launch.weeks", 4},
                                                         {"launch.gap", 0},
                                                         {"launch.cost", 1e6},
                                                         {"launch.bid", 10'000},
                                                         {"launch.parts", 8},
                                                         {"launch.part_fails", 0.1},
                                                         {"launch.joint", 0.04},
                                                         {"overrun.swan", 0},
                                                         {"overrun.usual", 1},
                                                         {"overrun.spread", 0}}));
    const Counts all = life.live(60);
    const double n = column(all, projects);
    CHECK(n > 2'000);
    // 1 ÷ .9 of the price and of 8 × £10,000, and 7 × 4% for joints.
    const double expected = 1.08 / 0.9 + 0.28 - 1;
    CHECK(std::fabs(measured(all, "overrun") - expected) < 4 * 0.13 / std::sqrt(n));
    CHECK(column(all, failures) == 0);
}

TEST_CASE("delivery: one large contract delivers nothing in 23% of cases, and a launch that works "
          "adds what it should") {
    Life life(one_body(400, 10), joined_with(quiet(50), {{"work.release", launches},
                                                         {"launch.weeks", 26},
                                                         {"launch.gap", 26},
                                                         {"launch.spread", 0},
                                                         {"launch.leap", 0.4},
                                                         {"overrun.swan", 0}}));
    const Counts all = life.live(52);
    const double n = column(all, projects), works = n - column(all, failures);
    CHECK(std::fabs(works / n - 0.77) < 4 * std::sqrt(0.77 * 0.23 / n));
    double design = 0;
    for (const Team& team : life.state().teams) design += team.design;
    CHECK(design == doctest::Approx(0.4 * works).epsilon(1e-9));
}
