#pragma once

/// A desk on which everything has come in, and the sheet of its room.

#include "rooms/rooms.hpp"
#include "session/driven_desk.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot::fake {

inline sheet::Node sheet_of(const Desk& desk) {
    rooms::Kept kept;
    return rooms::sheet_of(desk.session, kept);
}

/// The node of that key, which is there.
inline const sheet::Node& node_at(const sheet::Node& root, const std::string& key) {
    const auto* node = sheet::find(root, key);
    INFO("key: ", key);
    REQUIRE(node != nullptr);
    return *node;
}
/// The same of a sheet that nobody keeps.
inline sheet::Node node_at(sheet::Node&& root, const std::string& key) {
    return node_at(static_cast<const sheet::Node&>(root), key);
}

/// Opened, with all runs in.
inline Desk settled() {
    Desk desk;
    desk.session.set_scenarios(
        {{"virtual-gp", "Virtual GP", "Should the money follow the patient?"},
         {"other", "Another", "What else?"}});
    desk.open();
    desk.settle();
    return desk;
}

} // namespace folkmoot::fake
