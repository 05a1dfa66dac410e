#include "models/general_practice/processes/need.hpp"
#include "parts/arrivals.hpp"
#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace folkmoot;
using namespace folkmoot::general_practice;

namespace {

Strata strata_of(const std::vector<std::uint32_t>& sizes) {
    Strata strata;
    strata.areas = 1;
    strata.first = {0};
    for (const std::uint32_t size : sizes) strata.first.push_back(strata.first.back() + size);
    return strata;
}

bool same(const Episodes& first, const Episodes& second) {
    const auto a = first.all(), b = second.all();
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].citizen != b[i].citizen || a[i].stratum != b[i].stratum) return false;
    return true;
}

/// Mean of `value` by stratum over the people of the strata for which `counts` says yes.
template <class Found>
double mean_where(const World& world, const std::vector<double>& value, Found&& counts) {
    double sum = 0, people = 0;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        if (counts(s)) {
            sum += value[s] * world.strata.size(s);
            people += world.strata.size(s);
        }
    return sum / people;
}

}  // namespace

TEST_CASE("jumping from need to need finds whom asking every citizen finds") {
    const Strata strata = strata_of({0, 1, 2, 3, 7, 64, 0, 1'000, 20'000, 0, 3});
    for (const double probability : {1e-6, 1e-4, 0.003, 0.095, 0.25, 0.5, 0.75, 0.9})
        for (std::uint32_t week = 0; week < 12; ++week)
            for (std::uint32_t s = 0; s < strata.count(); ++s) {
                Episodes jumped, asked;
                find_needs(11, week, s, Gaps(probability), strata, jumped);
                find_needs_plainly(11, week, s, probability, strata, asked);
                REQUIRE(same(jumped, asked));
            }
}

