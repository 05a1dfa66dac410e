#pragma once

/// The labs' questions and the one about doubt, answered by the model. Free functions: a service
/// keeps nothing of them but its workshop's worlds, openings and baselines.

#include "analysis/workshop.hpp"
#include "labs/trial/own_size.hpp"
#include "session/messages.hpp"

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

// deliberation.cpp. None needs a scenario.
[[nodiscard]] message::Reply answer(const message::AskBallotCode& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskBallot& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskDeliberation& request, Workshop* workshop);
[[nodiscard]] message::Reply answer(const message::AskPolisFiles& request, Workshop* workshop);

// core_doubts.cpp.
[[nodiscard]] message::Reply answer(const message::AskDoubts& request, Workshop* workshop);

// goal.cpp.
[[nodiscard]] message::Reply answer(const message::AskGoal& request, Workshop* workshop);

/// What the split-test lab offers for a scenario.
[[nodiscard]] message::TrialMenu trial_menu(const Scenario& scenario);

}  // namespace folkmoot
