#pragma once

/// Where citizens live, who serves places, and the order in which strata are visited.

#include "world/world.hpp"

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// Index of the counters of the people of a stratum's cell who are registered locally or online.
[[nodiscard]] constexpr std::size_t side(std::uint32_t stratum, bool online) {
    return std::size_t{cell_of(stratum)} * 2 + (online ? 1 : 0);
}
/// How many such counters there are.
[[nodiscard]] inline std::size_t sides(const Strata& strata) {
    return std::size_t{strata.areas} * cells_per_area * 2;
}

/// The order in which strata are visited in a week: keyed, so that no group is always first, and
/// without a sort. Visits `(start + k × stride) mod count`, with a stride that shares no factor
/// with the count.
class VisitOrder {
public:
    VisitOrder(std::uint64_t seed, std::uint32_t week, std::uint32_t count);
    [[nodiscard]] std::uint32_t operator()(std::uint32_t k) const {
        return static_cast<std::uint32_t>((start_ + std::uint64_t{k} * stride_) % count_);
    }

private:
    std::uint32_t start_, stride_, count_;
};

/// Where a citizen lives, km; decided by who they are, so that it needs no memory.
struct Home {
    double x = 0, y = 0;
};
[[nodiscard]] Home home_of(const World& world, std::uint32_t citizen, std::uint32_t area);

/// Stratum of a citizen, by bisection.
[[nodiscard]] std::uint32_t stratum_of(const Strata& strata, std::uint32_t citizen);

/// Half width of every populated place as people travel it, km. A practice on the map stands for
/// many, so that the nearest one is nearer than the map shows. Assumption.
inline constexpr double travelled_half_width = 5.0;

/// How far a citizen travels to a practice `dx`, `dy` km from home, in a place of that radius; km.
[[nodiscard]] inline double travel_km(double radius, double dx, double dy) {
    return std::sqrt(dx * dx + dy * dy) * travelled_half_width / radius;
}

/// How far a citizen of `area` travels to a practice of that area, km.
[[nodiscard]] double travel_km(const World& world, std::uint32_t area, const Provider& provider,
                               Home home);

/// The local practices of an area, as a stretch of the provider table.
struct LocalProviders {
    std::vector<std::vector<std::uint16_t>> of_area;
    std::vector<std::uint16_t> online;
};
[[nodiscard]] LocalProviders local_providers(const World& world);

/// The open local practice nearest to a home. There always is one: the last of an area stays open.
[[nodiscard]] std::uint16_t nearest_open(const World& world, std::span<const std::uint16_t> locals,
                                         std::span<const std::uint8_t> open, Home home);

} // namespace folkmoot