TEST_CASE("every need is of a citizen of the stratum, and nobody has two in a week") {
    const Strata strata = strata_of({500, 0, 3'000, 1});
    for (std::uint32_t week = 0; week < 50; ++week) {
        Episodes episodes;
        for (std::uint32_t s = 0; s < strata.count(); ++s)
            find_needs(3, week, s, Gaps(0.4), strata, episodes);
        for (std::size_t i = 0; i < episodes.size(); ++i) {
            const auto all = episodes.all();
            CHECK(stratum_of(strata, all[i].citizen) == all[i].stratum);
            if (i > 0) CHECK(all[i].citizen > all[i - 1].citizen);
        }
    }
}

TEST_CASE("how many have a need is binomial: its mean and its variance") {
    const Strata strata = strata_of({2'000});
    constexpr int weeks = 2'000;
    for (const double p : {0.002, 0.095, 0.6}) {
        double sum = 0, squares = 0;
        for (std::uint32_t week = 0; week < weeks; ++week) {
            Episodes episodes;
            find_needs(17, week, 0, Gaps(p), strata, episodes);
            const double deviation = static_cast<double>(episodes.size()) - 2'000 * p;
            sum += deviation;
            squares += deviation * deviation;
        }
        const double variance = 2'000 * p * (1 - p);
        CHECK(std::fabs(sum / weeks) < 4 * std::sqrt(variance / weeks));
        // The variance of a variance estimated from n near-normal values is 2σ⁴/n.
        CHECK(std::fabs(squares / weeks / variance - 1) < 4 * std::sqrt(2.2 / weeks));
    }
}

TEST_CASE(
    "every citizen of a stratum is as likely as every other, and weeks do not hang together") {
    const Strata strata = strata_of({50});
    constexpr int weeks = 20'000;
    std::vector<int> times(50);
    std::vector<std::uint8_t> before(50), now(50);
    double both = 0;
    for (std::uint32_t week = 0; week < weeks; ++week) {
        Episodes episodes;
        find_needs(23, week, 0, Gaps(0.1), strata, episodes);
        std::fill(now.begin(), now.end(), 0);
        for (const Episode& episode : episodes.all()) {
            ++times[episode.citizen];
            now[episode.citizen] = 1;
        }
        for (std::size_t c = 0; c < 50; ++c) both += now[c] * before[c];
        before.swap(now);
    }
    for (const int t : times) CHECK(std::abs(t - 2'000) < 4.5 * std::sqrt(20'000 * 0.1 * 0.9));
    CHECK(std::fabs(both - weeks * 50 * 0.01) < 4 * std::sqrt(weeks * 50 * 0.01 * 0.99));
}

TEST_CASE("a stratum's needs do not depend on which stratum was asked before") {
    const Strata strata = strata_of({100, 2'000, 0, 300});
    std::vector<Episodes> forwards(4), backwards(4);
    for (std::uint32_t s = 0; s < 4; ++s) find_needs(5, 9, s, Gaps(0.2), strata, forwards[s]);
    for (std::uint32_t s = 4; s-- > 0;) find_needs(5, 9, s, Gaps(0.2), strata, backwards[s]);
    for (std::size_t s = 0; s < 4; ++s) CHECK(same(forwards[s], backwards[s]));
}

TEST_CASE("a stratum's needs do not depend on how big its neighbours are") {
    const Strata small = strata_of({10, 1'000}), large = strata_of({5'000, 1'000});
    Episodes a, b;
    find_needs(5, 9, 1, Gaps(0.1), small, a);
    find_needs(5, 9, 1, Gaps(0.1), large, b);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        CHECK(a.all()[i].citizen + 4'990 == b.all()[i].citizen);
}

TEST_CASE("without need nobody asks") {
    const Strata strata = strata_of({1'000});
    Episodes episodes;
    find_needs(5, 9, 0, Gaps(0.0), strata, episodes);
    CHECK(episodes.size() == 0);
}

TEST_CASE("people have as many needs a year as the rate says") {
    const World world = tiny_world({.areas = 3, .population = 20'000});
    for (const double rate : {4.67, 4.92, 5.16}) {
        Need need;
        need.rate = rate;
        const auto chance = need_per_week(need, world);
        CHECK(52 * mean_where(world, chance, [](std::uint32_t) { return true; }) ==
              doctest::Approx(rate).epsilon(1e-12));
    }
}

TEST_CASE("the most deprived fifth needs care 17% more often than the least, age for age") {
    const World world = tiny_world({.areas = 2});
    const auto chance = need_per_week(Need{}, world);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        if (deprivation_of(s) == 4)
            CHECK(chance[s] / chance[s - 8] == doctest::Approx(1.17).epsilon(1e-12));
}

TEST_CASE("need is highest under 5 and over 85 among those below and above middle age") {
    // Hobbs and others, Lancet 2016: highest at the ends of the age range.
    const World world = tiny_world({.population = 20'000});
    const auto chance = need_per_week(Need{}, world);
    std::array<double, 7> by_age{};
    for (std::uint32_t a = 0; a < 7; ++a)
        by_age[a] = mean_where(world, chance, [a](std::uint32_t s) { return age_of(s) == a; });
    for (std::size_t a = 1; a < 4; ++a) CHECK(by_age[0] > by_age[a]);
    for (std::size_t a = 0; a < 6; ++a) CHECK(by_age[6] > by_age[a]);
}

TEST_CASE("without the age table every age needs the same, condition for condition") {
    const World world = tiny_world({});
    Need need;
    need.age_steepness = 0;
    const auto chance = need_per_week(need, world);
    for (std::uint32_t s = 10; s < 70; ++s)
        CHECK(chance[s] == doctest::Approx(chance[s - 10]).epsilon(1e-12));
}

TEST_CASE("people with a long-term condition need care as much more often as is set") {
    const World world = tiny_world({});
    Need need;
    need.frail_ratio = 2.5;
    const auto chance = need_per_week(need, world);
    for (std::uint32_t s = 0; s < 70; s += 2)
        CHECK(chance[s + 1] / chance[s] == doctest::Approx(2.5).epsilon(1e-12));
}

TEST_CASE("about as many needs are complex as is set, the more the older") {
    const World world = tiny_world({.population = 20'000});
    const auto share = complex_share(Need{}, world);
    const auto chance = need_per_week(Need{}, world);
    std::vector<double> weighted(share.size());
    for (std::size_t s = 0; s < share.size(); ++s) weighted[s] = share[s] * chance[s];
    const auto all = [](std::uint32_t) { return true; };
    CHECK(mean_where(world, weighted, all) / mean_where(world, chance, all) ==
          doctest::Approx(0.30).epsilon(0.05));
    for (std::uint32_t a = 2; a < 7; ++a)
        CHECK(mean_where(world, share, [a](std::uint32_t s) { return age_of(s) == a; }) >
              mean_where(world, share, [a](std::uint32_t s) { return age_of(s) == a - 1; }));
}
