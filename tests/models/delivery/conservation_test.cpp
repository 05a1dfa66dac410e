#include "models/delivery/delivery.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::delivery;

namespace {

/// Two areas with two bodies each, and a department.
std::shared_ptr<const Place> small_state() {
    auto made = std::make_shared<Place>(
        *delivery::place_of({.areas = 2, .places = 2, .population = 2'000, .people = 400'000}));
    Provider department;
    department.reach = Reach::online;
    made->world.providers.push_back(department);
    return made;
}
Simulation alone(const std::shared_ptr<const Place>& place, const Values& values) {
    return {place, PolicyPlan{with(values), {}, {}}, *open_world(*place, with(values))};
}

} // namespace

TEST_CASE("delivery: no person, change, team in a line or penny is lost or made in any week") {
    for (const double join : {0.0, duty}) {
        // Some large projects fail, too.
        Values values = joined_with(everything, {{"shared.join", join}});
        if (join == duty) values["work.contract"] = one_contract;
        Simulation life = alone(small_state(), values);
        Counts all = delivery_model()->empty_counts(2);
        std::int64_t paid = 0;
        for (int week = 0; week < 130; ++week) {
            life.step();
            REQUIRE(check_conservation(life) == "");
            all.add(life.last_week(), delivery_model()->columns());
            for (std::size_t kind = 0; kind < money_kinds; ++kind)
                paid += nearest_whole<std::int64_t>(
                    life.last_week().at(Slot::total, teams_pounds + kind) * 100.0);
        }
        CHECK(own(life.state()).paid == paid);
        CHECK(all.at(Slot::total, people_weeks) == 2'000 * 130);
        for (std::size_t column = 0; column < column_count; ++column) {
            CAPTURE(count_columns()[column].key);
            if (join == duty && column == left) continue; // nobody may
            if (join != duty && column == failures) continue; // small contracts do not
            CHECK(all.at(Slot::total, column) != 0);
        }
        // What people are counted by adds up.
        const std::pair<std::size_t, std::size_t> fifths{Slot::deprivation, deprivation_fifths},
            ages{Slot::age, age_bands}, areas{area_slot, 2};
        for (const Column column : {people_weeks, first_tries, Column::first_ok, Column::later_ok,
                                    Column::failed, Column::rang, Column::gave_up,
                                    Column::down_fails, Column::test_tries, Column::lost_hours})
            CHECK(adds_up(all, column, {fifths, ages, areas}));
        for (const Column column : {first_tries, Column::failed, service_weeks, begun, Column::live,
                                    part_weeks, Column::own_weeks, Column::shared_weeks})
            CHECK(adds_up(all, column, {{size_slot, sizes}}));
        for (std::size_t kind = 0; kind < money_kinds; ++kind)
            CHECK(adds_up(all, teams_pounds + kind, {areas}));
    }
}

TEST_CASE("delivery: a lever that decides nothing changes nothing, to the last bit") {
    const auto after = [](const Values& more) {
        Simulation life = alone(small_state(), more);
        for (int week = 0; week < 60; ++week) life.step();
        return own(life.state()).bytes();
    };
    const std::string as_it_is = after({});
    // Nothing is shared.
    CHECK(after({{"shared.join", 1}}) == as_it_is);
    CHECK(after({{"shared.price", 5'000}}) == as_it_is);
    CHECK(after({{"shared.people", 20}}) == as_it_is);
    CHECK(after({{"shared.first", 0.5}}) == as_it_is);
    CHECK(after({{"shared.help", 1}}) == as_it_is);
    CHECK(after({{"shared.outsiders", 1}}) == as_it_is);
    CHECK(after({{"shared.standby", 1}}) == as_it_is);
    // Nothing changes from week to week.
    CHECK(after({{"work.keep", 1}}) == as_it_is);
    CHECK(after({{"work.makers", 1}}) == as_it_is);
    CHECK(after({{"work.test_weeks", 9}}) == as_it_is);
    CHECK(after({{"work.test_share", 0.1}}) == as_it_is);
    CHECK(after({{"work.test_floor", 10}}) == as_it_is);
    // And what decides something does.
    CHECK(after({{"work.contract", 1}}) != as_it_is);
    CHECK(after({{"work.release", 0}}) != as_it_is);
    CHECK(after({{"shared.notices", 2}}) != as_it_is);
    CHECK(after({{"help.offered", 1}}) != as_it_is);
}

TEST_CASE("delivery: states that live side by side each live as they would alone, to the last "
          "bit") {
    const auto place = small_state();
    // The last one is asked something else than the others.
    const Values more_people = joined_with(everything, {{"need.rate", 3}});
    Simulation a = alone(place, {}), b = alone(place, everything), c = alone(place, more_people),
               a_alone = alone(place, {}), b_alone = alone(place, everything),
               c_alone = alone(place, more_people);
    for (int week = 0; week < 30; ++week) {
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

TEST_CASE("delivery: a state that is put away and read again lives on, and one that somebody has "
          "tampered with is refused with a reason") {
    const auto place = small_state();
    const PolicyPlan plan{with(everything), {}, {}};
    Simulation one = alone(place, everything);
    for (int week = 0; week < 40; ++week) one.step();
    const auto read = delivery_model()->read_state(own(one.state()).bytes(), *place, plan, 40);
    REQUIRE(read);
    Simulation other(place, plan, **read);
    const delivery::State before = own(one.state());
    for (int week = 0; week < 20; ++week) {
        one.step();
        other.step();
    }
    CHECK(own(one.state()).bytes() == own(other.state()).bytes());

    const auto said = [&](const auto& tamper) {
        delivery::State state = before;
        tamper(state);
        const auto again = delivery_model()->read_state(state.bytes(), *place, plan, 40);
        return again ? std::string() : text_of(again.problems());
    };
    REQUIRE(before.returns.size() > 1);
    std::size_t busy = 0, tested = 0;
    while (before.lines[busy].empty()) ++busy;
    while (before.teams[tested].testing == 0) ++tested;
    CHECK(said([](delivery::State&) {}) == "");
    CHECK(said([](auto& s) { s.need.pop_back(); }) ==
          "need: not as many as the scenario has; found 1999, allowed 2000");
    CHECK(said([](auto& s) { s.teams.pop_back(); }) ==
          "teams: not as many as the scenario has; found 25, allowed 26");
    CHECK(said([](auto& s) { s.lines.emplace_back(); }).starts_with("lines: not as many"));
    CHECK(said([](auto& s) { s.teams[0].design = std::nan(""); }) == "teams: success out of range");
    CHECK(said([](auto& s) { s.teams[0].measures = 7; }) == "teams: out of range");
    CHECK(said([](auto& s) { s.teams[0].body = 3; }) == "teams: of another body");
    CHECK(said([](auto& s) { s.teams[0].settled = 60'000; }) ==
          "teams: a launch that is never over");
    CHECK(said([](auto& s) { s.teams[0].fellow = 60'000; }) == "teams: a fellow who never leaves");
    CHECK(said([](auto& s) {
              s.teams[0].launch.on = 1;
              s.teams[0].launch.ends = s.teams[0].launch.since;
          }) == "teams: a launch that cannot be");
    CHECK(said([&](auto& s) { s.teams[tested].test.service = 9'000; }) ==
          "teams: a test that cannot be");
    CHECK(said([](auto& s) {
              s.teams[0].testing = 0;
              s.teams[0].waiting = 1;
          }) == "teams: a change that waits for nothing");
    CHECK(said([](auto& s) {
              for (Part& part : s.teams[0].parts) part.made = part.made == 0 ? 1 : 0;
          }) == "teams: a component that nobody needs, or one that is missing");
    CHECK(said([&](auto& s) { s.lines[busy].front().service = 9'000; }) ==
          "lines: a change that cannot be there");
    CHECK(said([](auto& s) { s.platforms[0].queue.push_back(9'000); }) ==
          "platforms: a team that cannot wait");
    CHECK(said([](auto& s) { s.platforms[0].spare = -1; }) == "platforms: out of range");
    CHECK(said([](auto& s) { s.platforms[0].open = 2; }) ==
          "platforms: something shared that cannot be");
    CHECK(said([](auto& s) { s.worst_week = 2; }) == "worst_week: out of range");
    CHECK(said([](auto& s) { s.paid = std::int64_t{1} << 62; }) ==
          "paid: more money than there can be");
    CHECK(said([](auto& s) { s.last[3] = 9; }) == "last: out of range");
    CHECK(said([](auto& s) { s.returns.push_back(s.returns.front()); }) ==
          "returns: somebody who cannot come back");
    CHECK(said([](auto& s) { s.returns.front().citizen = 4'000'000; }) ==
          "returns: somebody who cannot come back");
    CHECK(said([](auto& s) { s.returns.pop_back(); }) ==
          "need: somebody who comes back from nowhere");
    CHECK_FALSE(delivery_model()->read_state("nonsense", *place, plan, 40));
}

TEST_CASE("delivery: a citizen takes at most 24 bytes") {
    Life life({.areas = 4, .places = 1, .population = 60'000, .people = 600'000}, {});
    life.live(2);
    CHECK(static_cast<double>(life->bytes()) / 60'000 <= 24.0);
}

TEST_CASE("delivery: a place without bodies has nothing that people could come for") {
    Life life({.areas = 1, .places = 0, .population = 500, .people = 500}, {});
    const Counts all = life.live(3);
    CHECK(all.at(Slot::total, first_tries) == 0);
    CHECK(all.at(Slot::total, people_weeks) == 1'500);
    CHECK(check_conservation(*life) == "");
}

TEST_CASE("delivery: a map shows how likely people succeed, and what each body shares") {
    const auto place = small_state();
    Simulation life = alone(place, joined_with(everything, {{"shared.join", duty}}));
    const auto frame = [&] {
        return delivery_model()->look(*place, life.state(),
                                      Sample::every(1, place->world.population()));
    };
    CHECK(frame().providers[1] == std::vector<float>(5));
    CHECK(frame().providers[0] == std::vector<float>{3, 3, 3, 3, 14});
    for (int week = 0; week < 120; ++week) life.step();
    CHECK(std::ranges::all_of(frame().providers[1], [](float part) { return part > 0; }));
    REQUIRE(frame().people[0].size() == 2'000);
    CHECK(frame().people[1][7] == own(life.state()).last[7]);
    // Who is surer succeeds more often.
    const auto seen = frame();
    std::uint32_t sure = 0, unsure = 0;
    for (std::uint32_t c = 0; c < 900; ++c) {
        if (place->world.digital[c] > place->world.digital[sure]) sure = c;
        if (place->world.digital[c] < place->world.digital[unsure]) unsure = c;
    }
    CHECK(seen.people[0][sure] > seen.people[0][unsure]);
}
