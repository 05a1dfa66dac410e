#pragma once

/// JSON Schema (2020-12) of the files that people write: scenarios, formulas and designs of trials.
///
/// Settings, outcomes, kinds and options are those of the tables that the reader looks them up in.
/// A schema says of a file what can be said without looking elsewhere in it: that a share is at
/// most 1, not that shares add up. `folkmoot check` says the rest.

#include <nlohmann/json_fwd.hpp>

namespace folkmoot::schema {

[[nodiscard]] nlohmann::ordered_json of_scenario();
[[nodiscard]] nlohmann::ordered_json of_formula();
/// Of a design in a file of its own, for a scenario of any model.
[[nodiscard]] nlohmann::ordered_json of_design();

} // namespace folkmoot::schema
