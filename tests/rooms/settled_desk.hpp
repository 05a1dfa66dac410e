#pragma once

/// A desk on which everything has come in, and the sheet of its room.

#include "rooms/rooms.hpp"
#include "session/driven_desk.hpp"

namespace folkmoot::fake {

inline sheet::Node sheet_of(const Desk& desk) {
    rooms::Kept kept;
    return rooms::sheet_of(desk.session, kept);
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
