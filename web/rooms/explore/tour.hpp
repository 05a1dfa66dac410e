#pragma once

/// The guided tour: a step at a time, with what it tries.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <optional>

namespace folkmoot::rooms {

/// The step on screen, as a dialog; nothing while nobody is on a tour.
[[nodiscard]] std::optional<sheet::Node> tour(const session::Session& session);

} // namespace folkmoot::rooms
