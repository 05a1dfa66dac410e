#include "rooms/settled_desk.hpp"

#include "rooms/explore/charts.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/rooms.hpp"
#include "rooms/sheet_json.hpp"
#include "rooms/use.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace folkmoot;
using fake::Desk;
using fake::settled;
using fake::sheet_of;
using rooms::use;
using sheet::Kind;
using sheet::Node;

namespace {

double value(const Desk& desk, const char* key) {
    const auto& scenario = *desk.session.scenario();
    return session::value_of(scenario, desk.session.trial(), *session::find_field(scenario, key));
}

bool can_be_used(const Node& node) {
    switch (node.kind) {
    case Kind::choice:
    case Kind::slider:
    case Kind::toggle:
    case Kind::number:
    case Kind::text_field:
    case Kind::button:
        return !node.disabled;
    default:
        return false;
    }
}

/// A value that the node takes, and not the one that it has, where there is another.
std::string another_value(const Node& node) {
    if (node.kind == Kind::choice) {
        for (const auto& option : node.options) {
            if (std::get<std::string>(node.value) != option.key) return option.key;
        }
        return std::get<std::string>(node.value);
    }
    if (node.kind == Kind::toggle) return std::get<bool>(node.value) ? "false" : "true";
    if (node.kind == Kind::text_field) return "weeks";
    if (node.kind == Kind::slider || node.kind == Kind::number) {
        const auto* now = std::get_if<double>(&node.value);
        return now != nullptr && *now == node.high ? std::to_string(node.low)
                                                   : std::to_string(node.high);
    }
    return "";
}

} // namespace

TEST_CASE("everything that can be used does something, and nothing refuses what it offers") {
    const Desk first = settled();
    std::set<std::string> keys;
    for (const auto room : {session::Room::explore, session::Room::evidence}) {
        Desk desk = settled();
        desk.session.set_room(room);
        // So that undo, redo, reset, problems and the tour are there as well.
        for (const double each : {0.5, 0.4})
            desk.session.move("settlement.portability", each, false);
        desk.session.undo();
        desk.settle();
        desk.session.report("", "something went wrong");
        desk.session.go_on_tour(1);
        sheet::walk(sheet_of(desk), [&](const Node& node) {
            if (!can_be_used(node)) return;
            CAPTURE(node.key);
            Desk used = desk; // everything starts from the same
            const auto why = use(used.session, node.key, another_value(node));
            CHECK(why == "");
            CHECK(used.session.refusal().why.empty());
            used.carry();
            const bool acted = used.actions.size() > desk.actions.size() || used.session.busy();
            const bool changed = used.session.take_changed();
            const bool did = acted || changed;
            CHECK(did);
            keys.insert(node.key);
        });
    }
    for (const auto* key : {"room",
                            "scenario",
                            "button:share",
                            "button:plain",
                            "button:tour",
                            "policy",
                            "find",
                            "lever:settlement.lag_weeks",
                            "lever:settlement.rule",
                            "reset:settlement.portability",
                            "button:undo",
                            "button:redo",
                            "button:reset-all",
                            "side",
                            "colour",
                            "play",
                            "back",
                            "track",
                            "speed",
                            "outcome",
                            "button:csv",
                            "csv:line-wait_days-",
                            "seed",
                            "population",
                            "weeks",
                            "runs",
                            "tour:try",
                            "tour:next",
                            "tour:back",
                            "tour:skip",
                            "problems:close",
                            "button:save-manifest",
                            "button:save-scenario",
                            "button:evidence"}) {
        CAPTURE(key);
        CHECK(keys.contains(key));
    }
}

