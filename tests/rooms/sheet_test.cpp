#include "rooms/settled_desk.hpp"

#include "core/hash.hpp"
#include "core/words/values.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/statement.hpp"
#include "rooms/rooms.hpp"
#include "rooms/sheet_json.hpp"
#include "rooms/use.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <numeric>
#include <set>

using namespace folkmoot;
using fake::Desk;
using fake::node_at;
using fake::settled;
using fake::sheet_of;
using rooms::use;
using sheet::Kind;
using sheet::Node;

namespace {

/// Every word of a sheet, one after the other.
std::string all_words(const Node& sheet) {
    std::string words;
    sheet::walk(sheet, [&](const Node& node) {
        words += node.words + "\n" + node.title + "\n" + node.help + "\n";
        if (!node.table) return;
        for (const auto& row : node.table->rows) {
            for (const auto& cell : row.cells) words += cell + "\n";
            words += row.help + "\n";
        }
    });
    return words;
}

std::set<std::string> row_keys(const Node& table) {
    std::set<std::string> keys;
    for (const auto& row : table.table->rows) keys.insert(row.key);
    return keys;
}

constexpr std::array all_rooms{session::Room::explore, session::Room::funding, session::Room::trial,
                               session::Room::deliberate, session::Room::evidence};

} // namespace

TEST_CASE("what is assumed is counted by its source; a note on an assumption is none") {
    using rooms::Assumed;
    const auto row = [](std::string source) {
        Assumed made;
        made.source = std::move(source);
        return made;
    };
    CHECK(rooms::facts_assumed({row("assumption"), row("assumption; near others"), row("Hobbs")}) ==
          "3 facts are assumed, each with a range; 1 of them has a source, the others are our own "
          "assumptions.");
    CHECK(rooms::facts_assumed({row("assumption"), row("Hobbs"), row("Hobbs")}) ==
          "3 facts are assumed, each with a range; 2 of them have a source, the other is our own "
          "assumption.");
    CHECK(rooms::facts_assumed({row("assumption"), row("assumption")}) ==
          "2 facts are assumed, each with a range; all are our own assumptions.");
    message::Field field;
    field.source = "assumption; near others";
    CHECK(rooms::source_words(field) == "Our own assumption; near others");
}

TEST_CASE("every key of a sheet is unique, in every room and state") {
    Desk desk = settled();
    const auto check = [&] {
        for (const auto room : all_rooms) {
            desk.session.set_room(room);
            std::set<std::string> keys;
            const auto take = [&](const std::string& key) {
                CAPTURE(key);
                CHECK_FALSE(key.empty());
                CHECK(keys.insert(key).second);
            };
            sheet::walk(sheet_of(desk), [&](const Node& node) {
                take(node.key);
                if (!node.table) return;
                for (const auto& row : node.table->rows) take(row.key);
            });
        }
        desk.session.set_room(session::Room::explore);
    };
    check();
    desk.session.move("settlement.portability", 0.5, false);
    desk.session.move("service.patience", 8, false);
    desk.session.choose_outcome("wait_days");
    desk.session.set_side(session::Side::both);
    desk.session.go_on_tour(1);
    desk.session.report("file.json:1:1", "this is not a scenario");
    desk.session.report("", "and another thing");
    check();
}

TEST_CASE("a sheet says something before anything is known") {
    Desk desk;
    for (const auto room : all_rooms) {
        desk.session.set_room(room);
        const auto sheet = sheet_of(desk);
        CHECK(sheet::find(sheet, "room") != nullptr);
        CHECK(nlohmann::json::parse(sheet::to_json(sheet)).at("kind") == "sheet");
    }
    desk.session.set_room(session::Room::explore);
    CHECK(node_at(sheet_of(desk), "sentence").words == "Working out the first answer…");
    Desk hopeless;
    hopeless.core.fails = true;
    hopeless.open();
    hopeless.settle();
    CHECK(node_at(sheet_of(hopeless), "sentence").words ==
          "There is no answer for these settings.");
    CHECK_FALSE(node_at(sheet_of(hopeless), "sentence").busy);
}

