#include "parts/provision/closed_forms.hpp"

#include "core/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

using namespace folkmoot;

TEST_CASE("a small reserve and a thin margin ruin a provider: exp(-2 mu R / s^2)") {
    CHECK(ruin_chance(30, 1, 10) == doctest::Approx(0.5488).epsilon(1e-4));
    CHECK(ruin_chance(30, 2, 10) == doctest::Approx(0.3012).epsilon(1e-4));
    CHECK(ruin_chance(60, 1, 10) == doctest::Approx(0.3012).epsilon(1e-4));
    CHECK(ruin_chance(30, 0, 10) == 1.0);
    CHECK(ruin_chance(30, -1, 10) == 1.0);
    CHECK(ruin_chance(30, 1, 0) == 0.0);
    CHECK(weeks_until_ruin(30, -2) == 15.0);
    CHECK(std::isinf(weeks_until_ruin(30, 1)));
}

TEST_CASE("providers that live from week to week go under as often as that") {
    // Steps of ±1 with mean .1: small enough that the law of Brownian motion holds nearly, and
    // exactly it is (q/p)^R = (.45/.55)^12 = .0900; exp(-2 × .1 × 12 / .99) = .0885.
    constexpr std::uint32_t providers = 3'000;
    double ruined = 0;
    for (std::uint32_t p = 0; p < providers; ++p) {
        int reserve = 12;
        for (std::uint32_t week = 0; week < 1'000 && reserve > 0 && reserve < 90; ++week)
            reserve += unit(draw(9, p, week, Purpose::test)[0]) < 0.55 ? 1 : -1;
        ruined += reserve == 0 ? 1 : 0;
    }
    const double expected = ruin_chance(12, 0.1, std::sqrt(0.99));
    CHECK(std::fabs(ruined / providers - expected) <
          0.002 + 4 * std::sqrt(expected * (1 - expected) / providers));
}

TEST_CASE("the reserve that is needed is the one that leaves the chance that was asked for") {
    CHECK(ruin_chance(reserve_needed(0.05, 2, 10), 2, 10) == doctest::Approx(0.05));
    CHECK(reserve_needed(1.0, 2, 10) == 0.0);
    CHECK(std::isinf(reserve_needed(0.05, 0, 10)));
}