TEST_CASE("levers and assumptions go where they are put, and back") {
    Desk desk = settled();
    CHECK(use(desk.session, "lever:settlement.lag_weeks", "13") == "");
    CHECK(desk.session.trial().changed.at("settlement.lag_weeks") == 13);
    // What is typed is not rounded; what a hand slides is.
    CHECK(use(desk.session, "lever:payment.price", "101.56") == "");
    CHECK(desk.session.trial().changed.at("payment.price") == 101.56);
    CHECK(use(desk.session, "lever:payment.price", "hold:101.56") == "");
    CHECK(desk.session.trial().changed.at("payment.price") == 102);
    CHECK(use(desk.session, "lever:payment.price", "release") == "");
    CHECK(use(desk.session, "reset:payment.price", "") == "");
    CHECK(use(desk.session, "lever:settlement.rule", "split") == "");
    CHECK(value(desk, "settlement.rule") == 2);
    CHECK(use(desk.session, "lever:service.patience", "8.5") == "");
    CHECK(desk.session.trial().shared.at("service.patience") == 8.5);
    CHECK(use(desk.session, "reset:service.patience", "") == "");
    CHECK(desk.session.trial().shared.empty());
    CHECK(use(desk.session, "policy", "split") == "");
    CHECK(desk.session.trial().reform == "split");
    CHECK(desk.session.trial().changed.empty());
    CHECK(use(desk.session, "button:undo", "") == "");
    CHECK(desk.session.trial().reform == "follows");
    CHECK(use(desk.session, "button:reset-all", "") == "");
    CHECK(desk.session.trial().changed.empty());
}

TEST_CASE("a hand may stay on a slider") {
    Desk desk = settled();
    CHECK(use(desk.session, "lever:settlement.portability", "hold:0.4") == "");
    CHECK(desk.session.held());
    CHECK(use(desk.session, "lever:settlement.portability", "hold:0.3") == "");
    CHECK(value(desk, "settlement.portability") == 0.3);
    CHECK(use(desk.session, "lever:settlement.portability", "release") == "");
    CHECK_FALSE(desk.session.held());
    // One move of the hand is one step to undo.
    CHECK(use(desk.session, "button:undo", "") == "");
    CHECK(value(desk, "settlement.portability") == 1);
}

TEST_CASE("what is not offered is refused with a sentence that stays where it was typed") {
    Desk desk = settled();
    const auto before = desk.session.trial();
    const auto refused = [&](const char* key, const char* text, const char* why) {
        CAPTURE(key);
        CAPTURE(text);
        CHECK(use(desk.session, key, text) == why);
        CHECK(desk.session.trial() == before);
    };
    refused("lever:settlement.lag_weeks", "105", "You typed 105. It may only be 0 to 104.");
    const auto sheet = sheet_of(desk);
    CHECK(sheet::find(sheet, "lever:settlement.lag_weeks")->invalid ==
          "You typed 105. It may only be 0 to 104.");
    refused("lever:settlement.lag_weeks", "-1", "You typed −1. It may only be 0 to 104.");
    refused("lever:settlement.lag_weeks", "soon", "“The money arrives after” needs a number.");
    refused("lever:settlement.lag_weeks", "", "“The money arrives after” needs a number.");
    refused("lever:settlement.lag_weeks", "nan", "“The money arrives after” needs a number.");
    refused("lever:settlement.lag_weeks", "1e999", "“The money arrives after” needs a number.");
    refused("lever:settlement.rule", "1",
            "“Who pays for patients from elsewhere” has no choice “1”.");
    refused("lever:nothing.such", "1", "There is nothing called “lever:nothing.such” here.");
    refused("policy", "none", "“Reform to compare with the baseline” has no choice “none”.");
    refused("button:undo", "", "“Undo (Ctrl+Z)” cannot be used now.");
    refused("reset:settlement.lag_weeks", "",
            "There is nothing called “reset:settlement.lag_weeks” here.");
    refused("seed", "0", "You typed 0. It may only be 1 to 4,294,967,295.");
    refused("seed", "1.5", "“Seed” needs a whole number.");
    refused("population", "1500001", "You typed 1,500,001. It may only be 1,000 to 1,500,000.");
    refused("weeks", "3", "You typed 3. It may only be 4 to 1,040.");
    refused("weeks", "", "“Weeks” needs a number.");
    const auto no_control = "“" + desk.session.sentence() + "” cannot be used.";
    refused("sentence", "", no_control.c_str());
    refused("sheet:explore", "", "There is nothing called “sheet:explore” here.");
    // What works takes the objection back.
    CHECK(use(desk.session, "lever:settlement.lag_weeks", "104") == "");
    CHECK(sheet::find(sheet_of(desk), "lever:settlement.lag_weeks")->invalid.empty());
    CHECK(sheet::find(sheet_of(desk), "seed")->invalid.empty());
}

