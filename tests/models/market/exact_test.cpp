#include "models/market/market.hpp"
#include "parts/provision/closed_forms.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

using namespace folkmoot;
using namespace folkmoot::market;

/// Switched down to a textbook case, the model finds the textbook's number.

namespace {

/// Alike companies in one town, a fixed price of £5 above cost, quality at £1 a point, all that
/// matters measured, everybody told, and everybody who is served rates as it went. Chance ending
/// well = quality ÷ 10, so that what is seen is quality itself.
Values alike(double price_above_cost) {
    return {{"choice.way", 2},
            {"choice.shown", 2},
            {"contract.price", 100 + price_above_cost},
            {"contract.error", 0},
            {"contract.lag_weeks", 0},
            {"watch.inspections", 0},
            {"need.rate", 2.6},
            {"need.gap", 0},
            {"need.hard_well", 0},
            {"need.hard_frail", 0},
            {"need.hard_gap", 0},
            {"service.weeks", 1},
            {"outcome.easy", 0},
            {"outcome.easy_gain", 1},
            {"outcome.unmeasured", 0},
            {"outcome.harm", 0},
            {"weighing.quality", 2},
            {"weighing.distance", 0},
            {"weighing.wait", 0},
            {"weighing.habit", 0},
            {"weighing.considered", 12},
            {"weighing.able", 1},
            {"weighing.able_gap", 0},
            {"voice.rate_good", 1},
            {"voice.rate_bad", 1},
            {"voice.kindness", 0},
            {"voice.drift", 0},
            {"voice.noticed", 1},
            {"voice.memory", 40},
            {"voice.complain", 0},
            {"providers.open_share", 1},
            {"providers.public_share", 0},
            {"providers.charity_share", 0},
            {"providers.quality", 4},
            {"providers.skill_spread", 0},
            {"providers.cost", 100},
            {"providers.quality_cost", 1},
            {"providers.curvature", 0},
            {"providers.cost_spread", 0},
            {"providers.size_spread", 0},
            {"providers.slack", 3},
            {"providers.fixed_cost", 0},
            {"providers.luck", 0},
            {"providers.mission_company", 0},
            {"providers.reserve_weeks", 520},
            {"providers.keep_weeks", 520},
            {"adaptation.capacity", 0},
            {"adaptation.speed", 1},
            {"entry.chance", 0}};
}

/// Mean quality of those that are open.
double mean_quality(const Life& life) {
    double sum = 0, open = 0;
    for (std::size_t p = 0; p < life.state().firms.size(); ++p) {
        if (life.state().doors[p] != static_cast<std::uint8_t>(Door::open)) continue;
        sum += life.state().firms[p].measured;
        open += 1;
    }
    return sum / open;
}

double open_now(const Life& life) {
    double open = 0;
    for (const std::uint8_t door : life.state().doors)
        open += door == static_cast<std::uint8_t>(Door::open) ? 1 : 0;
    return open;
}

} // namespace

