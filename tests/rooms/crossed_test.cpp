#include "rooms/settled_desk.hpp"

#include "rooms/explore/crossed.hpp"
#include "rooms/use.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace folkmoot;

TEST_CASE(
    "an outcome of two groups at once: where it changes most first, where there are few last") {
    auto desk = fake::settled();
    auto& session = desk.session;
    const auto* before = sheet::find(fake::sheet_of(desk), "crossed:table");
    CHECK(before == nullptr);
    CHECK_FALSE(session.busy());
    const auto all = session::crossings_of(*session.scenario());
    REQUIRE_FALSE(all.empty());
    CHECK(rooms::use(session, "crossed:by", all.front()).empty());
    CHECK(session.busy());
    desk.settle();
    const auto sheet = fake::sheet_of(desk);
    const auto& table = *fake::node_at(sheet, "crossed:table").table;
    // Of six cells nobody is in the last; in the first are few. The others change by 5, 4, 3 and 2.
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[0].cells[0] == "North");
    CHECK(table.rows[0].cells[1] == "grown");
    CHECK(table.rows[0].cells[2] == "400");
    CHECK(table.rows[3].cells[1] == "grown");
    CHECK(table.rows[4].cells[1] == "young");
    CHECK(table.rows[4].cells[2] == "120 (few)");
    CHECK(table.rows[4].marks[2] == "doubt");
    CHECK(table.rows[4].marks[5].empty());
    CHECK(fake::node_at(sheet, "crossed:how").words.find("fewer than 30") != std::string::npos);
    // The file is what the simulation made.
    CHECK(rooms::use(session, "crossed:csv", "").empty());
    desk.carry();
    const auto* saved = desk.last_action("save-file");
    REQUIRE(saved != nullptr);
    CHECK(std::string(saved->bytes.begin(), saved->bytes.end()) == "made of " + all.front() + "\n");
    // Another question is asked again; none is asked when nobody looks.
    session.set_seed(5);
    desk.settle();
    CHECK(session.crossed() != nullptr);
    CHECK(rooms::use(session, "crossed:by", "").empty());
    desk.settle();
    CHECK(sheet::find(fake::sheet_of(desk), "crossed:table") == nullptr);
    CHECK(session.crossed() == nullptr);
}

TEST_CASE("only what exists by both groupings is crossed") {
    message::Scenario scenario;
    message::Outcome one, other;
    one.by = {"area", "age"};
    other.by = {"area", "deprivation"};
    scenario.outcomes = {one, other};
    CHECK(session::crossings_of(scenario) ==
          std::vector<std::string>{"area,deprivation", "area,age"});
    CHECK(session::outcomes_crossed(scenario, "area,age") == std::vector<std::size_t>{0});
    CHECK(session::outcomes_crossed(scenario, "area").empty());
}