TEST_CASE("seed, citizens, weeks and runs are asked for, and the scenario's own count as unmoved") {
    Desk desk = settled();
    CHECK(use(desk.session, "seed", "7") == "");
    CHECK(use(desk.session, "population", "5000") == "");
    CHECK(use(desk.session, "weeks", "104") == "");
    CHECK(desk.session.trial().seed == 7);
    CHECK(desk.session.trial().population == 5000);
    CHECK(desk.session.trial().weeks == 104);
    CHECK(desk.session.weeks() == 104);
    CHECK(use(desk.session, "runs", "12") == "");
    desk.settle();
    CHECK(desk.session.confidence().runs == 12);
    CHECK(desk.session.people()->population == 5000);
    CHECK(use(desk.session, "runs", "") == "");
    desk.settle();
    CHECK(desk.session.confidence().runs == 100);
    CHECK(use(desk.session, "population", "100000") == "");
    CHECK(use(desk.session, "weeks", "260") == "");
    CHECK(use(desk.session, "seed", "1") == "");
    CHECK(desk.session.trial() == session::opening_trial(*desk.session.scenario()));
}

TEST_CASE("rooms, sides, colours, time and charts go where they are sent") {
    Desk desk = settled();
    CHECK(use(desk.session, "side", "both") == "");
    CHECK(desk.session.view().side == session::Side::both);
    CHECK(use(desk.session, "colour", "age") == "");
    CHECK(desk.session.view().colouring == "age");
    CHECK(use(desk.session, "track", "52") == "");
    CHECK(desk.session.week() == 51);
    CHECK(use(desk.session, "forward", "") == "");
    CHECK(desk.session.week() == 52);
    CHECK(use(desk.session, "back", "") == "");
    CHECK(use(desk.session, "play", "") == "");
    CHECK(desk.session.playing());
    CHECK(sheet::find(sheet_of(desk), "play")->words == "Stop (space)");
    CHECK(use(desk.session, "speed", "fast") == "");
    CHECK(desk.session.speed() == 26);
    CHECK(use(desk.session, "outcome", "satisfaction") == "");
    CHECK(sheet::find(sheet_of(desk), "chart:bars-satisfaction-age") != nullptr);
    CHECK(use(desk.session, "room", "evidence") == "");
    CHECK(sheet_of(desk).key == "sheet:evidence");
    CHECK(use(desk.session, "room", "explore") == "");
    CHECK(use(desk.session, "button:evidence", "") == "");
    CHECK(sheet_of(desk).key == "sheet:evidence");
}

TEST_CASE("a tour is gone through step by step") {
    Desk desk = settled();
    CHECK(sheet::find(sheet_of(desk), "tour") == nullptr);
    CHECK(use(desk.session, "button:tour", "") == "");
    CHECK(sheet::find(sheet_of(desk), "tour")->words == "Step 1 of 3");
    CHECK(sheet::find(sheet_of(desk), "tour:back") == nullptr);
    CHECK(sheet::find(sheet_of(desk), "tour:try") == nullptr);
    CHECK(use(desk.session, "tour:next", "") == "");
    CHECK(use(desk.session, "tour:next", "") == "");
    CHECK(sheet::find(sheet_of(desk), "tour:text")->words ==
          "Now pay for each remote visit as well.");
    // The step has turned the map to what it speaks of, and plays once it has been tried.
    CHECK(desk.session.view().side == session::Side::reform);
    CHECK(desk.session.view().colouring == "age");
    CHECK_FALSE(desk.session.playing());
    CHECK(use(desk.session, "tour:try", "") == "");
    CHECK(desk.session.playing());
    CHECK(desk.session.week() == 0);
    CHECK(value(desk, "payment.remote_tariff") == 12);
    CHECK(sheet::find(sheet_of(desk), "tour:next")->words == "Done");
    // The end leads on to what one may do, and all of that is there.
    const auto whole = sheet_of(desk);
    std::size_t ways = 0;
    for (const auto& node : sheet::find(whole, "tour")->children) {
        if (!node.key.starts_with("tour:go:")) continue;
        CHECK(sheet::find(whole, node.href.substr(1)) != nullptr);
        ++ways;
    }
    CHECK(ways >= 1);
    CHECK(use(desk.session, "tour:next", "") == "");
    CHECK(sheet::find(sheet_of(desk), "tour") == nullptr);
    // What the step turned is as it was: the answer is that of all the years again.
    CHECK_FALSE(desk.session.playing());
    CHECK(desk.session.week() + 1 == desk.session.weeks());
    CHECK(desk.session.view().side == session::Side::change);
    CHECK(desk.session.view().colouring.empty());
}

