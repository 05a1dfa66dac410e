#pragma once

/// What a scenario with a person's own places says of itself. For scenario/areas/own_places.cpp.

#include "scenario/scenario.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace folkmoot {

/// Whose places they are, and where from is what their tables do not say.
struct Whose {
    std::string areas_file, providers_file; ///< names of the tables; "" if there is none
    std::size_t own_providers = 0; ///< rows of the table of providers
    bool keeps_local = true, keeps_online = true; ///< providers that were there before
    std::vector<std::string> of_areas, of_providers, of_online; ///< sentences for `limits`
};

/// Title, name, introduction, place, limits and sources say that places are somebody's own, also of
/// a scenario that says so of others already.
void say_whose(Scenario& scenario, const Whose& whose);

/// "1 area", "12 areas".
[[nodiscard]] std::string counted_areas(const std::vector<Area>& areas);

} // namespace folkmoot
