#pragma once

/// A disease that goes through areas and ages: susceptible, infected, infectious, over.

#include "models/beds/settings/people.hpp"
#include "models/beds/state.hpp"
#include "world/world.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace folkmoot::beds {

/// Against the mean of all ages. Assumptions.
struct AgePattern {
    static constexpr std::array<double, age_bands> contacts{1.1, 1.6, 1.2, 1.0, 0.6, 0.5, 0.5},
        ill{0.2, 0.1, 0.3, 1.0, 2.5, 5.0, 8.0};
};

/// Everybody well, nothing about. `people` by area × age bands + age.
[[nodiscard]] Disease no_disease(const std::vector<double>& people, std::size_t areas);

/// A new disease begins: everybody can get it.
void begin_disease(Disease& disease, const Epidemic& rules, const std::vector<double>& people,
                   std::uint64_t seed, std::uint32_t clock);

/// One day. `contacts`: what is left of them because people are careful, 0 to 1. Adds whoever
/// becomes infectious to `ill_today` and whoever is infected to `infected_today`, by area × age
/// bands + age.
void spread_disease(Disease& disease, const Epidemic& rules, const std::vector<double>& people,
                    double contacts, std::vector<double>& ill_today,
                    std::vector<double>& infected_today);

/// People who are infectious, of everybody in an area.
[[nodiscard]] double infectious_share(const Disease& disease, const std::vector<double>& people,
                                      std::size_t area);

} // namespace folkmoot::beds
