#include "parts/week.hpp"
#include "world/citizens.hpp"
#include "world/lists.hpp"
#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

using namespace folkmoot;

TEST_CASE("a stratum's number says where, how old, how poor and how well its people are") {
    std::uint32_t stratum = 0;
    for (std::uint32_t area = 0; area < 4; ++area)
        for (std::uint32_t age = 0; age < 7; ++age)
            for (std::uint32_t fifth = 0; fifth < 5; ++fifth)
                for (std::uint32_t frail = 0; frail < 2; ++frail, ++stratum) {
                    CHECK(area_of(stratum) == area);
                    CHECK(age_of(stratum) == age);
                    CHECK(deprivation_of(stratum) == fifth);
                    CHECK(frailty_of(stratum) == frail);
                    CHECK(cell_of(stratum) == area * 35 + age * 5 + fifth);
                }
    CHECK(stratum == 4 * strata_per_area);
}

TEST_CASE("a citizen's stratum is the one whose stretch they are in, empty strata or not") {
    Strata strata;
    strata.areas = 1;
    strata.first = {0, 3, 3, 3, 4, 9};
    const std::vector<std::uint32_t> expected{0, 0, 0, 3, 4, 4, 4, 4, 4};
    for (std::uint32_t c = 0; c < expected.size(); ++c) CHECK(stratum_of(strata, c) == expected[c]);
}

TEST_CASE("in a week every stratum is visited once, however many there are") {
    for (const std::uint32_t count : {1U, 2U, 3U, 7U, 12U, 70U, 97U, 140U, 350U, 2'940U, 4'096U})
        for (std::uint32_t week = 0; week < 25; ++week) {
            const VisitOrder order(99, week, count);
            std::vector<bool> visited(count);
            for (std::uint32_t k = 0; k < count; ++k) {
                const std::uint32_t stratum = order(k);
                REQUIRE(stratum < count);
                REQUIRE(!visited[stratum]);
                visited[stratum] = true;
            }
        }
}

TEST_CASE("no stratum is always the first to be visited") {
    std::vector<int> first(70);
    for (std::uint32_t week = 0; week < 7'000; ++week) ++first[VisitOrder(3, week, 70)(0)];
    // 100 expected each; 4.5 standard errors of √100, because there are 70 of them.
    for (const int times : first) CHECK(std::abs(times - 100) < 45);
}

TEST_CASE("homes lie inside their place, and everywhere in it") {
    const World world = tiny_world({.areas = 2});
    for (std::uint32_t area = 0; area < 2; ++area) {
        const Area& place = world.areas[area];
        double least = 1e9, most = -1e9, sum = 0;
        for (std::uint32_t c = 0; c < 4'000; ++c) {
            const Home home = home_of(world, c, area);
            REQUIRE(std::fabs(home.x - place.x) <= place.radius);
            REQUIRE(std::fabs(home.y - place.y) <= place.radius);
            least = std::min(least, home.x);
            most = std::max(most, home.x);
            sum += home.x;
        }
        // A tent of half width r has standard deviation r/√6.
        CHECK(std::fabs(sum / 4'000 - place.x) < 4 * place.radius / std::sqrt(6.0 * 4'000));
        CHECK(least < place.x - 0.9 * place.radius);
        CHECK(most > place.x + 0.9 * place.radius);
    }
}

TEST_CASE("a place is as far across as people travel it, whatever the map shows") {
    const World world = tiny_world({.areas = 2});
    Provider at_centre;
    at_centre.x = world.areas[1].x;
    at_centre.y = world.areas[1].y;
    // 3-4-5 triangle on a map of half width 3: 5 map km are 5 × 5/3 travelled ones.
    CHECK(travel_km(world, 1, at_centre, {at_centre.x + 3.0, at_centre.y + 4.0}) ==
          doctest::Approx(25.0 / 3.0).epsilon(1e-12));
}

TEST_CASE("a local practice has its own area's strata, an online one has them all") {
    const World world = tiny_world({.areas = 3, .clinics = 2, .online = 2});
    const Lists lists(world);
    CHECK(lists.providers() == 8);
    for (std::size_t p = 0; p < 6; ++p) {
        CHECK(lists.counts(p).size() == 70);
        CHECK(lists.row(p).first_stratum == p / 2 * 70);
    }
    for (std::size_t p = 6; p < 8; ++p) {
        CHECK(lists.counts(p).size() == 210);
        CHECK(lists.row(p).first_stratum == 0);
    }
    CHECK(lists.counters() == 6 * 70 + 2 * 210);
}

TEST_CASE("counters of different providers and strata are different counters") {
    const World world = tiny_world({.areas = 2, .clinics = 2, .online = 1});
    Lists lists(world);
    std::set<const std::uint32_t*> seen;
    for (std::size_t p = 0; p < 5; ++p)
        for (std::uint32_t s = 0; s < 140; ++s) {
            if (p < 4 && area_of(s) != p / 2) continue;
            CHECK(seen.insert(&lists.count(p, s)).second);
            CHECK(seen.insert(&lists.fresh(p, s)).second);
        }
    CHECK(seen.size() == 2 * lists.counters());
}

TEST_CASE("the nearest practice is the nearest of those that are open") {
    const World world = tiny_world({.areas = 1, .clinics = 3, .online = 0});
    const LocalProviders providers = local_providers(world);
    const Home beside_the_second{world.providers[1].x + 0.1, world.providers[1].y};
    std::vector<std::uint8_t> open{1, 1, 1};
    CHECK(nearest_open(world, providers.of_area[0], open, beside_the_second) == 1);
    open = {1, 0, 1};
    CHECK(nearest_open(world, providers.of_area[0], open, beside_the_second) == 0);
    open = {0, 0, 1};
    CHECK(nearest_open(world, providers.of_area[0], open, beside_the_second) == 2);
}

TEST_CASE("every provider is either in its area's row or among the online ones") {
    const World world = tiny_world({.areas = 3, .clinics = 2, .online = 2});
    const LocalProviders providers = local_providers(world);
    CHECK(providers.of_area.size() == 3);
    for (const auto& row : providers.of_area) CHECK(row.size() == 2);
    CHECK(providers.online == std::vector<std::uint16_t>{6, 7});
}

TEST_CASE("a wait falls into the bin between whose edges it lies") {
    double lower = 0;
    for (std::size_t bin = 0; bin < wait_bins; ++bin) {
        CHECK(wait_bin_edge(bin) > lower);
        lower = wait_bin_edge(bin);
    }
    for (std::uint32_t wait = 0; wait < 64 * 20; ++wait) {
        const double days = wait * 7.0 / 64.0;
        const std::size_t bin = wait_bin(wait);
        REQUIRE(bin < wait_bins);
        if (bin > 0) CHECK(days >= wait_bin_edge(bin - 1));
        if (bin + 1 < wait_bins) CHECK(days < wait_bin_edge(bin));
    }
}
