#include "rooms/rooms.hpp"
#include "rooms/settled_desk.hpp"
#include "rooms/use.hpp"
#include "session/deliberation/ballots.hpp"
#include "session/deliberation/guessed.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;
using fake::Desk;
using fake::node_at;
using fake::sheet_of;
using rooms::use;
using sheet::Node;

namespace {

/// The town with a tour that asks three things about a wait, one in each way.
message::Scenario asking_town() {
    auto s = fake::asked_scenario();
    s.hash = 4711;
    s.tour = {
        {"People wait a day less.", "", "wait_days", {}, {"direction", "Longer or not?", 0, 0}},
        {"It is this long.",
         "",
         "wait_days",
         {{"settlement.portability", 0.5}},
         {"number", "How long?", 0, 20}},
        {"Year by year.", "", "wait_days", {}, {"line", "Draw it.", 0, 20}}};
    return s;
}

/// A ballot with a guess at a step of the tour.
message::Ballot guess_at(std::uint64_t number, std::size_t step, std::vector<double> values,
                         std::uint32_t year = 1, std::uint64_t hash = 4711) {
    auto s = asking_town();
    auto ballot = fake::ballot_of(s, number, "a");
    s.hash = hash;
    const auto& now = s.tour[step];
    const auto sent = session::to_send(s, std::to_string(step), now.ask, now.outcome,
                                       {year, std::move(values), {}});
    REQUIRE(sent);
    ballot.guesses = {*sent};
    return ballot;
}

/// The room with these ballots; the model's wait is 9 days under the baseline in every run, and
/// under the reform 7 in the first and 6 to 8 in the others.
Desk class_room(const std::vector<message::Ballot>& ballots) {
    Desk desk(1);
    desk.core.scenario = asking_town();
    desk.core.also = fake::counted;
    desk.core.answers = [](message::Ran& ran) {
        for (auto* side : {&ran.baseline, &ran.reform})
            for (auto& year : side->yearly)
                year[0][message::Slots::total] = side == &ran.baseline ? 9.0
                                                 : ran.replicate == 0
                                                     ? 7.0
                                                     : 6 + (ran.replicate - 1) / 10.0;
    };
    desk.session.set_scenarios({{"virtual-gp", "Virtual GP", "Should the money follow?"}});
    desk.session.deliberation().set_address("https://example.org/deliberate.html");
    desk.session.deliberation().take_random("0123456789abcdef");
    desk.session.set_room(session::Room::deliberate);
    desk.open();
    desk.settle();
    if (!ballots.empty())
        desk.session.deliberation().bring({{"codes", fake::lines_of(fake::codes_of(ballots))}});
    desk.tick(0);
    desk.settle(5000);
    return desk;
}

const Node* node_starting(const Node& sheet, std::string_view begin) {
    const Node* found = nullptr;
    sheet::walk(sheet, [&](const Node& node) {
        if (found == nullptr && node.key.starts_with(begin)) found = &node;
    });
    return found;
}

void open_first(Desk& desk) {
    const auto sheet = sheet_of(desk);
    const auto* button = node_starting(sheet, "deliberate:guess-open:");
    REQUIRE(button != nullptr);
    CHECK(use(desk.session, std::string(button->key), "") == "");
    desk.tick(0);
    desk.settle(5000);
}

const Node& first_chart(const Node& sheet) {
    const auto* found = node_starting(sheet, "deliberate:guess:");
    REQUIRE(found != nullptr); // the question's words stand first
    const auto& key = found->key;
    return node_at(sheet, key.substr(0, key.rfind(":question")));
}

double all_of(const sheet::Series& series) {
    double sum = 0;
    for (const double each : series.values) sum += each;
    return sum;
}

std::string opened_title(const std::vector<message::Ballot>& ballots) {
    Desk desk = class_room(ballots);
    open_first(desk);
    return first_chart(sheet_of(desk)).title;
}

} // namespace

