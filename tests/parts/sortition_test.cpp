#include "parts/sortition.hpp"

#include "world/synthesis.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <set>

using namespace folkmoot;

namespace {

constexpr auto lot_purpose = Purpose::lot;

Strata in_strata(std::initializer_list<std::uint32_t> sizes) {
    Strata strata;
    strata.first.push_back(0);
    for (const std::uint32_t size : sizes) strata.first.push_back(strata.first.back() + size);
    return strata;
}

constexpr auto accept_all = [](std::uint32_t, std::uint32_t) { return true; };

} // namespace

TEST_CASE("seats follow people by the largest remainder and sum to what there is") {
    // Hamilton's own paradox: with one more seat the smallest loses one.
    const std::vector<std::uint32_t> people{6, 6, 2};
    CHECK(seats_by_size(people, 10) == std::vector<std::uint32_t>{4, 4, 2});
    CHECK(seats_by_size(people, 11) == std::vector<std::uint32_t>{5, 5, 1});
    CHECK(seats_by_size(std::vector<std::uint32_t>{1, 1, 1}, 2) ==
          std::vector<std::uint32_t>{1, 1, 0});
    CHECK(seats_by_size(std::vector<std::uint32_t>{0, 0}, 5) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("whoever is drawn is of the group, nobody twice, and letters end") {
    const Strata strata = in_strata({30, 10, 0, 60, 20});
    const Pools pools(strata, 2, [](std::uint32_t s) { return s == 1 ? 9U : s % 2U; });
    CHECK(pools.people()[0] == 50);
    CHECK(pools.people()[1] == 60);
    const std::vector<std::uint32_t> seats{50, 8};
    const DrawnLot all = draw_lot(pools, seats, 1'000, 3, 7, lot_purpose, accept_all);
    CHECK(all.citizens.size() == 58);
    CHECK(std::set(all.citizens.begin(), all.citizens.end()).size() == 58);
    for (const std::uint32_t c : all.citizens) CHECK_FALSE((c >= 30 && c < 40));
    const DrawnLot none = draw_lot(pools, seats, 20, 3, 7, lot_purpose,
                                   [](std::uint32_t, std::uint32_t) { return false; });
    CHECK(none.citizens.empty());
    CHECK(none.letters == 20 * 58);
}

TEST_CASE("the error of a lot is what the closed form with its correction for a small town says") {
    // Of 400 people 150 think so; 100 are drawn: variance p (1 − p) / n × (N − n) / (N − 1).
    const Pools pools(in_strata({400}), 1, [](std::uint32_t) { return 0U; });
    const std::vector<std::uint32_t> seats{100};
    constexpr int lots = 1'500;
    constexpr double p = 150.0 / 400;
    double sum = 0, squares = 0;
    for (std::uint32_t week = 0; week < lots; ++week) {
        const DrawnLot lot = draw_lot(pools, seats, 1'000, 11, week, lot_purpose, accept_all);
        REQUIRE(lot.citizens.size() == 100);
        double share = 0;
        for (const std::uint32_t c : lot.citizens) share += c < 150 ? .01 : 0;
        sum += share;
        squares += (share - p) * (share - p);
    }
    const double expected = p * (1 - p) / 100 * (300.0 / 399);
    CHECK(std::fabs(sum / lots - p) < 4 * std::sqrt(expected / lots));
    // The variance of a variance of a near-normal number: 2 / lots.
    CHECK(std::fabs(squares / lots / expected - 1) < 4 * std::sqrt(2.0 / lots));
}

TEST_CASE("with seats by group the error is that within groups only") {
    // Two groups of 200 that think 10% and 60%: Σ (N_g/N)² p_g (1 − p_g) / n_g × (N_g − n_g)/(N_g −
    // 1).
    const Pools pools(in_strata({200, 200}), 2, [](std::uint32_t s) { return s; });
    const auto seats = seats_by_size(pools.people(), 80);
    constexpr int lots = 1'500;
    double squares = 0;
    for (std::uint32_t week = 0; week < lots; ++week) {
        double share = 0;
        for (const std::uint32_t c :
             draw_lot(pools, seats, 1'000, 12, week, lot_purpose, accept_all).citizens)
            share += c < 20 || (c >= 200 && c < 320) ? 1.0 / 80 : 0;
        squares += (share - .35) * (share - .35);
    }
    const double expected = .25 * (.1 * .9 + .6 * .4) / 40 * (160.0 / 199);
    CHECK(std::fabs(squares / lots / expected - 1) < 4 * std::sqrt(2.0 / lots));
}

TEST_CASE("one letter in so many brings somebody, however few people there are") {
    // Each letter is accepted with chance 1/20, by half of the people never: 1 in 40.
    for (const std::uint32_t people : {400U, 40'000U}) {
        const Pools pools(in_strata({people}), 1, [](std::uint32_t) { return 0U; });
        const DrawnLot lot = draw_lot(pools, std::vector<std::uint32_t>{100}, 1'000, 13, 2,
                                      lot_purpose, [](std::uint32_t c, std::uint32_t word) {
                                          return c % 2 == 0 && word < threshold(0.05);
                                      });
        CHECK(lot.citizens.size() == 100);
        for (const std::uint32_t c : lot.citizens) CHECK(c % 2 == 0);
        if (people > 10'000) // who sits already cannot sit again
            CHECK(std::fabs(100.0 / static_cast<double>(lot.letters) - 0.025) < 4 * 0.0025);
    }
}
