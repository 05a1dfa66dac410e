/// What the map shows of general practice, against what is counted.

#include "models/general_practice/practice.hpp"
#include "models/life.hpp"
#include "world/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace folkmoot;

namespace {

const Colouring& colouring_of(std::string_view key) {
    const auto found =
        std::ranges::find(practice().about().picture.colourings, key, &Colouring::key);
    REQUIRE(found != practice().about().picture.colourings.end());
    return *found;
}

/// The class of some citizens.
std::vector<std::uint8_t> classes_in(const LifeOf<general_practice::State>& life,
                                     std::string_view key, const Sample& whom) {
    const auto frame = practice().look(life.place(), life.state(), whom);
    return frame.people[colouring_of(key).amount.channel];
}

std::vector<std::uint8_t> classes_in(const LifeOf<general_practice::State>& life,
                                     std::string_view key, std::uint32_t stride = 1) {
    return classes_in(life, key, Sample::every(stride, life.place().world.population()));
}

double people_in(const std::vector<std::uint8_t>& classes, std::uint8_t wanted) {
    return static_cast<double>(std::ranges::count(classes, wanted));
}

} // namespace

TEST_CASE("the map shows as many who have signed up and who have found work as are counted") {
    LifeOf<general_practice::State> life(place_of(practice(), {.places = 1}),
                                         {{"enrolment.eligible", 0.6},
                                          {"enrolment.every_weeks", 8},
                                          {"enrolment.burden", 0.3},
                                          {"job_search.looking", 0.2},
                                          {"job_search.vacancies", 0.05},
                                          {"job_search.loses", 0.05}});
    const auto& first_of = life.place().world.strata.first;
    double most_working = 0, most_signed = 0;
    bool ended = false; // somebody who was in work is not any more
    std::vector<std::uint8_t> before;
    for (int week = 0; week < 16; ++week) {
        const Counts counts = life.live(1);
        const auto in_list = classes_in(life, "enrolment");
        const auto work = classes_in(life, "job_search");
        REQUIRE(in_list.size() == life.place().world.population());
        REQUIRE(work.size() == in_list.size());
        CHECK(people_in(in_list, 1) == counts.at(Slot::total, column::enrolled));
        CHECK(people_in(work, 2) == counts.at(Slot::total, column::working_weeks));
        CHECK(people_in(work, 1) + people_in(work, 2) ==
              counts.at(Slot::total, column::force_weeks));
        // Where they live, too: the first area's citizens come first.
        const auto of_first = static_cast<std::ptrdiff_t>(first_of[first_of.size() / 2]);
        CHECK(static_cast<double>(std::count(work.begin(), work.begin() + of_first, 2)) ==
              counts.at(area_slot, column::working_weeks));
        for (std::size_t c = 0; c < before.size(); ++c) ended |= before[c] == 2 && work[c] == 1;
        before = work;
        most_working = std::max(most_working, people_in(work, 2));
        most_signed = std::max(most_signed, people_in(in_list, 1));
    }
    CHECK(most_working > 20);
    CHECK(most_signed > 100);
    CHECK(ended);
    // Of some citizens the same is seen as of all.
    constexpr std::uint32_t stride = 7;
    for (const auto* key : {"enrolment", "job_search"}) {
        const auto all = classes_in(life, key), some = classes_in(life, key, stride);
        REQUIRE(some.size() == (all.size() + stride - 1) / stride);
        for (std::size_t i = 0; i < some.size(); ++i) CHECK(some[i] == all[i * stride]);
        CHECK(*std::ranges::max_element(all) < colouring_of(key).classes.size());
        // In no even steps, too: the first, the last, and those of three in a row.
        const auto last = static_cast<std::uint32_t>(all.size()) - 1;
        const std::vector<std::uint32_t> listed{0, 1, 2, 5, last / 2, last - 1, last};
        const auto of_list = classes_in(life, key, Sample::of(listed, last + 1));
        REQUIRE(of_list.size() == listed.size());
        for (std::size_t i = 0; i < listed.size(); ++i) CHECK(of_list[i] == all[listed[i]]);
    }
}

TEST_CASE("where nobody signs up or looks for work nothing is known of either") {
    LifeOf<general_practice::State> life(place_of(practice(), {.places = 1}), {});
    (void)life.live(2);
    CHECK(classes_in(life, "enrolment").empty());
    CHECK(classes_in(life, "job_search").empty());
    CHECK(classes_in(life, "wait").size() == life.place().world.population());
}