TEST_CASE("another scenario is asked of the page; the one that is open is not asked for again") {
    Desk desk = settled();
    desk.actions.clear();
    CHECK(use(desk.session, "scenario", "virtual-gp") == "");
    desk.carry();
    CHECK(desk.last_action("load-scenario") == nullptr);
    CHECK(use(desk.session, "scenario", "other") == "");
    desk.carry();
    REQUIRE(desk.last_action("load-scenario") != nullptr);
    CHECK(desk.last_action("load-scenario")->text == "other");
    CHECK(use(desk.session, "button:stop", "") != ""); // nobody waits
}

TEST_CASE("who looks for a lever finds levers and assumptions whose words hold it, and all again") {
    Desk desk = settled();
    CHECK(use(desk.session, "find", "money ARRIVES") == "");
    auto sheet = sheet_of(desk);
    CHECK(sheet::find(sheet, "lever:settlement.lag_weeks") != nullptr);
    CHECK(sheet::find(sheet, "levers:0") == nullptr);
    const auto* count = sheet::find(sheet, "find:count");
    REQUIRE(count != nullptr);
    CHECK(count->live);
    CHECK(use(desk.session, "find", "no such thing") == "");
    sheet = sheet_of(desk);
    CHECK(sheet::find(sheet, "find:count")->words == "Nothing is called that.");
    CHECK(sheet::find(sheet, "lever:settlement.lag_weeks") == nullptr);
    CHECK(use(desk.session, "find:clear", "") == "");
    sheet = sheet_of(desk);
    CHECK(sheet::find(sheet, "find:count") == nullptr);
    CHECK(sheet::find(sheet, "lever:settlement.lag_weeks") != nullptr);
}

TEST_CASE("a sheet that takes over parts of the one before says what one made anew says") {
    fake::Desk desk;
    desk.session.set_scenarios(
        {{"virtual-gp", "Virtual GP", "Should the money follow the patient?"},
         {"other", "Another", "What else?"}});
    desk.open();
    auto& session = desk.session;
    rooms::Kept kept, anew;
    sheet::Node last;
    const std::vector<std::function<void(std::uint64_t)>> happens{
        [&](auto n) {
            session.move("settlement.portability", static_cast<double>(n % 11) / 10, true);
        },
        [&](auto n) {
            session.move("service.patience", static_cast<double>(2 + n % 7), n % 2 == 0);
        },
        [&](auto n) {
            rooms::use(session, "lever:payment.price",
                       n % 3 == 0 ? "a lot" : std::to_string(60 + n));
        },
        [&](auto n) { session.choose_policy(n % 2 == 0 ? "split" : "follows"); },
        [&](auto) { desk.answer(); },
        [&](auto) { desk.answer(); },
        [&](auto) { desk.settle(40); },
        [&](auto n) { session.set_week(static_cast<std::uint32_t>(n)); },
        [&](auto n) { session.choose_outcome(n % 2 == 0 ? "wait_days" : ""); },
        [&](auto n) { session.find_lever(n % 2 == 0 ? "wait" : ""); },
        [&](auto) { session.release(); },
        [&](auto) { session.undo(); },
        [&](auto) { session.reset_all(); },
        [&](auto n) { session.set_runs(static_cast<std::uint32_t>(n % 3 * 20)); },
        [&](auto n) {
            session.set_room(n % 2 == 0 ? session::Room::evidence : session::Room::explore);
        },
        [&](auto n) {
            desk.core.scenario.hash = 7 + n % 2;
            desk.core.scenario.fields.back().sentence =
                n % 2 == 0 ? "Of this one." : "Of the other.";
            desk.open();
        },
    };
    std::size_t charts = 0;
    for (std::uint64_t step = 0; step < 400; ++step) {
        const auto chance = fake::mix(step, 5);
        happens[chance % happens.size()](chance >> 32 & 63);
        desk.tick(1);
        last = rooms::sheet_of(session, kept, std::move(last));
        const auto expected = rooms::sheet_of(session, anew);
        charts += sheet::find(expected, "chart:line-wait_days-") != nullptr ? 1 : 0;
        INFO("step ", step, " of kind ", chance % happens.size());
        REQUIRE(sheet::to_json(last) == sheet::to_json(expected));
    }
    CHECK(charts > 40);
}

