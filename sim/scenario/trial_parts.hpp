#pragma once

/// Designs of trials in files: what load.cpp, trial_file.cpp and write.cpp share.

#include "scenario/reader.hpp"
#include "scenario/scenario.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace folkmoot {

/// A design; what it leaves out is that of `usual`. The reader's other members are reported as
/// unknown by whoever calls `finish`.
[[nodiscard]] TrialDesign read_design(Report& report, ObjectReader& reader,
                                      const TrialDesign& usual);

/// The "trial" section of a scenario: {"designs": […], "outcomes": […], "lesson": […]}.
void read_trial(Report& report, ObjectReader& file, Scenario& scenario);

[[nodiscard]] nlohmann::ordered_json design_json(const Model& model, const TrialDesign& design);
[[nodiscard]] nlohmann::ordered_json trial_json(const Model& model, const TrialSection& trial);

} // namespace folkmoot
