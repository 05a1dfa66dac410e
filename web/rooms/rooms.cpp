#include "rooms/rooms.hpp"

#include "rooms/deliberation/deliberation.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/explore/crossed.hpp"
#include "rooms/explore/goal/goal.hpp"
#include "rooms/explore/guess.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/statement.hpp"
#include "rooms/explore/tour.hpp"
#include "rooms/explore/wall.hpp"
#include "rooms/funding/funding.hpp"
#include "rooms/header.hpp"
#include "rooms/paper/paper.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Room;
using sheet::Node;

/// Takes a part out of the sheet that was on screen before; an empty node if it had none.
Node taken(Node& last, std::string_view key) {
    for (auto& part : last.children) {
        if (part.key == key) return std::exchange(part, Node());
    }
    return {};
}

/// The end of a tour leads to what is there by now.
void keep_ways_that_lead(Node& sheet) {
    const auto card = std::ranges::find(sheet.children, "tour", &Node::key);
    if (card == sheet.children.end()) return;
    auto all = std::exchange(card->children, {});
    for (auto& node : all) {
        if (!node.key.starts_with(tour_go_prefix) ||
            sheet::find(sheet, node.href.substr(1)) != nullptr)
            card->add(std::move(node));
    }
}

void add_explore(Node& sheet, const session::Session& session, Kept& kept, Node& last) {
    if (auto back = way_back_to_ballot(session)) sheet.add(std::move(*back));
    sheet.add(statement(session));
    if (auto first = page_guess(session)) sheet.add(std::move(*first));
    if (auto card = tour(session)) sheet.add(std::move(*card));
    sheet.add(levers(session, kept.doubts, taken(last, "levers")));
    auto map_part = map(session, kept.map);
    map_part.add(time(session));
    sheet.add(std::move(map_part));
    sheet.add(outcomes(session, kept.outcomes));
    // Other policies, a search and a single life would tell what is to be guessed.
    if (!session.closed_outcome()) {
        sheet.add(crossed_groups(session));
        sheet.add(kept.policies.part(session, taken(last, "policies-part")));
        sheet.add(goal_part(session));
        sheet.add(kept.neighbour.part(session, taken(last, "neighbour-part")));
    }
    sheet.add(sureness(session, kept.outcomes));
    keep_ways_that_lead(sheet);
    sheet.add(charts(session, kept.charts, taken(last, "charts")));
}

/// Says at a node why it did not take its last value.
bool mark_refused(Node& node, const session::Session::Refusal& refused) {
    if (node.key == refused.key) {
        node.invalid = refused.why;
        return true;
    }
    return std::any_of(node.children.begin(), node.children.end(),
                       [&](Node& child) { return mark_refused(child, refused); });
}

} // namespace

Node sheet_of(const session::Session& session, Kept& kept, Node last) {
    const auto room = session.view().room;
    const auto index = static_cast<std::size_t>(room);
    Node sheet(sheet::Kind::sheet, "sheet:" + std::string(session::room_names[index]),
               std::string(room_titles[index]));
    if (session.paper().paper != session::Paper::none) {
        if (auto wrong = problems(session)) sheet.add(std::move(*wrong));
        sheet.add(paper(session, kept.paper));
        return sheet;
    }
    // A wall shows nothing that leads elsewhere.
    const bool wall = room == Room::deliberate ? session.deliberation().wall() : session.wall();
    if (!wall) sheet.add(header(session));
    if (auto wrong = problems(session)) sheet.add(std::move(*wrong));
    switch (room) {
    case Room::explore:
        // What a refusal is written into is not as it was made.
        if (std::exchange(kept.refused, !session.refusal().why.empty())) last = {};
        // Nor is what an answer was left out of.
        if (wall) {
            sheet.add(explore_wall(session, kept.charts, kept.map, kept.doubts, kept.wall));
            break;
        }
        if (const bool closed = session.closed_outcome().has_value();
            std::exchange(kept.closed, closed) != closed)
            last = {};
        add_explore(sheet, session, kept, last);
        break;
    case Room::evidence:
        sheet.add(evidence(session));
        break;
    case Room::funding:
        sheet.add(funding(session, kept.funding));
        break;
    case Room::trial:
        sheet.add(trial(session, kept.trial));
        break;
    case Room::deliberate:
        sheet.add(deliberation(session, kept.deliberation));
        break;
    }
    if (const auto& refused = session.refusal(); !refused.why.empty())
        (void)mark_refused(sheet, refused);
    return sheet;
}

} // namespace folkmoot::rooms
