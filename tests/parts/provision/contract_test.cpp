#include "parts/provision/contract.hpp"

#include "core/random.hpp"
#include "parts/provision/closed_forms.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

using namespace folkmoot;

namespace {

constexpr std::int64_t pounds = 100;

/// What the provider has left: pay and care for both efforts, less what they cost it.
double gain_of(Effort effort, double pay, double care, double cost, double substitution) {
    const double m = effort.measured, u = effort.unmeasured;
    return (pay + care) * m + care * u - 0.5 * cost * (m * m + u * u + 2.0 * substitution * m * u);
}

} // namespace

TEST_CASE("the Work Programme paid £3,810 for a young adult who kept a job, in three parts") {
    // 400 on attachment, 1,200 for the job, 2,210 for keeping it: DWP, Work Programme tariffs.
    const Contract contract{.per_case = {400 * pounds, 400 * pounds},
                            .per_outcome = {3410 * pounds, 6200 * pounds}};
    const Payment one = payment(contract, {.cases = {1, 0}, .outcomes = {1, 0}});
    CHECK(one.total() == 3810 * pounds);
    CHECK(payment(contract, {.cases = {0, 1}, .outcomes = {0, 1}}).total() == 6600 * pounds);
    CHECK(payment(contract, {.cases = {7, 3}, .outcomes = {2, 1}}).total() ==
          (10 * 400 + 2 * 3410 + 6200) * pounds);
}

