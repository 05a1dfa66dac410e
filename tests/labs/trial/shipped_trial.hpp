#pragma once

/// The split-test lab's own scenarios, small enough for tests.

#include "labs/trial/worlds.hpp"
#include "models/general_practice/practice.hpp"
#include "scenario/files.hpp"

#include <map>
#include <memory>
#include <string>

namespace folkmoot {

/// A trial of a shipped scenario, ready to be run.
struct ShippedTrial {
    std::unique_ptr<Workshop> workshop;
    TrialLab lab;

    [[nodiscard]] const PersonOutcome& outcome() const { return *lab.start.outcome; }
};

inline TrialDesign shipped_design(const Scenario& scenario, const std::string& name) {
    for (const TrialDesign& design : scenario.trial.designs)
        if (design.name == name) return design;
    return scenario.trial.designs.front();
}

/// `change` may edit the design; `settings` are those of the whole town.
template <class Changing>
ShippedTrial shipped_trial(const std::string& scenario_name, const std::string& design_name,
                           std::uint32_t population, Changing change,
                           const std::map<std::string, double>& settings = {}) {
    Scenario scenario = load_shipped(scenario_name).value();
    scenario.population = population;
    for (const auto& [key, value] : settings) find_field(key)->set(scenario.settings, value);
    TrialDesign design = shipped_design(scenario, design_name);
    change(design);
    ShippedTrial town;
    town.workshop = std::make_unique<Workshop>(std::move(scenario));
    town.lab = open_trial(*town.workshop, design).value();
    return town;
}

inline ShippedTrial shipped_trial(const std::string& scenario_name, const std::string& design_name,
                                  std::uint32_t population) {
    return shipped_trial(scenario_name, design_name, population, [](TrialDesign&) {});
}

}  // namespace folkmoot
