#pragma once

/// What a search found, as text for people and as JSON for programs.

#include "analysis/goal/search.hpp"

#include <string>

namespace folkmoot::goal {

/// What was asked and what was found, one thing a line.
[[nodiscard]] std::string text_of(const Asked& asked, const Found& found);

/// The same with all numbers, as `folkmoot schema goal` describes it.
[[nodiscard]] std::string json_of(const Asked& asked, const Found& found);

} // namespace folkmoot::goal
