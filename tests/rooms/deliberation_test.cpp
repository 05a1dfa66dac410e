#include "rooms/rooms.hpp"
#include "rooms/settled_desk.hpp"
#include "rooms/use.hpp"
#include "session/deliberation/ballots.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace folkmoot;
using fake::deliberation_room;
using fake::Desk;
using fake::gathered_room;
using fake::node_at;
using fake::sheet_of;
using rooms::use;
using sheet::Kind;
using sheet::Node;

namespace {

void settle_room(Desk& desk) {
    desk.tick(0);
    desk.settle();
}

/// A value that the node takes and does not have.
std::string a_value_for(const Node& node) {
    switch (node.kind) {
    case Kind::choice:
        for (const auto& option : node.options)
            if (std::get<std::string>(node.value) != option.key) return option.key;
        return "";
    case Kind::toggle:
        return std::get<bool>(node.value) ? "false" : "true";
    case Kind::number:
        return "25";
    case Kind::text_field:
        return "Some words.";
    case Kind::chart:
        return "group:0";
    default:
        return "";
    }
}

bool usable(const Node& node) {
    const std::set<Kind> kinds{Kind::choice,     Kind::toggle, Kind::number,
                               Kind::text_field, Kind::button, Kind::chart};
    return kinds.contains(node.kind) && !node.disabled && node.key.starts_with("deliberate:");
}

std::string words_at(const Desk& desk, const std::string& key) {
    return node_at(sheet_of(desk), key).words;
}

} // namespace

TEST_CASE("everything in the room of deliberation does something, and its keys are unique") {
    Desk desk = gathered_room();
    desk.session.deliberation().set_camera(true);
    for (const char* key : {"deliberate:agree", "deliberate:disagree"})
        CHECK(use(desk.session, key, "") == "");
    CHECK(use(desk.session, "deliberate:choose", "today") == "");
    CHECK(use(desk.session, "deliberate:pay", "12") == "");
    CHECK(use(desk.session, "deliberate:grade:today", "4") == "");
    CHECK(use(desk.session, "deliberate:paste", "nonsense") == "");
    settle_room(desk);
    const auto sheet = sheet_of(desk);
    std::set<std::string> keys, used_keys;
    sheet::walk(sheet, [&](const Node& node) {
        CAPTURE(node.key);
        CHECK(keys.insert(node.key).second);
        if (!usable(node)) return;
        Desk used = desk;
        used.actions.clear();
        (void)used.session.take_changed();
        CHECK(use(used.session, node.key, a_value_for(node)) == "");
        used.carry();
        bool did = !used.actions.empty() || used.session.take_changed();
        if (!did) { // a link is being made first
            used.settle();
            did = !used.actions.empty();
        }
        CHECK(did);
        used_keys.insert(node.key);
    });
    for (const char* key : {"agree",
                            "disagree",
                            "pass",
                            "back",
                            "choose",
                            "explore",
                            "rank:0",
                            "rank:1",
                            "approve:today",
                            "pay",
                            "pay-clear",
                            "words",
                            "copy-ballot",
                            "save-ballot",
                            "add-own",
                            "new",
                            "copy-invite",
                            "paste",
                            "camera",
                            "bad-close",
                            "save-session",
                            "forget",
                            "map",
                            "group",
                            "csv",
                            "print",
                            "brief",
                            "save-polis",
                            "save-all",
                            "grade:today",
                            "vote-for:today",
                            "vote-against:today",
                            "wall-show"}) {
        CAPTURE(key);
        CHECK(used_keys.contains("deliberate:" + std::string(key)));
    }
}

TEST_CASE("the four steps are there from the beginning, each with what to do first") {
    const Desk desk = deliberation_room();
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "deliberate:title").level == 1);
    for (const char* step : {"say", "gather", "see", "decide"})
        CHECK(node_at(sheet, "deliberate:" + std::string(step) + "-title").level == 2);
    CHECK(node_at(sheet, "deliberate:card").words == "Statement 1 of 6");
    CHECK(node_at(sheet, "deliberate:invite").kind == Kind::qr);
    CHECK(sheet::find(sheet, "deliberate:ballot-qr") == nullptr);
    CHECK(sheet::find(sheet, "deliberate:camera") == nullptr);
    CHECK(sheet::find(sheet, "deliberate:agreed") == nullptr);
}

