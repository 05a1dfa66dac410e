#pragma once

/// The rows of a person's table as areas, and what they do not say. For
/// scenario/areas/own_places.cpp.

#include "scenario/areas/lay_out.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table/places_file.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Columns that an area may have: `registered` and a name must be there.
[[nodiscard]] PlacesNeeds area_needs(const Scenario& scenario);

/// Columns of the shares of deprivation, the least deprived first.
inline constexpr std::array<const char*, deprivation_fifths> fifth_columns{
    "least_deprived", "second_least_deprived", "middle_deprived", "second_most_deprived",
    "most_deprived"};
inline constexpr double km_on_map = 5'000; ///< how far from the middle scenario files allow

/// Areas of a table.
struct ReadAreas {
    std::vector<Area> areas; ///< in the order of the table
    std::vector<std::size_t> providers; ///< how many the table says that each has; empty: it does
                                        ///< not
    /// Position of the scenario's area of the same name; empty unless every area has one.
    std::vector<std::size_t> same;
    std::optional<GlobePoint> middle; ///< what the map's zero is, if the table has degrees
    std::vector<std::string> notes; ///< what was understood or not used
    std::vector<std::string> taken; ///< what is not in the table, and where it is from
    Problems problems;
};

/// Reads areas from a table without problems. What it does not say of ages, deprivation, payment
/// weights, places and size is that of the scenario's (or its nation's) areas of the same names, if
/// they all have one, else that of the scenario's areas together.
[[nodiscard]] ReadAreas read_areas(const Scenario& scenario, std::string_view file,
                                   const PlacesLook& look);

} // namespace folkmoot
