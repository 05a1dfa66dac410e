#pragma once

/// Where things stand that nobody has placed: providers in an area, areas beside each other.

#include "world/world.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot {

/// Adds local providers of an area: on a spiral that fills the disc evenly, each turned on by the
/// golden angle, with ratings spread evenly from .60 to .80 by the golden ratio, and what they do
/// for a pound from .95 to 1.05 by the plastic ratio. `word`: "clinic".
void lay_out_providers(const Area& area, std::uint16_t index, std::size_t count,
                       std::string_view word, std::vector<Provider>& providers);

/// Sets `x` and `y` of areas, km: rows side by side in the order of the areas, so that none reaches
/// into another.
void lay_out_areas(std::span<Area> areas);

/// A point on the globe, degrees.
struct GlobePoint {
    double latitude = 0, longitude = 0;
};

/// The mean of points; there is one at least.
[[nodiscard]] GlobePoint middle_of_globe(std::span<const double> latitudes,
                                         std::span<const double> longitudes);

/// Kilometres east and north of `middle`; each point is latitude and longitude in degrees. On a
/// plane that touches the globe there: right to a hundredth over some hundred km.
[[nodiscard]] std::vector<std::pair<double, double>>
kilometres_of(std::span<const double> latitudes, std::span<const double> longitudes,
              GlobePoint middle);

/// Registered people of all areas together.
[[nodiscard]] double people_in(std::span<const Area> areas);

/// Whether two lists of areas are the same to the last bit.
[[nodiscard]] bool same_areas(std::span<const Area> a, std::span<const Area> b);

} // namespace folkmoot