TEST_CASE("market: under a fixed price quality settles at (p − c)/b − N/(β(N − 1))") {
    for (const double n : {2.0, 5.0, 10.0}) {
        const double expected = 5.0 - n / (2.0 * (n - 1.0));
        Life life({.areas = 1,
                   .places = static_cast<std::size_t>(n),
                   .population = 6'000,
                   .people = 6'000},
                  alike(5));
        life.live(208);
        double sum = 0;
        for (int month = 0; month < 26; ++month) {
            life.live(4);
            sum += mean_quality(life) / 26;
        }
        CAPTURE(n);
        // What is seen is made of some 6,000 ratings each: the mean of two years is much nearer.
        CHECK(sum == doctest::Approx(expected).epsilon(0.001));
    }
}

TEST_CASE("market: as many providers come to be as can live, 1 + M b/(β F)") {
    // 6,000 people, 2.6 needs a year: M = 15,600 a year. F = M b/(β (N − 1)).
    for (const double n : {3.0, 5.0}) {
        Values values = alike(5);
        values["providers.fixed_cost"] = 15'600.0 / (2.0 * (n - 1.0));
        values["providers.open_share"] = 2.0 / 12;
        values["providers.reserve_weeks"] = 30;
        values["entry.chance"] = 1;
        values["entry.premium"] = 0;
        Life life({.areas = 1, .places = 12, .population = 6'000, .people = 6'000}, values);
        life.live(208);
        double sum = 0;
        for (int month = 0; month < 26; ++month) {
            life.live(4);
            sum += open_now(life) / 26;
        }
        CAPTURE(n);
        CHECK(sum == doctest::Approx(n).epsilon(0.02));
    }
}

TEST_CASE("market: a provider is ruined with chance e^(−2μR/s²)") {
    // What comes in is a block of £1,060 a week, what goes out £1,000 with a spread of £300.
    Values values = alike(5);
    for (const auto& [key, value] : Values{{"need.rate", 0.005},
                                           {"contract.price", 1'060},
                                           {"contract.block_share", 1},
                                           {"providers.cost", 0},
                                           {"providers.quality", 0},
                                           {"providers.quality_cost", 0.01},
                                           {"providers.fixed_cost", 52'000},
                                           {"providers.luck", 0.3}})
        values[key] = value;
    const auto place = place_of({.areas = 1, .places = 400, .population = 1'000, .people = 1'000});
    for (const double reserve : {300.0, 900.0}) {
        const auto opening = open_world(*place, with(values));
        auto mine = std::make_unique<market::State>(own(*opening));
        for (Firm& firm : mine->firms) {
            const Pence money = to_pence(reserve);
            mine->ledger.brought += money - firm.reserve;
            firm.reserve = money;
            firm.block_load = 1;
        }
        const auto lived =
            market_model()->make_town(place, {with(values), {}, {}}, std::move(mine));
        folkmoot::Town* const one = lived.get();
        auto& state = static_cast<market::State&>(lived->state());
        for (int week = 0; week < 260; ++week) {
            for (Firm& firm : state.firms) firm.year_load = 52 - firm.served();
            one->live({&one, 1});
            ++state.clock;
        }
        double ruined = 0;
        for (const std::uint8_t door : state.doors)
            ruined += door == static_cast<std::uint8_t>(Door::free) ? 1.0 / 400 : 0.0;
        // Money is counted once a week, when it has fallen .5826 s below nothing on average:
        // Siegmund, Sequential Analysis (1985).
        const double corrected = ruin_chance(reserve + 0.5826 * 300, 60, 300);
        CAPTURE(reserve);
        CHECK(std::fabs(ruined - corrected) < 3 * std::sqrt(corrected * (1 - corrected) / 400));
    }
}

namespace {

/// Alike companies that take what is sent to them: nobody chooses, complains or inspects.
Values sent_to_companies() {
    Values values = alike(0);
    for (const auto& [key, value] : Values{{"choice.way", 0},
                                           {"choice.shown", 0},
                                           {"watch.trigger", 200},
                                           {"need.rate", 1},
                                           {"service.weeks", 4},
                                           {"providers.reserve_weeks", 520},
                                           {"weighing.quality", 0}})
        values[key] = value;
    return values;
}

} // namespace

TEST_CASE("market: effort goes where an outcome pays as much as it costs, and what is not measured "
          "is dropped") {
    // Half of £1,500 hangs on outcomes, of which every second is expected: £1,500 an outcome. A
    // point of quality adds .05 of one, £75, and costs on the measured half of what matters
    // £(10 + 20 e) ÷ 2. So e = (150 − 10) ÷ 20 = 7. Where success raises the next target by λ of
    // itself, (1 − .9) ÷ (1 − .9 (1 − λ)) of the £150 is felt (Weitzman).
    Values values = sent_to_companies();
    for (const auto& [key, value] : Values{{"contract.price", 1'500},
                                           {"contract.outcome_share", 0.5},
                                           {"contract.expected", 0.5},
                                           {"contract.target_kind", 1},
                                           {"contract.target", 0},
                                           {"outcome.easy", 0.3},
                                           {"outcome.easy_gain", 0.5},
                                           {"outcome.unmeasured", 0.5},
                                           {"providers.cost", 0},
                                           {"providers.quality_cost", 10},
                                           {"providers.curvature", 20},
                                           {"adaptation.foresight", 0.9}})
        values[key] = value;
    for (const auto& [ratchet, felt] : {std::pair{0.0, 1.0}, std::pair{0.1, 0.526316},
                                        std::pair{0.25, 0.307692}, std::pair{1.0, 0.1}}) {
        values["contract.ratchet"] = ratchet;
        Life life({.areas = 1, .places = 5, .population = 5'000, .people = 5'000}, values);
        life.live(208);
        CAPTURE(ratchet);
        CHECK(mean_quality(life) == doctest::Approx((150 * felt - 10) / 20).epsilon(0.001));
        for (const Firm& firm : life.state().firms) CHECK(firm.unmeasured == 0);
    }
}

TEST_CASE("market: a contract costs lowest + spread × 2/(n + 1), and n(n + 1) = spread/cost bid") {
    // Sixteen contracts a year of 1,250 cases at £1,500, 20% each way: the spread is £750,000.
    constexpr double spread = 2 * 0.2 * 1'500 * 1'250;
    Values values = sent_to_companies();
    for (const auto& [key, value] : Values{{"choice.way", 1},
                                           {"buying.by", 1},
                                           {"buying.lots", 16},
                                           {"buying.years", 1},
                                           {"tendering.spread", 0.2},
                                           {"tendering.stretch", 50},
                                           {"tendering.watched", 50},
                                           {"contract.price", 1'500},
                                           {"adaptation.speed", 0}})
        values[key] = value;
    const auto lived = [&](std::size_t places, double bid_cost) {
        values["buying.bid_cost"] = bid_cost;
        Life life({.areas = 1, .places = places, .population = 500, .people = 20'000}, values);
        return life.live(52 * 16);
    };
    for (const std::size_t n : {1U, 2U, 5U, 10U}) {
        const Counts counts = lived(n, 1);
        const double held = counts.at(Slot::total, tenders), m = static_cast<double>(n);
        CAPTURE(n);
        CHECK(counts.at(Slot::total, bids) == m * held);
        const double price = counts.at(Slot::total, tender_price) / held;
        // The lowest of n costs, brought (1 − 1/n) nearer to the highest.
        const double error = 600 * std::sqrt(m / (m + 2) / held) / (m + 1) * (1 - 1 / m) * 3 + 0.01;
        CHECK(std::fabs(price - (1'200 + 600 * 2 / (m + 1))) < error);
    }
    for (const auto& [worth, n] :
         {std::pair{100'000 / 5'800.0, 3.68}, std::pair{31.25, 5.11}, std::pair{200.0, 13.65}}) {
        const Counts counts = lived(40, spread / worth);
        const double held = counts.at(Slot::total, tenders);
        CAPTURE(n);
        CHECK(std::fabs(counts.at(Slot::total, bids) / held - n) <
              3 * std::sqrt(n * (1 - n / 40) / held) + 0.01);
    }
}
