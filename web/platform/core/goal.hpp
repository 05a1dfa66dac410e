#pragma once

/// What would it take: the screen's question as the search knows it.

#include "analysis/goal/steps.hpp"
#include "core/result.hpp"
#include "session/messages.hpp"

namespace folkmoot {

/// The question, or what is wrong with it.
[[nodiscard]] Result<goal::Asked> goal_asked(const Scenario& scenario, const message::Trial& trial,
                                             const message::GoalQuestion& question);

[[nodiscard]] goal::Piece piece_of(const message::GoalRun& run);
[[nodiscard]] message::GoalReading reading_message(const goal::Reading& reading);

} // namespace folkmoot
