#pragma once

/// To whom people come: who is near, what is seen of them, and whom people choose.

#include "models/market/settings.hpp"
#include "models/market/state.hpp"
#include "world/world.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::market {

inline constexpr std::size_t cells_across = 4, cells = cells_across * cells_across;
inline constexpr std::size_t most_considered = 12;

/// A place as seen from a neighbourhood.
struct Near {
    std::uint16_t place = 0;
    double km = 0;
};

/// Who lives where, and which places are near: each area is divided into 4 × 4 neighbourhoods, and
/// whoever lives in one travels from its middle. Places that serve every area (`Reach::online`) are
/// no journey away.
struct Streets {
    std::vector<std::uint8_t> cell_of; ///< by citizen
    std::vector<std::vector<Near>> near; ///< by area × cells + cell, nearest first
    std::vector<std::vector<std::uint16_t>> places; ///< by area: those on the ground there

    /// By cell × places + place: the journey of those of its area who live there.
    std::vector<double> km;

    [[nodiscard]] double km_to(std::uint8_t cell, std::uint16_t place) const {
        return km[cell * (km.size() / cells) + place];
    }
    [[nodiscard]] std::span<const Near> from(std::uint32_t area, std::uint8_t cell) const {
        return near[area * cells + cell];
    }
};
[[nodiscard]] Streets streets_of(const World& world);

/// Whether whoever is at a place takes somebody new.
[[nodiscard]] inline bool takes_people(std::uint8_t door, const Firm& firm, std::uint32_t clock) {
    return door == static_cast<std::uint8_t>(Door::open) && firm.suspended_until <= clock;
}

/// Share of good ratings as the public sees it: a newcomer is thought of as most are.
[[nodiscard]] double rating_of(const Firm& firm);

/// Quality as people see it, points.
[[nodiscard]] double seen_quality(Shown shown, const Firm& firm);

/// Weeks that somebody who joins the line now has to expect.
[[nodiscard]] double expected_wait(const Service& rules, const Firm& firm, std::size_t line);

/// What draws people to a provider, its distance aside, who see that quality: 0 if they see none.
[[nodiscard]] double pull_of(const Weighing& rules, double seen, double wait);

/// What is left of it over a distance.
[[nodiscard]] double nearness(const Weighing& rules, double km);

/// Chance that a citizen chooses by themselves.
[[nodiscard]] double able_chance(const Weighing& rules, std::uint32_t deprivation);

/// The nearest public provider that takes people; else the nearest of any kind that does; else the
/// nearest that is open. `nobody` if none is.
[[nodiscard]] std::uint16_t nearest_public(std::span<const Near> near, const State& state,
                                           std::uint32_t clock);

} // namespace folkmoot::market
