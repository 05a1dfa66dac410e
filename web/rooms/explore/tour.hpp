#pragma once

/// The guided tour: a step at a time, with what it tries.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <optional>
#include <string_view>

namespace folkmoot::rooms {

/// Links of the last step to what one may do next: with the key of where it stands.
inline constexpr std::string_view tour_go_prefix = "tour:go:";

/// The step on screen, as a dialog; nothing while nobody is on a tour.
[[nodiscard]] std::optional<sheet::Node> tour(const session::Session& session);

} // namespace folkmoot::rooms
