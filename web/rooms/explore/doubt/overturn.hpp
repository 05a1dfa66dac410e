#pragma once

/// What would overturn the verdict, and the world as its critics would have it.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view overturn_prefix = "overturn:";

/// Adds it to the part that says how sure the answer is.
void add_overturn(sheet::Node& part, const session::Session& session);

/// What somebody does there. False: nothing there is so called.
[[nodiscard]] bool use_overturn(session::Session& session, const sheet::Node& node,
                                std::string_view value);

} // namespace folkmoot::rooms