TEST_CASE("every lever, assumption, outcome and chart of a scenario is in the room Explore") {
    const Desk desk = settled();
    const auto& scenario = *desk.session.scenario();
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "question").words == scenario.question);
    for (const auto& field : scenario.fields) {
        const auto& node = node_at(sheet, "lever:" + field.key);
        const double now = session::value_of(scenario, desk.session.trial(), field);
        CHECK(node.words == field.label);
        CHECK(node.help.starts_with(field.sentence));
        CHECK(node.value_words == words::format_field(field, now));
        CHECK((node.mark == sheet::Mark::assumption) == (field.kind == message::Kind::assumption));
        if (field.type == message::Type::choice) {
            CHECK(std::get<std::string>(node.value) ==
                  field.options[static_cast<std::size_t>(now)]);
            CHECK(node.options.size() == field.options.size());
        } else {
            CHECK(std::get<double>(node.value) == now);
            CHECK(node.low == field.low);
            CHECK(node.high == field.high);
        }
    }
    for (const auto& policy : scenario.policies) {
        const auto& options = node_at(sheet, "policy").options;
        CHECK(std::any_of(options.begin(), options.end(), [&](const sheet::Option& option) {
            return option.key == policy.name && option.words == policy.label;
        }));
    }
    const auto outcomes = row_keys(node_at(sheet, "outcomes"));
    for (const auto& outcome : scenario.outcomes)
        CHECK(outcomes.contains("outcome:" + outcome.key));
    for (const auto& chart : scenario.charts) {
        const auto& node = node_at(sheet, "chart:" + rooms::chart_id(chart));
        CHECK(node.title == chart.title);
        REQUIRE(node.chart);
        CHECK_FALSE(node.chart->series.at(0).values.empty());
        const auto& axis = node.chart->y;
        REQUIRE(axis.ticks.size() >= 2);
        CHECK(axis.ticks.front().at == axis.low);
        for (const auto& series : node.chart->series) {
            for (const double each : series.values) {
                CHECK(each >= axis.low);
                CHECK(each <= axis.high);
            }
        }
        const auto& table = node_at(sheet, "table:" + rooms::chart_id(chart));
        CHECK(table.table->rows.size() > 1);
        CHECK_FALSE(node.help.empty());
    }
    CHECK(node_at(sheet, "sentence").words == desk.session.sentence());
    CHECK(node_at(sheet, "sentence").live);
    CHECK(node_at(sheet, "badge").help.find(to_hex(desk.session.shown()->main->fingerprint)) !=
          std::string::npos);
}

TEST_CASE("the word assumption heads the assumptions and is not said of each of them") {
    const Desk desk = settled();
    const auto part = node_at(sheet_of(desk), "assumptions");
    const auto words = all_words(part);
    std::size_t said = 0;
    for (auto from = words.find("ssumption"); from != std::string::npos;
         from = words.find("ssumption", from + 1))
        ++said;
    CHECK(said == 2); // the name of the part and its heading
    CHECK(node_at(part, "source:need.deprived_extra").words ==
          "Source: Health Foundation, Level or not?");
    CHECK(sheet::find(part, "source:service.patience") == nullptr);
}

TEST_CASE("fields that stand in no group are offered all the same") {
    Desk desk;
    desk.core.scenario.levers.pop_back(); // whose keys then stand in no group
    desk.open();
    desk.settle();
    const auto sheet = sheet_of(desk);
    const auto& others = node_at(sheet, "others");
    CHECK(sheet::find(others, "lever:service.capacity") != nullptr);
    CHECK(sheet::find(others, "lever:payment.price") == nullptr);
}

TEST_CASE("every source, limit, assumption, statement and paragraph is in the room Evidence") {
    Desk desk = settled();
    desk.session.set_room(session::Room::evidence);
    const auto& scenario = *desk.session.scenario();
    const auto sheet = sheet_of(desk);
    const auto words = all_words(sheet);
    const auto said = [&](const std::string& text) {
        CAPTURE(text);
        CHECK(words.find(text) != std::string::npos);
    };
    for (const auto& source : scenario.sources) {
        said(source.name);
        said(source.text);
    }
    for (const auto* lines : {&scenario.limits, &scenario.statements, &scenario.introduction}) {
        for (const auto& line : *lines) said(line);
    }
    for (const auto paragraph : rooms::how_it_works) said(std::string(paragraph));
    const auto assumed = row_keys(node_at(sheet, "assumed"));
    CHECK(node_at(sheet, "assumed:count")
              .words.starts_with(std::to_string(assumed.size()) + " facts are assumed"));
    for (const auto& field : scenario.fields) {
        const bool there = assumed.contains("assumed:" + field.key);
        CHECK(there == (field.kind == message::Kind::assumption));
    }
    CHECK(node_at(sheet, "source:0:name").kind == Kind::link);
    CHECK(node_at(sheet, "source:0:name").href == "https://digital.nhs.uk");
    CHECK(node_at(sheet, "source:1:name").kind == Kind::text);
    // The contents lead to what is there.
    for (const auto& entry : node_at(sheet, "contents").children) {
        REQUIRE(entry.href.starts_with("#"));
        CHECK(node_at(sheet, entry.href.substr(1)).words == entry.words);
    }
    // "Money follows the patient" changes one lever against the baseline; no fact is doubted.
    CHECK(node_at(sheet, "reform-changes:0").words.find("follows") != std::string::npos);
    CHECK(node_at(sheet, "facts-changed:none").words == "Nothing.");
}

