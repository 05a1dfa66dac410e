/// How changes are made, tested and released.

#include "models/delivery/town.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace folkmoot::delivery {
namespace {

// The better a design has become, the less a change can do.
double headroom(const Change& change, const Team& team) {
    return std::max(0.1, 1.0 - team.climbed / change.ceiling);
}

} // namespace

std::uint64_t ideas_under_way(const State& state) {
    std::uint64_t ideas = 0;
    for (const auto& line : state.lines) ideas += line.size();
    for (const Team& team : state.teams) ideas += std::uint64_t{team.testing} + team.waiting;
    return ideas;
}

void Town::end_tests() {
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        Team& team = state_.teams[s];
        if (team.testing == 0 || state_.clock < team.test_ends) continue;
        const Rules& mine = rules_for(s);
        double odds = team.design + team.climbed;
        const double success = 1.0 / (1.0 + math::exp(-odds));
        const double error =
            error_of(success, layout_.services[s].uses * static_cast<double>(team.test_weeks),
                     mine.work.test_share);
        const double seen = team.test.effect +
                            error * math::normal_quantile(unit_open(words(s, purpose::verdict)[0]));
        const Idea idea = team.test;
        team.testing = 0;
        if (seen > rules().proof.certainty * error) {
            count(s, passed);
            count(s, claimed, seen);
            count(s, gained, idea.effect);
            go_live(s, idea, idea.effect);
        } else {
            count(s, dropped);
        }
        if (team.waiting != 0) {
            team.waiting = 0;
            begin_test(s, team.next);
        }
    }
}

void Town::begin_test(std::size_t service, const Idea& idea) {
    Team& team = state_.teams[service];
    team.testing = 1;
    team.test = idea;
    // What it does on top of what the design has become by now.
    team.test.effect *= headroom(rules().change, team);
    team.test_weeks = static_cast<std::uint16_t>(rules_for(service).work.test_weeks);
    team.test_ends = static_cast<std::uint16_t>(state_.clock + team.test_weeks);
    central_[static_cast<std::size_t>(Money::learning)] += rules().proof.cost * 100.0;
}

void Town::go_live(std::size_t service, const Idea& idea, double effect) {
    Team& team = state_.teams[service];
    team.climbed += effect;
    count(service, Column::live);
    count(service, lead_weeks, state_.clock - idea.born);
    if (effect < 0.0) count(service, kept_worse);
    if (unit(words(service, purpose::breaks, idea.born)[0]) < rules().change.breaks)
        up_[service] *= 1.0 - rules().change.broken;
}

void Town::make_ready(const Idea& idea) {
    const std::size_t s = idea.service;
    Team& team = state_.teams[s];
    const Work& work = rules_for(s).work;
    const bool tests = work.keep == Keep::tested && team.measures != 0 &&
                       layout_.services[s].uses >= work.test_floor;
    if (!tests) {
        go_live(s, idea, idea.effect * headroom(rules().change, team));
    } else if (team.testing == 0) {
        begin_test(s, idea);
    } else if (team.waiting == 0) {
        team.waiting = 1;
        team.next = idea;
    } else {
        count(s, shelved);
    }
}

void Town::cancel_tests(std::size_t service) {
    Team& team = state_.teams[service];
    count(service, shelved, team.testing + team.waiting);
    team.testing = team.waiting = 0;
}

// ---------------------------------------------------------------- from desk to desk

void Town::work_days() {
    const Rules& all = rules();
    const std::size_t services = layout_.services.size();
    const auto desks = static_cast<std::size_t>(all.desk.desks);
    // What is left of an idea after so many hand-overs.
    const double heard = math::pow(1.0 - all.desk.lost, all.desk.desks - 1.0);
    const double own_chance = 1.0 / all.desk.team_days;
    const double day_ideas = std::min(1.0, all.change.ideas / working_days);
    const auto begins = static_cast<std::uint32_t>(day_ideas * 65'536.0);
    for (std::size_t s = 0; s < services; ++s) idea_words_[s] = words(s, purpose::idea);
    for (std::uint32_t day = 0; day < working_days; ++day) {
        for (std::size_t line = 0; line < services; ++line) {
            if (state_.lines[line].empty()) continue;
            if (unit(words(line, purpose::desk, day / 4)[day % 4]) >= own_chance) continue;
            const Idea idea = state_.lines[line].front();
            state_.lines[line].erase(state_.lines[line].begin());
            make_ready(idea);
        }
        // From the last desk to the first, so that nothing passes two on one day.
        for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
            const double moves_on =
                std::min(0.98, layout_.groups[g] * all.change.ideas / working_days / all.desk.busy);
            for (std::size_t d = most_desks; d-- > 0;) {
                const std::size_t at = layout_.line(g, d);
                auto& line = state_.lines[at];
                if (line.empty()) continue;
                if (unit(words(at, purpose::desk, day / 4)[day % 4]) >= moves_on) continue;
                const Idea idea = line.front();
                line.erase(line.begin());
                if (d + 1 < desks)
                    state_.lines[at + 1].push_back(idea);
                else
                    make_ready(idea);
            }
        }
        for (std::size_t s = 0; s < services; ++s) {
            const Rules& mine = rules_for(s);
            const Team& team = state_.teams[s];
            if (mine.work.release == Release::launch || is_busy(team)) continue;
            const Words& word = idea_words_[s];
            if (((word[day / 2] >> (16U * (day % 2))) & 0xFFFFU) >= begins) continue;
            const double helps = team.measures != 0 ? all.practice.helps : 0.0;
            const bool alone = mine.work.makers == Makers::own;
            const Idea idea{static_cast<std::uint32_t>(s), static_cast<std::uint16_t>(state_.clock),
                            effect_of(all.change, helps, words(s, purpose::effect, day)) *
                                (alone ? 1.0 : heard)};
            count(s, begun);
            state_.lines[alone ? s : layout_.line(layout_.services[s].group, 0)].push_back(idea);
        }
    }
}

} // namespace folkmoot::delivery
