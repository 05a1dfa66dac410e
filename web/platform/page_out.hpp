#pragma once

/// What a module asks of the page that loaded it: `Module.onSend` and `Module.onAction`.

#include "session/session.hpp"

#include <cstdint>
#include <span>

namespace folkmoot::platform {

/// Carries requests to the workers and actions to the page.
void carry_out(session::Session& session);
/// One action of the page's; see web/README.md for names.
void act_out(const char* name, const char* text, std::span<const std::uint8_t> bytes = {});
/// Takes a worker's reply.
void take_in(session::Session& session, int worker, std::span<const std::uint8_t> bytes);

} // namespace folkmoot::platform