TEST_CASE("guesses go along with a ballot only if whoever made them says so") {
    Desk desk = class_room({});
    auto& room = desk.session.deliberation();
    CHECK(node_starting(sheet_of(desk), "deliberate:send-guesses") == nullptr);
    CHECK(use(desk.session, "deliberate:guess-tour", "") == "");
    CHECK(desk.session.view().room == session::Room::explore);
    CHECK(desk.session.tour_step() == 0);
    desk.settle(5000);
    desk.session.give_guess(-1);
    desk.settle(5000);
    desk.session.go_on_tour(1);
    desk.session.draft_guess(0, 12);
    desk.session.give_guess();
    desk.settle(5000);
    desk.session.set_room(session::Room::deliberate);
    room.vote(0, 1);
    desk.tick(0);
    desk.settle();
    const auto read = [&] {
        return std::get<message::BallotRead>(answer(message::AskBallot{1, room.code()}, nullptr))
            .ballot.guesses;
    };
    REQUIRE(!room.code().empty());
    CHECK(read().empty());
    const auto toggle = node_at(sheet_of(desk), "deliberate:send-guesses");
    CHECK(std::get<bool>(toggle.value) == false);
    CHECK(toggle.help.find("You made 2 guesses in Explore.") == 0);
    CHECK(use(desk.session, "deliberate:send-guesses", "true") == "");
    desk.tick(0);
    desk.settle();
    REQUIRE(read().size() == 2);
    // Another guess at the same takes its place, and what was sent is taken back.
    desk.session.set_room(session::Room::explore);
    desk.session.go_on_tour(std::nullopt);
    desk.session.go_on_tour(0);
    desk.session.give_guess(1);
    desk.settle(5000);
    desk.session.set_room(session::Room::deliberate);
    desk.tick(0);
    desk.settle();
    std::vector<double> directions;
    for (const auto& guess : read())
        if (guess.kind == 0) directions = guess.values;
    CHECK(directions == std::vector<double>{1});
    CHECK(read().size() == 2);
    CHECK(use(desk.session, "deliberate:send-guesses", "false") == "");
    desk.tick(0);
    desk.settle();
    CHECK(read().empty());
    // The next person on this device has guessed nothing.
    CHECK(use(desk.session, "deliberate:new", "") == "");
    CHECK(room.offered().empty());
    CHECK(node_starting(sheet_of(desk), "deliberate:send-guesses") == nullptr);
}

TEST_CASE("what the model says stays closed until it is opened") {
    Desk desk = class_room({guess_at(1, 1, {12}), guess_at(2, 1, {11}), guess_at(3, 1, {6.5})});
    const auto closed = first_chart(sheet_of(desk));
    CHECK(closed.title == "3 people guessed: 6.5 to 12.0 days.");
    CHECK(closed.chart->series.size() == 1);
    CHECK(all_of(closed.chart->series[0]) == 3);
    CHECK(closed.chart->marks.empty());
    CHECK(closed.words.find("7.0") == std::string::npos);
    CHECK(closed.chart->x.words == "Wait to be seen");
    CHECK(closed.chart->x.unit == "days");
    CHECK(closed.chart->y.words == "People");
    open_first(desk);
    const auto open = first_chart(sheet_of(desk));
    CHECK(open.title == "Most guessed more; the model says 7.0 days.");
    // Runs 1 to 20 are 6.0 to 7.9: a twentieth lies below 6.095, and above 7.805.
    REQUIRE(open.chart->marks.size() == 2);
    CHECK(open.chart->marks[0].at == doctest::Approx(6.095));
    CHECK(*open.chart->marks[0].until == doctest::Approx(7.805));
    CHECK(open.chart->marks[1].at == 7);
    CHECK(all_of(open.chart->series[0]) == 1); // 6.5
    CHECK(all_of(open.chart->series[1]) == 2);
    CHECK(open.words.find("Nine of ten runs of the model lie at 6.1 to 7.8 days.") !=
          std::string::npos);
    double people = 0;
    for (const auto& row : open.children.front().table->rows) people += std::stod(row.cells[2]);
    CHECK(people == 3);
    const auto sheet = sheet_of(desk);
    CHECK(use(desk.session, std::string(node_starting(sheet, "deliberate:guess-close:")->key),
              "") == "");
    CHECK(first_chart(sheet_of(desk)).chart->marks.empty());
}

