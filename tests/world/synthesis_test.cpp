#include "world/synthesis.hpp"
#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <numeric>

using namespace folkmoot;

TEST_CASE("everybody lives in exactly one stratum") {
    for (const std::uint32_t population : {100U, 4'001U, 12'345U}) {
        const World world = tiny_world({.areas = 3, .population = population});
        CHECK(world.strata.first.front() == 0);
        CHECK(world.strata.first.back() == population);
        CHECK(world.strata.count() == 3 * 7 * 5 * 2);
        for (std::uint32_t s = 0; s < world.strata.count(); ++s)
            CHECK(world.strata.first[s] <= world.strata.first[s + 1]);
    }
}

TEST_CASE("no stratum is further than one citizen from its exact share") {
    const World world = tiny_world({.areas = 3, .population = 9'999, .people = 30'000});
    double furthest = 0;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const Area& area = world.areas[s / 70];
        const auto ages = age_shares(area.over65_share);
        const std::size_t age = s / 10 % 7, fifth = s / 2 % 5;
        const double frail = s % 2 == 1 ? frail_share(age) : 1.0 - frail_share(age);
        const double exact = 9'999.0 / 3.0 * ages[age] * area.deprivation[fifth] * frail;
        furthest = std::max(furthest, std::fabs(world.strata.size(s) - exact));
    }
    CHECK(furthest < 1.0);
}

TEST_CASE("largest remainder: seats follow the largest fractions") {
    // One area of 101 citizens whose deprivation fifths want 60.6, 30.3, 10.1, 0 and 0: Hamilton
    // gives 61, 30 and 10. What the strata of a fifth add up to may differ from that by the
    // rounding of its strata, never by a citizen each.
    std::vector<Area> areas{tiny_area(0, 101)};
    areas[0].deprivation = {0.6, 0.3, 0.1, 0.0, 0.0};
    const std::vector<Provider> providers(1);
    const World world = make_world(
        {.areas = areas, .providers = providers, .people = 101, .population = 101, .seed = 1});
    std::array<double, 5> people{};
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        people[s / 2 % 5] += world.strata.size(s);
    CHECK(people[0] + people[1] + people[2] == 101);
    CHECK(std::fabs(people[0] - 60.6) < 5);
    CHECK(std::fabs(people[1] - 30.3) < 5);
    CHECK(people[3] == 0);
    CHECK(people[4] == 0);
}

TEST_CASE("ages add up to everybody, and as many are over 65 as the area says") {
    for (const double over65 : {0.0, 0.104, 0.18, 0.263, 1.0}) {
        const auto share = age_shares(over65);
        CHECK(std::accumulate(share.begin(), share.end(), 0.0) ==
              doctest::Approx(1.0).epsilon(1e-12));
        CHECK(share[4] + share[5] + share[6] == doctest::Approx(over65).epsilon(1e-12));
    }
}

TEST_CASE("a made world has the old people that its areas say") {
    const World world = tiny_world({.areas = 2, .population = 20'000});
    for (std::uint32_t area = 0; area < 2; ++area) {
        double old = 0, all = 0;
        for (std::uint32_t s = area * 70; s < (area + 1) * 70; ++s) {
            all += world.strata.size(s);
            old += s / 10 % 7 >= 4 ? world.strata.size(s) : 0;
        }
        CHECK(old / all == doctest::Approx(area == 0 ? 0.15 : 0.20).epsilon(0.005));
    }
}

TEST_CASE("an online practice opens with as many people as it had, all of its host's area") {
    const World world = tiny_world({.population = 4'000, .people = 40'000, .opening_list = 1'234});
    const auto lists = opening_lists(world);
    std::uint32_t online = 0;
    for (std::uint32_t c = 0; c < world.population(); ++c)
        if (world.providers[lists[c]].reach == Reach::online) {
            ++online;
            CHECK(c < world.strata.first[70]);
        }
    CHECK(online == 123); // 1,234 real people at ten for each citizen
}

TEST_CASE("an online practice cannot open with more people than live there") {
    const World world = tiny_world({.population = 400, .people = 4'000, .opening_list = 1e6});
    const auto lists = opening_lists(world);
    for (std::uint32_t c = 0; c < world.population(); ++c) {
        const bool online = world.providers[lists[c]].reach == Reach::online;
        CHECK(online == (c < world.strata.first[70]));
    }
}

TEST_CASE("nobody opens with a clinic of another town") {
    const World world = tiny_world({.areas = 4, .clinics = 3, .online = 0});
    const auto lists = opening_lists(world);
    for (std::uint32_t c = 0; c < world.population(); ++c)
        CHECK(world.providers[lists[c]].area == area_of(stratum_of(world.strata, c)));
}

TEST_CASE("the nearer of two clinics has the more people from its side of town") {
    const World world = tiny_world({.areas = 1, .clinics = 2, .online = 0, .population = 10'000});
    const auto lists = opening_lists(world);
    std::array<int, 2> west{}, east{};
    for (std::uint32_t c = 0; c < world.population(); ++c)
        ++(home_of(world, c, 0).x < world.areas[0].x ? west : east)[lists[c]];
    CHECK(west[0] > 1.2 * west[1]);
    CHECK(east[1] > 1.2 * east[0]);
}

TEST_CASE("people are less at home online the older they are and the poorer they are") {
    const World world = tiny_world({.population = 40'000});
    std::array<double, 7> by_age{}, of_age{};
    std::array<double, 5> by_fifth{}, of_fifth{};
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            by_age[age_of(s)] += world.digital[c];
            of_age[age_of(s)] += 1;
            by_fifth[deprivation_of(s)] += world.digital[c];
            of_fifth[deprivation_of(s)] += 1;
        }
    for (std::size_t a = 3; a < 7; ++a)
        CHECK(by_age[a] / of_age[a] < by_age[a - 1] / of_age[a - 1] - 10);
    for (std::size_t d = 1; d < 5; ++d)
        CHECK(by_fifth[d] / of_fifth[d] < by_fifth[d - 1] / of_fifth[d - 1]);
}

TEST_CASE("another seed makes other people, the same seed the same") {
    const World first = tiny_world({.seed = 1}), again = tiny_world({.seed = 1});
    const World other = tiny_world({.seed = 2});
    CHECK(first.digital == again.digital);
    CHECK(opening_lists(first) == opening_lists(again));
    CHECK(first.digital != other.digital);
    CHECK(opening_lists(first) != opening_lists(other));
    CHECK(first.strata.first == other.strata.first);
}
