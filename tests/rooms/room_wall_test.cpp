#include "rooms/explore/wall.hpp"
#include "rooms/settled_desk.hpp"
#include "rooms/use.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace folkmoot;
using fake::Desk;
using fake::node_at;
using fake::sheet_of;
using rooms::use;
using sheet::Kind;
using sheet::Node;

namespace {

/// On the wall, with everything in.
Desk on_wall(std::vector<message::TourStep> tour = {}) {
    Desk desk;
    desk.core.scenario.tour = std::move(tour);
    desk.open();
    desk.settle(5000);
    desk.session.set_wall_address("https://example.org/index.html");
    desk.settle(5000);
    return desk;
}

void press_on_wall(Desk& desk, const char* key) {
    CHECK(use(desk.session, key, "") == "");
    desk.settle(5000);
}

std::string picture_on(const Desk& desk) {
    const auto sheet = sheet_of(desk);
    const auto& part = node_at(sheet, "wall:picture");
    return part.children.empty() ? "" : part.children.front().key;
}

bool on_the_wall(const Desk& desk, std::string_view key) {
    return sheet::find(sheet_of(desk), key) != nullptr;
}

} // namespace

TEST_CASE("a projector shows one sentence, one picture, one lever, the way to it, and no more") {
    Desk desk = on_wall();
    const auto sheet = sheet_of(desk);
    std::multiset<Kind> kinds;
    std::set<std::string> pressed;
    sheet::walk(sheet, [&](const Node& node) {
        kinds.insert(node.kind);
        if (node.kind == Kind::button) pressed.insert(node.key);
    });
    CHECK(kinds.count(Kind::sentence) == 1);
    CHECK(kinds.count(Kind::chart) + kinds.count(Kind::map) == 1);
    CHECK(kinds.count(Kind::slider) + kinds.count(Kind::choice) + kinds.count(Kind::toggle) == 1);
    CHECK(kinds.count(Kind::qr) == 1);
    // No code can hold a question of somebody's own.
    desk.session.set_scenarios({{"another", "Another", "What else?"}});
    const auto own = sheet_of(desk);
    CHECK(sheet::find(own, "wall:qr") == nullptr);
    CHECK(sheet::find(own, "wall:own") != nullptr);
    CHECK(pressed == std::set<std::string>{"wall:back", "wall:next", "wall:play", "wall:leave"});
    CHECK(node_at(sheet, "sentence").words == desk.session.sentence());
    CHECK(!on_the_wall(desk, "header"));
    const auto link = std::get<std::string>(node_at(sheet, "wall:qr").value);
    CHECK(link.starts_with("https://example.org/index.html#"));
    press_on_wall(desk, "wall:leave");
    CHECK(on_the_wall(desk, "header"));
    CHECK(desk.last_action("wall")->text.empty());
    press_on_wall(desk, "wall:show");
    CHECK(desk.last_action("wall")->text == "explore");
    CHECK(on_the_wall(desk, "explore-wall"));
}

TEST_CASE("on a wall one goes through every picture once, and round") {
    Desk desk = on_wall();
    const auto first = picture_on(desk);
    std::set<std::string> seen;
    for (std::size_t i = 0; i <= desk.core.scenario.charts.size(); ++i) {
        CHECK(seen.insert(picture_on(desk)).second);
        press_on_wall(desk, "wall:next");
    }
    CHECK(picture_on(desk) == first);
    CHECK(seen.contains("map"));
    press_on_wall(desk, "wall:back");
    CHECK(picture_on(desk) == "map");
}

TEST_CASE(
    "the lever on a wall is the one that was moved last, and its code the question as it is") {
    Desk desk = on_wall();
    const auto shown = [&] {
        const auto sheet = sheet_of(desk);
        for (const auto& child : node_at(sheet, "wall:side").children)
            if (child.key.starts_with("lever:")) return child;
        return Node();
    };
    CHECK(shown().key != "lever:settlement.portability");
    CHECK(use(desk.session, "button:undo", "") != ""); // nothing of the room is left
    desk.session.move_exactly("settlement.portability", 0.5);
    desk.session.release();
    desk.settle(5000);
    CHECK(shown().key == "lever:settlement.portability");
    CHECK(!shown().value_words.empty());
    CHECK(desk.core.link.trial.changed.at("settlement.portability") == 0.5);
    CHECK(desk.core.link.view.find("tour") == std::string::npos);
}

TEST_CASE("a tour on a wall asks first, then shows, then tries, then goes on") {
    Desk desk = on_wall({{"People wait less.",
                          "settlement.portability",
                          "wait_days",
                          {{"settlement.portability", 0.5}},
                          {"direction", "Will people wait longer?", 0, 0}},
                         {"Look here.", "", "wait_days", {{"settlement.portability", 1}}},
                         {"That is all.", "", "", {}}});
    desk.session.go_on_tour(0);
    desk.settle(5000);
    CHECK(node_at(sheet_of(desk), "wall:question").words == "Will people wait longer?");
    CHECK(!on_the_wall(desk, "sentence"));
    CHECK(node_at(sheet_of(desk), "wall:next").words == "Show what comes out");
    press_on_wall(desk, "wall:next");
    CHECK(node_at(sheet_of(desk), "wall:step").words == "People wait less.");
    CHECK(node_at(sheet_of(desk), "wall:next").words == "Try it");
    press_on_wall(desk, "wall:next");
    CHECK(node_at(sheet_of(desk), "sentence").words == desk.session.sentence());
    CHECK(desk.session.trial().changed.at("settlement.portability") == 0.5);
    press_on_wall(desk, "wall:next");
    CHECK(node_at(sheet_of(desk), "wall:step").words == "Look here.");
    press_on_wall(desk, "wall:back");
    CHECK(desk.session.tour_step() == 0);
    for (const char* key : {"wall:next", "wall:next", "wall:next"}) press_on_wall(desk, key);
    CHECK(desk.session.tour_step() == 2);
    press_on_wall(desk, "wall:next");
    CHECK(!desk.session.tour_step());
    CHECK(on_the_wall(desk, "explore-wall"));
}