TEST_CASE("a question of one's own invites nobody to a link that opens nothing") {
    Desk desk = deliberation_room();
    auto& session = desk.session;
    const auto card_of = [](const std::string& name) {
        return session::ScenarioCard{name, "A title", "A question?"};
    };
    session.set_scenarios({card_of("another")});
    CHECK(session.deliberation().invitation().empty());
    CHECK(session.deliberation().ballot_link().empty());
    auto sheet = sheet_of(desk);
    CHECK(sheet::find(sheet, "deliberate:invite") == nullptr);
    CHECK(node_at(sheet, "deliberate:invite-own").words.find("file of your own") !=
          std::string::npos);
    session.set_scenarios({card_of("another"), card_of(session.scenario()->name)});
    sheet = sheet_of(desk);
    CHECK(node_at(sheet, "deliberate:invite").kind == Kind::qr);
    CHECK(sheet::find(sheet, "deliberate:invite-own") == nullptr);
}

TEST_CASE("a card's buttons answer for the statement that is shown") {
    Desk desk = deliberation_room();
    const auto asked = *desk.session.deliberation().asked();
    CHECK(words_at(desk, "deliberate:statement") == desk.core.scenario.statements[asked]);
    for (const auto& option : node_at(sheet_of(desk), "deliberate:card").options)
        CHECK(node_at(sheet_of(desk), option.key).kind == Kind::button);
    CHECK(use(desk.session, "deliberate:disagree", "") == "");
    CHECK(desk.session.deliberation().ballot().answers.front().statement == asked);
    CHECK(desk.session.deliberation().ballot().answers.front().vote == -1);
    CHECK(words_at(desk, "deliberate:card") == "Statement 2 of 6");
}

TEST_CASE("Explore leads back to the ballot, with what stands there") {
    Desk desk = deliberation_room();
    CHECK(use(desk.session, "deliberate:choose", "today") == "");
    CHECK(use(desk.session, "deliberate:explore", "") == "");
    CHECK(desk.session.view().room == session::Room::explore);
    const auto reform = desk.core.scenario.policies[1].name;
    CHECK(use(desk.session, "policy", reform) == "");
    CHECK(use(desk.session, "lever:settlement.portability", "0.5") == "");
    desk.settle();
    CHECK(use(desk.session, "deliberate:come-back", "") == "");
    CHECK(desk.session.view().room == session::Room::deliberate);
    const auto& after = desk.session.deliberation().ballot().after.front();
    CHECK(after.policy == reform);
    CHECK(after.levers.at("settlement.portability") == 0.5);
    CHECK(after.fingerprint == desk.session.shown()->main->fingerprint);
    CHECK(words_at(desk, "deliberate:moved").starts_with("What moved:"));
    const auto label = desk.core.scenario.policies[1].label;
    CHECK(words_at(desk, "deliberate:after").find(label) != std::string::npos);
    CHECK(use(desk.session, "deliberate:explore", "") == "");
    CHECK(use(desk.session, "deliberate:leave", "") == "");
    CHECK(desk.session.deliberation().ballot().after.size() == 1);
}

TEST_CASE("the map of opinions has a dot for everybody, and takes no other dots or groups") {
    Desk desk = gathered_room();
    const auto sheet = sheet_of(desk);
    const auto& chart = *node_at(sheet, "deliberate:map").chart;
    CHECK(chart.look == "opinions");
    std::size_t dots = 0;
    for (const auto& series : chart.series) {
        CHECK(series.at.size() == series.values.size());
        for (const auto place : series.around) CHECK(place < series.values.size());
        dots += series.values.size();
    }
    CHECK(dots == 8);
    for (const char* good : {"group:0", "group:1", "dot:0:0", "dot:1:2"})
        CHECK(use(desk.session, "deliberate:map", good) == "");
    CHECK(words_at(desk, "deliberate:dot").find("voted on 6 statements") != std::string::npos);
    for (const char* bad : {"group:9", "dot:0:99", "dot:0", "group:", "dot:0:0x", "0", ""})
        CHECK(use(desk.session, "deliberate:map", bad) != "");
}

