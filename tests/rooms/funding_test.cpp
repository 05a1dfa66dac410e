/// What the funding lab's room says and does, on a formula and places that a person can check.

#include "rooms/funding_room.hpp"

#include "core/hash.hpp"
#include "labs/funding/cases.hpp"
#include "rooms/sheet_json.hpp"
#include "session/funding/numbers.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace folkmoot;
using fake::FundingRoom;
using fake::node_at;
using sheet::Kind;
using sheet::Node;

namespace {

bool is_offered(const Node& root, const std::string& key) {
    return sheet::find(root, key) != nullptr;
}

/// Every value that shows what a node of the lab does; none: it cannot be used.
std::vector<std::string> uses_of(const Node& node) {
    if (node.disabled || !node.key.starts_with("funding:")) return {};
    switch (node.kind) {
    case Kind::button:
        return {""};
    case Kind::text_field:
        return {node.key == "funding:own-text" ? "id,name,people\nX,Xanten,1\n" : "ced"};
    case Kind::slider:
        return {std::to_string(node.low), "hold:" + std::to_string(node.high)};
    case Kind::choice:
        for (const auto& option : node.options) {
            if (option.key != std::get<std::string>(node.value)) return {option.key};
        }
        return {};
    case Kind::chart:
        return node.chart->keys.empty() ? std::vector<std::string>{}
                                        : std::vector<std::string>{node.chart->keys.back()};
    case Kind::map:
        return {node.map->places.back().key};
    case Kind::table: {
        std::vector<std::string> uses;
        for (const auto& column : node.table->columns) {
            if (column.sorts) uses.push_back("sort:" + column.key);
        }
        if (node.table->chosen) uses.push_back("row:" + node.table->rows.back().key);
        return uses;
    }
    default:
        return {};
    }
}

std::vector<std::string> names_shown(const Node& root) {
    std::vector<std::string> names;
    for (const auto& row : node_at(root, "funding:list").table->rows) names.push_back(row.cells[0]);
    return names;
}

/// A cell of the list of places, by its column's key.
std::string place_cell(const Node& root, std::size_t row, const std::string& column) {
    const auto& table = *node_at(root, "funding:list").table;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == column) return table.rows.at(row).cells.at(c);
    }
    return "no such column";
}

std::string many_places(int count) {
    std::string text = "id,name,people,old,imd,today,latitude,longitude\n";
    for (int i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        text += "W" + number + ",Ward " + number + "," + std::to_string(1000 + i % 700) + ",0." +
                std::to_string(10 + i % 30) + "," + std::to_string(1 + i * 7 % 60) + "," +
                std::to_string(950'000.0 / count * (0.9 + i % 5 * 0.05)) + "," +
                std::to_string(50 + i % 500 * 0.01) + ",-" + std::to_string(1 + i % 300 * 0.01) +
                "\n";
    }
    return text;
}

constexpr std::array funding_tabs{"who", "place", "fairness", "doubt", "backwards", "future"};

} // namespace

