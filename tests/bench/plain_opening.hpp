#pragma once

/// The numbers that the plain loop starts from: those of a place, of a policy's settings, and of
/// the day on which the engine starts, too.

#include "bench/plain_tables.hpp"
#include "core/units.hpp"
#include "engine/model.hpp"
#include "models/general_practice/rates.hpp"
#include "models/general_practice/state.hpp"
#include "parts/shock.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace folkmoot::bench {

inline void open_plain_practices(const Place& place, const general_practice::Rules& rules,
                                 const general_practice::State& opening, PlainTables& town) {
    const World& world = place.world;
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const Provider& provider = world.providers[p];
        const double list = static_cast<double>(opening.lists.size(p)) * world.people_per_citizen;
        const double visits = opening.books.providers[p].visits * rules.service.capacity;
        town.practices.push_back({provider.x, provider.y, rules.choice.rating * provider.rating,
                                  list > 0 ? visits / list : 0, provider.reach == Reach::online});
        std::vector<PlainRequest>& line = town.lines.emplace_back();
        for (const Request& request : opening.lines[p].requests())
            line.push_back({request.citizen, request.luck,
                            static_cast<float>(request.joined) -
                                static_cast<float>(general_practice::warm_up_weeks) +
                                static_cast<float>(request.moment) / parts_of_a_week,
                            request.patience, request.complex()});
    }
    town.published = opening.wait_weeks;
    town.practice_of = opening.citizens.provider;
    for (const general_practice::Felt& felt : opening.citizens.felt)
        town.satisfaction.push_back(felt.satisfaction);
}

inline void open_plain_areas(const World& world, const general_practice::Choice& choice,
                             PlainTables& town) {
    const LocalProviders providers = local_providers(world);
    for (std::size_t a = 0; a < world.areas.size(); ++a) {
        const Area& area = world.areas[a];
        const std::uint32_t first = world.strata.first[a * strata_per_area];
        const std::uint32_t end = world.strata.first[(a + 1) * strata_per_area];
        double reach = 0;
        std::vector<std::uint16_t> practices = providers.of_area[a];
        for (const std::uint16_t p : providers.online) {
            const Area& host = world.areas[world.providers[p].area];
            const double km = std::hypot(area.x - host.x, area.y - host.y);
            reach = std::max(reach, general_practice::word_at_distance(choice, km));
            practices.push_back(p);
        }
        town.areas.push_back(
            {area.x, area.y, area.radius, reach, first, end - first, std::move(practices)});
    }
}

/// The town on the first day. `opening` is of general practice.
[[nodiscard]] inline PlainTables plain_tables(const Place& place, const Settings& settings,
                                              const State& opening, std::uint32_t weeks) {
    using namespace general_practice;
    const World& world = place.world;
    const Rules rules = rules_of(settings);
    const general_practice::State& state = own(opening);
    const Rates rates = rates_of(rules, world, place.reference, state.books.visit_cost);
    PlainTables town;
    town.seed = world.seed;
    town.digital = world.digital;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        town.kinds.push_back({world.strata.first[s], world.strata.first[s + 1], area_of(s),
                              rates.need_per_week[s], rates.complex[s],
                              rules.choice.online_appeal + age_appeal(rules.choice, age_of(s))});
    for (std::uint32_t week = 0; week < weeks; ++week)
        town.season.push_back(
            need_factor(rules.shock, world.seed, state.clock + week, static_cast<int>(week)));
    town.asks = rules.take_up.awareness * (1 - rules.take_up.burden);
    town.discouragement = rules.take_up.discouragement;
    town.distance = rules.choice.distance;
    town.wait = rules.choice.wait;
    town.continuity = rules.choice.continuity;
    town.confidence = rules.choice.digital / 255;
    town.heard_at_start = rules.choice.heard_of_at_start;
    town.word_spreads = rules.choice.word_spreads / weeks_per_year;
    town.thinks_at_most = highest_chance_to_reconsider(rules.choice);
    for (std::size_t i = 0; i < town.thinks.size(); ++i)
        town.thinks[i] = (1 + rules.choice.bad_experience * (1 - static_cast<double>(i) / 255)) /
                         (1 + rules.choice.bad_experience);
    town.helps = rates.odds.settles;
    town.comes_back = rates.odds.comes_back;
    town.gets_worse = rates.odds.worse;
    town.patience = rates.patience;
    town.experience = rates.experience;
    open_plain_areas(world, rules.choice, town);
    open_plain_practices(place, rules, state, town);
    return town;
}

} // namespace folkmoot::bench
