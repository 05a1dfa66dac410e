#include "models/beds/beds.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace folkmoot;
using namespace folkmoot::beds;

namespace {

constexpr TownPlan bed_town{.areas = 3, .places = 1, .population = 2'000, .people = 60'000};

} // namespace

TEST_CASE("beds: no patient, bed, nurse, person or pound is lost or made in any week") {
    BedLife life(bed_town, everything);
    Counts all = beds_model()->empty_counts(3);
    for (int week = 0; week < 104; ++week) {
        life->step();
        REQUIRE(check_conservation(*life) == "");
        all.add(life->last_week(), beds_model()->columns());
    }
    const auto total = all.row(Slot::total);
    CHECK(total[people_weeks] == 2'000 * 104);
    for (std::size_t column = 0; column < column_count; ++column) {
        CAPTURE(count_columns()[column].key);
        CHECK(total[column] > 0);
    }
    // What people are counted by adds up.
    for (std::size_t column = general_needs; column <= planned_lost; ++column) {
        CAPTURE(count_columns()[column].key);
        CHECK(adds_up(all, column,
                      {{Slot::deprivation, deprivation_fifths},
                       {Slot::age, age_bands},
                       {why_slot, whys},
                       {area_slot, 3}}));
    }
    CHECK(total[extra_deaths] < total[deaths]);
}

TEST_CASE("beds: a lever that decides nothing changes nothing, to the last bit") {
    const auto after = [](const Values& changed) {
        BedLife life(bed_town, {{"epidemic.chance", 1}}, changed);
        life.live(60);
        return life.state().bytes();
    };
    const std::string as_it_is = after({});
    CHECK(after({{"beds.spare", 0.09}}) == as_it_is);      // as it is
    CHECK(after({{"sharing.keep", 0.5}}) == as_it_is);     // nobody shares
    CHECK(after({{"contract.rescue", 1}}) == as_it_is);    // there are no contractors
    CHECK(after({{"costs.life", 50'000}}) == as_it_is);    // only what it is set against
    CHECK(after({{"sharing.reach", 1}}) != as_it_is);
    CHECK(after({{"surge.most", 1}}) != as_it_is);
}

TEST_CASE("beds: places that live side by side each live as they would alone, to the last bit") {
    const auto place = bed_place(bed_town);
    const auto opening = open_world(*place, bed_rules(everything));
    const auto town = [&](const Values& changed) {
        return Simulation(place, PolicyPlan{bed_rules(both(everything, changed)), {}, {}},
                          *opening);
    };
    // The second differs in levers only; the third also in how often people fall ill.
    const Values other{{"sharing.reach", 0}, {"beds.spare", 0.2}}, third{{"need.admissions", 120}};
    Simulation a = town({}), b = town(other), c = town(third);
    Simulation a_alone = town({}), b_alone = town(other), c_alone = town(third);
    for (int week = 0; week < 40; ++week) {
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

TEST_CASE("beds: a state that is put away lives on, and one that was tampered with is refused") {
    BedLife one(bed_town, everything);
    while (one.state().disease.goes_about == 0) one.live(1);
    one.live(6); // in the middle of an epidemic
    const PolicyPlan plan{bed_rules(everything), {}, {}};
    const auto week = one.state().clock - warm_up_weeks;
    const auto read = beds_model()->read_state(one.state().bytes(), one.place(), plan, week);
    REQUIRE(read);
    Simulation other(one.shared(), plan, **read);
    const beds::State before = one.state();
    for (int more = 0; more < 12; ++more) {
        one->step();
        other.step();
    }
    CHECK(one.state().bytes() == own(other.state()).bytes());

    REQUIRE(!before.patients.empty());
    const auto said = [&](const auto& tamper) {
        beds::State state = before;
        tamper(state);
        const auto bad = beds_model()->read_state(state.bytes(), one.place(), plan, week);
        return bad ? std::string() : text_of(bad.problems());
    };
    using Tamper = void (*)(beds::State&);
    const std::array<std::pair<Tamper, const char*>, 18> tampered{{
        {[](auto&) {}, ""},
        {[](auto& s) { s.latest.pop_back(); },
         "latest: not as many as the scenario has; found 1999, allowed 2000"},
        {[](auto& s) { s.latest[0] = 99; }, "latest: out of range"},
        {[](auto& s) { s.latest_week[0] = 9'000; }, "latest_week: a week that is to come"},
        {[](auto& s) { s.hospital_of[0] = 2; }, "hospital_of: a hospital that is not in the area"},
        {[](auto& s) { s.patients.front().ward = 7; }, "patients: out of range"},
        {[](auto& s) { s.patients.front().citizen = 4'000'000'000; }, "patients: out of range"},
        {[](auto& s) { s.patients.front().until = 4'000'000'000; }, "patients: not in order"},
        {[](auto& s) { s.patients.pop_back(); }, "hospitals: a bed is used by nobody, or by two"},
        {[](auto& s) { ++s.hospitals[0].used[0]; },
         "hospitals: a bed is used by nobody, or by two"},
        {[](auto& s) { s.hospitals[0].staff[0] = -1; }, "hospitals: out of range"},
        {[](auto& s) { s.hospitals[0].training[1].clear(); },
         "hospitals.training: not as many as the scenario has; found 0, allowed 12"},
        {[](auto& s) { s.lists[0].front().joined = 9'000; }, "lists: out of range"},
        {[](auto& s) { s.firms[0].closed_weeks = 999; }, "firms: out of range"},
        {[](auto& s) { s.heat = std::numeric_limits<double>::quiet_NaN(); }, "heat: out of range"},
        {[](auto& s) { s.disease.well[0] += 5; }, "disease: a person is neither well nor ill"},
        {[](auto& s) { s.disease.goes_about = 2; }, "disease: out of range"},
        {[](auto& s) { s.disease.comes.clear(); },
         "disease.comes: not as many as the scenario has; found 0, allowed 3"},
    }};
    for (const auto& [tamper, message] : tampered) CHECK(said(tamper) == message);
    CHECK_FALSE(beds_model()->read_state("nonsense", one.place(), plan, week));
}

TEST_CASE("beds: a citizen takes at most 24 bytes") {
    BedLife life({.areas = 8, .places = 1, .population = 40'000, .people = 400'000}, {});
    life.live(2);
    CHECK(static_cast<double>(life->bytes()) / 40'000 <= 24.0);
}
