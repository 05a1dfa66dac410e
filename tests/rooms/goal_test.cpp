#include "rooms/settled_desk.hpp"

#include "many_chances.hpp"

#include "core/words/values.hpp"
#include "platform/core/service.hpp"
#include "rooms/explore/goal/goal.hpp"
#include "rooms/rooms.hpp"
#include "rooms/use.hpp"
#include "scenario/files.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace folkmoot;
using rooms::use;
using sheet::Node;

namespace {

/// A session with workers that simulate: a town of 500 for a year.
struct GoalRoom {
    session::Session session;
    std::vector<CoreService> cores;

    explicit GoalRoom(std::size_t workers = 1) : cores(workers) {
        message::Trial trial;
        trial.reform = "follows";
        trial.population = 500;
        trial.weeks = 52;
        session.set_workers(static_cast<unsigned>(workers));
        session.restore("virtual-gp", trial, {});
        const std::string text = shipped_text("virtual-gp");
        session.open({"virtual-gp", text, data_for(text)});
        session.set_runs(1);
        settle();
    }
    void carry() {
        for (auto& each : session.take_outgoing())
            cores[each.worker].submit(std::move(each.request));
    }
    void settle(int steps = 1'000'000) {
        carry();
        const auto busy = [&] {
            return std::ranges::any_of(cores, [](const auto& core) { return !core.idle(); });
        };
        for (; busy() && steps > 0; --steps) {
            for (unsigned i = 0; i < cores.size(); ++i) {
                if (auto reply = cores[i].step(5)) session.receive(i, std::move(*reply));
                carry();
            }
        }
    }
    [[nodiscard]] Node sheet() const {
        rooms::Kept kept;
        return rooms::sheet_of(session, kept);
    }
};

/// What a citizen would set: wait less, by two levers, and nobody's money worse.
void ask_for_less_wait(session::Session& session, const std::string& days) {
    REQUIRE(use(session, "goal:outcome", "wait_days").empty());
    REQUIRE(use(session, "goal:who", "deprivation:4").empty());
    REQUIRE(use(session, "goal:value", days).empty());
    REQUIRE(use(session, "goal:lever:service.capacity", "true").empty());
    REQUIRE(use(session, "goal:lever:payment.price", "true").empty());
    const auto asked =
        session::goal_asked(*session.scenario(), session.goal_form(), *session.shown());
    REQUIRE(asked.has_value());
    for (const auto& guard : asked->question.not_worse)
        REQUIRE(use(session, "goal:guard:" + guard.outcome, "false").empty());
}

/// Every node and every row of a table can be found by its key, and every row has all its cells.
void check_keys(const Node& sheet) {
    std::set<std::string> keys;
    sheet::walk(sheet, [&](const Node& node) {
        CAPTURE(node.key);
        CHECK(keys.insert(node.key).second);
        if (!node.table) return;
        for (const auto& row : node.table->rows) {
            CAPTURE(row.key);
            CHECK(keys.insert(row.key).second);
            CHECK(row.cells.size() == node.table->columns.size());
        }
    });
}

std::string goal_cell(const Node& sheet, const std::string& row, std::size_t column) {
    const auto& rows = fake::node_at(sheet, "goal:table").table->rows;
    const auto found = std::ranges::find(rows, "goal:row:" + row, &sheet::Row::key);
    REQUIRE(found != rows.end());
    return found->cells.at(column);
}

} // namespace

TEST_CASE("what would it take is asked in plain words and answered by a sentence and a table" *
          many_chances) {
    GoalRoom room(2);
    auto& session = room.session;
    CHECK(sheet::find(room.sheet(), "goal:table") == nullptr);
    ask_for_less_wait(session, "3.5");
    auto sheet = room.sheet();
    CHECK(fake::node_at(sheet, "goal:who").value == sheet::Value(std::string("deprivation:4")));
    CHECK(fake::node_at(sheet, "goal:value").unit == "days");
    CHECK(fake::node_at(sheet, "goal:levers").words.find("2 of at most 4") != std::string::npos);
    CHECK(fake::node_at(sheet, "goal:guards").words.find("Nothing") != std::string::npos);
    REQUIRE(use(session, "goal:ask", "").empty());
    sheet = room.sheet();
    CHECK(sheet::find(sheet, "goal:ask") == nullptr);
    CHECK(sheet::find(sheet, "goal:progress") != nullptr);
    check_keys(sheet);
    room.settle();
    sheet = room.sheet();
    check_keys(sheet);
    CHECK(sheet::find(sheet, "goal:progress") == nullptr);
    const auto& told = fake::node_at(sheet, "goal:told").words;
    CAPTURE(told);
    CHECK(told.starts_with(
        "“Wait for an appointment” at most 3.5 days for “Most deprived fifth” takes "));
    const auto& found = *session.goal().found();
    REQUIRE(found.least_change > 0);
    const auto& least = found.answers[static_cast<std::size_t>(found.least_change)];
    CHECK(least.value <= 3.5);
    // Every lever as it is and as it would be, and what comes of it.
    const auto& table = *fake::node_at(sheet, "goal:table").table;
    CHECK(table.columns.size() >= 3);
    const auto& scenario = *session.scenario();
    for (const auto& [key, value] : least.moved) {
        const auto* field = session::find_field(scenario, key);
        CHECK(goal_cell(sheet, "lever:" + key, 0) == field->label);
        CHECK(goal_cell(sheet, "lever:" + key, 1) ==
              words::format_field(*field, session::value_of(scenario, session.trial(), *field)));
        CHECK(goal_cell(sheet, "lever:" + key, 2) == words::format_field(*field, value));
        CHECK(told.find(words::format_field(*field, value)) != std::string::npos);
    }
    CHECK(goal_cell(sheet, "holds", 2).starts_with("yes, in "));
    CHECK(goal_cell(sheet, "holds", 2).ends_with(" of 10 runs"));
    CHECK(goal_cell(sheet, "holds", 1).starts_with("no, in "));
    CHECK(fake::node_at(sheet, "goal:belief").words.find("with these assumptions") !=
          std::string::npos);
    if (found.curve.size() > 1) {
        const auto& curve = fake::node_at(sheet, "goal:curve");
        CHECK(curve.chart->labels.size() == found.curve.size());
        CHECK(curve.children.front().table->rows.size() == found.curve.size());
        CHECK(curve.chart->x.words.find("£") != std::string::npos);
        CHECK(curve.chart->y.words.find("days") != std::string::npos);
    }
    // Set so, it is the reform on screen and comes to what was said; undo brings back what was.
    const auto before = session.trial();
    const auto set = "goal:set:" + std::to_string(found.least_change);
    REQUIRE(use(session, set, "").empty());
    for (const auto& [key, value] : least.moved)
        CHECK(session::value_of(scenario, session.trial(), *session::find_field(scenario, key)) ==
              value);
    room.settle();
    const auto index = session::outcome_index(scenario, "wait_days");
    CHECK(session::value_at(session.shown()->main->reform, 0, index,
                            message::Slots::deprivation + 4) == least.value);
    sheet = room.sheet();
    CHECK(sheet::find(sheet, "goal:before") != nullptr);
    CHECK(fake::node_at(sheet, set).disabled);
    session.undo();
    CHECK(session.trial() == before);
    CHECK(sheet::find(room.sheet(), "goal:before") == nullptr);
}

