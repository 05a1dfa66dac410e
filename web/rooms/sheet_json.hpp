#pragma once

/// A sheet as JSON, for the page.

#include "rooms/sheet.hpp"

#include <string>

namespace folkmoot::sheet {

/// The tree as JSON text: members in the order of `Node`, those that are empty or as usual left
/// out. Values of charts to five significant digits; what is not finite is null.
[[nodiscard]] std::string to_json(const Node& node);

} // namespace folkmoot::sheet
