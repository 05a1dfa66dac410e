#pragma once

/// Numbers and settings as they are written into files.

#include "engine/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace folkmoot {

/// Whole numbers are written without a decimal point, as a person would.
[[nodiscard]] nlohmann::ordered_json written_number(double value);

/// A setting of a model, as its description says: yes or no, the name of an option, or a number.
[[nodiscard]] nlohmann::ordered_json written_setting(const Model& model, const std::string& key,
                                                     double value);

} // namespace folkmoot
