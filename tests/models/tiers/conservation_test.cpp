#include "models/tiers/tiers.hpp"

#include "world/citizens.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::tiers;

TEST_CASE("tiers: no need, post, person or penny is lost or made in any week") {
    for (const double join : {0.0, 1.0}) {
        Life life({.areas = 5, .population = 3'000, .people = 400'000}, {},
                  changed(everything, {{"moving.join", join}}));
        Counts all = tiers_model()->empty_counts(5);
        for (int week = 0; week < 120; ++week) {
            life->step();
            REQUIRE(check_conservation(*life) == "");
            all.add(life->last_week(), tiers_model()->columns());
        }
        CHECK(all.at(Slot::total, people_weeks) == 3'000 * 120);
        for (std::size_t column = 0; column < column_count; ++column) {
            CAPTURE(count_columns()[column].key);
            // By choice of a few, all posts are kept, and nothing has come back.
            if (column == paid_back_weeks || (join == 1 && column == redundant)) continue;
            CHECK(all.at(Slot::total, column) != 0);
        }
        // What people are counted by adds up.
        for (const Column column :
             {people_weeks, fit_pounds, new_needs, Column::came_back, Column::served,
              Column::wanted, Column::badly, Column::gave_up, Column::wait_weeks}) {
            CAPTURE(count_columns()[column].key);
            CHECK(adds_up(all, column,
                          {{Slot::deprivation, deprivation_fifths},
                           {Slot::age, age_bands},
                           {tier_slot, tiers::tiers},
                           {area_slot, 5}}));
        }
        for (std::size_t column = front_pounds; column <= function_weeks; ++column)
            CHECK(adds_up(all, column, {{area_slot, 5}}));
    }
}

TEST_CASE("tiers: what is made without room for local ways is the same for all, in every week") {
    Life life({.areas = 5}, {}, changed(everything, {{"tailoring.room", 0}}));
    std::size_t together = 0;
    for (int week = 0; week < 60; ++week) {
        life->step();
        const tiers::State& state = life.state();
        for (std::size_t a = 1; a < 5; ++a) {
            // Of the nation: the back office.
            if (state.moves[5 + a].tier != 2 || state.moves[5].tier != 2) continue;
            ++together;
            CHECK(state.standard[5 + a] == doctest::Approx(state.standard[5]).epsilon(1e-12));
        }
    }
    CHECK(together > 20);
}

TEST_CASE("tiers: a lever that decides nothing changes nothing, to the last bit") {
    const auto after = [](const Values& before, const Values& more) {
        Life life({}, before, more);
        life.live(60);
        return life.state().bytes();
    };
    const std::string as_it_is = after({}, {});
    CHECK(after({}, {{"moving.week", 3}}) == as_it_is);     // nobody moves
    CHECK(after({}, {{"moving.pace", 1}}) == as_it_is);
    CHECK(after({}, {{"moving.parallel", 1}}) == as_it_is);
    CHECK(after({}, {{"moving.help", 1}}) == as_it_is);
    CHECK(after({}, {{"moving.join", 1}}) == as_it_is);     // there is nothing to join
    CHECK(after({}, {{"tailoring.room", 1}}) == as_it_is);  // nothing is shared
    CHECK(after({}, {{"learning.compare", 1}}) != as_it_is);
    CHECK(after({}, {{"made.back", 2}}) != as_it_is);
}

TEST_CASE("tiers: with one district all tiers are the same, to the last bit of what people get") {
    const auto gets = [](const Values& values) {
        Life life({.areas = 1}, values);
        const Counts all = life.live(60);
        return std::array{measured(all, "as_wanted"), measured(all, "cost_per_head"),
                          measured(all, "bad_share")};
    };
    // Who is heard where, and how soon, is what distance means; without it nothing is left of it.
    const Values alike{{"voice.captured", 0},
                       {"voice.farther", 1},
                       {"skill.spread", 0},
                       {"skill.tries", 0},
                       {"staff.turnover", 0}};
    CHECK(gets(alike) == gets(changed(alike, all_at(in_nation))));
    CHECK(gets(alike) == gets(changed(alike, all_at(in_county))));
}

TEST_CASE("tiers: two nations that live side by side each live as they would alone, to the last "
          "bit") {
    const auto place = tiers::place_of({});
    const auto opening = open_world(*place, with({}));
    const auto nation = [&](const Values& values) {
        return Simulation(place, PolicyPlan{with(values), {}, {}}, *opening);
    };
    Simulation a = nation({}), b = nation(everything), a_alone = nation({}),
               b_alone = nation(everything);
    for (int week = 0; week < 40; ++week) {
        const std::array together{&a, &b};
        Simulation::step_together(together);
        a_alone.step();
        b_alone.step();
    }
    CHECK(own(a.state()).bytes() == own(a_alone.state()).bytes());
    CHECK(own(b.state()).bytes() == own(b_alone.state()).bytes());
    CHECK(own(a.state()).bytes() != own(b.state()).bytes());
}

TEST_CASE("tiers: a state that is put away and read again lives on, and one that somebody has "
          "tampered with is refused with a reason") {
    Life one({}, {}, everything);
    one.live(25);
    const PolicyPlan plan{with(everything), {}, {}};
    const auto read = tiers_model()->read_state(one.state().bytes(), one.place(), plan, 25);
    REQUIRE(read);
    Simulation other(one.shared(), plan, **read);
    const tiers::State before = one.state();
    CHECK(own(**read).office == before.office);
    one.live(20);
    for (int week = 0; week < 20; ++week) other.step();
    CHECK(one.state().bytes() == own(other.state()).bytes());

    const auto said = [&](const auto& tamper) {
        tiers::State state = before;
        tamper(state);
        const auto again = tiers_model()->read_state(state.bytes(), one.place(), plan, 25);
        return again ? std::string() : text_of(again.problems());
    };
    REQUIRE(before.returns.size() > 1);
    REQUIRE(before.lines[0].size() > 1);
    CHECK(said([](tiers::State&) {}) == "");
    CHECK(said([](auto& s) { s.taste.pop_back(); }) ==
          "taste: not as many as the scenario has; found 1999, allowed 2000");
    CHECK(said([](auto& s) { s.staff.push_back(1); }) ==
          "staff: not as many as the scenario has; found 16, allowed 15");
    CHECK(said([](auto& s) { s.drift[0] = 7; }) == "drift: out of range");
    CHECK(said([](auto& s) { s.standard[0] = std::nan(""); }) == "standard: out of range");
    CHECK(said([](auto& s) { s.practice[0] = -1; }) == "practice: out of range");
    CHECK(said([](auto& s) { s.spare[0] = 2; }) == "spare: out of range");
    CHECK(said([](auto& s) { s.moves[0].to = 3; }) == "moves: out of range");
    CHECK(said([](auto& s) { s.moves[0].since = 9'000; }) == "moves: a week that is to come");
    CHECK(said([](auto& s) { s.staff[0] = 4'000'000'000; }) == "staff: out of range");
    CHECK(said([](auto& s) { s.ledger.decided = 9'000; }) == "ledger: a week that is to come");
    CHECK(said([](auto& s) { s.ledger.paid = std::int64_t{1} << 62; }) ==
          "ledger: more money than there can be");
    CHECK(said([](auto& s) { s.last[3] = 9; }) == "last: out of range");
    CHECK(said([](auto& s) { s.lines[0].push_back(s.lines[0].front()); }) ==
          "lines: somebody who cannot stand there");
    CHECK(said([](auto& s) { s.lines[0].front().citizen = 4'000'000; }) ==
          "lines: somebody who cannot stand there");
    CHECK(said([](auto& s) { s.returns.front().when = 60'000; }) ==
          "returns: somebody who cannot come back");
    CHECK(said([](auto& s) { s.returns.pop_back(); }) == "need: somebody who stands nowhere");
    CHECK_FALSE(tiers_model()->read_state("nonsense", one.place(), plan, 25));
}

TEST_CASE("tiers: a citizen takes at most 24 bytes") {
    Life life({.areas = 4, .population = 40'000, .people = 40'000}, {});
    life.live(2);
    CHECK(static_cast<double>(life->bytes()) / 40'000 <= 24.0);
}

TEST_CASE("tiers: a map shows how far people are from what they want, and which offices are open") {
    // Two counties of two districts; an office each, and one for the nation.
    auto made = std::make_shared<Place>(*tiers::place_of({.areas = 4}));
    for (const std::uint16_t area : std::initializer_list<std::uint16_t>{0, 2, 0}) {
        Provider office;
        office.reach = Reach::online;
        office.area = area;
        made->world.providers.push_back(office);
    }
    const std::shared_ptr<const Place> place = made;
    const auto open_offices = [&](const Values& values) {
        const auto opening = open_world(*place, with(changed({{"map.counties", 2}}, values)));
        const PictureFrame frame =
            tiers_model()->look(*place, *opening, Sample::every(1, place->world.population()));
        REQUIRE(frame.people.front().size() == 2'000);
        for (std::uint32_t c = 0; c < 2'000; c += 97) {
            const std::size_t area =
                std::size_t{stratum_of(place->world.strata, c)} / strata_per_area;
            const double off =
                std::fabs(own(*opening).taste[c] / 65'535.0 - own(*opening).standard[area]);
            CHECK(std::fabs(frame.people[0][c] / 254.0 * 0.5 - std::min(off, 0.5)) < 0.002);
        }
        return frame.open;
    };
    using Offices = std::vector<std::uint8_t>;
    CHECK(open_offices({}) == Offices{1, 1, 1, 1, 0, 0, 0});
    CHECK(open_offices(all_at(in_county)) == Offices{0, 0, 0, 0, 1, 1, 0});
    CHECK(open_offices(all_at(in_nation)) == Offices{0, 0, 0, 0, 0, 0, 1});
    CHECK(open_offices({{"made.back", in_nation}}) == Offices{1, 1, 1, 1, 0, 0, 1});
    const auto nation = open_world(*place, with(changed({{"map.counties", 2}}, all_at(in_nation))));
    CHECK(own(*nation).office == std::vector<std::uint16_t>(2'000, 6));
}
