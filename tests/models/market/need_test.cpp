#include "models/market/market.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace folkmoot;
using namespace folkmoot::market;

TEST_CASE("market: need follows age, and its mean stays what was set") {
    const Values by_age{{"need.rate", 0.4},   {"need.gap", 0},       {"need.under15", 0},
                        {"need.over65", 4},   {"need.over75", 12},   {"need.over85", 40},
                        {"service.weeks", 1}, {"providers.slack", 3}};
    Life life({.areas = 1, .places = 8, .population = 20'000, .people = 20'000}, by_age);
    const Strata& strata = life.place().world.strata;
    constexpr std::array<double, age_bands> times{0, 0, 1, 1, 4, 12, 40};
    std::array<double, age_bands> people{};
    double all = 0, weighted = 0;
    for (std::uint32_t s = 0; s < strata.count(); ++s) people[age_of(s)] += strata.size(s);
    for (std::size_t a = 0; a < age_bands; ++a) {
        all += people[a];
        weighted += people[a] * times[a];
    }
    // Each week a person has a need with the chance of their age; whoever has one has no second.
    constexpr int weeks = 104;
    const Counts counts = life.live(weeks);
    double expected_sum = 0, sum = 0;
    for (std::size_t a = 0; a < age_bands; ++a) {
        const double chance = 0.4 / 52 * times[a] * all / weighted;
        const double expected = people[a] * weeks * chance;
        const double found = counts.at(Slot::age + a, new_needs);
        CAPTURE(a);
        // Those under way have no new need: a week of service, and a week of the line at most.
        CHECK(found <= expected + 4 * std::sqrt(expected));
        CHECK(found >= expected * (1 - 2.5 * chance) - 4 * std::sqrt(expected));
        expected_sum += expected;
        sum += found;
    }
    CHECK(expected_sum == doctest::Approx(0.4 * weeks / 52 * all));
    CHECK(sum > 0.85 * expected_sum);
    CHECK(counts.at(Slot::age, new_needs) == 0);
}

TEST_CASE("market: a table that is 1 at every age is no table") {
    const auto place = place_of({});
    const Strata& strata = place->world.strata;
    Need need;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const double poverty = deprivation_of(s) / 4.0 - 0.5;
        CHECK(need_chances(need, strata)[s] == need.rate / 52 * (1 + need.gap * poverty));
    }
}

TEST_CASE("market: a trial can show things to single people, and let single people choose") {
    // Nothing changes but who sees what: whoever sees what inspectors found chooses by the logit of
    // it, whoever sees nothing takes each of four alike.
    const Values base{{"choice.way", 2},           {"need.rate", 3},
                      {"service.weeks", 1},        {"weighing.able", 1},
                      {"weighing.able_gap", 0},    {"weighing.quality", 0.5},
                      {"weighing.distance", 0},    {"weighing.wait", 0},
                      {"weighing.habit", 0},       {"adaptation.speed", 0},
                      {"watch.inspections", 0},    {"watch.trigger", 200},
                      {"providers.slack", 3},      {"providers.size_spread", 0},
                      {"voice.complain", 0},       {"entry.chance", 0},
                      {"providers.open_share", 1}, {"providers.reserve_weeks", 520},
                      {"service.patience", 104}};
    Life life({.areas = 1, .places = 4, .population = 12'000, .people = 12'000}, base);
    auto variants = std::make_shared<Variants>();
    variants->settings = {with(base), with({{"choice.shown", 1}}, with(base)),
                          with({{"choice.way", 0}}, with(base))};
    for (std::uint32_t c = 0; c < 12'000; ++c)
        variants->of_citizen.push_back(static_cast<std::uint8_t>(c % 3));
    PersonLog log(person_chose);
    life->set_log(&log);
    life->vary(variants);
    life.live(26);
    CHECK(check_conservation(*life) == "");

    std::array<std::array<double, 4>, 2> went{};
    std::array<double, 3> asked{}, chosen{};
    for (const PersonEvent& event : log.events) {
        asked[event.citizen % 3] += 1;
        chosen[event.citizen % 3] += event.amount;
    }
    CHECK(chosen[0] == asked[0]);
    CHECK(chosen[1] == asked[1]);
    CHECK(chosen[2] == 0);
    CHECK(asked[2] > 1'000);
    // Whom those came to who were served.
    std::array<double, 4> weight{};
    double sum = 0;
    for (std::size_t p = 0; p < 4; ++p)
        sum += weight[p] = std::exp(0.5 * life.state().firms[p].shown);
    std::array<double, 2> served{};
    for (const PersonEvent& event : log.events) {
        const std::uint32_t c = event.citizen;
        if (c % 3 == 2 || life.state().wait[c] == never_waited) continue;
        went[c % 3][life.state().last[c]] += 1;
        served[c % 3] += 1;
    }
    for (std::size_t p = 0; p < 4; ++p) {
        CAPTURE(p);
        const double share = weight[p] / sum;
        // One person may stand for several events: allow for twice as much of chance.
        CHECK(std::fabs(went[0][p] / served[0] - 0.25) < 8 * std::sqrt(.25 * .75 / served[0]));
        CHECK(std::fabs(went[1][p] / served[1] - share) <
              8 * std::sqrt(share * (1 - share) / served[1]));
    }
    CHECK(market_model()->vary_level("choice.way") == VaryLevel::citizen);
    CHECK(market_model()->vary_level("choice.shown") == VaryLevel::citizen);
}

TEST_CASE("market: providers answer to what is shown as far as people see it") {
    Rules rules = rules_of(market_model()->usual());
    Firm firm;
    firm.measured = firm.unmeasured = 5;
    const Quality quality = quality_of(rules.outcome, firm, 0);
    Standing at;
    at.price = 1'800;
    at.share = 0.2;
    at.chosen = 0.8;
    const auto gains = [&](const ShownTo& shown) {
        at.shown_to = shown;
        return gains_from_effort(rules, firm, quality, at, 1);
    };
    const Gains none = gains(all_shown(Shown::nothing)),
                found = gains(all_shown(Shown::inspections)),
                marks = gains(all_shown(Shown::ratings)), mixed = gains({0.25, 0.25, 0.5});
    CHECK(found.measured > none.measured);
    CHECK(marks.unmeasured > none.unmeasured);
    CHECK(mixed.measured ==
          doctest::Approx((none.measured + found.measured) / 4 + marks.measured / 2));
    CHECK(mixed.unmeasured ==
          doctest::Approx((none.unmeasured + found.unmeasured) / 4 + marks.unmeasured / 2));
}
