#pragma once

/// The model of services written again as plainly as can be: a record a person, a record a service,
/// loops over all of them, no tables kept, nothing skipped. What the engine must equal to the last
/// bit. It shares with the model its settings and the addresses of chance; every rule is written
/// anew. Here: what there is.

#include "models/delivery/delivery.hpp"

#include "core/math.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <vector>

namespace folkmoot::delivery {

struct PlainIdea {
    std::size_t service = 0;
    std::int64_t born = 0;
    double effect = 0;
};
struct PlainProject {
    bool on = false, works = false, runaway = false;
    std::int64_t since = 0, ends = 0;
    std::int64_t planned = 0, each_week = 0;
};
struct PlainService {
    std::size_t body = 0;
    std::int64_t area = -1; ///< -1: a department's
    std::size_t group = 0;
    double weight = 0, uses = 0, large = 1;
    bool needs[3] = {};
    double misfit[3] = {}, asks[3] = {}, spared = 0;
    // What changes.
    double design = 0, climbed = 0;
    int made[3] = {}; ///< 0 not needed, 1 own, 2 waits, 3 moves, 4 shared
    std::int64_t moved_by[3] = {};
    double own_quality[3] = {};
    bool measures = false;
    std::int64_t fellow_until = -1;
    bool has_test = false, has_next = false;
    PlainIdea test, next;
    std::int64_t test_until = 0, test_took = 0, used_to = 0;
    PlainProject launch;
    std::deque<PlainIdea> line; ///< of its own team
};
struct PlainCommon {
    bool open = false;
    PlainProject build;
    double quality = 0, spare = 0;
    std::int64_t outside = 0;
    std::deque<std::size_t> queue;
};
struct PlainPerson {
    std::uint32_t stratum = 0;
    bool comes_back = false;
    int last = 0;
};
struct PlainReturn {
    std::uint32_t citizen = 0;
    std::size_t service = 0;
    std::int64_t when = 0;
    int tries = 0;
};

/// What there is, and what is as it is.
class PlainEstate {
public:
    PlainEstate(const Place& place, const Rules& rules, const State& state)
        : world(place.world), all(rules), areas(world.areas.size()) {
        people.resize(world.population());
        for (std::uint32_t c = 0; c < people.size(); ++c)
            while (world.strata.first[people[c].stratum + 1] <= c) ++people[c].stratum;
        for (std::size_t b = 0; b < world.providers.size(); ++b) found(b);
        desks.resize(groups.size());
        for (auto& desk : desks) desk.resize(8);
        std::vector<double> comes(areas);
        for (std::uint32_t s = 0; s < world.strata.count(); ++s)
            comes[area_of(s)] += chance_of(s) * world.strata.size(s) * world.people_per_citizen;
        menus.resize(areas);
        double sum = 0;
        for (std::size_t a = 0; a < areas; ++a) {
            for (std::size_t s = 0; s < services.size(); ++s) {
                const double share = share_of_uses(a, s);
                services[s].uses += comes[a] * share;
                menus[a].push_back(share);
            }
        }
        for (const PlainService& one : services) sum += one.uses;
        for (PlainService& one : services)
            one.large = std::sqrt(one.uses / (sum / static_cast<double>(services.size())));
        for (std::size_t s = 0; s < services.size(); ++s) {
            PlainService& one = services[s];
            const Team& team = state.teams[s];
            one.design = team.design;
            one.measures = team.measures != 0;
            for (std::size_t c = 0; c < 3; ++c) {
                one.made[c] = one.needs[c] ? 1 : 0;
                one.own_quality[c] = team.parts[c].quality;
                built[c] += one.needs[c] ? 1 : 0;
            }
        }
    }

