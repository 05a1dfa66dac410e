#pragma once

/// The rows of a person's table as providers, and what they do not say. For
/// scenario/areas/own_places.cpp.

#include "scenario/areas/lay_out.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table/places_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// What a table of providers is read against.
struct ProvidersGround {
    const Scenario& scenario; ///< whose question it is
    const std::vector<Area>& areas; ///< as they are now: its own, or a person's
    std::vector<std::string> codes; ///< of a person's areas; empty: they have none
    std::optional<GlobePoint> middle; ///< what the map's zero is; none: not known
    std::vector<Provider> before; ///< who would be there without the table
};

/// Columns that a provider may have: a name must be there.
[[nodiscard]] PlacesNeeds provider_needs(const ProvidersGround& ground);

/// Providers of a table.
struct ReadProviders {
    std::vector<Provider> providers; ///< in the order of the table
    bool has_online = false; ///< one of them serves everywhere
    std::vector<std::string> notes; ///< what was understood or not used
    std::vector<std::string> taken; ///< what is not in the table, and where it is from
    Problems problems;
};

/// Reads providers from a table without problems. What it does not say of one is as the scenario
/// has it for the provider of the same name; else local ones are laid out by the rule of scenario
/// files, and those that serve everywhere have its usual values. A problem is: an area that is not
/// told, one that serves everywhere where nothing can, a list that is longer than its area has
/// people.
[[nodiscard]] ReadProviders read_providers(const ProvidersGround& ground, std::string_view file,
                                           const PlacesLook& look);

/// What is wrong with so many providers in these areas, or with an area that has none of its own
/// and needs one. `word`: "clinic".
[[nodiscard]] Problems check_providers(const ProvidersGround& ground, std::string_view file,
                                       const std::vector<Provider>& providers);

} // namespace folkmoot