TEST_CASE("every node of the funding lab that can be used does something, and none refuses what it "
          "offers") {
    std::set<std::string> keys;
    const auto use_all = [&](FundingRoom room) {
        const auto shown = room.sheet();
        std::set<std::string> unique;
        sheet::walk(shown, [&](const Node& node) {
            CAPTURE(node.key);
            CHECK_FALSE(node.key.empty());
            CHECK(unique.insert(node.key).second);
            for (std::size_t i = 0; node.table && i < node.table->rows.size(); ++i)
                CHECK(unique.insert(node.table->rows[i].key).second);
            for (const auto& value : uses_of(node)) {
                CAPTURE(value);
                FundingRoom used = room; // everything starts from the same
                (void)used.desk.session.take_changed();
                const auto why = used.use(node.key, value);
                CHECK(why == "");
                const bool changed = used.desk.session.take_changed();
                used.desk.carry();
                // A link for a paper is asked for first.
                const bool asked = !used.desk.waiting[0].empty();
                const bool did = changed || asked || !used.desk.actions.empty();
                CHECK(did);
                keys.insert(node.key);
            }
        });
        CHECK(nlohmann::json::parse(sheet::to_json(shown)).at("kind") == "sheet");
    };
    FundingRoom room;
    CHECK_FALSE(room.use("funding:largest-loss", "20").empty()); // it is not on screen yet
    room.lab().set_largest_loss(0.2, false);
    for (const auto* tab : funding_tabs) {
        CAPTURE(tab);
        REQUIRE(room.use("funding:effect", tab).empty());
        room.settle();
        use_all(room);
    }
    // The same with levers moved, an own table, an own formula, a map and five years under way.
    REQUIRE(room.use("funding:own-text", fake::places_on_a_map).empty());
    REQUIRE(room.use("funding:view", "cartogram").empty());
    REQUIRE(room.use("funding:lever:age", "1.5").empty());
    REQUIRE(room.use("funding:against", "formula").empty());
    REQUIRE(room.use("funding:run").empty());
    room.settle();
    REQUIRE(room.use("funding:formula-text", room.lab().formula_text() + "\n").empty());
    room.settle();
    use_all(room);
    for (const std::string key :
         {"funding:own-text",     "funding:which-table",  "funding:which-formula",
          "funding:against",      "funding:other",        "funding:formula-text",
          "funding:save-formula", "funding:drop-edits",   "funding:lever:age",
          "funding:reset:age",    "funding:reset-levers", "funding:column:people",
          "funding:put-away",     "funding:view",         "funding:filter",
          "funding:search",       "funding:list",         "funding:map",
          "funding:effect",       "funding:gains",        "funding:place",
          "funding:error-size",   "funding:largest-loss", "funding:use-weights",
          "funding:run",          "funding:print",        "funding:csv:places",
          "funding:csv:gains",    "funding:csv:why",      "funding:csv:incentives",
          "funding:csv:fairness", "funding:csv:doubt",    "funding:csv:trade-off"}) {
        CAPTURE(key);
        CHECK(keys.contains(key));
    }
}

TEST_CASE("the funding lab's sheet says what the model answered") {
    FundingRoom room;
    const auto* answer = room.lab().answer();
    REQUIRE(answer != nullptr);
    const auto shown = room.sheet();
    CHECK(node_at(shown, "funding:title").words == "Funding lab");
    CHECK(node_at(shown, "funding:sentence").words == answer->sentence);
    CHECK(node_at(shown, "funding:sentence").live);
    CHECK_FALSE(node_at(shown, "funding:sentence").busy);
    CHECK(node_at(shown, "funding:summary").words == "£1.0m for 5 places.");
    CHECK(node_at(shown, "funding:status").words ==
          "The result is ready. Its fingerprint is " + to_hex(answer->fingerprint) + ".");
    // A person's own table comes first, then those of the page, then the formula.
    const auto& column = node_at(shown, "funding:formula").children;
    CHECK(column.at(0).key == "funding:table-title");
    CHECK(column.at(1).key == "funding:own");
    CHECK(column.at(2).key == "funding:which-table");
    CHECK(column.at(3).key == "funding:formula-title");
    const auto& lever = node_at(shown, "funding:lever:age");
    CHECK(std::get<double>(lever.value) == 0.5);
    CHECK(lever.value_words == "0.50");
    CHECK(lever.usual_words == "Usual value: 0.50");
    CHECK(lever.low == 0);
    CHECK(lever.high == 3);
    CHECK(node_at(shown, "funding:rules").children.at(0).words == "1. Nobody loses more than 5%");
    const auto& list = node_at(shown, "funding:list");
    CHECK(list.table->count() == 5);
    CHECK(list.table->more.empty());
    // The chart says its finding, every bar has its place, and the table behind it the same number.
    const auto& gains = node_at(shown, "funding:gains");
    CHECK(gains.title == session::gains_title(*answer));
    CHECK(gains.chart->labels.size() == 5);
    CHECK(gains.chart->labels.front() == "Birch"); // the least deprived
    CHECK(gains.chart->labels.back() == "Alder");
    CHECK(gains.chart->keys.back() == "place:A");
    const auto& behind = node_at(shown, "funding:gains-table").table->rows;
    for (std::size_t i = 0; i < behind.size(); ++i)
        CHECK(gains.chart->series[0].told[i] == behind[i].cells[1] + " a head");
}

