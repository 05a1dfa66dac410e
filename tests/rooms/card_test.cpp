/// What a saved picture says: every line of it, in every room.

#include "rooms/away/card.hpp"
#include "rooms/funding_room.hpp"
#include "rooms/trial_room.hpp"

#include "canvas/colour/card.hpp"
#include "canvas/colour/people.hpp"
#include "core/hash.hpp"
#include "rooms/away/painted.hpp"
#include "rooms/away/words.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/use.hpp"
#include "session/deliberation/ballots.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>

using namespace folkmoot;
using fake::FundingRoom;
using fake::node_at;
using sheet::Kind;
using sheet::Node;

namespace {

constexpr const char* waits_chart = "chart:line-wait_days-";
const std::string card_page = "https://example.org/index.html", card_day = "27 November 2026";

/// The card of a chart that the sheet has, as the page would ask for it.
Node card(const session::Session& session, const std::string& chart, const std::string& link) {
    rooms::Kept kept;
    const auto sheet = rooms::sheet_of(session, kept);
    auto made = rooms::card_of(session, node_at(sheet, chart), {chart, link, card_day});
    REQUIRE(made);
    return *made;
}

std::string words_at(const Node& card, const std::string& key) { return node_at(card, key).words; }

std::string lines_of(const Node& card) {
    std::string all;
    for (const auto& child : card.children)
        if (child.key.starts_with("card:line:")) all += child.words + "\n";
    return all;
}

bool holds(const std::string& text, const std::string& part) {
    CAPTURE(text);
    CAPTURE(part);
    return text.find(part) != std::string::npos;
}

/// Every chart and map with a picture has a card that says what it is, and nobody can press.
std::size_t check_all_cards(const session::Session& session) {
    rooms::Kept kept;
    const auto sheet = rooms::sheet_of(session, kept);
    std::size_t cards = 0;
    sheet::walk(sheet, [&](const Node& node) {
        if (node.kind != Kind::chart && node.kind != Kind::map) return;
        if (sheet::find(node, "picture:" + node.key) == nullptr) return;
        CAPTURE(node.key);
        const auto made = rooms::card_of(session, node, {node.key, card_page + "#code", card_day});
        REQUIRE(made);
        ++cards;
        CHECK(words_at(*made, "card:title") == node.title);
        CHECK_FALSE(words_at(*made, "card:about").empty());
        CHECK(words_at(*made, "card:made").starts_with("Folkmoot "));
        std::set<std::string> keys;
        sheet::walk(*made, [&](const Node& part) {
            CHECK(keys.insert(part.key).second);
            CHECK(part.kind != Kind::button);
            if (!part.chart) return;
            CHECK(part.chart->now < 0);
            CHECK(part.chart->keys.empty());
            CHECK(part.chart->chosen.empty());
            for (const auto& series : part.chart->series) CHECK(series.key != "you");
        });
    });
    return cards;
}

} // namespace

TEST_CASE("a card says what a chart is, of which question, how sure it is and who made it") {
    auto desk = fake::settled();
    const auto& scenario = *desk.session.scenario();
    const auto& main = *desk.session.shown()->main;
    const auto sure = desk.session.confidence();
    const auto all = fake::sheet_of(desk);
    const auto& chart = node_at(all, waits_chart);
    const auto made = card(desk.session, waits_chart, card_page + "#code");
    CHECK(words_at(made, "card:about") == scenario.title + ": " + scenario.question);
    CHECK(words_at(made, "card:title") == "How long do people wait?");
    CHECK(words_at(made, "card:finding") == chart.help);
    CHECK(words_at(made, "card:of") == chart.words);
    const auto lines = lines_of(made);
    CHECK(holds(lines, "Compared: “" +
                           session::find_policy(scenario, desk.session.trial().reform)->label +
                           "” with “" + scenario.policies.front().label + "”."));
    CHECK(holds(lines, "in " + std::to_string(sure.agree) + " of " + std::to_string(sure.runs) +
                           " runs."));
    CHECK(holds(lines, rooms::what_is_changed(desk.session, 220)));
    CHECK_FALSE(holds(lines, "Changed here, for both: "));
    const auto source = words_at(made, "card:made");
    CHECK(holds(source, ", 27 November 2026. A simulation, not a record of what happened. " +
                            scenario.place + "."));
    CHECK(holds(source, "Sources: " + scenario.sources.front().name));
    CHECK(source.ends_with("Fingerprint " + to_hex(main.fingerprint) + "."));
    CHECK(words_at(made, "card:link") == "Open this result: " + card_page + "#code");
    CHECK_FALSE(node_at(made, "card:qr").modules.empty());
    const auto& drawn = node_at(made, waits_chart);
    REQUIRE(drawn.chart->series.size() == 2);
    CHECK(drawn.chart->series[0].words ==
          chart.chart->series[0].words + ": " + scenario.policies.front().label);
    CHECK(drawn.chart->series[1].words == chart.chart->series[1].words);
    CHECK(drawn.chart->y.ticks.size() == chart.chart->y.ticks.size());
    CHECK(drawn.value_words == rooms::band_words);
}

