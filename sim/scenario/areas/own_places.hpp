#pragma once

/// A person's own areas, or providers, or both in the place of a scenario's: the same question,
/// policies and settings, asked of tables that somebody brings.
///
/// What a table says is taken; what it does not say is the scenario's or follows from its rule, and
/// is said. What a scenario tells of its own places (its tour, its checks among others) is left
/// out, since it need not hold here. What comes of it is an ordinary scenario file.

#include "scenario/scenario.hpp"
#include "scenario/table/places_file.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace folkmoot {

/// A table as somebody brings it: CSV, or cells pasted from a spreadsheet.
struct OwnTable {
    std::string file; ///< what messages and the new scenario call it
    std::string bytes;
    std::map<std::string, std::string> by_hand = {}; ///< column -> heading
    TableAnswers answers = {};
};

/// At least one of the two. A table of areas has a column of people and one of names, 1 to 400
/// areas, 100 people in all of them together; one of providers a column of names and, unless there
/// is one area or the scenario knows them all by name, one of their areas.
struct OwnTables {
    std::optional<OwnTable> areas, providers;
};

/// All that was made of a person's tables, whether or not they can be used yet.
struct OwnLook {
    /// Headings, notes (also of what is not in the table), questions and problems of each. The
    /// tables are under the names `registered`, `over65_share` …, `area`, `reach` … While there are
    /// problems with areas, providers are not looked at.
    PlacesLook areas, providers;
    PlacesNeeds areas_need, providers_need; ///< what was looked for, for whoever brought the table
    std::size_t area_count = 0, provider_count = 0; ///< of the new scenario; 0 if there is none
    std::string text; ///< the scenario as a file, for `load_scenario`; "" if there are problems
};

/// Reads the tables as `look_at_places` does and puts them into the scenario.
[[nodiscard]] OwnLook look_at_own(const Scenario& scenario, OwnTables tables);

} // namespace folkmoot