TEST_CASE("a column is in one unit, “held by” is there only where a rule binds, and colour follows "
          "what is said") {
    FundingRoom room;
    const auto with_rules = room.sheet();
    const auto& table = *node_at(with_rules, "funding:list").table;
    std::map<std::string, std::string> units;
    for (const auto& column : table.columns) units[column.key] = column.unit;
    CHECK(units.at("allocation") == "£");
    CHECK(units.at("change") == "£");
    CHECK(units.contains("rules"));
    // Beside what it gets, which is never cut off.
    const auto gets = std::ranges::find(table.columns, "allocation", &sheet::Column::key);
    CHECK((gets + 1)->key == "rules");
    CHECK(place_cell(with_rules, 0, "rules").find("floor on losses") == std::string::npos);
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const bool change = table.columns[c].key.starts_with("change");
            const int sign = change ? session::said_sign(row.cells[c]) : 0;
            CHECK(row.marks[c] == (sign > 0 ? "good" : sign < 0 ? "bad" : ""));
        }
    }
    CHECK(node_at(with_rules, "funding:filter").options.size() == 4);
    // Without the rule nothing is held.
    REQUIRE(room.use("funding:filter", "held").empty());
    auto text = room.lab().formula_text();
    text.replace(text.find(floor_of_five_percent), std::string(floor_of_five_percent).size(), "");
    REQUIRE(room.use("funding:formula-text", text).empty());
    room.settle();
    const auto free = room.sheet();
    CHECK(node_at(free, "funding:filter").options.size() == 3);
    CHECK(std::get<std::string>(node_at(free, "funding:filter").value) == "all");
    CHECK(place_cell(free, 0, "rules") == "no such column");
    CHECK(place_cell(free, 0, "change") != "no such column");
}

TEST_CASE("the list of places is sorted, filtered and searched by both renderers alike") {
    FundingRoom room;
    CHECK(node_at(room.sheet(), "funding:list").table->sorted->column == "change");
    REQUIRE(room.use("funding:list", "sort:name").empty());
    CHECK(names_shown(room.sheet()) ==
          std::vector<std::string>{"Alder", "Birch", "Cedar", "Damson", "Elder"});
    REQUIRE(room.use("funding:list", "sort:name").empty());
    CHECK(names_shown(room.sheet()).front() == "Elder");
    CHECK(node_at(room.sheet(), "funding:list").table->sorted->down);
    REQUIRE(room.use("funding:search", "DER").empty());
    CHECK(names_shown(room.sheet()) == std::vector<std::string>{"Elder", "Alder"});
    REQUIRE(room.use("funding:search", "nowhere").empty());
    CHECK(node_at(room.sheet(), "funding:none").words == "No place is like that.");
    REQUIRE(room.use("funding:search", "").empty());
    REQUIRE(room.use("funding:filter", "lose").empty());
    const auto losers = room.sheet();
    for (const auto& row : node_at(losers, "funding:list").table->rows)
        CHECK(row.marks.at(row.marks.size() - 2) == "bad"); // the change in %, before the rule
    // A pressed row shows why; a pressed bar or circle leaves the tab.
    REQUIRE(room.use("funding:filter", "all").empty());
    REQUIRE(room.use("funding:gains", "place:B").empty());
    CHECK(room.lab().tab() == session::FundingTab::who);
    CHECK(node_at(room.sheet(), "funding:list").table->chosen == "place:B");
    REQUIRE(room.use("funding:list", "row:place:C").empty());
    CHECK(room.lab().tab() == session::FundingTab::place);
    room.settle();
    const auto shown = room.sheet();
    CHECK(std::get<std::string>(node_at(shown, "funding:place").value) == "C");
    CHECK(node_at(shown, "funding:amounts").table->rows.at(0).cells.at(1) ==
          session::exact_money(room.lab().answer()->table.allocation[2]));
    // The terms of the waterfall lead from the first amount to the last.
    const auto& values = node_at(shown, "funding:waterfall").chart->series.at(0).values;
    double sum = 0;
    for (std::size_t i = 0; i + 1 < values.size(); ++i) sum += values[i];
    CHECK(sum == doctest::Approx(values.back()));
}

