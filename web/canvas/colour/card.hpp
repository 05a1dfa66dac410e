#pragma once

/// The colours of what stands on a card: people on the map, tiles, the weeks of somebody.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

namespace folkmoot::ui {

/// Gives a map of people, or a chart of somebody's weeks, the colours that it has on a card, which
/// is white in every appearance: `node.painted`. Any other node stays as it is. False while it is
/// not known what is to be seen in the week on screen.
[[nodiscard]] bool paint_card(const session::Session& session, sheet::Node& node);

} // namespace folkmoot::ui
