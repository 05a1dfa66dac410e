#pragma once

/// What happens when somebody uses a node of a sheet.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string>
#include <string_view>

namespace folkmoot::rooms {

/// Uses the node `key` of the sheet on screen. `value` as in the sheet's JSON, as text: a number
/// ("0.35"), "true" or "false", the key of an option, a text; empty for a button. A slider also
/// takes "hold:0.35" while a hand is on it, and "release".
///
/// Empty if it was done; else why not, in a sentence. Nothing is guessed: what the sheet does not
/// offer, or not now, or not so far, is refused, and the session remembers why (`refusal`).
std::string use(session::Session& session, std::string_view key, std::string_view value);

/// The same for who has the sheet at hand: `node` is one of it, and the session has not changed
/// since it was made.
std::string use(session::Session& session, const sheet::Node& node, std::string_view value);

} // namespace folkmoot::rooms
