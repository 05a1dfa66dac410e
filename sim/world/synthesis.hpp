#pragma once

#include "world/world.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// What a world is made of.
struct WorldPlan {
    std::span<const Area> areas;
    std::span<const Provider> providers;
    double people = 0;                    ///< real people
    std::uint32_t population = 100'000;   ///< citizens who stand for them
    std::uint64_t seed = 1;
};

/// Shares of a place's people by age band when a share `over65` of them is 65 or older.
///
/// The shape below 65 and above 65 is that of England. Assumption: no table of ages is published
/// beside the payments data, so the same two shapes serve every area.
[[nodiscard]] std::array<double, age_bands> age_shares(double over65);

/// Share of an age band who live with a long-term condition. Assumption.
[[nodiscard]] double frail_share(std::size_t age_band);

/// Mean digital confidence of an age band, 0..1. Assumption.
[[nodiscard]] double digital_mean(std::size_t age_band, std::size_t deprivation);

/// Makes the tables: people spread over strata by largest remainder, so that the totals are exact;
/// digital confidence drawn for each.
[[nodiscard]] World make_world(const WorldPlan& plan);

/// The practice on whose list each citizen is when the world opens. [citizen]
///
/// Local lists: the nearer practice is the likelier (McFadden's logit on distance alone). An online
/// practice opens with its `opening_list` of people of its host area, drawn evenly: before it went
/// online it was a practice like others.
[[nodiscard]] std::vector<std::uint16_t> opening_lists(const World& world);

} // namespace folkmoot
