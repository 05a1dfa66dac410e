#pragma once

#include "world/world.hpp"

#include <array>
#include <cstdint>
#include <span>

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
/// digital confidence drawn for each; everybody on the list of a practice.
///
/// Local lists: the nearer practice is the likelier (McFadden's logit on distance alone). An online
/// practice opens with its `opening_list` of people of its host area, drawn evenly: before it went online
/// it was a practice like others.
[[nodiscard]] World make_world(const WorldPlan& plan);

}  // namespace folkmoot
