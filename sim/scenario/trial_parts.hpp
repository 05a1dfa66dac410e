#pragma once

/// Designs of trials in files: what load.cpp, trial_file.cpp and write.cpp share.

#include "scenario/reader.hpp"
#include "scenario/scenario.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace folkmoot {

/// What the numbers of a design may be.
namespace design_limits {
inline constexpr double most_block_weeks = 520;
inline constexpr Range alpha{0.0001, 0.5}, power{0.05, 0.999}, effect{0, 1e9}, cost{0, 1e6};
} // namespace design_limits

/// A design; what it leaves out is that of `usual`. The reader's other members are reported as
/// unknown by whoever calls `finish`.
[[nodiscard]] TrialDesign read_design(Report& report, ObjectReader& reader,
                                      const TrialDesign& usual);

/// The "trial" section of a scenario: {"designs": […], "outcomes": […], "lesson": […]}.
void read_trial(Report& report, ObjectReader& file, Scenario& scenario);

[[nodiscard]] nlohmann::ordered_json design_json(const Model& model, const TrialDesign& design);
[[nodiscard]] nlohmann::ordered_json trial_json(const Model& model, const TrialSection& trial);

} // namespace folkmoot