    const World& world;
    Rules all;
    std::size_t areas;
    std::int64_t clock = 0;
    std::vector<PlainPerson> people;
    std::vector<PlainService> services;
    std::vector<std::int64_t> groups; ///< how many teams
    std::vector<std::vector<std::deque<PlainIdea>>> desks; ///< by group and department
    std::vector<std::vector<double>> menus; ///< by area and service
    PlainCommon common[3];
    std::int64_t built[3] = {};

    [[nodiscard]] Words words(std::size_t who, Purpose purpose, std::uint32_t index = 0) const {
        return draw(world.seed, static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(clock),
                    purpose, index);
    }
    [[nodiscard]] static double chance_word(std::uint32_t word) { return word / 4294967296.0; }
    [[nodiscard]] static double normal(std::uint32_t word) {
        return math::normal_quantile((word + 0.5) / 4294967296.0);
    }
    [[nodiscard]] static std::int64_t pennies(double pence) {
        return static_cast<std::int64_t>(pence < 0 ? -std::floor(0.5 - pence)
                                                   : std::floor(pence + 0.5));
    }
    [[nodiscard]] double chance_of(std::uint32_t stratum) const {
        const double poor = (static_cast<double>(deprivation_of(stratum)) - 2.0) / 2.0;
        const double often = frailty_of(stratum) == 1 ? all.need.frail : 1.0;
        return std::min(0.5, all.need.rate / 52.0 * (1.0 + all.need.gap * poor) * often);
    }
    [[nodiscard]] double people_of(std::size_t area) const {
        double n = 0;
        for (const PlainPerson& one : people) n += area_of(one.stratum) == area ? 1.0 : 0.0;
        return n * world.people_per_citizen;
    }

private:
    void found(std::size_t b) {
        const Provider& body = world.providers[b];
        const bool local = body.reach == Reach::local;
        std::int64_t rank_of_body = 0, like_it = 0;
        for (std::size_t other = 0; other < world.providers.size(); ++other) {
            const Provider& one = world.providers[other];
            const bool alike = one.reach == body.reach && (!local || one.area == body.area);
            like_it += alike ? 1 : 0;
            rank_of_body += alike && other < b ? 1 : 0;
        }
        const std::int64_t teams = local ? all.estate.local_teams : all.estate.central_teams;
        for (std::int64_t k = 0; k < teams; ++k) {
            if (k % all.desk.teams == 0) groups.push_back(0);
            ++groups.back();
            PlainService one;
            const auto who = static_cast<std::uint32_t>(services.size());
            one.body = b;
            one.area = local ? body.area : -1;
            one.group = groups.size() - 1;
            one.weight =
                math::pow(static_cast<double>(k * like_it + rank_of_body + 1), -all.estate.zipf);
            const Words needed = draw(world.seed, who, 0, purpose::estate);
            const double shares[]{all.estate.payments, all.estate.identity, all.estate.notices};
            for (std::uint32_t c = 0; c < 3; ++c) {
                const Words like = draw(world.seed, who, 0, purpose::like, c);
                one.needs[c] = chance_word(needed[c]) < shares[c];
                one.misfit[c] = -math::log((like[0] + 0.5) / 4294967296.0) * all.platform.misfit;
                one.asks[c] = -math::log((like[1] + 0.5) / 4294967296.0) * all.joining.reluctance;
            }
            one.spared = chance_word(needed[3]);
            services.push_back(one);
        }
    }
    // How much of what an area's people come for is this service.
    [[nodiscard]] double share_of_uses(std::size_t a, std::size_t s) const {
        const auto here = static_cast<std::int64_t>(a);
        double local = 0, central = 0;
        for (const PlainService& one : services) {
            if (one.area == here) local += one.weight;
            if (one.area < 0) central += one.weight;
        }
        const double at_home = local > 0 && central > 0 ? all.estate.local_uses : local > 0 ? 1 : 0;
        if (services[s].area < 0) return (1.0 - at_home) * services[s].weight / central;
        return services[s].area == here ? at_home * services[s].weight / local : 0.0;
    }
};

} // namespace folkmoot::delivery