TEST_CASE("a card names what was moved, and whose line it moves") {
    auto desk = fake::settled();
    REQUIRE(rooms::use(desk.session, "lever:settlement.portability", "0.5") == "");
    REQUIRE(rooms::use(desk.session, "lever:service.patience", "8.5") == "");
    desk.settle();
    const auto made = card(desk.session, waits_chart, card_page + "#code");
    const auto lines = lines_of(made);
    CHECK(holds(lines, rooms::what_is_changed(desk.session, 200)));
    CHECK(holds(lines, "What is changed: "));
    CHECK(holds(lines, "Changed here, for both: "));
    CHECK(words_at(made, "card:of") == "Wait to be seen, days");
    const auto& series = node_at(made, waits_chart).chart->series;
    CHECK(series[1].words.ends_with(", with what is changed below"));
    CHECK_FALSE(series[0].words.ends_with(", with what is changed below"));
}

TEST_CASE("a list on a card ends where its room ends, and says how much is left") {
    const std::vector<std::string> all{"one", "two", "three"};
    CHECK(rooms::listed("Moved: ", all, 100) == "Moved: one; two; three.");
    CHECK(rooms::listed("Moved: ", all, 6) == "Moved: one; two; and 1 more.");
    CHECK(rooms::listed("Moved: ", all, 1) == "Moved: one; and 2 more.");
    CHECK(rooms::listed("Moved: ", {}, 9).empty());
}

TEST_CASE("a link that nobody would type is a code, with the site in words") {
    const auto desk = fake::settled();
    const auto link = card_page + "#" + std::string(300, 'x');
    const auto made = card(desk.session, waits_chart, link);
    CHECK(words_at(made, "card:link") ==
          "The code opens this result. Folkmoot is at https://example.org/");
    CHECK(std::get<std::string>(node_at(made, "card:qr").value) == link);
    const auto longest = card(desk.session, waits_chart, card_page + "#" + std::string(4000, 'x'));
    CHECK(holds(words_at(longest, "card:link"), "too long to be printed"));
    CHECK(sheet::find(longest, "card:qr") == nullptr);
    // A page that was opened from a disk has no address.
    CHECK(sheet::find(card(desk.session, waits_chart, ""), "card:link") == nullptr);
}

TEST_CASE("a question of somebody's own is in no link: its card names the file instead") {
    auto desk = fake::settled();
    desk.session.set_scenarios({{"other", "Another", "What else?"}});
    const auto made = card(desk.session, waits_chart, card_page + "#code");
    CHECK(words_at(made, "card:no-link") ==
          "The question is somebody’s own and in no link: its file “virtual-gp.json” goes with "
          "this picture.");
    CHECK(sheet::find(made, "card:link") == nullptr);
    CHECK(sheet::find(made, "card:qr") == nullptr);
}

TEST_CASE("a button asks the page for its address, and the page gets a card and a file's name") {
    auto desk = fake::settled();
    REQUIRE(rooms::use(desk.session, std::string("picture:") + waits_chart, "") == "");
    desk.settle();
    const auto* asked = desk.last_action("ask-picture");
    REQUIRE(asked != nullptr);
    CHECK(asked->text.starts_with(std::string(waits_chart) + "\n"));
    CHECK(asked->text.size() > std::string(waits_chart).size() + 1);
    rooms::save_card(desk.session, {waits_chart, card_page + "#code", card_day});
    desk.carry();
    const auto* saved = desk.last_action("save-card");
    REQUIRE(saved != nullptr);
    CHECK(saved->text == "how-long-do-people-wait.png");
    const auto json = nlohmann::json::parse(saved->bytes);
    CHECK(json.at("key") == "card");
    CHECK(json.at("children").size() ==
          card(desk.session, waits_chart, card_page + "#code").children.size());
}

TEST_CASE("a card waits for the answer, and says so") {
    auto desk = fake::settled();
    desk.session.move("settlement.portability", 0.5, true);
    REQUIRE(desk.session.stale());
    rooms::save_card(desk.session, {waits_chart, card_page + "#code", card_day});
    desk.carry();
    const auto* saved = desk.last_action("save-card");
    REQUIRE(saved != nullptr);
    CHECK(saved->bytes.empty());
    CHECK(holds(saved->text, "is being worked out"));
}

