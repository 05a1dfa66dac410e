#pragma once

/// A desk on which everything has come in, and the sheet of its room.

#include "rooms/rooms.hpp"
#include "session/driven_desk.hpp"

#include <string>

namespace folkmoot::fake {

sheet::Node sheet_of(const Desk& desk);

/// The node of that key, which is there.
const sheet::Node& node_at(const sheet::Node& root, const std::string& key);
/// The same of a sheet that nobody keeps.
inline sheet::Node node_at(sheet::Node&& root, const std::string& key) {
    return node_at(static_cast<const sheet::Node&>(root), key);
}

/// Opened, with all runs in.
Desk settled();

} // namespace folkmoot::fake
