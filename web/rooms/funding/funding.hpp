#pragma once

/// The funding lab: a formula, the places that it pays, and what it does to them.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string_view>

namespace folkmoot::rooms {

/// Every key of this room's nodes begins so.
inline constexpr std::string_view funding_prefix = "funding:";

[[nodiscard]] sheet::Node funding(const session::Session& session);

/// Does what `node` of this room's sheet stands for, after `value` has been found to be one that it
/// takes (use.hpp). `held`: a hand is still on the slider. False: there is nothing to do.
bool use_funding(session::Session& session, const sheet::Node& node, std::string_view value,
                 bool held);

} // namespace folkmoot::rooms