TEST_CASE("out of reach is said, with what comes nearest" * many_chances) {
    GoalRoom room;
    ask_for_less_wait(room.session, "0.001");
    REQUIRE(use(room.session, "goal:ask", "").empty());
    room.settle();
    const auto sheet = room.sheet();
    CHECK(fake::node_at(sheet, "goal:told").words.find("nothing that was tried reaches it") !=
          std::string::npos);
    CHECK(room.session.goal().found()->least_change == -1);
    REQUIRE(room.session.goal().found()->nearest >= 0);
    CHECK(goal_cell(sheet, "holds", 2).starts_with("no"));
}

TEST_CASE("a search that is stopped says so and keeps the best so far") {
    GoalRoom room;
    ask_for_less_wait(room.session, "3.5");
    REQUIRE(use(room.session, "goal:ask", "").empty());
    const auto& search = room.session.goal();
    while (search.found() == nullptr || search.found()->least_change < 0) room.settle(1);
    REQUIRE(search.looking());
    const auto part = room.sheet();
    CHECK(sheet::find(part, "goal:so-far") != nullptr);
    CHECK(use(room.session, "goal:stop", "").empty());
    room.settle();
    const auto sheet = room.sheet();
    CHECK(fake::node_at(sheet, "goal:stopped").words.find("best so far") != std::string::npos);
    CHECK(sheet::find(sheet, "goal:table") != nullptr);
    CHECK(search.found()->stopped);
    CHECK(search.found()->least_change >= 0);
}

TEST_CASE("money is typed in millions where it is millions, and a share in hundredths") {
    message::Outcome money;
    money.unit = "£ a year";
    money.money = true;
    CHECK(rooms::goal_scale(money, 8.5e6).unit == "£ million a year");
    CHECK(rooms::goal_scale(money, 8.5e6).times == 1e-6);
    CHECK(rooms::goal_scale(money, 147).unit == "£ a year");
    CHECK(rooms::goal_scale(money, 2.5e4).unit == "£ thousand a year");
    message::Outcome share;
    share.unit = "of people";
    share.share = true;
    CHECK(rooms::goal_scale(share, 0.1).unit == "% of people");
    CHECK(rooms::goal_scale(share, 0.1).times == 100);
}

TEST_CASE("nobody looks without a lever that may move, and at most four may") {
    GoalRoom room;
    auto& session = room.session;
    REQUIRE(use(session, "goal:choose", "false").empty());
    CHECK(use(session, "goal:ask", "") == "Tick a lever that may move, or let the search choose.");
    CHECK_FALSE(session.goal().asked());
    const auto levers = session::levers_shown(*session.scenario());
    REQUIRE(levers.size() > message::most_goal_levers);
    for (std::size_t i = 0; i < message::most_goal_levers; ++i)
        CHECK(use(session, "goal:lever:" + levers[i], "true").empty());
    CHECK_FALSE(use(session, "goal:lever:" + levers[message::most_goal_levers], "true").empty());
    CHECK(use(session, "goal:lever:" + levers[0], "false").empty());
    CHECK(use(session, "goal:lever:" + levers[message::most_goal_levers], "true").empty());
    // Another outcome has other groups and another usual value.
    REQUIRE(use(session, "goal:outcome", "wait_days").empty());
    REQUIRE(use(session, "goal:who", "age").empty());
    REQUIRE(use(session, "goal:value", "2").empty());
    for (const auto& outcome : session.scenario()->outcomes) {
        if (outcome.direction == 0) continue;
        CHECK(use(session, "goal:outcome", outcome.key).empty());
        CHECK_FALSE(session.goal_form().value.has_value());
        const auto sheet = room.sheet();
        if (!outcome.by.empty())
            CHECK(fake::node_at(sheet, "goal:who").value == sheet::Value(std::string("all")));
    }
}