TEST_CASE("the title says what most guessed, and what the model says") {
    CHECK(opened_title({guess_at(1, 1, {3}), guess_at(2, 1, {4}), guess_at(3, 1, {9})}) ==
          "Most guessed less; the model says 7.0 days.");
    CHECK(opened_title({guess_at(1, 1, {7}), guess_at(2, 1, {6.2}), guess_at(3, 1, {9})}) ==
          "Most guessed about what the model says: 7.0 days.");
    CHECK(opened_title({guess_at(1, 1, {3}), guess_at(2, 1, {9})}) ==
          "Guesses lie on both sides of what the model says: 7.0 days.");
    CHECK(opened_title({guess_at(1, 0, {1}), guess_at(2, 0, {1}), guess_at(3, 0, {-1})}) ==
          "Most expected it to go up; the model says it goes down.");
    CHECK(opened_title({guess_at(1, 0, {-1}), guess_at(2, 0, {-1}), guess_at(3, 0, {0})}) ==
          "Most expected it to go down, and the model says so too.");
    CHECK(opened_title({guess_at(1, 0, {1}), guess_at(2, 0, {0}), guess_at(3, 0, {-1})}) ==
          "People expected different things; the model says it goes down.");
    CHECK(
        opened_title({guess_at(1, 2, {9, 12}), guess_at(2, 2, {9, 11}), guess_at(3, 2, {9, 1})}) ==
        "Most lines end higher than the model’s, which ends at 7.0 days.");
}

TEST_CASE("directions are counted, and drawn lines lie under the model's") {
    Desk desk = class_room({guess_at(1, 0, {1}), guess_at(2, 0, {1}), guess_at(3, 0, {-1}),
                            guess_at(4, 2, {8, 9}), guess_at(5, 2, {4, 2})});
    const auto sheet = sheet_of(desk);
    const auto directions = first_chart(sheet);
    CHECK(directions.chart->series[0].values == std::vector<double>{1, 0, 2});
    CHECK(directions.title == "2 of 3 (67%) expect it to go up.");
    const auto& rows = directions.children.front().table->rows;
    CHECK(rows[2].cells == std::vector<std::string>{"Go up", "2"});
    for (int question = 0; question < 2; ++question) open_first(desk);
    const auto opened = sheet_of(desk);
    CHECK(first_chart(opened).chart->series[0].values == std::vector<double>{1, 0, 0});
    CHECK(first_chart(opened).chart->series[1].values == std::vector<double>{0, 0, 2});
    const Node* lines = nullptr;
    sheet::walk(opened, [&](const Node& node) {
        if (node.chart && node.chart->look == "line" && node.key.starts_with("deliberate:guess:"))
            lines = &node;
    });
    REQUIRE(lines != nullptr);
    REQUIRE(lines->chart->series.size() == 3);
    CHECK(lines->chart->series[0].values == std::vector<double>{4, 2});
    CHECK(lines->chart->series[2].key == "reform");
    CHECK(lines->chart->series[2].values == std::vector<double>{7, 7});
    CHECK(lines->children.front().table->rows[1].cells ==
          std::vector<std::string>{"2", "2.0 days", "5.5 days", "9.0 days", "7.0 days"});
}

TEST_CASE("guesses about another question are set apart, and said so") {
    Desk desk = class_room({guess_at(1, 1, {12}), guess_at(2, 1, {11}),
                            guess_at(3, 1, {1}, 0),           // of the first year
                            guess_at(4, 1, {2}, 1, 4712),     // of another version
                            guess_at(5, 1, {2}, 1, 4713)});
    const auto sheet = sheet_of(desk);
    CHECK(first_chart(sheet).title == "2 people guessed: 11.0 to 12.0 days.");
    const auto key = first_chart(sheet).key;
    CHECK(node_at(sheet, key + ":years").words ==
          "1 person guessed the same of another year, and is not in the picture.");
    CHECK(node_at(sheet, "deliberate:guesses-apart").words ==
          "2 guesses are about another question, or another version of this one, and are not "
          "counted.");
}

TEST_CASE("a wall goes through the questions that were guessed at, and opens their answers") {
    Desk desk = class_room({guess_at(1, 1, {12}), guess_at(2, 0, {1})});
    CHECK(use(desk.session, "deliberate:wall-show", "") == "");
    CHECK(node_at(sheet_of(desk), "deliberate:wall-next").words == "What people guessed");
    CHECK(use(desk.session, "deliberate:wall-next", "") == "");
    CHECK(node_at(sheet_of(desk), "deliberate:wall-question").words == "Longer or not?");
    CHECK(node_at(sheet_of(desk), "deliberate:wall-guess").chart->series.size() == 1);
    open_first(desk);
    CHECK(node_at(sheet_of(desk), "deliberate:wall-guess").title ==
          "Most expected it to go up; the model says it goes down.");
    CHECK(use(desk.session, "deliberate:wall-next", "") == "");
    CHECK(node_at(sheet_of(desk), "deliberate:wall-question").words == "How long?");
    CHECK(use(desk.session, "deliberate:wall-next", "") == "");
    CHECK(node_starting(sheet_of(desk), "deliberate:wall-guess") == nullptr);
}