TEST_CASE("what the funding lab does not offer is refused with a sentence that stays at its node") {
    FundingRoom room;
    const auto refused = [&](const char* key, const char* value, const char* why) {
        CAPTURE(key);
        CAPTURE(value);
        const auto before = room.lab().write();
        CHECK(room.use(key, value) == why);
        CHECK(room.lab().write() == before);
    };
    refused("funding:lever:age", "4", "You typed 4. It may only be 0 to 3.");
    CHECK(node_at(room.sheet(), "funding:lever:age").invalid ==
          "You typed 4. It may only be 0 to 3.");
    refused("funding:lever:age", "much", "“age” needs a number.");
    refused("funding:list", "row:place:Z", "“What does every place get?” cannot be used.");
    refused("funding:list", "sort:size", "“What does every place get?” cannot be used.");
    refused("funding:list", "more", "“What does every place get?” cannot be used.");
    refused("funding:which-formula", "capitation", "“Formula” has no choice “capitation”.");
    refused("funding:effect", "everything", "“Look at” has no choice “everything”.");
    const auto title = node_at(room.sheet(), "funding:gains").words;
    CHECK(room.use("funding:gains", "place:Z") == "“" + title + "” cannot be used.");
    CHECK(room.use("funding:gains", "") != "");
    CHECK(room.use("funding:lever:age", "2.5") == "");
    CHECK(node_at(room.sheet(), "funding:lever:age").invalid.empty());
    CHECK(room.lab().levers().at("age") == 2.5);
}

TEST_CASE("a slip in a formula is told with its line, and what is shown is given out no more") {
    FundingRoom room;
    const auto before = node_at(room.sheet(), "funding:sentence").words;
    auto text = room.lab().formula_text();
    text.replace(text.find("share_of(weighted)"), 18, "share_of(weihgted)");
    REQUIRE(room.use("funding:formula-text", text).empty());
    CHECK(node_at(room.sheet(), "funding:sentence").busy);
    room.settle();
    CHECK(room.actions.back().name == "keep-formula");
    const auto shown = room.sheet();
    CHECK(node_at(shown, "funding:sentence").words == before);
    CHECK(is_offered(shown, "funding:before"));
    const auto& told = node_at(shown, "funding:problems");
    CHECK(told.words == "One thing is wrong:");
    CHECK(node_at(told, "funding:problems:0:text").words.find("weighted") != std::string::npos);
    CHECK(node_at(told, "funding:problems:0:line").words.starts_with("Line "));
    CHECK(node_at(told, "funding:problems:0:line").href.starts_with("#funding:formula-text?line="));
    for (const auto* key : {"funding:print", "funding:csv:places", "funding:csv:gains"})
        CHECK(node_at(shown, key).disabled);
    CHECK(room.use("funding:csv:places") == "“Save all allocations (CSV)” cannot be used now.");
    CHECK(node_at(shown, "funding:private").words.find("stays on this computer") !=
          std::string::npos);
    REQUIRE(room.use("funding:drop-edits").empty());
    room.settle();
    CHECK_FALSE(is_offered(room.sheet(), "funding:before"));
    CHECK(node_at(room.sheet(), "funding:problems").children.empty());
}

