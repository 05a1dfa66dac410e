#include "rooms/rooms.hpp"

#include "rooms/evidence/evidence.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/statement.hpp"
#include "rooms/explore/tour.hpp"
#include "rooms/header.hpp"
#include "rooms/nodes.hpp"

#include <array>
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

/// A lab whose sheet is a page of its own.
void add_lab(Node& sheet, std::size_t room, const char* page) {
    sheet.add(sheet::heading("lab-title", 1, std::string(room_titles[room])));
    sheet.add(sheet::link("lab-page", std::string(room_titles[room]) + " without graphics", page));
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
        add_lab(sheet, index, "funding.html");
        break;
    case Room::trial:
        add_lab(sheet, index, "trial.html");
        break;
    }
    return sheet;
}

} // namespace folkmoot::rooms
