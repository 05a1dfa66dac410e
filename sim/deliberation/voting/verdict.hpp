#pragma once

#include "deliberation/voting/rules.hpp"

#include <vector>

namespace folkmoot::voting {

/// Options by their scores, the highest first; the same score, the same level.
[[nodiscard]] Verdict verdict_by(std::vector<double> scores);

} // namespace folkmoot::voting
