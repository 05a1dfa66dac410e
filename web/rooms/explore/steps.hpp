#pragma once

/// What somebody has changed, step by step, and the way back to each.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view step_prefix = "step:";

/// What was changed from one question to the next: "Capacity: from 100% to 110%", "Reform: People
/// choose"; empty if nothing was.
[[nodiscard]] std::string step_words(const message::Scenario& scenario,
                                     const message::Trial& before, const message::Trial& after);

/// The last of them with a button each, the newest first; nothing if nothing was changed.
[[nodiscard]] std::optional<sheet::Node> steps_taken(const session::Session& session);

} // namespace folkmoot::rooms
