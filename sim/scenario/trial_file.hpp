#pragma once

/// Designs of trials as files. A design is written as it is in a scenario's "trial" section; a file
/// of its own also says for which scenario it is made: {"scenario": "booking-page", "name": …}.

#include "core/result.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <string_view>

namespace folkmoot {

/// The scenario that a design file names, or what is wrong with the file so far.
[[nodiscard]] Result<std::string> scenario_of_design(std::string_view file_name,
                                                     std::string_view text);

/// The design in `text`, for `scenario`, or every problem with it. Members that are left out are
/// those of the scenario's first design, if it has one, else the usual ones.
[[nodiscard]] Result<TrialDesign> load_design(std::string_view file_name, std::string_view text,
                                              const Scenario& scenario);

/// JSON text that `load_design` reads back to the same design.
[[nodiscard]] std::string write_design(const Model& model, const TrialDesign& design,
                                       std::string_view scenario_name);

} // namespace folkmoot
