#pragma once

/// What a person's own data say, in sentences.

#include "labs/trial/data.hpp"

#include <string>

namespace folkmoot {

/// One arm against the control in one sentence, as sure as the method, the clusters and single rows
/// allow and no surer.
[[nodiscard]] std::string sentence_of(const TrialReport& report, const ArmEstimate& arm,
                                      const TrialColumns& columns);

/// That a row carries the result, which one, and what the difference is without it.
[[nodiscard]] std::string carrying_sentence(const TrialReport& report, const CarryingRow& row,
                                            const TrialColumns& columns);

/// That the arm with the highest outcome was picked as the best of several, and how much of its
/// lead that may be.
[[nodiscard]] std::string picked_sentence(const TrialReport& report, const Picked& picked,
                                          const TrialColumns& columns);

} // namespace folkmoot
