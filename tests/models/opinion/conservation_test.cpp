#include "models/opinion/public.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::opinion;

TEST_CASE("opinion: nobody is lost, counted twice or heard twice in any week") {
    PublicLife life({.areas = 3, .population = 2'500, .people = 5'000}, all_at_once);
    Counts all = opinion_model()->empty_counts(3);
    for (int week = 0; week < 110; ++week) {
        life->step();
        REQUIRE(check_conservation(*life) == "");
        all.add(life->last_week(), opinion_model()->columns());
    }
    const auto total = all.row(Slot::total);
    CHECK(total[people_weeks] == 2'500 * 110);
    for (std::size_t column = 0; column < column_count; ++column) {
        CAPTURE(count_columns()[column].key);
        CHECK(total[column] > 0);
    }
    // What people are counted by adds up.
    for (const Column column : {people_weeks, gap_weeks, accept_weeks, trust_weeks, call_people,
                                call_votes, panel_people, Column::hours}) {
        CHECK(adds_up(all, column,
                      {{Slot::deprivation, deprivation_fifths},
                       {Slot::age, age_bands},
                       {part_slot, parts},
                       {camp_slot, camps},
                       {area_slot, 3}}));
    }
    for (std::size_t child = 0; child < 2; ++child) {
        CHECK(all.at(Slot::age + child, call_people) == 0);
        CHECK(all.at(Slot::age + child, panel_people) == 0);
    }
}

TEST_CASE("opinion: a lever that decides nothing changes nothing, to the last bit") {
    const auto after = [](const Values& changed) {
        PublicLife life({}, {}, changed);
        life.live(60);
        return life.state().bytes();
    };
    const std::string as_it_is = after({});
    CHECK(after({{"asking.every", 4}}) == as_it_is);      // asked once
    CHECK(after({{"asking.seats", 500}}) == as_it_is);    // nobody is drawn
    CHECK(after({{"revising.lot_weight", 1}}) == as_it_is);
    CHECK(after({{"revising.every", 260}}) == as_it_is);  // the first time comes anyway
    CHECK(after({{"showing.answered", 1}}) != as_it_is);
}

TEST_CASE(
    "opinion: two towns that live side by side each live as they would alone, to the last bit") {
    const auto place = place_of({});
    const auto opening = open_world(*place, with({}));
    const auto town = [&](const Values& changed) {
        return Simulation(place, PolicyPlan{with(changed), {}, {}}, *opening);
    };
    // The second differs in a lever only; the third also in what is assumed of news.
    const Values other{{"asking.rhythm", 1}, {"showing.told", 0.3}}, third{{"news.drift", 0.2}};
    Simulation a = town({}), b = town(other), c = town(third);
    Simulation a_alone = town({}), b_alone = town(other), c_alone = town(third);
    for (int week = 0; week < 50; ++week) {
        const std::array together{&a, &b, &c};
        Simulation::step_together(together);
        a_alone.step();
        b_alone.step();
        c_alone.step();
    }
    CHECK(own(a.state()).bytes() == own(a_alone.state()).bytes());
    CHECK(own(b.state()).bytes() == own(b_alone.state()).bytes());
    CHECK(own(c.state()).bytes() == own(c_alone.state()).bytes());
    CHECK(own(a.state()).bytes() != own(b.state()).bytes());
}

TEST_CASE("opinion: a state that is put away and read again lives on as if it had not been") {
    PublicLife one({}, all_at_once);
    one.live(15); // in the middle of a round
    REQUIRE(one.state().round.under_way == 1);
    const PolicyPlan plan{with(all_at_once), {}, {}};
    const auto read = opinion_model()->read_state(one.state().bytes(), one.place(), plan, 15);
    REQUIRE(read);
    Simulation other(place_of({}), plan, **read);
    for (int week = 0; week < 20; ++week) {
        one->step();
        other.step();
    }
    CHECK(one.state().bytes() == own(other.state()).bytes());
}

TEST_CASE("opinion: a state that somebody has tampered with is refused with a reason") {
    PublicLife life({}, all_at_once);
    life.live(15);
    const PolicyPlan plan{with(all_at_once), {}, {}};
    const auto said = [&](const auto& tamper) {
        opinion::State state = life.state();
        tamper(state);
        const auto read = opinion_model()->read_state(state.bytes(), life.place(), plan, 15);
        return read ? std::string() : text_of(read.problems());
    };
    CHECK(said([](opinion::State&) {}) == "");
    CHECK(said([](auto& s) { s.trust.pop_back(); }) ==
          "trust: not as many as the scenario has; found 1999, allowed 2000");
    CHECK(said([](auto& s) { s.positions.resize(8); }) ==
          "positions: not as many as the scenario has; found 8, allowed 16000");
    CHECK(said([](auto& s) { s.marks[3] = 255; }) == "marks: out of range");
    CHECK(said([](auto& s) { s.marks[3] = 12; }) == "marks: out of range");
    CHECK(said([](auto& s) { s.spoke[3] = 9'000; }) ==
          "spoke: somebody who took part in a week that is to come");
    CHECK(said([](auto& s) { s.events[0] = std::numeric_limits<double>::quiet_NaN(); }) ==
          "events: out of range");
    CHECK(said([](auto& s) { s.loud_off = 7; }) == "loud_off: out of range");
    CHECK(said([](auto& s) { s.revised = 9'000; }) == "revised: a week that is to come");
    CHECK(said([](auto& s) { s.round.panel.push_back(s.round.panel.front()); }) ==
          "round: somebody who cannot take part");
    CHECK(said([](auto& s) { s.round.panel.front() = 4'000'000'000; }) ==
          "round: somebody who cannot take part");
    CHECK(said([](auto& s) { s.round.sayings.pop_back(); }) ==
          "round: somebody speaks who is not heard, or the other way round");
    CHECK(said([](auto& s) { s.round.began = 9'000; }) == "round: out of range");
    CHECK_FALSE(opinion_model()->read_state("nonsense", life.place(), plan, 15));
}

TEST_CASE("opinion: a citizen takes at most 24 bytes") {
    PublicLife life({.areas = 4, .population = 40'000, .people = 40'000},
                    {{"asking.rhythm", 1}, {"asking.reach", 2}});
    life.live(2);
    CHECK(static_cast<double>(life->bytes()) / 40'000 <= 24.0);
}
