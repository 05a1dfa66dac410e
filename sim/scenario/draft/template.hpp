#pragma once

#include "scenario/scenario.hpp"

#include <string>

namespace folkmoot {

/// A scenario file to begin one's own with: the model, areas, providers, levers and assumptions of
/// one that there is, today's rule and one reform, and in the place of its words what to say there.
/// What tells of that scenario only is left out: its tour, checks, statements, trials and place
/// among others; and the nation over which payments are weighed, so that they are weighed over the
/// areas themselves. It loads; where that nation is the areas, it runs to what the scenario runs
/// to.
[[nodiscard]] std::string scenario_template(const Scenario& scenario);

} // namespace folkmoot
