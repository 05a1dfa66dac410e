#pragma once

/// An outcome of people of two groups at once: of every area by deprivation, of every age by area.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view crossed_prefix = "crossed:";

/// The part; without children if the scenario has no outcome that can be crossed.
[[nodiscard]] sheet::Node crossed_groups(const session::Session& session);

/// What somebody does there. False: nothing there is so called.
[[nodiscard]] bool use_crossed(session::Session& session, const sheet::Node& node,
                               std::string_view value);

} // namespace folkmoot::rooms
