#pragma once

/// The labs' questions and the one about doubt, answered by the model. Free functions: a service
/// keeps nothing of them but its workshop's worlds, openings and baselines.

#include "analysis/workshop.hpp"
#include "labs/trial/own_size.hpp"
#include "session/messages.hpp"

#include <string>
#include <string_view>

namespace folkmoot {

// core_funding.cpp. `workshop`: of the open scenario, or nullptr.
[[nodiscard]] message::Reply answer(const message::AskFunding& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskFundedFuture& request, Workshop* workshop);

// core_trial.cpp.
[[nodiscard]] message::Reply answer(const message::AskTrialSize& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskTrialRun& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskTrialRepeats& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskTrialSummary& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskTrialAnalysis& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskTrialOwnSize& request, Workshop* workshop);

// core_doubts.cpp.
[[nodiscard]] message::Reply answer(const message::AskDoubts& request, Workshop* workshop);

/// What the split-test lab offers for a scenario.
[[nodiscard]] message::TrialMenu trial_menu(const Scenario& scenario);

/// The labs' JSON commands for the plain view, by the command's "do": `funding`, `funded_future`,
/// `trial_menu`, `trial_size`, `trial_run`, `trial_repeats`, `trial_summary`, `trial_analyse`.
/// Questions and answers have the names of the messages' members. Empty if `what` is none of them.
/// `scenario`: of the command's "name", "text" and "data"; nullptr if it has none.
[[nodiscard]] std::string answer_funding_json(std::string_view what, std::string_view command,
                                              const Scenario* scenario);
[[nodiscard]] std::string answer_trial_json(std::string_view what, std::string_view command,
                                            const Scenario* scenario);

}  // namespace folkmoot
