#include "rooms/trial/trial.hpp"

#include "rooms/header.hpp"
#include "rooms/nodes.hpp"

#include <string>

namespace folkmoot::rooms {

sheet::Node trial(const session::Session& /*session*/) {
    const std::string title(room_titles[static_cast<std::size_t>(session::Room::trial)]);
    auto part = sheet::group("trial:room");
    part.add(sheet::heading("trial:title", 1, title));
    part.add(sheet::link("trial:page", title + " without graphics", "trial.html"));
    return part;
}

bool use_trial(session::Session& /*session*/, const sheet::Node& /*node*/,
               std::string_view /*value*/, bool /*held*/) {
    return false;
}

} // namespace folkmoot::rooms
