#include "engine/runs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <vector>

using namespace folkmoot;

TEST_CASE("of all who are alike a few are watched, and of a crowd its share") {
    struct Town {
        const char* scenario;
        std::uint32_t population;
    };
    for (const auto& [name, population] : {Town{"virtual-gp", 100'000}, Town{"virtual-gp", 6'000},
                                           Town{"virtual-gp-england", 100'000}}) {
        CAPTURE(name);
        CAPTURE(population);
        const auto scenario = load_shipped(name);
        REQUIRE(scenario);
        const auto place = make_place(*scenario, 1, population);
        const auto& strata = place->world.strata;
        const Sample whom = whom_to_watch(place->world);
        const std::vector<std::uint32_t> list(whom.begin(), whom.end());
        CHECK(std::ranges::adjacent_find(list, std::greater_equal{}) == list.end());
        CHECK(list.back() < population);
        const std::uint32_t few =
            std::clamp(people_watched / strata.count(), 1U, watched_of_each_kind);
        CHECK(list.size() + strata.count() >= people_watched);
        CHECK(list.size() <= people_watched + std::size_t{few} * strata.count());
        std::vector<std::uint32_t> of(strata.count(), 0);
        for (const std::uint32_t c : list) {
            const auto after = std::ranges::upper_bound(strata.first, c);
            ++of[static_cast<std::size_t>(after - strata.first.begin()) - 1];
        }
        for (std::uint32_t s = 0; s < strata.count(); ++s) {
            const double share = double{people_watched} * strata.size(s) / population;
            CHECK(of[s] >= std::min(few, strata.size(s)));
            CHECK(of[s] <= std::max<double>(few, share));
        }
    }
    const auto place = make_place(virtual_gp(), 1, people_watched);
    CHECK(whom_to_watch(place->world).size() == people_watched);
}

TEST_CASE("a sample of every so many and the list of the same citizens are one") {
    constexpr std::uint32_t population = 100;
    for (const std::uint32_t stride : {1U, 7U, 50U, 100U}) {
        const Sample every = Sample::every(stride, population);
        const Sample listed =
            Sample::of(std::vector<std::uint32_t>(every.begin(), every.end()), population);
        REQUIRE(every.size() == listed.size());
        for (std::size_t n = 0; n < every.size(); ++n) CHECK(every[n] == listed[n]);
        for (std::uint32_t c = 0; c < population + 7; ++c) CHECK(every.find(c) == listed.find(c));
    }
    const Sample nobody;
    CHECK_FALSE(nobody.find(0));
    CHECK(nobody.begin() == nobody.end());
}

TEST_CASE("a log holds those who are followed, and those alone") {
    constexpr PersonEventKind kinds[] = {PersonEventKind::needed};
    PersonLog some(kinds, Sample::of({3, 64, 99}, 100));
    PersonLog all(PersonEventKind::needed);
    for (std::uint32_t c = 0; c < 100; ++c) {
        some.add(PersonEventKind::needed, c, 1);
        some.add(PersonEventKind::asked, c, 1);
        all.add(PersonEventKind::needed, c, 1);
    }
    CHECK(all.events.size() == 100);
    REQUIRE(some.events.size() == 3);
    CHECK(some.events[0].citizen == 3);
    CHECK(some.events[1].citizen == 64);
    CHECK(some.events[2].citizen == 99);
}