TEST_CASE("an address that is no page is not a link") {
    CHECK(rooms::safe_address("https://digital.nhs.uk") == "https://digital.nhs.uk");
    CHECK(rooms::safe_address("javascript:alert(1)").empty());
    CHECK(rooms::safe_address("data:text/html,x").empty());
    CHECK(rooms::safe_address("").empty());
}

TEST_CASE("what the sentence speaks of first leads the outcomes") {
    const Desk desk = settled();
    const auto table = *node_at(sheet_of(desk), "outcomes").table;
    CHECK(table.rows.at(0).key == "outcome:host_balance");
    CHECK(table.columns.at(2).words == "Money follows the patient");
    const auto words = rooms::outcome_words(desk.session, 2);
    CHECK(table.rows.at(0).cells == std::vector<std::string>{"Balance of the host area, a year",
                                                             words.baseline, words.reform,
                                                             words.told});
    CHECK(table.rows.at(0).marks.at(3) == "good");
}

TEST_CASE("which doubt matters most is a table, and a sentence where none stands out") {
    Desk desk = settled();
    const auto doubts = node_at(sheet_of(desk), "doubts");
    REQUIRE(doubts.table);
    CHECK(doubts.title == "Which doubt matters most");
    REQUIRE(doubts.table->rows.size() == 1);
    const auto& row = doubts.table->rows[0];
    CHECK(row.key == "doubt:host_balance:choice.word_spreads");
    const auto& field = *session::find_field(*desk.session.scenario(), "choice.word_spreads");
    CHECK(row.cells == std::vector<std::string>{"Balance of the host area", field.label, "40%",
                                                "£1.0m more", "£2.0m more"});
    CHECK(find(sheet_of(desk), "doubts-wait") == nullptr);
    // Ten runs cannot tell.
    CHECK(rooms::use(desk.session, "runs", "10").empty());
    desk.session.move("settlement.lag_weeks", 7, false);
    desk.settle();
    CHECK(find(sheet_of(desk), "doubts") == nullptr);
    CHECK(node_at(sheet_of(desk), "doubts-wait").words.starts_with("With 30 runs or more"));
    Desk unclear;
    unclear.core.doubts_stand_out = false;
    unclear.open();
    unclear.settle();
    CHECK(find(sheet_of(unclear), "doubts") == nullptr);
    CHECK(
        node_at(sheet_of(unclear), "doubts-none").words.starts_with("No single doubt stands out"));
}

TEST_CASE("the colours of the map are told with the number of people who have each") {
    Desk desk = settled();
    desk.session.set_side(session::Side::reform);
    for (const auto& colouring : desk.session.scenario()->picture.colourings) {
        desk.session.set_colouring(colouring.key);
        CHECK(desk.session.colouring()->key == colouring.key);
        rooms::Kept kept;
        const auto& people = kept.map.of(desk.session, true);
        CHECK(people.size() == rooms::colour_words(*desk.session.scenario(), colouring).size());
        // Everybody has one colour.
        CHECK(std::accumulate(people.begin(), people.end(), 0.0) ==
              doctest::Approx(desk.session.scenario()->people).epsilon(1e-9));
        const auto node = node_at(sheet_of(desk), "map");
        CHECK(node.map->places.size() == 5 + 11);
        CHECK(node.words.find("5 areas, 10 local practices and 1 online practice") !=
              std::string::npos);
    }
}

TEST_CASE("the number of people by deprivation is that of the people on the map") {
    Desk desk = settled();
    desk.session.set_colouring("deprivation");
    std::vector<double> counted(5, 0.0);
    const auto& people = *desk.session.people();
    for (const auto index : people.stratum) counted[(index / 2) % 5] += 15; // 1.5m by 100,000
    rooms::MapCount count;
    const auto& told = count.of(desk.session, false);
    REQUIRE(told.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) CHECK(told[i] == doctest::Approx(counted[i]));
}

TEST_CASE("how sure it is, is told of all runs") {
    const Desk desk = settled();
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "sure-status").words == "100 runs are ready.");
    const auto& rows = node_at(sheet, "sure").table->rows;
    // Practices that close has no value for online practices, but one for everybody.
    CHECK(rows.size() == desk.session.scenario()->outcomes.size());
    CHECK(rows.at(0).cells.at(3).ends_with(" of 100 runs"));
    CHECK(sheet::find(sheet, "certainty") == nullptr);
}