TEST_CASE("a table that was pasted is matched by hand, and put away again") {
    FundingRoom room;
    REQUIRE(room.use("funding:own-text", " \n").empty()); // nothing was pasted
    CHECK_FALSE(room.lab().own_table());
    REQUIRE(room.use("funding:own-text", "id\tname\tzebra\told\timd\ttoday\n"
                                         "q1\tQuincetown\t1000\t0.2\t12\t4000\n"
                                         "q2\tMedlarham\t3000\t0.3\t30\t9000\n")
                .empty());
    room.settle();
    auto kept = std::find_if(room.actions.begin(), room.actions.end(),
                             [](const auto& action) { return action.name == "keep-table"; });
    REQUIRE(kept != room.actions.end());
    CHECK(kept->text == "pasted table");
    CHECK_FALSE(node_at(room.sheet(), "funding:problems").children.empty());
    const auto with_table = room.sheet();
    const auto& column = node_at(with_table, "funding:column:people");
    CHECK(column.words == "People");
    // From what is wrong to where it is mended.
    CHECK(node_at(with_table, "funding:problems-columns").href == "#funding:column:people");
    REQUIRE(column.options.size() == 7);
    CHECK(column.options[3].key == "zebra");
    REQUIRE(room.use("funding:column:people", "zebra").empty());
    room.settle();
    CHECK(names_shown(room.sheet()).size() == 2);
    const auto shown = room.sheet();
    CHECK(sheet::find(shown, "funding:problems-columns") == nullptr);
    CHECK(std::get<std::string>(node_at(shown, "funding:which-table").value) == "own");
    CHECK(node_at(shown, "funding:figures").words.find("“pasted table”") != std::string::npos);
    CHECK(node_at(shown, "funding:gains").words.find("“pasted table”") != std::string::npos);
    REQUIRE(room.use("funding:put-away").empty());
    room.settle();
    CHECK_FALSE(is_offered(room.sheet(), "funding:put-away"));
    CHECK(names_shown(room.sheet()).size() == 5);
    CHECK(std::get<std::string>(node_at(room.sheet(), "funding:which-table").value) == "five.csv");
}

TEST_CASE("five years are run, told as they come in, and given up") {
    FundingRoom room;
    REQUIRE(room.use("funding:effect", "future").empty());
    room.settle();
    REQUIRE(is_offered(room.sheet(), "funding:run"));
    REQUIRE(room.use("funding:run").empty());
    CHECK(node_at(room.sheet(), "funding:running").words == "0 of 10 runs are ready.");
    CHECK(is_offered(room.sheet(), "funding:stop"));
    room.settle();
    const auto shown = room.sheet();
    CHECK_FALSE(is_offered(shown, "funding:running"));
    CHECK(node_at(shown, "funding:future-says").words ==
          "At once it moves £3, after five years £2.");
    const auto& chart = node_at(shown, "funding:future-deprivation");
    CHECK(chart.title == "Most deprived fifth: +£3.00 a head at once, +£2.00 after five years");
    CHECK(chart.chart->series.at(0).high.at(1) == 11);
    CHECK(chart.chart->series.at(1).values.at(1) == 3);
    CHECK(node_at(shown, "funding:noticed").table->rows.size() == 2);
    for (const auto* key : {"future-deprivation", "future-area", "noticed"}) {
        CAPTURE(key);
        CHECK(room.use("funding:csv:" + std::string(key)) == "");
    }
    REQUIRE(room.use("funding:lever:age", "1").empty());
    CHECK_FALSE(is_offered(room.sheet(), "funding:future-says"));
}

TEST_CASE("where the open scenario has other places, one with as many as the table is offered") {
    FundingRoom room(false);
    room.desk.session.set_scenarios({{"county", "A county", "", false, 5}});
    REQUIRE(room.use("funding:effect", "future").empty());
    room.settle();
    const auto offered = [&](std::vector<session::ScenarioCard> cards) {
        room.desk.session.set_scenarios(std::move(cards));
        std::vector<std::string> names;
        sheet::walk(room.sheet(), [&](const Node& node) {
            if (node.key.starts_with("funding:open:")) names.push_back(node.words);
        });
        return names;
    };
    using Names = std::vector<std::string>;
    CHECK_FALSE(is_offered(room.sheet(), "funding:run"));
    CHECK(offered({{"town", "A town", "", true, 3},
                   {"county", "A county", "", false, 5},
                   {"parish", "A parish", "", false, 4}}) == Names{"Open “A county”"});
    CHECK_FALSE(is_offered(room.sheet(), "funding:future-none"));
    CHECK(node_at(room.sheet(), "funding:effect").options.size() == 6);
    // A country of other areas than those five places shows nothing of them, and that is said.
    CHECK(offered({{"county", "A county", "", false, 5}, {"country", "A country", "", false, 42}})
              .empty());
    REQUIRE(is_offered(room.sheet(), "funding:future-none"));
    CHECK(sheet::find(room.sheet(), "funding:future-none")->words ==
          "Five years are not offered for this table: no question here has its places as areas "
          "that get money.");
    // It leads nowhere, and so it is not offered.
    CHECK(node_at(room.sheet(), "funding:effect").options.size() == 5);
    CHECK(is_offered(room.sheet(), "funding:gains"));
    CHECK_FALSE(is_offered(room.sheet(), "funding:future-hint"));
    room.lab().take_own_table("wards.csv", many_places(20));
    room.settle();
    CHECK(sheet::find(room.sheet(), "funding:future-none")->words.find("in the workshop") !=
          std::string::npos);
    REQUIRE(room.use("funding:put-away").empty());
    room.settle();
    // A model without budgets is of no help, nor is what is open already.
    CHECK(offered({{"news", "News", "", true, 0}}).empty());
    CHECK(offered({{"virtual-gp", "Virtual GP", "", false, 42}, {"town", "A town", "", true, 5}})
              .empty());
    CHECK(offered({}).empty());
    (void)offered({{"county", "A county", "", false, 5}});
    room.desk.actions.clear();
    REQUIRE(room.use("funding:open:county").empty());
    room.desk.carry();
    REQUIRE(room.desk.last_action("load-scenario") != nullptr);
    CHECK(room.desk.last_action("load-scenario")->text == "county");
}

