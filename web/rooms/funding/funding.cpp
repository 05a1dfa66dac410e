#include "rooms/funding/funding.hpp"

#include "rooms/header.hpp"
#include "rooms/nodes.hpp"

#include <string>

namespace folkmoot::rooms {

sheet::Node funding(const session::Session& /*session*/) {
    const std::string title(room_titles[static_cast<std::size_t>(session::Room::funding)]);
    auto part = sheet::group("funding:room");
    part.add(sheet::heading("funding:title", 1, title));
    part.add(sheet::link("funding:page", title + " without graphics", "funding.html"));
    return part;
}

bool use_funding(session::Session& /*session*/, const sheet::Node& /*node*/,
                 std::string_view /*value*/, bool /*held*/) {
    return false;
}

} // namespace folkmoot::rooms
