#pragma once

/// Trials in the simulated world as JSON text: the same bytes from the command line and under Node.

#include "labs/trial/account.hpp"
#include "labs/trial/repeat.hpp"
#include "labs/trial/size.hpp"

#include <optional>
#include <string>

namespace folkmoot {

/// {"scenario","design","unit","outcome","seed","method","estimate","se","df","interval":[low,high],"p",
/// "n":{arm:count},"warnings":[...],"arms":[...],"truth","gap","weeks",…}: the first treatment
/// arm's numbers on top, every arm's with its truth in "arms". `summary`: of repeats, if there were
/// any.
[[nodiscard]] std::string account_json(const Scenario& scenario, const TrialLab& lab,
                                       std::uint64_t seed, const TrialAccount& account,
                                       const std::optional<TrialSummary>& summary);

/// {"scenario","design","unit","outcome","people_per_arm",…,"curve":[{"n","closed","simulated"}]}
[[nodiscard]] std::string size_json(const Scenario& scenario, const TrialLab& lab,
                                    const TrialSize& size);

} // namespace folkmoot
