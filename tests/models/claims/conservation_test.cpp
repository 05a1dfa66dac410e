#include "models/claims/claims.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace folkmoot;
using namespace folkmoot::claims;

TEST_CASE("claims: no claim, record or pound is lost or made in any week") {
    for (const double way : {1.0, 2.0}) {
        Life life({.areas = 3, .population = 3'000, .people = 6'000}, everything,
                  {{"asking.way", way}});
        Counts all = claims_model()->empty_counts(3);
        for (int week = 0; week < 80; ++week) {
            life->step();
            REQUIRE(check_conservation(*life) == "");
            all.add(life->last_week(), claims_model()->columns());
        }
        for (std::size_t column = 0; column < column_count; ++column) {
            CAPTURE(count_columns()[column].key);
            // Nothing is paid unasked where all confirm, and nobody confirms where it is paid so.
            if (way == 1 && (column == unasked_recovered || column == forgiven_pounds)) continue;
            CHECK(all.at(Slot::total, column) != 0);
        }
        // What people are counted by adds up.
        for (const Column column : {people_weeks, right_weeks, due_pounds, poor_missed, awards,
                                    begun, Column::hours_people, Column::removed_wrongly}) {
            CAPTURE(count_columns()[column].key);
            CHECK(adds_up(
                all, column,
                {{Slot::deprivation, deprivation_fifths}, {Slot::age, age_bands}, {area_slot, 3}}));
        }
        CHECK(all.at(Slot::age, right_weeks) + all.at(Slot::age + 1, right_weeks) == 0);
    }
}

TEST_CASE("claims: a lever that decides nothing changes nothing, to the last bit") {
    const auto after = [](const Values& changed) {
        Life life({}, {{"hassle.paper_lost", 0}}, changed);
        life.live(40);
        return life.state().bytes();
    };
    const std::string as_it_is = after({});
    CHECK(after({{"asking.letter", 2}}) == as_it_is); // no letters are sent
    CHECK(after({{"doors.fee", 50}}) == as_it_is); // nobody pays it
    CHECK(after({{"doors.helper_pay", 2}}) == as_it_is);
    CHECK(after({{"renewing.carry", 1}}) == as_it_is); // nobody is told to claim again
    CHECK(after({{"paying.forgive", 1}}) == as_it_is); // everybody has asked
    CHECK(after({{"asking.steps", 5}}) != as_it_is);
}

TEST_CASE("claims: towns that live side by side each live as they would alone, to the last bit") {
    const auto place = claims::place_of({});
    const auto opening = open_world(*place, with({}));
    // All that chance finds alike; some of it; another chance of a right, a rise, another of
    // checks.
    const std::vector<Values> plans{{},
                                    {{"asking.way", 2}},
                                    {{"care.keeper", 1}},
                                    {{"rise.week", 5}, {"rise.factor", 3}},
                                    everything,
                                    {{"care.checks", 6}, {"register.moves", 0}}};
    std::vector<std::unique_ptr<Simulation>> towns, alone;
    std::vector<Simulation*> together;
    together.reserve(plans.size());
    for (const Values& plan : plans)
        for (auto* const list : {&towns, &alone})
            list->push_back(
                std::make_unique<Simulation>(place, PolicyPlan{with(plan), {}, {}}, *opening));
    for (const auto& town : towns) together.push_back(town.get());
    for (int week = 0; week < 30; ++week) {
        Simulation::step_together(together);
        for (const auto& town : alone) town->step();
    }
    std::set<std::string> different;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const std::string bytes = own(towns[i]->state()).bytes();
        CHECK(bytes == own(alone[i]->state()).bytes());
        different.insert(bytes);
    }
    CHECK(different.size() == plans.size());
}

TEST_CASE("claims: whoever is looked at lives as if nobody looked, to the last bit") {
    Life one({}, everything, {{"asking.way", 2}}), watched({}, everything, {{"asking.way", 2}});
    PersonLog log(person_missed);
    for (int week = 0; week < 40; ++week) {
        watched->set_log(week % 3 == 0 ? nullptr : &log); // now and then
        one->step();
        watched->step();
        REQUIRE(check_conservation(*watched) == "");
        for (std::size_t column = 0; column < column_count; ++column)
            REQUIRE(one->last_week().at(Slot::total, column) ==
                    watched->last_week().at(Slot::total, column));
    }
    CHECK_FALSE(log.events.empty());
    CHECK(one.state().bytes() == watched.state().bytes());
}

TEST_CASE("claims: a state that is put away and read again lives on, and one that somebody has "
          "tampered with is refused with a reason") {
    Life one({}, everything);
    one.live(20);
    REQUIRE_FALSE(one.state().line.empty());
    const PolicyPlan plan{with(everything), {}, {}};
    const auto read = claims_model()->read_state(one.state().bytes(), one.place(), plan, 20);
    REQUIRE(read);
    Simulation other(one.shared(), plan, **read);
    const claims::State before = one.state();
    one.live(15);
    for (int week = 0; week < 15; ++week) other.step();
    CHECK(one.state().bytes() == own(other.state()).bytes());

    const auto said = [&](const auto& tamper) {
        claims::State state = before;
        tamper(state);
        const auto again = claims_model()->read_state(state.bytes(), one.place(), plan, 20);
        return again ? std::string() : text_of(again.problems());
    };
    CHECK(said([](claims::State&) {}) == "");
    CHECK(said([](auto& s) { s.stale.pop_back(); }) ==
          "stale: not as many as the scenario has; found 1999, allowed 2000");
    CHECK(said([](auto& s) { s.claims[3].stage = 17; }) == "claims: out of range");
    CHECK(said([](auto& s) { s.claims[3].citizen = 4'000'000; }) == "claims: a claim of nobody");
    CHECK(said([](auto& s) { s.claims[3].stratum = 60'000; }) ==
          "claims: of somebody who is not where they should be");
    CHECK(said([](auto& s) { s.claims[3].debt = 2'000'000'000; }) ==
          "claims: more money than there can be");
    CHECK(said([](auto& s) { s.claims[3].life_due = 1; }) ==
          "claims: something that was due is undone");
    CHECK(said([](auto& s) { s.claim_of[s.claims[3].citizen] = no_claim; }) ==
          "claims: a claim of nobody");
    CHECK(said([](auto& s) { s.known[3] = 255; }) == "known: out of range");
    CHECK(said([](auto& s) { s.line.push_back(s.line.front()); }) ==
          "line: somebody who has no claim there");
    CHECK(said([](auto& s) {
              s.line.pop_back();
          }).starts_with("line: not as many as the scenario has"));
    CHECK(said([](auto& s) { s.struck.push_back({4'000'000, 300}); }) ==
          "struck: somebody who is not struck off");
    CHECK(said([](auto& s) { s.spare = -1; }) == "spare: out of range");
    CHECK(said([](auto& s) { s.market.reach = 2; }) == "market: out of range");
    CHECK(said([](auto& s) { s.watches[0].rang = 300; }) == "watches: an alarm that is to come");
    CHECK_FALSE(claims_model()->read_state("nonsense", one.place(), plan, 20));
}

TEST_CASE("claims: a citizen takes at most 24 bytes") {
    Life life({.areas = 4, .population = 40'000, .people = 40'000}, {});
    life.live(2);
    CHECK(static_cast<double>(life->bytes()) / 40'000 <= 24.0);
}