TEST_CASE("Peterborough's bond: a fall of 8.387% does not reach 10%, one of 9% passes 7.5%") {
    // 142 against 155 reconvictions per 100 people. The outcome is a reconviction that did not
    // happen: 13 of 155.
    Contract bond{.per_outcome = {1000 * pounds, 1000 * pounds},
                  .target_kind = TargetKind::gate,
                  .target = 0.10};
    CHECK(13.0 / 155.0 == doctest::Approx(0.08387).epsilon(1e-4));
    CHECK(payment(bond, {.cases = {155, 0}, .outcomes = {13, 0}}).total() == 0);
    bond.target = 0.075;
    CHECK(payment(bond, {.cases = {1000, 0}, .outcomes = {90, 0}}).total() == 90'000 * pounds);
}

TEST_CASE("beyond a target only the surplus is paid, at the mean rate of what was achieved") {
    const Contract contract{
        .per_outcome = {100, 301}, .target_kind = TargetKind::above, .target = 0.25};
    // 40 cases, so 10 are expected; 12 easy and 4 hard ones achieved: 6 beyond, at (1200 + 1204) /
    // 16 = 150.25 pence each.
    CHECK(payment(contract, {.cases = {30, 10}, .outcomes = {12, 4}}).outcomes == 901);
    CHECK(payment(contract, {.cases = {30, 10}, .outcomes = {6, 4}}).outcomes == 0);
    CHECK(payment(contract, {.cases = {30, 10}, .outcomes = {1, 0}}).outcomes == 0);
    CHECK(payment(contract, {}).total() == 0);
}

TEST_CASE("a cap is obeyed to the penny, and outcomes are cut before what was promised for sure") {
    Contract contract{.block = 1000, .per_case = {10, 20}, .per_outcome = {100, 200}};
    const Delivered delivered{.cases = {5, 5}, .outcomes = {3, 2}};
    CHECK(payment(contract, delivered).total() == 1000 + 150 + 700);
    for (const std::int64_t cap : {1849, 1500, 1150, 1050, 1000, 400, 0}) {
        contract.cap = cap;
        const Payment paid = payment(contract, delivered);
        CHECK(paid.total() == cap);
        CHECK(paid.block == std::min<std::int64_t>(cap, 1000));
        CHECK(paid.outcomes == std::max<std::int64_t>(0, cap - 1150));
    }
    // Millions of cases at thousands of pounds stay exact.
    contract = {.per_outcome = {660'001, 0}, .target_kind = TargetKind::above, .target = 0.5};
    CHECK(payment(contract, {.cases = {4'000'000, 0}, .outcomes = {3'000'000, 0}}).total() ==
          660'001LL * 1'000'000);
}

TEST_CASE("paying for luck: how often a gate opens for a programme that does nothing") {
    // Two arms of n people with the same rate p: the measured relative fall passes x with chance
    // Phi(-x p / sqrt(2 p (1 - p) / n)). n = 300, p = .5: .270 at 5%, .110 at 10%.
    constexpr std::uint32_t trials = 4'000;
    const Contract contract{.per_outcome = {1, 1}, .target_kind = TargetKind::gate, .target = 0.05};
    std::array<std::uint32_t, 2> opened{};
    for (std::uint32_t trial = 0; trial < trials; ++trial) {
        std::array<std::uint32_t, 2> bad{};
        for (std::uint32_t arm = 0; arm < 2; ++arm)
            for (std::uint32_t block = 0; block < 3; ++block) {
                // 300 fair coins: the bits of twelve words, the last cut short.
                const Words words = draw(11, trial, arm, Purpose::test, block);
                for (std::uint32_t w = 0; w < 4; ++w) {
                    const std::uint32_t coins = block * 4 + w;
                    if (coins > 9) continue;
                    const std::uint32_t used = coins < 9 ? 0xFFFFFFFFU : 0x00000FFFU;
                    bad[arm] += static_cast<std::uint32_t>(__builtin_popcount(words[w] & used));
                }
            }
        // Bad ends that did not happen, out of those that would have.
        const std::uint32_t avoided = bad[0] > bad[1] ? bad[0] - bad[1] : 0;
        Contract bond = contract;
        for (std::size_t x = 0; x < 2; ++x) {
            bond.target = x == 0 ? 0.05 : 0.10;
            if (payment(bond, {.cases = {bad[0], 0}, .outcomes = {avoided, 0}}).total() > 0)
                ++opened[x];
        }
    }
    const auto near = [&](std::uint32_t found, double p) {
        // The closed form takes the base rate as known and counts as continuous: allow for both.
        return std::fabs(found / double{trials} - p) <
               0.015 + 4.0 * std::sqrt(p * (1 - p) / trials);
    };
    CHECK(near(opened[0], 0.270));
    CHECK(near(opened[1], 0.110));
}

TEST_CASE("what a ratchet leaves of an incentive, at patience .9") {
    const std::array<double, 5> ratchet{0, 0.1, 0.25, 0.5, 1};
    const std::array<double, 5> left{1, 0.526, 0.308, 0.182, 0.100};
    for (std::size_t i = 0; i < ratchet.size(); ++i) {
        CHECK(ratchet_incentive(ratchet[i], 0.9) == doctest::Approx(left[i]).epsilon(0.002));
        // Played out: one more outcome now is paid once, and moves every later target for good or
        // until the ratchet has eaten it.
        double value = 1.0, discounted = 1.0, target = 0.0;
        for (int year = 0; year < 400; ++year) {
            target = year == 0 ? ratchet[i] : target * (1.0 - ratchet[i]);
            discounted *= 0.9;
            value -= discounted * target;
        }
        CHECK(ratchet_incentive(ratchet[i], 0.9) == doctest::Approx(value).epsilon(1e-9));
    }
    CHECK(next_target(0.4, 0.5, 0.0) == 0.4);
    CHECK(next_target(0.4, 0.5, 0.25) == doctest::Approx(0.425));
    CHECK(next_target(0.4, 0.3, 1.0) == doctest::Approx(0.3));
}

TEST_CASE("how much should hang on a noisy measure: Holmström and Milgrom") {
    CHECK(best_outcome_share(1, 1, 0.5) == doctest::Approx(0.8));
    CHECK(best_outcome_share(1, 1, 1) == doctest::Approx(0.5));
    CHECK(best_outcome_share(2, 1, 1) == doctest::Approx(1.0 / 3));
    CHECK(best_outcome_share(1, 1, 2) == doctest::Approx(0.2));
}

TEST_CASE("a provider splits its effort as pays it best: no other split does better") {
    for (const double pay : {0.0, 0.5, 2.0})
        for (const double care : {0.0, 0.3, 1.0})
            for (const double substitution : {0.0, 0.4, 0.9, 1.0}) {
                CAPTURE(pay);
                CAPTURE(care);
                CAPTURE(substitution);
                const Effort chosen = split_effort(pay, care, 1.5, substitution);
                CHECK(chosen.measured >= 0.0);
                CHECK(chosen.unmeasured >= 0.0);
                const double best = gain_of(chosen, pay, care, 1.5, substitution);
                double other = -1e9;
                for (int m = 0; m <= 60; ++m)
                    for (int u = 0; u <= 60; ++u)
                        other = std::max(
                            other, gain_of({m * 0.05, u * 0.05}, pay, care, 1.5, substitution));
                CHECK(other <= best + 1e-12);
                CHECK(other >= best - 0.01);
            }
}

TEST_CASE("pay for what is measured drives out what is not, unless the two do not compete") {
    CHECK(split_effort(0.0, 1.0, 1.0, 0.5).unmeasured == doctest::Approx(2.0 / 3));
    CHECK(split_effort(0.5, 1.0, 1.0, 0.5).unmeasured == doctest::Approx(1.0 / 3));
    CHECK(split_effort(1.0, 1.0, 1.0, 0.5).unmeasured == 0.0);
    CHECK(split_effort(1.0, 1.0, 1.0, 0.0).unmeasured == 1.0);
    // Perfect substitutes, one of them unmeasured and required: any pay at all for the other is too
    // much, b* = 0.
    CHECK(split_effort(1e-9, 1.0, 1.0, 1.0).unmeasured == 0.0);
}

TEST_CASE("creaming: who is served is whoever's chance pays, and part of it is for nothing") {
    // Fee 1,000 a success, cost 300 each; with help people succeed with p1, without with p0.
    const Contract contract{.per_outcome = {1000, 1000}};
    double base = 0, helped = 0;
    std::uint32_t served = 0;
    for (int i = 0; i < 100; ++i) {
        const double without = i * 0.008, with = without + 0.1;
        const bool takes = takes_case(contract, easy_case, with, 300.0, 0.0);
        CHECK(takes == (1000.0 * with >= 300.0));
        if (!takes) continue;
        ++served;
        base += without;
        helped += with;
    }
    // p1 >= .3: i = 25 to 99. Of the payments E[p0]/E[p1] = .496 / .596 buy what came by itself.
    CHECK(served == 75);
    CHECK(base / helped == doctest::Approx(0.496 / 0.596).epsilon(1e-9));
    // Somebody who cares as much as what is missing serves them; a higher tariff does the same.
    CHECK(takes_case(contract, easy_case, 0.1, 300.0, 200.0));
    CHECK(!takes_case(contract, easy_case, 0.1, 300.0, 199.0));
    const Contract tariffs{.per_outcome = {1000, 3000}};
    CHECK(takes_case(tariffs, hard_case, 0.1, 300.0, 0.0));
    CHECK(margin_of_case(tariffs, hard_case, 0.2, 300.0) == doctest::Approx(300.0));
}
