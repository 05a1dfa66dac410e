/// Projects: launches, and building what is shared; what they cost, how long they take, and whether
/// anything comes of them.

#include "models/delivery/town.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace folkmoot::delivery {

Project Town::begin_project(double pounds, double weeks, double size, std::uint32_t who) const {
    const Rules& all = rules();
    const Launch& how = all.launch;
    double spent = 0, takes = 0;
    Project project;
    if (all.work.contract == Contract::large) {
        const Words word = words(who, purpose::project);
        const Factor factor = overrun_of(all.overrun, math::pow(size, all.overrun.size), word);
        spent = pounds * factor.times + how.bid;
        takes = weeks * (1.0 + all.overrun.late * std::max(0.0, factor.times - 1.0));
        project.runaway = factor.runaway ? 1 : 0;
        project.works = unit(word[2]) < how.fails ? 0 : 1;
    } else {
        // Each part is used when it is there: what counts is how late they are in the mean.
        const double parts = how.parts, smaller = math::pow(size / parts, all.overrun.size);
        double late = 0;
        for (int part = 0; part < how.parts; ++part) {
            const Words word = words(who, purpose::project, static_cast<std::uint32_t>(part));
            const Factor factor = overrun_of(all.overrun, smaller, word);
            // Bought so often until it is what was wanted.
            const double buys =
                how.part_fails > 0.0
                    ? 1.0 + whole_part<std::uint32_t>(math::log(unit_open(word[2])) /
                                                      math::log(how.part_fails))
                    : 1.0;
            spent += buys * (pounds / parts * factor.times + how.bid);
            late += (all.overrun.late * std::max(0.0, factor.times - 1.0) + (buys - 1.0) / parts) /
                    parts;
        }
        spent += pounds * how.joint * (parts - 1.0);
        takes = weeks * (1.0 + late);
        project.runaway = spent > pounds * all.overrun.from ? 1 : 0;
        project.works = 1;
    }
    constexpr std::uint16_t longest = 2'000;
    const auto last = std::clamp<std::uint16_t>(nearest_whole<std::uint16_t>(takes), 1, longest);
    project.on = 1;
    project.since = static_cast<std::uint16_t>(state_.clock);
    project.ends = static_cast<std::uint16_t>(state_.clock + last);
    project.planned = pence_of(pounds);
    project.a_week = pence_of(spent / last);
    return project;
}

bool Town::go_on(Project& project, std::size_t area) {
    if (area < layout_.areas)
        charge(area, Money::projects, project.a_week);
    else
        central_[static_cast<std::size_t>(Money::projects)] += static_cast<double>(project.a_week);
    if (state_.clock + 1U < project.ends) return false;
    const double planned = static_cast<double>(project.planned) / 100.0,
                 spent =
                     static_cast<double>(project.a_week) / 100.0 * (project.ends - project.since);
    total(projects);
    total(planned_pounds, planned);
    total(spent_pounds, spent);
    total(runaways, project.runaway);
    total(failures, project.works == 0 ? 1.0 : 0.0);
    if (planned > 0.0) state_.worst_overrun = std::max(state_.worst_overrun, spent / planned - 1.0);
    project.on = 0;
    return true;
}

void Town::launch() {
    const Rules& all = rules();
    const auto cycle = static_cast<std::uint32_t>(all.launch.weeks + all.launch.gap);
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        Team& team = state_.teams[s];
        const ServiceFacts& facts = layout_.services[s];
        const auto who = static_cast<std::uint32_t>(s);
        if (team.launch.on == 0) {
            if (rules_for(s).work.release == Release::weekly) continue;
            const std::uint32_t turn =
                below(draw(place_->world.seed, who, 0, purpose::turn)[0], cycle);
            if ((state_.clock + turn) % cycle != 0) continue;
            team.launch =
                begin_project(all.launch.cost * facts.scale, all.launch.weeks, facts.scale, who);
        }
        if (!go_on(team.launch, facts.area)) continue;
        if (team.launch.works == 0) continue;
        const double leap =
            all.launch.leap +
            all.launch.spread * math::normal_quantile(unit_open(words(s, purpose::leap)[0]));
        team.design += leap + all.launch.keeps * team.climbed;
        team.climbed = 0;
        team.settled = static_cast<std::uint16_t>(state_.clock + all.launch.settle);
        cancel_tests(s);
    }
}

} // namespace folkmoot::delivery
