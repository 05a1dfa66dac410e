#include "rooms/funding/funding.hpp"

#include "rooms/funding/parts.hpp"
#include "rooms/header.hpp"
#include "rooms/nodes.hpp"

#include <string>

namespace folkmoot::rooms {

sheet::Node funding(const session::Session& session, FundingKept& kept) {
    if (const auto version = session.funding().version(); kept.version != version) {
        kept = {};
        kept.version = version;
    }
    const std::string title(room_titles[static_cast<std::size_t>(session::Room::funding)]);
    auto part = sheet::group("funding:room");
    part.add(sheet::heading("funding:title", 1, title));
    part.add(sheet::text("funding:question",
                         "A formula shares money among places. Change it, and see who gains, who "
                         "loses, and why.",
                         sheet::Tone::quiet));
    part.add(funding_result(session));
    part.add(funding_formula(session));
    part.add(funding_places(session, kept));
    part.add(funding_effects(session, kept));
    return part;
}

} // namespace folkmoot::rooms
