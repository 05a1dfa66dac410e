/// Who knows how to measure, and how it spreads.

#include "models/delivery/town.hpp"

#include "core/units.hpp"

#include <algorithm>

namespace folkmoot::delivery {

void Town::teach() {
    const Practice& practice = rules().practice;
    // How many of each body's teams measure.
    std::vector<std::uint32_t> teams(place_->world.providers.size()), measure(teams.size());
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        const std::size_t body = layout_.services[s].body;
        ++teams[body];
        measure[body] += state_.teams[s].measures;
    }
    std::uint32_t fellows = 0;
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        Team& team = state_.teams[s];
        const std::size_t body = layout_.services[s].body;
        const Words word = words(s, purpose::practice);
        if (team.fellow != never) {
            if (state_.clock < team.fellow) {
                ++fellows;
                continue;
            }
            // The fellow goes on to another team.
            team.fellow = never;
            team.measures = unit(word[1]) < practice.takes ? 1 : 0;
            continue;
        }
        if (team.measures != 0) {
            if (unit(word[0]) < practice.lost / weeks_per_year) team.measures = 0;
            continue;
        }
        const double nearby =
            teams[body] > 1 ? static_cast<double>(measure[body]) / (teams[body] - 1.0) : 0.0;
        if (unit(word[0]) < (practice.alone + practice.nearby * nearby) / weeks_per_year)
            team.measures = 1;
    }
    // Fellows who are free go where nobody measures yet.
    const auto count_teams = static_cast<std::uint32_t>(state_.teams.size());
    const auto wanted = count_teams == 0 ? 0 : whole_part<std::uint32_t>(rules().work.fellows);
    for (std::uint32_t free = fellows; free < wanted; ++free) {
        const std::uint32_t from = below(words(free, purpose::fellow)[0], count_teams);
        std::uint32_t at = from;
        for (std::uint32_t k = 0; k < count_teams; ++k) {
            const Team& team = state_.teams[at];
            if (team.measures == 0 && team.fellow == never) break;
            at = at + 1 == count_teams ? 0 : at + 1;
        }
        Team& team = state_.teams[at];
        if (team.measures != 0 || team.fellow != never) break;
        team.fellow =
            static_cast<std::uint16_t>(state_.clock + nearest_whole<std::uint16_t>(practice.stay));
        team.measures = 1; // while somebody is there who can
        ++fellows;
    }
    total(fellow_weeks, fellows);
    central_[static_cast<std::size_t>(Money::learning)] +=
        std::max(fellows, wanted) * practice.fellow / weeks_per_year * 100.0;
}

} // namespace folkmoot::delivery