TEST_CASE("one's own dot is marked, as long as it is one's own") {
    Desk desk = gathered_room();
    CHECK(sheet_of(desk).children.size() > 1);
    for (int vote = 0; vote < 6; ++vote) CHECK(use(desk.session, "deliberate:agree", "") == "");
    settle_room(desk);
    CHECK(use(desk.session, "deliberate:add-own", "") == "");
    settle_room(desk);
    const auto sheet = sheet_of(desk);
    const auto& chart = *node_at(sheet, "deliberate:map").chart;
    REQUIRE(chart.series.back().key == "you");
    CHECK(chart.series.back().words == "You");
    REQUIRE(chart.series.back().values.size() == 1);
    // It lies over the dot of who agreed to everything: nobody else did.
    std::size_t there = 0;
    std::string place;
    for (std::size_t s = 0; s + 1 < chart.series.size(); ++s) {
        for (std::size_t i = 0; i < chart.series[s].values.size(); ++i) {
            if (chart.series[s].values[i] != chart.series.back().values[0] ||
                chart.series[s].at[i] != chart.series.back().at[0])
                continue;
            ++there;
            place = "dot:" + std::to_string(s) + ":" + std::to_string(i);
        }
    }
    CHECK(there == 1);
    std::string rows;
    for (const auto& row : node_at(sheet, "deliberate:groups").table->rows) rows += row.cells[0];
    CHECK(rows.find(" (with you)") != std::string::npos);
    CHECK(use(desk.session, "deliberate:map", place) == "");
    CHECK(words_at(desk, "deliberate:dot").starts_with("This is you, in group "));
    const auto you = "dot:" + std::to_string(chart.series.size() - 1) + ":0";
    CHECK(use(desk.session, "deliberate:map", you) == "");
    CHECK(words_at(desk, "deliberate:dot").starts_with("This is you, in group "));
    // The next person at the same machine is nobody of them.
    CHECK(use(desk.session, "deliberate:new", "") == "");
    const auto next = sheet_of(desk);
    CHECK(node_at(next, "deliberate:map").chart->series.back().key != "you");
}

TEST_CASE("grades and bought votes are asked for, counted and told") {
    Desk desk = deliberation_room();
    const auto& policies = desk.core.scenario.policies;
    const auto today = policies[0].name, reform = policies[1].name;
    CHECK(words_at(desk, "deliberate:grades") == "Give each a grade");
    CHECK(use(desk.session, "deliberate:grade:" + reform, "4") == "");
    CHECK(use(desk.session, "deliberate:grade:" + reform, "6") != "");
    CHECK(use(desk.session, "deliberate:grade:" + today, "1") == "");
    CHECK(use(desk.session, "deliberate:grade:" + today, "") == "");
    CHECK(words_at(desk, "deliberate:grades") == "Give each a grade (1 so far)");
    for (int vote = 0; vote < 10; ++vote)
        CHECK(use(desk.session, "deliberate:vote-for:" + reform, "") == "");
    CHECK(use(desk.session, "deliberate:vote-for:" + reform, "") != "");
    CHECK(use(desk.session, "deliberate:vote-against:" + today, "") != "");
    CHECK(words_at(desk, "deliberate:points") == "You have 0 points left.");
    for (int vote = 0; vote < 2; ++vote)
        CHECK(use(desk.session, "deliberate:vote-against:" + reform, "") == "");
    CHECK(use(desk.session, "deliberate:vote-against:" + today, "") == "");
    CHECK(words_at(desk, "deliberate:votes:" + reform) ==
          policies[1].label + ": 8 votes for it, which cost 64 points");
    CHECK(words_at(desk, "deliberate:votes:" + today) ==
          policies[0].label + ": 1 vote against it, which costs 1 point");
    settle_room(desk);
    CHECK(use(desk.session, "deliberate:add-own", "") == "");
    settle_room(desk);
    // Two more, by hand: the reform has Very good, Poor and Excellent; today Reject, Good, Reject.
    auto one = fake::ballot_of(desk.core.scenario, 1, ""),
         other = fake::ballot_of(desk.core.scenario, 2, "");
    one.grades = {{reform, 1}, {today, 3}};
    one.tokens = {{today, 9}};
    other.grades = {{reform, 5}};
    desk.session.deliberation().bring({{"codes", fake::lines_of(fake::codes_of({one, other}))}});
    settle_room(desk);
    const auto sheet = sheet_of(desk);
    const auto& grades = *node_at(sheet, "deliberate:grades-given").table;
    CHECK(node_at(sheet, "deliberate:grades-given").title == "The grades of 3 people");
    REQUIRE(grades.rows.size() == policies.size());
    const std::vector<std::string> first{
        policies[1].label, "Very good", "1", "1", "0", "0", "1", "0"},
        second{policies[0].label, "Reject", "0", "0", "1", "0", "0", "2"};
    CHECK(grades.rows[0].cells == first);
    CHECK(grades.rows[1].cells == second);
    const auto& votes = *node_at(sheet, "deliberate:votes-bought").table;
    const std::vector<std::string> for_today{policies[0].label, "9", "1", "8"},
        for_reform{policies[1].label, "8", "0", "8"};
    std::set<std::vector<std::string>> rows;
    for (const auto& row : votes.rows) rows.insert(row.cells);
    CHECK(rows.contains(for_today));
    CHECK(rows.contains(for_reform));
    std::string rules;
    for (const auto& row : node_at(sheet, "deliberate:rules").table->rows) rules += row.key + " ";
    CHECK(rules == "rule:judgement rule:quadratic ");
}

