#pragma once

/// Which models there are.

#include "engine/model.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace folkmoot {

/// All models, in the order in which people should read them. The first is meant where a scenario
/// names none.
[[nodiscard]] std::span<const Model* const> models();

/// The keys of all models there are, in the same order: also of those that a program was made
/// without, because what a browser loads first has one model.
[[nodiscard]] std::span<const std::string_view> model_keys();

/// Every setting of any model that has this key: where it is not known yet which model is meant.
[[nodiscard]] std::vector<const Setting*> settings_named(std::string_view key);

/// The keys of all settings of all models, each once.
[[nodiscard]] const std::vector<std::string_view>& all_setting_keys();

/// The first outcome of single people with that key in any model, or nullptr: where it is not known
/// which model is meant.
[[nodiscard]] const PersonOutcome* person_outcome_named(std::string_view key);

/// The model with that key, or nullptr.
[[nodiscard]] const Model* find_model(std::string_view key);

} // namespace folkmoot
