#pragma once

/// Who serves a person's own areas. For scenario/areas/own_places.cpp.

#include "scenario/areas/read_areas.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table/places_file.hpp"

#include <string>
#include <vector>

namespace folkmoot {

/// Providers of own areas, and by which rules they stand there.
struct PlacedProviders {
    std::vector<Provider> providers;
    std::vector<TableQuestion> questions; ///< "host": where one that serves everywhere has its home
    /// By which rules, as sentences: of local ones, of those that serve everywhere.
    std::vector<std::string> local_rules, online_rules;
};

/// Local ones are the scenario's where all areas have the scenario's names; else as many as the
/// table says (`read.providers`), or as many an area as the scenario has if that is the same in
/// all, or as many for so many people; placed evenly. Those that serve everywhere stay with their
/// area if the table has it, else they go where `answers` says, else to the area with most people;
/// they open with as large a part of all people as in the scenario.
[[nodiscard]] PlacedProviders place_providers(const Scenario& scenario, const ReadAreas& read,
                                              const TableAnswers& answers);

} // namespace folkmoot