TEST_CASE("a wall shows the way in, the count, the map and what all share, and leads back only") {
    Desk desk = gathered_room();
    for (int vote = 0; vote < 6; ++vote) CHECK(use(desk.session, "deliberate:agree", "") == "");
    CHECK(use(desk.session, "deliberate:add-own", "") == "");
    settle_room(desk);
    CHECK(use(desk.session, "deliberate:wall-show", "") == "");
    settle_room(desk);
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "deliberate:title").words == desk.core.scenario.question);
    CHECK(node_at(sheet, "deliberate:wall-qr").kind == Kind::qr);
    CHECK(words_at(desk, "deliberate:wall-count") == "9 people have handed in a ballot");
    CHECK(node_at(sheet, "deliberate:wall-map").chart->series.size() == 2);
    CHECK(desk.session.deliberation().found()->own.size() == 1); // who sees a wall is many people
    CHECK(words_at(desk, "deliberate:wall-shared:0") ==
          "9 of 9 (100%) agree: “Every area needs a practice.”");
    std::vector<std::string> pressed;
    sheet::walk(sheet, [&](const Node& node) {
        if (usable(node) || node.key == "room" || node.key == "scenario")
            pressed.push_back(node.key);
    });
    CHECK(pressed == std::vector<std::string>{"deliberate:wall-leave"});
    CHECK(use(desk.session, "deliberate:wall-map", "group:0") != "");
    CHECK(use(desk.session, "deliberate:wall-leave", "") == "");
    CHECK(words_at(desk, "deliberate:title") == "Deliberate");
    const Desk fresh = [] {
        Desk made = deliberation_room();
        made.session.deliberation().set_wall(true);
        return made;
    }();
    CHECK(words_at(fresh, "deliberate:wall-count") == "No ballot yet");
}

TEST_CASE("what is agreed is said with its numbers, by group, and how sure the model is") {
    const Desk desk = gathered_room();
    const auto agreed = words_at(desk, "deliberate:agreed");
    CHECK(agreed.starts_with("8 of 8 (100%) agree: “Every area needs a practice.”"));
    CHECK(agreed.find("group A ") != std::string::npos);
    CHECK(agreed.find("5 of 8 (63%) would choose") != std::string::npos);
    CHECK(words_at(desk, "deliberate:sure").find("of 10 runs") != std::string::npos);
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "deliberate:rules").title == "Every way of counting puts the same first");
    CHECK(node_at(sheet, "deliberate:chosen").table->rows.front().cells[1] == "5 of 8 (63%)");
    const auto& outcomes = *node_at(sheet, "deliberate:outcomes").table;
    CHECK(outcomes.rows.size() == desk.session.deliberation().options().size());
    for (const auto& row : outcomes.rows) CHECK(row.cells.size() == outcomes.columns.size());
    CHECK(sheet::find(sheet, "deliberate:losers-none") != nullptr);
    for (const char* key :
         {"deliberate:statements", "deliberate:levers-table", "deliberate:groups"})
        for (const auto& row : node_at(sheet, key).table->rows)
            CHECK(row.cells.size() == node_at(sheet, key).table->columns.size());
}

