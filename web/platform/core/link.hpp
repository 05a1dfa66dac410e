#pragma once

/// What an address or a page's memory asks for, as JSON: the commands `read_link`, `read_memory`
/// and `fit`.

#include "scenario/scenario.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace folkmoot {

/// {fragment, scenarios: [name]}: what an address asks for. The answer: {asks, unreadable,
/// scenario, reform, shared, changed, seed, population, weeks, fingerprint, view, trial, funding,
/// left_out:
/// [{asked, why}]}; "" and 0 where the scenario has the choice.
[[nodiscard]] std::string read_link_json(const nlohmann::json& command);

/// {text, scenarios: [name]}: the same of what a page kept between two visits. Whatever the text.
[[nodiscard]] std::string read_memory_json(const nlohmann::json& command);

/// {asked}: such an answer fitted onto its scenario, in which a reform may be unknown and a town
/// have fewer people.
[[nodiscard]] std::string fit_json(const nlohmann::json& command, const Scenario& scenario);

} // namespace folkmoot
