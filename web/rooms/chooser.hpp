#pragma once

/// The list of all questions that the page offers: grouped by what they are about, with why one
/// would open them, a first path for newcomers, and a search.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string_view>

namespace folkmoot::rooms {

/// The button of the scenario that is open is disabled. Keys of its buttons begin so, and end with
/// the scenario's name; those of the path for newcomers differ from those of the list below.
inline constexpr std::string_view open_prefix = "open:", open_first_prefix = "open-first:";
/// Keys of what is told of a scenario below its button.
inline constexpr std::string_view told_prefix = "open-told:";

[[nodiscard]] sheet::Node chooser(const session::Session& session);

/// True if the question that is open is one of those that the page offers, so that a short link
/// brings it; true while none is open, or it is not known what is offered.
[[nodiscard]] bool is_offered(const session::Session& session);

} // namespace folkmoot::rooms