TEST_CASE("who loses under what most would choose is told, group by group") {
    Desk desk = deliberation_room();
    auto scenario = desk.core.scenario;
    scenario.outcomes[0].direction = 1; // as if to wait longer were better
    desk.core.scenario = scenario;
    desk.open();
    desk.settle();
    desk.session.deliberation().bring(
        {{"codes", fake::lines_of(fake::codes_of(fake::two_camps(scenario)))}});
    settle_room(desk);
    const auto sheet = sheet_of(desk);
    const auto& losers = *node_at(sheet, "deliberate:losers").table;
    CHECK(losers.rows.size() == 12);
    for (const auto& row : losers.rows) CHECK(row.cells[4].find("less") != std::string::npos);
    CHECK(node_at(sheet, "deliberate:losers").title.find(scenario.policies[1].label) !=
          std::string::npos);
}

TEST_CASE("where groups stand against each other nothing is called agreed") {
    Desk desk = deliberation_room();
    std::vector<message::Ballot> ballots;
    for (std::uint64_t n = 0; n < 4; ++n)
        ballots.push_back(fake::ballot_of(desk.core.scenario, n + 1, n < 2 ? "aaddad" : "ddaada"));
    desk.session.deliberation().bring({{"codes", fake::lines_of(fake::codes_of(ballots))}});
    settle_room(desk);
    CHECK(words_at(desk, "deliberate:agreed").starts_with("There is no statement yet"));
}

TEST_CASE("own words that are too long stay where they were written, with a reason") {
    Desk desk = deliberation_room();
    std::string words;
    for (int i = 0; i < 280; ++i) words += "é"; // 280 characters, 560 bytes
    CHECK(use(desk.session, "deliberate:words", words) == "");
    CHECK(use(desk.session, "deliberate:words", words + "!") ==
          "You wrote 281 characters. There may be 280 at most.");
    CHECK(desk.session.deliberation().ballot().own_words == words);
    settle_room(desk);
    CHECK(!desk.session.deliberation().code().empty());
}

TEST_CASE("codes that were left out are listed by their line, and the list can be closed") {
    Desk desk = gathered_room();
    CHECK(use(desk.session, "deliberate:paste", "\n\nnonsense") == "");
    settle_room(desk);
    CHECK(words_at(desk, "deliberate:bad") == "One thing was left out");
    CHECK(words_at(desk, "deliberate:bad-list:0").starts_with("pasted text, line 3: "));
    CHECK(words_at(desk, "deliberate:count").find("8 people") != std::string::npos);
    CHECK(use(desk.session, "deliberate:bad-close", "") == "");
    CHECK(sheet::find(sheet_of(desk), "deliberate:bad") == nullptr);
}

TEST_CASE("a budget shows what each rule funds, and where they differ") {
    Desk desk = deliberation_room();
    desk.session.deliberation().bring(
        {{"town.pb",
          "META\nkey;value\ndescription;Town\ncountry;X\nunit;Town\ninstance;1\nnum_projects;2\n"
          "num_votes;3\nbudget;100\nvote_type;approval\nrule;greedy\ncurrency;GBP\n"
          "PROJECTS\nproject_id;cost;name\n1;60;Bench\n2;40;Tree\nVOTES\nvoter_id;vote\n1;1\n2;1,"
          "2\n3;2\n"}});
    settle_room(desk);
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "deliberate:budget").words ==
          "3 people voted on 2 projects; 100 GBP can be spent.");
    const auto& table = *node_at(sheet, "deliberate:projects").table;
    CHECK(table.rows.size() == 2);
    CHECK(table.columns.size() == 6);
    CHECK(use(desk.session, "deliberate:close-files", "") == "");
    settle_room(desk);
    CHECK(sheet::find(sheet_of(desk), "deliberate:projects") == nullptr);
}

TEST_CASE("a question without statements or policies can be deliberated on all the same") {
    Desk desk;
    desk.core.scenario = fake::scenario();
    desk.core.scenario.statements.clear();
    desk.core.scenario.policies.resize(1);
    desk.core.also = fake::counted;
    desk.session.set_room(session::Room::deliberate);
    desk.open();
    desk.settle();
    CHECK(words_at(desk, "deliberate:said") == "This question has no statements to vote on.");
    CHECK(use(desk.session, "deliberate:words", "More benches.") == "");
    desk.session.deliberation().take_random("00000000000000ff");
    settle_room(desk);
    CHECK(!desk.session.deliberation().code().empty());
    CHECK(use(desk.session, "deliberate:add-own", "") == "");
    settle_room(desk);
    CHECK(words_at(desk, "deliberate:own-words-list:0") == "More benches.");
}
