#include "models/tiers/tiers.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace folkmoot;
using namespace folkmoot::tiers;

/// Switched down to a textbook case, the model gives the textbook's number.

namespace {

/// Nothing costs anything, nothing goes wrong, all of a district want the same, and all that
/// matters is the front line.
const Values bare{
    {"taste.within", 0},       {"taste.poor", 0},        {"taste.drift", 0},
    {"taste.back", 0},         {"taste.common", 0},      {"taste.county", 0},
    {"voice.captured", 0},     {"need.away", 0},         {"need.bad", 0},
    {"costs.front_fixed", 0},  {"costs.front_each", 0},  {"costs.front_distance", 0},
    {"costs.back_fixed", 0},   {"costs.back_each", 0},   {"costs.back_distance", 0},
    {"costs.common_fixed", 0}, {"costs.common_each", 0}, {"costs.common_distance", 0},
    {"map.counties", 1},       {"need.rate", 0.05},      {"skill.spread", 0},
};
/// On a scale of 20, with marginal benefit a − Q: the loss is (a − Q)² ÷ 2.
constexpr double scale_of_wants = 20, worth_of_wants = scale_of_wants * scale_of_wants / 2;

Values wants_apart(double deviation, const Values& more = {}) {
    return changed(changed(bare, {{"taste.place", deviation / scale_of_wants},
                                  {"taste.worth", worth_of_wants}}),
                   more);
}

/// A year's outcome of so many districts of 1,000 people.
Counts year_of(std::size_t districts, const Values& values) {
    const auto people = static_cast<std::uint32_t>(districts * 1'000);
    Life life({.areas = districts, .population = people, .people = static_cast<double>(people)},
              values);
    return life.live(52);
}

} // namespace

TEST_CASE(
    "tiers: one standard for all loses Var ÷ 2b, and each district (a − mean)² ÷ 2b (Oates)") {
    // a = 8, 10 and 12, b = 1: 2, 0 and 2, on average 1.333.
    const Counts three = year_of(3, wants_apart(std::sqrt(8.0 / 3.0), {{"made.front", in_nation}}));
    const std::array loses{2.0, 0.0, 2.0};
    for (std::size_t a = 0; a < 3; ++a)
        CHECK(measured(three, "fit_loss", area_slot + a) ==
              doctest::Approx(loses[a]).epsilon(1e-3));
    CHECK(measured(three, "fit_loss") == doctest::Approx(4.0 / 3.0).epsilon(1e-3));
    // Standard deviations 0, 1, 2 and 4: 0, .5, 2 and 8. Each by itself: nothing.
    for (const double deviation : {0.0, 1.0, 2.0, 4.0}) {
        const double loss =
            measured(year_of(2, wants_apart(deviation, {{"made.front", in_nation}})), "fit_loss");
        CHECK(std::fabs(loss - deviation * deviation / 2.0) < 2e-3);
        CHECK(measured(year_of(2, wants_apart(deviation)), "fit_loss") < 1e-6);
    }
}

TEST_CASE("tiers: a county loses what differs within it, the nation also what differs between") {
    const auto loss = [](double tier) {
        return measured(year_of(8, wants_apart(2.0, {{"made.front", tier},
                                                     {"map.counties", 2},
                                                     {"taste.county", 0.4}})),
                        "fit_loss");
    };
    CHECK(loss(in_county) == doctest::Approx(0.6 * 2.0).epsilon(2e-3));
    CHECK(loss(in_nation) == doctest::Approx(2.0).epsilon(2e-3));
}

TEST_CASE("tiers: local is better if Var ÷ 2b is more than what scale saves, and spill-over lowers "
          "that") {
    // Two districts of 1,000 share what costs F: each person saves F ÷ 2,000. Var ÷ 2b is 2. With a
    // quarter served away from home, half of it in the other district, local loses a quarter of
    // twice that, and what scale must save is 2 × (1 − 2 × .25) = 1.
    const auto central_costs_more = [](double saving, double away) {
        const Values values =
            wants_apart(2.0, {{"costs.front_fixed", saving * 2'000}, {"need.away", away}});
        const double local = measured(year_of(2, values), "all_in"),
                     central = measured(year_of(2, changed(values, {{"made.front", in_nation}})),
                                        "all_in");
        return central - local;
    };
    CHECK(central_costs_more(1.95, 0) == doctest::Approx(0.05).epsilon(0.05));
    CHECK(central_costs_more(2.05, 0) == doctest::Approx(-0.05).epsilon(0.05));
    CHECK(central_costs_more(0.95, 0.25) == doctest::Approx(0.05).epsilon(0.05));
    CHECK(central_costs_more(1.05, 0.25) == doctest::Approx(-0.05).epsilon(0.05));
}

TEST_CASE("tiers: there are ½ √(ga ÷ k) jurisdictions where that costs least, and the cheapest has "
          "√(F ÷ d) people") {
    // N units cost kN, and what is far in them ga ÷ 4N: d × people² = ga ÷ 4.
    constexpr double people = 10'000;
    const auto cost_of_counties = [](double ga, double k, double counties) {
        const Values values =
            changed(bare, {{"made.front", in_county},
                           {"map.counties", counties},
                           {"costs.front_fixed", k * 1e4},
                           {"costs.front_distance", ga / 4.0 * 1e4 / (people * people)}});
        Life life({.areas = 10, .population = 10'000, .people = people}, values);
        return life.live(1).at(Slot::total, front_pounds) * 52 / 1e4;
    };
    for (const double n : {1.0, 2.0, 5.0, 10.0}) {
        CHECK(cost_of_counties(100, 1, n) == doctest::Approx(25.0 / n + n).epsilon(1e-4));
        CHECK(cost_of_counties(100, 4, n) == doctest::Approx(25.0 / n + 4.0 * n).epsilon(1e-4));
        CHECK(cost_of_counties(400, 1, n) == doctest::Approx(100.0 / n + n).epsilon(1e-4));
    }
    // Where it costs least, found by trying.
    const auto cheapest = [](double from, double to, const auto& cost) {
        double best = from;
        for (int i = 0; i <= 100'000; ++i) {
            const double at = from + (to - from) * i / 100'000.0;
            if (cost(at) < cost(best)) best = at;
        }
        return best;
    };
    const std::array<std::array<double, 3>, 3> lines{{{100, 1, 5}, {100, 4, 2.5}, {400, 1, 10}}};
    for (const auto& [ga, k, number] : lines) {
        const CostOf cost{k, 0, ga / 4.0 / (people * people)};
        CHECK(cheapest(1, 20, [&](double n) { return n * unit_cost(cost, 0, people / n, 0); }) ==
              doctest::Approx(number).epsilon(1e-3));
    }
    const std::array<std::array<double, 4>, 2> sizes{
        {{3e6, 1.2e-5, 500'000, 12}, {1e6, 1e-4, 100'000, 20}}};
    for (const auto& [fixed, distance, size, excess] : sizes) {
        const CostOf cost{fixed, 30, distance};
        const auto head = [&](double n) { return unit_cost(cost, 0, n, 0) / n; };
        CHECK(cheapest(10'000, 2e6, head) == doctest::Approx(size).epsilon(1e-3));
        CHECK(head(size) - 30 == doctest::Approx(excess).epsilon(1e-9));
    }
}

TEST_CASE("tiers: sharing with everybody's own ways costs as much as not sharing if each way costs "
          "what having one's own does") {
    const CostOf cost{1e6, 0, 0};
    CHECK(unit_cost(cost, 1.0, 6e5, ways_of(6.0, 6)) ==
          doctest::Approx(6 * unit_cost(cost, 1.0, 1e5, 0)));
    CHECK(unit_cost(cost, 1.5, 6e5, ways_of(6.0, 6)) > 6 * unit_cost(cost, 1.5, 1e5, 0));
    CHECK(unit_cost(cost, 1.5, 6e5, ways_of(0.0, 6)) == doctest::Approx(1e6));
}

TEST_CASE("tiers: who tries one new way a year and keeps what helps gains σ ÷ √2π in the mean") {
    const Counts all = year_of(60, bare);
    CHECK(all.at(Slot::total, people_weeks) == 60'000 * 52);
    Life life({.areas = 60, .population = 6'000, .people = 6'000},
              changed(bare, {{"skill.tries", 0.1}}));
    life.live(52);
    double sum = 0;
    for (std::size_t f = 0; f < functions; ++f)
        for (std::size_t a = 0; a < 60; ++a) sum += life.state().practice[f * 121 + a];
    // 180 tries; the standard deviation of what is kept is .0584.
    CHECK(std::fabs(sum / 180 - (1.0 - 0.1 * 0.398942)) < 4 * 0.0584 / std::sqrt(180.0));
}

TEST_CASE("tiers: a move that is late by so much of its plan costs so much more, and none begins "
          "before its contract ends") {
    const Values values = changed(bare, {{"moving.week", 0},
                                         {"project.weeks", 10},
                                         {"project.slip", 0.56},
                                         {"project.crowd", 0},
                                         {"contracts.weeks", 40}});
    const Values moved{{"made.front", in_nation}};
    Life life({.areas = 60, .population = 6'000, .people = 6'000}, values, moved);
    const Counts all = life.live(60);
    // Weeks until ten pieces of work are done: negative binomial, of standard deviation 2.95.
    CHECK(std::fabs(measured(all, "overrun") - 0.56) < 4 * 0.295 / std::sqrt(60.0));
    CHECK(measured(all, "shared") > 0);

    Life slow({.areas = 60, .population = 6'000, .people = 6'000}, values,
              changed(moved, {{"moving.pace", 1}}));
    std::size_t begun = 0;
    for (int week = 0; week < 40; ++week) {
        slow->step();
        for (std::size_t a = 0; a < 60; ++a)
            begun += slow.state().moves[a].since == week && slow.state().moves[a].moving();
        if (week == 19) CHECK(std::fabs(static_cast<double>(begun) - 30) < 4 * std::sqrt(15.0));
    }
    CHECK(begun == 60);
}

TEST_CASE("tiers: of districts that may join 1 − exp(−gain ÷ what they ask for) do") {
    // 60 districts of 100: sharing what costs £2,000 gains £20 less a third of a penny.
    const Values values = changed(bare, {{"moving.week", 0},
                                         {"moving.join", 1},
                                         {"project.hope", 1},
                                         {"project.reluctance", 15},
                                         {"taste.place", 0},
                                         {"costs.front_fixed", 2'000}});
    Life life({.areas = 60, .population = 6'000, .people = 6'000}, values,
              {{"made.front", in_nation}});
    life.live(1);
    std::size_t join = 0;
    for (std::size_t a = 0; a < 60; ++a) join += life.state().moves[a].to == 2;
    const double share = 1.0 - std::exp(-20.0 * 59 / 60 / 15.0);
    CHECK(std::fabs(static_cast<double>(join) / 60 - share) <
          4 * std::sqrt(share * (1 - share) / 60));
}

TEST_CASE("tiers: what costs £10 a head once and saves £5 a year has paid for itself after two "
          "years") {
    const Values values = changed(bare, {{"moving.week", 0},
                                         {"project.weeks", 1},
                                         {"project.slip", 0},
                                         {"project.crowd", 0},
                                         {"project.cost", 10},
                                         {"contracts.cut", 0},
                                         {"staff.redundancy", 0},
                                         {"costs.front_fixed", 10'000}});
    Life life({.areas = 2, .population = 2'000, .people = 2'000}, values,
              {{"made.front", in_nation}});
    // Looked at after a year it is a forecast, after three it has happened.
    CHECK(std::fabs(measured(life.live(52), "payback_years") - 2.0) < 0.06);
    const Counts later = life.live(104);
    CHECK(std::fabs(measured(later, "payback_years") - 2.0) < 0.06);
    CHECK(measured(later, "promised") == doctest::Approx(5.0));
    CHECK(measured(later, "saved") == doctest::Approx(5.0).epsilon(1e-3));
    CHECK(measured(later, "kept") == doctest::Approx(1.0).epsilon(1e-3));
}
