#pragma once

/// What would it take: what somebody wants, what may move for it and what may not get worse; and
/// what the search found.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string>
#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view goal_prefix = "goal:";

/// The part of the room.
[[nodiscard]] sheet::Node goal_part(const session::Session& session);

/// What somebody does there. False: nothing there is so called. `why`: why it was not done.
[[nodiscard]] bool use_goal(session::Session& session, const sheet::Node& node,
                            std::string_view value, std::string& why);

[[nodiscard]] std::string goal_key(std::string_view what);

/// By how much a value is multiplied where it is typed, and what stands behind it: an outcome of
/// millions is typed in millions, a share in hundredths.
struct GoalScale {
    double times = 1;
    std::string unit;
};
[[nodiscard]] GoalScale goal_scale(const message::Outcome& outcome, double largest);

/// "for “Most deprived fifth”", "in every one of “Area”"; nothing for everybody.
[[nodiscard]] std::string goal_of_whom(const message::Scenario& scenario,
                                       const message::GoalSubject& of);

/// What was found, or what is being looked for.
void add_goal_found(sheet::Node& part, const session::Session& session);

} // namespace folkmoot::rooms
