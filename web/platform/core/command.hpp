#pragma once

/// What a JSON command says of a run. Internal to json.cpp and build_json.cpp.

#include "scenario/scenario.hpp"
#include "session/messages.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace folkmoot {

/// The run that a command asks for; what it leaves open is as the scenario has it.
inline message::Trial trial_of(const nlohmann::json& command, const Scenario& scenario) {
    message::Trial trial;
    trial.reform = command.value("reform", "");
    trial.shared = command.value("shared", std::map<std::string, double>{});
    trial.baseline = command.value("baseline", "");
    trial.baseline_changed = command.value("baseline_changed", std::map<std::string, double>{});
    trial.changed = command.value("changed", std::map<std::string, double>{});
    trial.seed = command.value("seed", scenario.seed);
    trial.population = command.value("population", 0U);
    trial.weeks = command.value("weeks", 0U);
    return trial;
}

} // namespace folkmoot
