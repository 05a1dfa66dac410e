#pragma once

/// Explore for a projector: one sentence, one picture, one lever, and the way to the same on a
/// phone.

#include "rooms/explore/charts.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/qr.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view wall_prefix = "wall:";
/// The key of the part, by which renderers know a wall.
inline constexpr std::string_view explore_wall_key = "explore-wall";

[[nodiscard]] sheet::Node explore_wall(const session::Session& session, ChartsKept& charts,
                                       MapCount& count, DoubtOrder& doubts, sheet::QrKept& codes);

/// What its buttons do, and the keys of a clicker. False: nothing there is so called.
[[nodiscard]] bool use_wall(session::Session& session, const sheet::Node& node);

} // namespace folkmoot::rooms