TEST_CASE("a table of six thousand places is begun with two hundred rows, and any row can be had") {
    FundingRoom room;
    room.lab().take_own_table("wards.csv", many_places(6000));
    room.settle();
    REQUIRE(room.lab().problems().empty());
    const auto shown = room.sheet();
    const auto& table = *node_at(shown, "funding:list").table;
    CHECK(table.rows.size() == 200);
    CHECK(table.count() == 6000);
    CHECK(table.cut == "These are the first 200 of 6,000. Find one by its name, or save the file: "
                       "it holds all.");
    CHECK(table.more == "Show 200 more");
    CHECK(table.row(0).cells == table.rows[0].cells);
    CHECK(table.row(5999).key != table.row(0).key);
    CHECK(table.has("place:W5999"));
    CHECK_FALSE(table.has("place:W6000"));
    // Bars as thin as hairs say nothing: each stands for several neighbours.
    const auto& gains = node_at(shown, "funding:gains");
    CHECK(gains.chart->labels.size() == 240);
    CHECK(gains.words.find("the average of 25 places") != std::string::npos);
    CHECK(gains.chart->keys.empty());
    CHECK(to_json(shown).size() < 200'000);
    REQUIRE(room.use("funding:list", "more").empty());
    CHECK(node_at(room.sheet(), "funding:list").table->rows.size() == 400);
    REQUIRE(room.use("funding:search", "Ward 599").empty());
    CHECK(names_shown(room.sheet()).size() == 11);
    CHECK(node_at(room.sheet(), "funding:list").table->more.empty());
    REQUIRE(room.use("funding:list", "row:place:W5999").empty());
    room.settle();
    CHECK(node_at(room.sheet(), "funding:place").options.back().words == "Ward 5999");
    REQUIRE(room.use("funding:view", "map").empty());
    CHECK(node_at(room.sheet(), "funding:map").map->places.size() == 2000);
    CHECK(node_at(room.sheet(), "funding:map").words.find("2,000 of 6,000 places") !=
          std::string::npos);
}

TEST_CASE("what is kept from sheet to sheet is never of another answer, order or view") {
    FundingRoom room;
    room.lab().take_own_table("wards.csv", many_places(300));
    room.settle();
    rooms::Kept kept;
    const auto same = [&](const char* key, const char* value) {
        CAPTURE(key);
        CAPTURE(value);
        CHECK(room.use(key, value) == "");
        CHECK(to_json(rooms::sheet_of(room.desk.session, kept)) == to_json(room.sheet()));
        room.settle();
        CHECK(to_json(rooms::sheet_of(room.desk.session, kept)) == to_json(room.sheet()));
    };
    same("funding:lever:age", "2");
    same("funding:list", "more");
    same("funding:list", "sort:name");
    same("funding:filter", "gain");
    same("funding:search", "7");
    same("funding:view", "map");
    same("funding:map", "place:W7");
    same("funding:view", "cartogram");
    same("funding:lever:age", "0");
    same("funding:effect", "doubt");
    same("funding:error-size", "10");
    same("funding:view", "table");
    same("funding:effect", "who");
}
