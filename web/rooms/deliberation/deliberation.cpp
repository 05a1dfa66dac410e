#include "rooms/deliberation/deliberation.hpp"

#include "rooms/away/cite.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"

namespace folkmoot::rooms {

using sheet::Node;

namespace {

Node make_deliberation(const session::Session& session, sheet::QrKept& codes) {
    const auto& desk = session.deliberation();
    auto part = sheet::group("deliberate:room");
    part.add(sheet::heading("deliberate:title", 1, "Deliberate"));
    part.add(sheet::text("deliberate:about",
                         "Bring what you think, gather what others think, see where you agree, "
                         "and what that would do.",
                         sheet::Tone::quiet));
    part.add(deliberate_say(desk));
    part.add(deliberate_gather(desk, codes));
    part.add(deliberate_see(desk));
    offer_citation(part.add(deliberate_decide(desk)), session);
    return part;
}

} // namespace

Node deliberation(const session::Session& session, DeliberationKept& kept) {
    const auto& desk = session.deliberation();
    if (!kept.room || kept.revision != desk.revision()) {
        kept.room = desk.wall() ? deliberate_wall(desk, kept.codes)
                                : make_deliberation(session, kept.codes);
        kept.revision = desk.revision();
    }
    return *kept.room;
}

std::optional<Node> way_back_to_ballot(const session::Session& session) {
    const auto& desk = session.deliberation();
    if (!desk.exploring()) return std::nullopt;
    auto part = sheet::group("deliberate:exploring");
    part.add(sheet::text("deliberate:exploring-about",
                         "You are trying things for your ballot. Choose a policy, put the levers "
                         "where you want them, and take that along."));
    auto take = sheet::button("deliberate:come-back", "Take this into my ballot");
    take.tone = sheet::Tone::strong;
    part.add(std::move(take));
    part.add(sheet::button("deliberate:leave", "Go back without it"));
    return part;
}

} // namespace folkmoot::rooms