TEST_CASE("while a hand is on a lever, the sheet says that it is a quick look") {
    Desk desk;
    desk.core.milliseconds = 5000;
    desk.open();
    desk.settle();
    desk.session.move("settlement.portability", 0.3, true);
    CHECK(node_at(sheet_of(desk), "sentence").busy);
    while (!desk.session.preview() && desk.answer()) {
    }
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "sentence").words.starts_with("Quick look: "));
    CHECK(node_at(sheet, "certainty").words ==
          "From 20,000 people, on today’s full values; the full answer is coming");
    CHECK(node_at(sheet, "outcomes-title").words == "Outcomes in year 5: a quick look");
    CHECK(sheet::find(sheet, "sure") == nullptr);
}

TEST_CASE("charts are kept from sheet to sheet, and made anew as soon as anything that they say "
          "changes") {
    Desk desk = settled();
    rooms::Kept kept;
    std::set<std::string> seen;
    const auto same = [&] {
        const auto fresh = sheet::to_json(node_at(sheet_of(desk), "charts"));
        for (int times = 0; times < 2; ++times) {
            const auto now = rooms::sheet_of(desk.session, kept);
            const bool the_same = sheet::to_json(node_at(now, "charts")) == fresh;
            CHECK(the_same);
        }
        seen.insert(fresh);
    };
    same();
    desk.session.move("settlement.portability", 0.3, true);
    while (!desk.session.preview() && desk.answer()) {
    }
    same(); // a quick look says so
    desk.session.move("settlement.portability", 0.3, false);
    desk.tick(0);
    for (int runs = 0; runs < 12 && desk.answer(); ++runs) same(); // bands come in
    desk.settle();
    same();
    REQUIRE(use(desk.session, "track", "20").empty());
    same();
    const auto& outcome = desk.session.scenario()->outcomes.at(1).key;
    REQUIRE(use(desk.session, "outcome", outcome).empty());
    same();
    // Other words for the same numbers.
    desk.core.scenario.hash += 1;
    for (auto& each : desk.core.scenario.outcomes) each.label += " again";
    desk.open();
    desk.settle();
    same();
    CHECK(seen.size() >= 6);
}

TEST_CASE("long work is told after two seconds, and can be stopped") {
    Desk desk = settled();
    desk.session.move("settlement.portability", 0.3, false);
    desk.tick(1000);
    CHECK(sheet::find(sheet_of(desk), "working") == nullptr);
    desk.tick(2000);
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "working").words == "Working it out: 3 seconds so far.");
    CHECK(node_at(sheet, "button:stop").words == "Stop");
    desk.settle();
    CHECK(sheet::find(sheet_of(desk), "working") == nullptr);
}

TEST_CASE("a sheet as JSON can be read, and leaves out what says nothing") {
    Desk desk = settled();
    const auto json = nlohmann::json::parse(sheet::to_json(sheet_of(desk)));
    CHECK(json.at("key") == "sheet:explore");
    std::size_t nodes = 0, charts = 0;
    const auto look = [&](const auto& self, const nlohmann::json& node) -> void {
        ++nodes;
        REQUIRE(node.contains("kind"));
        for (const auto& [name, value] : node.items()) {
            if (name != "value") CHECK_FALSE(value == "");
            CHECK_FALSE(value == nlohmann::json::array());
        }
        if (node["kind"] == "chart") {
            ++charts;
            CHECK(node["axes"]["y"].contains("words"));
            CHECK(node["series"].size() >= 1);
        }
        if (!node.contains("children")) return;
        for (const auto& child : node["children"]) self(self, child);
    };
    look(look, json);
    CHECK(charts == desk.session.scenario()->charts.size());
    CHECK(nodes > 60);
}

TEST_CASE("what has no value is null in JSON, and words keep their quotes") {
    Node node(Kind::chart, "c", "say \"so\"\n");
    node.chart = sheet::Chart{"bars", {"x"}, {"y"}, {"a"}, {{"s", "S", {std::nan("")}}}};
    const auto json = nlohmann::json::parse(sheet::to_json(node));
    CHECK(json["words"] == "say \"so\"\n");
    CHECK(json["series"][0]["values"][0].is_null());
}

TEST_CASE("what is drawn keeps five digits, and what is set reads back as itself") {
    for (const double size : {1.0, 0.1, 12345.678, 9.99999, 99999.7, 1e-7, 3.3e14, 6.02e23, 0.0,
                              0.000123456, 123.456, 5e-324}) {
        for (const double value : {size, -size}) {
            CAPTURE(value);
            Node node(Kind::chart, "c");
            node.value = value;
            node.chart = sheet::Chart{"line", {"x"}, {"y"}, {}, {{"s", "S", {value}}}};
            const auto json = nlohmann::json::parse(sheet::to_json(node));
            CHECK(json["value"].get<double>() == value);
            const double drawn = json["series"][0]["values"][0].get<double>();
            CHECK(std::fabs(drawn - value) <= 5.1e-5 * std::fabs(value) + 1e-9);
        }
    }
}
