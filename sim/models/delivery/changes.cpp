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

bool Town::passes_on(std::size_t line, std::uint32_t day, double chance_a_day) {
    // Four days are drawn at once.
    DeskWords& drawn = desk_words_[line];
    const std::uint32_t block = day / 4;
    if (drawn.block != block) drawn = {words(line, purpose::desk, block), block};
    return unit(drawn.words[day % 4]) < chance_a_day;
}

void Town::work_days() {
    const Rules& all = rules();
    const std::size_t services = layout_.services.size();
    const double own_chance = 1.0 / all.desk.team_days;
    const double day_ideas = std::min(1.0, all.change.ideas / working_days);
    const auto begins = static_cast<std::uint32_t>(day_ideas * 65'536.0);
    for (DeskWords& drawn : desk_words_) drawn.block = UINT32_MAX;
    // On which days each team has an idea.
    idea_days_.clear();
    for (std::size_t s = 0; s < services; ++s) {
        if (rules_for(s).work.release == Release::launch || is_busy(state_.teams[s])) continue;
        const Words word = words(s, purpose::idea);
        std::uint8_t days = 0;
        for (std::uint32_t day = 0; day < working_days; ++day)
            if (((word[day / 2] >> (16U * (day % 2))) & 0xFFFFU) < begins)
                days = static_cast<std::uint8_t>(days | (1U << day));
        if (days != 0) idea_days_.push_back({static_cast<std::uint32_t>(s), days});
    }
    for (std::uint32_t day = 0; day < working_days; ++day) {
        for (std::size_t line = 0; line < services; ++line) {
            if (state_.lines[line].empty() || !passes_on(line, day, own_chance)) continue;
            const Idea idea = state_.lines[line].front();
            state_.lines[line].erase(state_.lines[line].begin());
            make_ready(idea);
        }
        work_desks(day);
        for (const IdeaDays& each : idea_days_)
            if (((each.days >> day) & 1U) != 0) have_idea(each.service, day);
    }
}

void Town::work_desks(std::uint32_t day) {
    const Rules& all = rules();
    const auto desks = static_cast<std::size_t>(all.desk.desks);
    // From the last desk to the first, so that nothing passes two on one day.
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        const double chance_a_day =
            std::min(0.98, layout_.groups[g] * all.change.ideas / working_days / all.desk.busy);
        for (std::size_t d = most_desks; d-- > 0;) {
            const std::size_t at = layout_.line(g, d);
            auto& line = state_.lines[at];
            if (line.empty() || !passes_on(at, day, chance_a_day)) continue;
            const Idea idea = line.front();
            line.erase(line.begin());
            if (d + 1 < desks)
                state_.lines[at + 1].push_back(idea);
            else
                make_ready(idea);
        }
    }
}

void Town::have_idea(std::size_t service, std::uint32_t day) {
    const Rules& all = rules();
    const double helps = state_.teams[service].measures != 0 ? all.practice.helps : 0.0;
    Idea idea{static_cast<std::uint32_t>(service), static_cast<std::uint16_t>(state_.clock),
              effect_of(all.change, helps, words(service, purpose::effect, day))};
    std::size_t line = service;
    if (rules_for(service).work.makers == Makers::departments) {
        line = layout_.line(layout_.services[service].group, 0);
        idea.effect *= heard_;
    }
    count(service, begun);
    state_.lines[line].push_back(idea);
}

} // namespace folkmoot::delivery
