#pragma once

/// A person's own areas in the place of a scenario's: the same question, policies and settings,
/// asked of a table of towns, wards or counties that somebody brings.
///
/// What the table says is taken; what it does not say is the scenario's, and is said. What a
/// scenario tells of its own areas (its tour, its checks, its place among others) is left out,
/// since it need not hold here. What comes of it is an ordinary scenario file.

#include "scenario/places_file.hpp"
#include "scenario/scenario.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// All that was made of a table of areas, whether or not it can be used yet.
struct AreasLook {
    /// Headings, notes (also of what is not in the table), questions and problems. The table is
    /// under the names `registered`, `over65_share`, `least_deprived` …
    PlacesLook places;
    std::vector<Area> areas; ///< empty if there are problems
    std::string text; ///< the scenario as a file, for `load_scenario`; "" if there are problems
};

/// Reads a table: CSV, or cells pasted from a spreadsheet, as `look_at_places` does. There must be
/// a column of people and one of names; 1 to 400 areas, 100 people in all of them together. `file`:
/// what messages and the new scenario call the table.
[[nodiscard]] AreasLook look_at_areas(const Scenario& scenario, std::string_view file,
                                      std::string bytes,
                                      const std::map<std::string, std::string>& by_hand = {},
                                      const TableAnswers& answers = {});

} // namespace folkmoot
