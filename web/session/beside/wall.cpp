/// Explore for a projector.

#include "session/session.hpp"

#include <utility>

namespace folkmoot::session {

void Session::show_wall(bool on) {
    wall_.on = on;
    if (!on) wall_.picture.clear();
    act("wall", on ? "explore" : "");
    changed_ = true;
    pump();
}

void Session::set_wall_address(std::string address) {
    wall_.address = std::move(address);
    wall_.on = true;
    changed_ = true;
    pump();
}

void Session::set_wall_picture(std::string name) {
    wall_.picture = std::move(name);
    changed_ = true;
}

std::string Session::wall_link() const {
    const auto code = paper_code();
    return wall_.address.empty() || code.empty() ? "" : wall_.address + "#" + code;
}

} // namespace folkmoot::session