TEST_CASE("every chart of Explore that can be saved has a card") {
    auto desk = fake::settled();
    desk.session.show_all_policies(true);
    desk.settle();
    CHECK(check_all_cards(desk.session) >= desk.session.scenario()->charts.size());
}

namespace {

using Dots = std::map<std::string, std::size_t>;

/// How many dots of each colour one side of a map's card has.
Dots dots_of(const sheet::PaintedSide& side) {
    Dots dots;
    for (const auto& group : side.dots) {
        CHECK(group.x.size() == group.y.size());
        dots[group.colour] += group.x.size();
    }
    return dots;
}

/// A card has 30,000 dots at most: every so manyth of the people.
std::size_t every_so_many(std::size_t people) { return (people + 29'999) / 30'000; }

Node painted_card(const session::Session& session, const std::string& key) {
    rooms::Kept kept;
    const auto sheet = rooms::sheet_of(session, kept);
    auto made = rooms::card_of(session, node_at(sheet, key),
                               {key, card_page + "#code", card_day, ui::paint_card});
    REQUIRE(made);
    return *made;
}

} // namespace

TEST_CASE("the map's card has people in the colour of the legend, where they live") {
    auto desk = fake::settled();
    auto& session = desk.session;
    REQUIRE(rooms::use(session, "side", "reform") == "");
    desk.settle();
    const auto made = painted_card(session, "map");
    CHECK(holds(words_at(made, "card:title"), "Wait"));
    CHECK(holds(words_at(made, "card:finding"), "Reform, Year "));
    const auto& map = node_at(made, "map");
    REQUIRE(map.painted);
    const auto& painted = *map.painted;
    const auto& scenario = *session.scenario();
    const auto& people = *session.people();
    CHECK(painted.areas.size() == scenario.areas.size());
    CHECK(painted.providers.size() == scenario.providers.size());
    CHECK(painted.key.title == "Days of the last wait");
    CHECK(painted.key.ticks.size() == 4);
    REQUIRE(painted.sides.size() == 1);
    // One by one, by the frame and the palette of the light theme.
    const auto palette =
        ui::palette_of(ui::make_theme(ui::Appearance::light), scenario, *session.colouring());
    Dots expected;
    const auto& values = session.frame(true)->channels[0];
    const std::size_t stride = every_so_many(people.x.size());
    for (std::size_t i = 0; i < values.size(); i += stride) {
        const auto c = palette[values[i]];
        char text[8];
        (void)std::snprintf(text, sizeof text, "#%02x%02x%02x", c & 255U, c >> 8 & 255U,
                            c >> 16 & 255U);
        ++expected[text];
    }
    CHECK(dots_of(painted.sides[0]) == expected);
    long east = 0, south = 0, x = 0, y = 0;
    for (std::size_t i = 0; i < people.x.size(); i += stride)
        east += people.x[i], south -= people.y[i];
    for (const auto& group : painted.sides[0].dots)
        for (std::size_t i = 0; i < group.x.size(); ++i) x += group.x[i], y += group.y[i];
    CHECK(x == east);
    CHECK(y == south);
    // North is up: what lies further to the north has less of y.
    CHECK(painted.areas[0].y == -scenario.areas[0].y);

    // Both futures stand side by side; what changes is one picture.
    REQUIRE(rooms::use(session, "side", "both") == "");
    desk.settle();
    const auto both = painted_card(session, "map");
    const auto& sides = node_at(both, "map").painted->sides;
    REQUIRE(sides.size() == 2);
    CHECK(sides[0].words == "Baseline");
    CHECK(sides[1].words == "Reform");
    REQUIRE(rooms::use(session, "side", "change") == "");
    desk.settle();
    const auto change = painted_card(session, "map");
    CHECK(node_at(change, "map").painted->sides.size() == 1);
    CHECK(node_at(change, "map").painted->sides[0].words.empty());
}

TEST_CASE("the map's card waits for the week on screen, and goes to the page as JSON") {
    auto desk = fake::settled();
    auto& session = desk.session;
    rooms::save_card(session, {"map", card_page + "#code", card_day, ui::paint_card});
    desk.carry();
    const auto* saved = desk.last_action("save-card");
    REQUIRE(saved != nullptr);
    const auto json = nlohmann::json::parse(saved->bytes);
    const auto map = std::ranges::find_if(
        json.at("children"), [](const auto& child) { return child.at("kind") == "map"; });
    REQUIRE(map != json.at("children").end());
    const auto& painted = map->at("painted");
    CHECK(painted.at("areas").size() == session.scenario()->areas.size());
    std::size_t dots = 0;
    for (const auto& group : painted.at("sides").at(0).at("dots")) dots += group.at("at").size();
    const std::size_t all = session.people()->x.size(), stride = every_so_many(all);
    CHECK(dots == 2 * ((all + stride - 1) / stride));
    session.set_week(session.week() > 9 ? 3 : 20);
    rooms::save_card(session, {"map", card_page + "#code", card_day, ui::paint_card});
    desk.carry();
    CHECK(desk.last_action("save-card")->bytes.empty());
}

TEST_CASE("a neighbour's card says who that is, and has a colour for every week") {
    auto desk = fake::settled();
    auto& session = desk.session;
    REQUIRE(rooms::use(session, "neighbour:next", "") == "");
    desk.settle();
    const auto made = painted_card(session, "neighbour:lives");
    CHECK(holds(words_at(made, "card:finding"), "a simulated person"));
    CHECK(holds(words_at(made, "card:finding"), "Until year 3, week 27"));
    const auto& chart = node_at(made, "neighbour:lives");
    REQUIRE(chart.painted);
    for (const auto& series : chart.chart->series)
        for (const double value : series.values) {
            const auto at = static_cast<std::size_t>(value);
            REQUIRE(at < chart.painted->palette.size());
            CHECK(chart.painted->palette[at].starts_with('#'));
        }
}

TEST_CASE("the funding lab's cards name the formula, its levers and the table that they rest on") {
    FundingRoom room;
    CHECK(check_all_cards(room.desk.session) > 0);
    REQUIRE(room.use("funding:lever:age", "1.5").empty());
    room.settle();
    const auto& answer = *room.lab().answer();
    const auto made = card(room.desk.session, "funding:gains", card_page + "#code");
    CHECK(holds(words_at(made, "card:about"), answer.formula.title));
    CHECK(holds(words_at(made, "card:about"), "£1.0m for 5 places"));
    CHECK(holds(lines_of(made), "Compared with today."));
    CHECK(holds(lines_of(made), "Moved here: "));
    CHECK(holds(lines_of(made), "1.50 (usually 0.50)"));
    CHECK(holds(words_at(made, "card:made"), to_hex(answer.fingerprint)));
    CHECK(words_at(made, "card:link") == "Open this result: " + card_page + "#code");

    room.lab().take_own_table("towns.csv", fake::places_on_a_map);
    room.settle();
    REQUIRE(room.use("picture:funding:gains").empty());
    room.settle();
    const auto asked = std::ranges::find(room.actions, "ask-picture", &session::Action::name);
    REQUIRE(asked != room.actions.end());
    CHECK(asked->text == "funding:gains\n");
    const auto own = card(room.desk.session, "funding:gains", card_page + "#code");
    CHECK(words_at(own, "card:no-link")
              .starts_with("No link leads to this picture: it rests on its maker’s own table, "
                           "“towns.csv”"));
    CHECK(sheet::find(own, "card:link") == nullptr);
    CHECK(sheet::find(own, "card:qr") == nullptr);
}

TEST_CASE("the split-test lab's cards tell the design, and nothing that waits for a guess") {
    auto desk = fake::trial_room();
    CHECK(check_all_cards(desk.session) > 0);
    const auto made = card(desk.session, "trial:chart:gap", card_page + "#code");
    const auto& lab = fake::desk_of(desk);
    CHECK(words_at(made, "card:about") ==
          desk.session.scenario()->title + ": " + lab.design().question);
    CHECK(holds(lines_of(made), "It is large enough."));
    CHECK(holds(words_at(made, "card:made"), "A simulated trial, in a town whose truth is known."));
    CHECK(holds(words_at(made, "card:made"), to_hex(lab.ran()->fingerprint)));
    // What each part of the gap is stands at its bar.
    const auto& bars = node_at(made, "trial:chart:gap").chart->series[0];
    CHECK(bars.told.size() == bars.values.size());

    std::vector<session::ScenarioCard> cards = desk.session.scenarios();
    for (auto& each : cards) each.lesson = true;
    desk.session.set_scenarios(std::move(cards));
    fake::settle(desk);
    CHECK(sheet::find(fake::sheet_of(desk), "picture:trial:chart:gap") == nullptr);
    CHECK(check_all_cards(desk.session) > 0);
}

TEST_CASE("a conversation's card says how many took part, and leads to it") {
    auto desk = fake::gathered_room();
    desk.session.deliberation().vote(2, 1);
    desk.settle(5000);
    CHECK(check_all_cards(desk.session) > 0);
    const auto made = card(desk.session, "deliberate:map", card_page + "#code");
    CHECK(lines_of(made) == "8 people took part. They do not stand for others.\n");
    CHECK(words_at(made, "card:link") ==
          "Open this result: https://example.org/deliberate.html#scenario=virtual-gp");
}
