#pragma once

#include "core/math.hpp"
#include "core/random.hpp"
#include "models/general_practice/processes/choice.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace folkmoot::general_practice {

/// What `reconsider` must equal: one citizen after the other, each practice of the world looked at
/// in turn; the gaps between those who reconsider are counted down instead of jumped over.
inline std::vector<Move> reconsider_plainly(const Choice& choice, std::uint32_t week,
                                            const ChoiceTables& tables) {
    const World& world = tables.world;
    const double ceiling = choice.reconsider * (1 + choice.bad_experience) / 52;
    std::uint32_t jump = 0;
    const auto gap = [&] {
        const std::uint32_t word =
            draw(world.seed, 0, week, Purpose::reconsider, jump / 4)[jump % 4];
        ++jump;
        return static_cast<std::uint64_t>(math::fast_log_unit(word) *
                                          (1.0 / math::log1p(-ceiling)));
    };
    const auto providers = static_cast<std::uint16_t>(world.providers.size());
    std::vector<Move> moves;
    std::uint64_t pass = gap();
    for (std::uint32_t c = 0; c < world.population(); ++c) {
        if (pass-- != 0) continue;
        pass = gap();
        const Words luck = draw(world.seed, c, week, Purpose::choice);
        const double content = tables.citizens.felt[c].satisfaction / 255.0;
        const double rate =
            (1 + choice.bad_experience * (1 - content)) / (1 + choice.bad_experience);
        if (unit(luck[0]) >= rate) continue;

        const std::uint32_t s = stratum_of(world.strata, c);
        const std::uint32_t area = area_of(s);
        const std::uint16_t present = tables.citizens.provider[c];
        const Home home = home_of(world, c, area);
        std::vector<std::uint16_t> options;
        std::vector<double> weight;
        for (const Reach reach : {Reach::local, Reach::online})
            for (std::uint16_t p = 0; p < providers; ++p) {
                const Provider& provider = world.providers[p];
                if (provider.reach != reach || tables.open[p] == 0) continue;
                double factor = math::exp(choice.rating * tables.rating[p] -
                                          choice.wait * tables.wait_weeks[p]);
                if (reach == Reach::local) {
                    if (provider.area != area) continue;
                    // Distances count in steps of 1/64 km, up to 24 km, at the middle of the step.
                    const double km = std::min(travel_km(world, area, provider, home), 24.0);
                    factor *= math::exp(-choice.distance * ((std::floor(km * 64) + 0.5) / 64));
                } else {
                    const bool allowed =
                        choice.online_access == OnlineAccess::everyone ||
                        (choice.online_access == OnlineAccess::host_area && provider.area == area);
                    const double dx = world.areas[area].x - world.areas[provider.area].x;
                    const double dy = world.areas[area].y - world.areas[provider.area].y;
                    const double heard = heard_of(choice, week) *
                                         word_at_distance(choice, std::sqrt(dx * dx + dy * dy));
                    const bool has_heard =
                        draw(world.seed, c, 0, Purpose::awareness, p)[0] < threshold(heard);
                    if (p != present && !(allowed && has_heard)) continue;
                    factor *= math::exp(choice.online_appeal + age_appeal(choice, age_of(s)));
                    factor *= math::exp(choice.digital * world.digital[c] / 255.0);
                }
                options.push_back(p);
                weight.push_back(factor * (p == present ? math::exp(choice.continuity) : 1.0));
            }
        const std::uint16_t to = options[pick(
            weight, std::accumulate(weight.begin(), weight.end(), 0.0), unit(luck[1]))];
        if (to != present) moves.push_back({c, static_cast<std::uint16_t>(s), to});
    }
    return moves;
}

} // namespace folkmoot::general_practice
