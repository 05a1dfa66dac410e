#pragma once

/// The smallest model: news that people hear, by post or from neighbours.
///
/// An example for whoever writes the next one: settings described once, a state, a week, counts and
/// measures, and what a trial, a map and a snapshot ask of it. See README.md beside this file.

#include "engine/model.hpp"

namespace folkmoot {

[[nodiscard]] const Model* news_model();

} // namespace folkmoot
