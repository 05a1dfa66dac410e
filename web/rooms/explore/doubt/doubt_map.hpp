#pragma once

/// Two assumptions at a time, as a map of where the verdict holds.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view doubt_map_prefix = "overturn:map-";

/// Adds it below what was found of one assumption at a time.
void add_doubt_map(sheet::Node& part, const session::Session& session);

/// What somebody does there. False: nothing there is so called.
[[nodiscard]] bool use_doubt_map(session::Session& session, const sheet::Node& node,
                                 std::string_view value);

} // namespace folkmoot::rooms
