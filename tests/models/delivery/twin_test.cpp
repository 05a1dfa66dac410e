#include "models/delivery/plain_delivery.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::delivery;

namespace {

bool same_idea(const Idea& idea, const PlainIdea& other) {
    return idea.service == other.service && idea.born == other.born && idea.effect == other.effect;
}
bool same_line(const std::vector<Idea>& line, const std::deque<PlainIdea>& other) {
    if (line.size() != other.size()) return false;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (!same_idea(line[i], other[i])) return false;
    return true;
}

/// What first differs between the engine and its plain twin; "" if nothing does.
std::string delivery_difference(const delivery::State& state, const Counts& week,
                                const PlainDelivery& plain) {
    for (std::size_t s = 0; s < plain.services.size(); ++s) {
        const Team& team = state.teams[s];
        const PlainService& one = plain.services[s];
        if (team.design != one.design || team.climbed != one.climbed)
            return "how good a service is";
        if ((team.measures != 0) != one.measures) return "who measures";
        if ((team.testing != 0) != one.has_test || (team.waiting != 0) != one.has_next)
            return "what is tested";
        if (one.has_test && !same_idea(team.test, one.test)) return "which change is tested";
        if ((team.launch.on != 0) != one.launch.on) return "what is launched";
        if (one.launch.on &&
            (team.launch.ends != one.launch.ends || team.launch.a_week != one.launch.each_week))
            return "what a launch costs and takes";
        for (std::size_t c = 0; c < components; ++c)
            if (team.parts[c].made != one.made[c] || team.parts[c].quality != one.own_quality[c])
                return "who makes a component";
        if (!same_line(state.lines[s], one.line)) return "what a team is at";
    }
    for (std::size_t g = 0; g < plain.groups.size(); ++g)
        for (std::size_t d = 0; d < most_desks; ++d)
            if (!same_line(state.lines[plain.services.size() + g * most_desks + d],
                           plain.desks[g][d]))
                return "what is on a desk";
    for (std::size_t c = 0; c < components; ++c) {
        const Common& common = state.platforms[c];
        if ((common.open != 0) != plain.common[c].open ||
            common.quality != plain.common[c].quality ||
            common.outside != plain.common[c].outside ||
            common.queue.size() != plain.common[c].queue.size() || state.built[c] != plain.built[c])
            return "what is shared";
    }
    for (std::uint32_t i = 0; i < plain.people.size(); ++i) {
        if ((state.need[i] != 0) != plain.people[i].comes_back) return "who comes back";
        if (state.last[i] != plain.people[i].last) return "how it went for somebody";
    }
    if (state.worst_week != plain.worst_week) return "the worst week";
    for (std::size_t a = 0; a < plain.areas; ++a) {
        double pounds = 0;
        for (std::size_t kind = 0; kind < money_kinds; ++kind)
            pounds += week.at(area_slot + a, teams_pounds + kind);
        if (std::fabs(pounds - static_cast<double>(plain.paid[a]) / 100.0) > 1e-6)
            return "what an area pays";
    }
    const auto total = week.row(Slot::total);
    const std::pair<std::size_t, long> counts[]{
        {first_tries, plain.firsts},
        {Column::first_ok, plain.at_once},
        {Column::later_ok, plain.later},
        {Column::failed, plain.fails},
        {Column::rang, plain.rings},
        {Column::gave_up, plain.give_up},
        {Column::down_fails, plain.because_down},
        {Column::test_tries, plain.saw_new},
        {begun, plain.begun_now},
        {Column::live, plain.live_now},
        {passed, plain.passed_now},
        {dropped, plain.dropped_now},
        {shelved, plain.shelved_now},
        {kept_worse, plain.worse_now},
        {lead_weeks, plain.lead_now},
        {projects, plain.ended_now},
        {runaways, plain.runaways_now},
        {failures, plain.nothing_now},
        {joined, plain.joined_now},
        {left, plain.left_now},
        {rebuilt, plain.rebuilt_now},
    };
    for (const auto& [which, number] : counts)
        if (total[which] != static_cast<double>(number))
            return std::string(count_columns()[which].key);
    return {};
}

std::string delivery_first_difference(const Values& values, int weeks) {
    auto made = std::make_shared<Place>(
        *delivery::place_of({.areas = 3, .places = 3, .population = 1'500, .people = 400'000}));
    Provider department;
    department.reach = Reach::online;
    made->world.providers.push_back(department);
    const std::shared_ptr<const Place> place = made;
    const auto opening = open_world(*place, with(values));
    Simulation engine(place, PolicyPlan{with(values), {}, {}}, *opening);
    PlainDelivery plain(*place, rules_of(with(values)), own(*opening));
    for (int week = 0; week < weeks; ++week) {
        engine.step();
        plain.step();
        const std::string found =
            delivery_difference(own(engine.state()), engine.last_week(), plain);
        if (!found.empty()) return found + " in week " + std::to_string(week);
    }
    return {};
}

} // namespace

TEST_CASE("delivery: the engine does what a plain loop over all people and services does, to the "
          "last bit") {
    CHECK(delivery_first_difference({}, 30) == "");
    CHECK(delivery_first_difference(everything, 104) == "");
    CHECK(delivery_first_difference(joined_with(everything, {{"shared.join", duty},
                                                             {"work.makers", by_team},
                                                             {"work.contract", one_contract},
                                                             {"shared.help", 0},
                                                             {"work.test_floor", 900}}),
                                    104) == "");
    CHECK(delivery_first_difference(joined_with(everything, {{"work.release", launches},
                                                             {"shared.payments", 1},
                                                             {"shared.price", 60'000},
                                                             {"work.keep", keep_all}}),
                                    104) == "");
}