TEST_CASE("under a moving hand charts stay the very ones that they were") {
    Desk desk = settled();
    rooms::Kept kept;
    auto sheet = rooms::sheet_of(desk.session, kept);
    const auto* chart = sheet::find(sheet, "chart:line-wait_days-");
    REQUIRE(chart != nullptr);
    const auto* where = chart->chart->series.at(0).values.data();
    desk.session.move("settlement.portability", 0.5, true);
    sheet = rooms::sheet_of(desk.session, kept, std::move(sheet));
    chart = sheet::find(sheet, "chart:line-wait_days-");
    REQUIRE(chart != nullptr);
    CHECK(chart->chart->series.at(0).values.data() == where);
}

TEST_CASE("what the sentence speaks of comes first, and what hardly changes last; under a hand "
          "nothing moves") {
    Desk desk = settled();
    rooms::Kept kept;
    struct Row {
        std::string key, mark;
    };
    const auto rows = [&] {
        std::vector<Row> found;
        const auto sheet = rooms::sheet_of(desk.session, kept);
        for (const auto& row : fake::node_at(sheet, "outcomes").table->rows)
            found.push_back({row.key, row.marks.empty() ? "" : row.marks.back()});
        return found;
    };
    const auto is_same = [](const Row& row) { return row.mark == "same"; };
    desk.session.choose_policy("follows");
    desk.settle();
    desk.session.set_week(200);
    auto shown = rows();
    REQUIRE(shown.size() == desk.core.scenario.outcomes.size());
    CHECK(shown.front().key == "outcome:host_balance");
    const auto same = std::find_if(shown.begin() + 1, shown.end(), is_same);
    CHECK(same != shown.end());
    const auto same_at = same - shown.begin();
    CHECK(same_at > 2);
    CHECK(std::all_of(same, shown.end(), is_same));
    const auto telling = [&] {
        return fake::node_at(rooms::sheet_of(desk.session, kept), "outcomes").table->telling;
    };
    CHECK(telling() == static_cast<std::size_t>(same - shown.begin()));
    // Back to the baseline under a hand: nothing changes any more, and no row has moved.
    std::vector<std::string> before, after;
    for (const auto& row : shown) before.push_back(row.key);
    desk.session.move("settlement.portability", 0, true);
    desk.settle();
    shown = rows();
    for (const auto& row : shown) after.push_back(row.key);
    CHECK(before == after);
    CHECK(telling() == static_cast<std::size_t>(same_at)); // and nothing folds that was open
    CHECK(std::all_of(shown.begin(), shown.end(), is_same));
}

TEST_CASE("a table behind a chart has its cells where it is shown") {
    Desk desk = settled();
    rooms::Kept kept;
    const auto cells = [&](const std::string& id) {
        const auto sheet = rooms::sheet_of(desk.session, kept);
        const auto& table = fake::node_at(sheet, "table:" + id);
        CHECK(!table.title.empty());
        return table.table ? table.table->rows.size() : 0;
    };
    const std::string waits = "line-wait_days-", by_deprivation = "bars-wait_days-deprivation";
    const auto all = cells(waits);
    CHECK(all > 4);
    kept.charts.want_cells({"chart:" + by_deprivation});
    CHECK(cells(waits) == 0);
    CHECK(cells(by_deprivation) == 5);
    kept.charts.want_cells({"chart:" + waits});
    CHECK(cells(waits) == all);
    CHECK(cells(by_deprivation) == 0);
}

TEST_CASE("a line tells of the last week in which both sides have a value, and of none where there "
          "is none") {
    const auto scenario = fake::scenario();
    session::ChartData data;
    data.kind = session::ChartKind::line;
    data.outcome = &scenario.outcomes.at(0);
    data.baseline_name = "Today";
    data.reform_name = "Reform";
    data.baseline_weeks = {3, 5, NAN};
    data.reform_weeks = {2, 4, 6};
    CHECK(rooms::chart_sentence(data) ==
          "Year 1, week 2, the last with both: Today 5.0, Reform 4.0: 1.0 days less, better.");
    data.baseline_weeks = {3, 5, 7};
    CHECK(rooms::chart_sentence(data) ==
          "In the last week: Today 7.0, Reform 6.0: 1.0 days less, better.");
    data.baseline_weeks = {NAN, NAN, NAN};
    CHECK(rooms::chart_sentence(data).empty());
}
