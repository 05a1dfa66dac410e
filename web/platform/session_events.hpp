#pragma once

/// What the page tells the session by name: what needs no drawing library.

#include "session/session.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace folkmoot::platform {

/// Handles an event of the page; see web/README.md for names and contents. An event that cannot be
/// read is reported on the screen, not thrown. False: it is none of the session's.
bool session_event(session::Session& session, std::string_view name,
                   std::span<const std::uint8_t> bytes);

} // namespace folkmoot::platform
