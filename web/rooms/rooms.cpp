#include "rooms/rooms.hpp"

#include "rooms/evidence/evidence.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/statement.hpp"
#include "rooms/explore/tour.hpp"
#include "rooms/funding/funding.hpp"
#include "rooms/header.hpp"
#include "rooms/trial/trial.hpp"

#include <string>

namespace folkmoot::rooms {
namespace {

using session::Room;
using sheet::Node;

void add_explore(Node& sheet, const session::Session& session, Kept& kept) {
    sheet.add(statement(session));
    if (auto card = tour(session)) sheet.add(std::move(*card));
    sheet.add(levers(session));
    auto map_part = map(session, kept.map);
    map_part.add(time(session));
    sheet.add(std::move(map_part));
    sheet.add(outcomes(session));
    sheet.add(sureness(session));
    sheet.add(charts(session));
}

} // namespace

Node sheet_of(const session::Session& session, Kept& kept) {
    const auto room = session.view().room;
    const auto index = static_cast<std::size_t>(room);
    Node sheet(sheet::Kind::sheet, "sheet:" + std::string(session::room_names[index]),
               std::string(room_titles[index]));
    sheet.add(header(session));
    if (auto wrong = problems(session)) sheet.add(std::move(*wrong));
    switch (room) {
    case Room::explore:
        add_explore(sheet, session, kept);
        break;
    case Room::evidence:
        sheet.add(evidence(session));
        break;
    case Room::funding:
        sheet.add(funding(session));
        break;
    case Room::trial:
        sheet.add(trial(session));
        break;
    }
    return sheet;
}

} // namespace folkmoot::rooms
