#include "rooms/settled_desk.hpp"

#include "core/words/values.hpp"
#include "platform/core/messages.hpp"
#include "rooms/explore/guess.hpp"
#include "rooms/sheet_json.hpp"
#include "rooms/use.hpp"
#include "scenario/files.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <variant>

using namespace folkmoot;
using fake::Desk;
using fake::node_at;
using fake::settled;
using fake::sheet_of;
using rooms::use;

namespace {

/// Results of one outcome, a year each.
message::Results years_of(const std::vector<double>& values) {
    message::Results results;
    for (const double value : values) results.yearly.push_back({{value}});
    return results;
}

/// A run and others of it, whose differences go from the one to the other end.
session::TrialResults results_with(double baseline, double reform, double lowest, double highest) {
    session::TrialResults results;
    constexpr std::uint32_t others = 20;
    for (std::uint32_t i = 0; i <= others; ++i) {
        message::Ran ran;
        ran.replicate = i;
        const double change =
            i == 0 ? reform - baseline : lowest + (highest - lowest) * (i - 1) / (others - 1);
        ran.baseline = years_of({baseline});
        ran.reform = years_of({baseline + change});
        results.add(std::move(ran));
    }
    return results;
}

std::string told_of_guess(const char* kind, std::vector<double> said,
                          const session::TrialResults& results) {
    const auto outcome = fake::scenario().outcomes.front(); // days
    return rooms::guess_verdict(outcome, 0, {kind, "?", 0, 30}, {0, std::move(said), {}}, results);
}

/// What a shipped scenario asks and tells, in the town of the fake.
message::Scenario told_in_fake_town(const message::Scenario& shipped) {
    auto scenario = fake::scenario();
    auto fields = shipped.fields;
    for (auto& field : scenario.fields)
        if (session::find_field(shipped, field.key) == nullptr) fields.push_back(std::move(field));
    scenario.fields = std::move(fields);
    scenario.levers = shipped.levers;
    scenario.assumptions = shipped.assumptions;
    scenario.outcomes = shipped.outcomes;
    scenario.policies = shipped.policies;
    scenario.charts = shipped.charts;
    scenario.tour = shipped.tour;
    scenario.weeks = 104;
    scenario.population = 40;
    return scenario;
}

/// A desk whose first step asks about a wait, of that kind.
Desk asking_desk(const char* kind, std::map<std::string, double> set = {}) {
    Desk desk;
    desk.core.scenario.tour = {{"People wait a day less.",
                                "",
                                "wait_days",
                                std::move(set),
                                {kind, "Will people wait longer?", 0, 30}},
                               {"That is all.", "", "", {}}};
    desk.open();
    desk.settle();
    desk.session.go_on_tour(0);
    desk.settle();
    return desk;
}

} // namespace

TEST_CASE("a direction is compared with what the run says, and with chance") {
    const auto fell = results_with(9.1, 7.4, -2, -1);
    CHECK(told_of_guess("direction", {1}, fell) ==
          "You said it would go up. It went down, from 9.1 to 7.4 days.");
    CHECK(told_of_guess("direction", {-1}, fell) ==
          "You said it would go down, and it did, from 9.1 to 7.4 days.");
    CHECK(told_of_guess("direction", {0}, fell) ==
          "You said it would hardly change. It went down, from 9.1 to 7.4 days.");
    const auto same = results_with(9.1, 9.1, 0, 0);
    CHECK(told_of_guess("direction", {0}, same) ==
          "You said it would hardly change, and so it is: it is 9.1 days either way.");
    CHECK(told_of_guess("direction", {-1}, same) ==
          "You said it would go down. It hardly changes: it is 9.1 days either way.");
    const auto chance = results_with(9.1, 8.9, -1, 1);
    CHECK(told_of_guess("direction", {-1}, chance) ==
          "You said it would go down. In this run it went down, from 9.1 to 8.9 days, but in some "
          "runs it does the opposite: that may be chance, and counts as hardly changed.");
    CHECK(told_of_guess("direction", {0}, chance)
              .ends_with("counts as hardly changed, as you said."));
    CHECK(told_of_guess("direction", {1}, results_with(NAN, NAN, 0, 0)) ==
          "You said it would go up. There is no value to compare it with.");
}

TEST_CASE("a number is told how far off it is, and whether runs reach it") {
    const auto fell = results_with(9.1, 7.4, -2, -1); // runs from 7.1 to 8.1
    CHECK(told_of_guess("number", {12}, fell) ==
          "You said 12.0 days. It is 7.4 days: you were 4.6 days too high.");
    CHECK(told_of_guess("number", {7.4}, fell) == "You said 7.4 days, and that is what comes out.");
    const auto near = told_of_guess("number", {7.7}, fell);
    CHECK(near.starts_with("You said 7.7 days. It is 7.4 days: you were 0.3 days too high. Nine "
                           "of ten runs lie from "));
    CHECK(near.ends_with("and so does your guess."));
}

TEST_CASE("a line is told its mean distance") {
    session::TrialResults results;
    message::Ran ran;
    ran.baseline = years_of({9, 9, 9});
    ran.reform = years_of({8, 7, NAN});
    results.add(std::move(ran));
    // 2 and 1 days off; the third year has no value.
    CHECK(session::mean_distance({10, 6, 5}, {8, 7, NAN}).value() == 1.5);
    CHECK_FALSE(session::mean_distance({}, {1}).has_value());
    CHECK(told_of_guess("line", {10, 6, 5}, results) ==
          "Your line is 1.5 days off, on average over 3 years.");
}

TEST_CASE("a step that asks is closed until a guess is given, or skipped") {
    Desk desk = asking_desk("direction", {{"settlement.portability", 0.5}});
    CHECK(desk.session.closed_outcome() == 0);
    auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "tour").words == "Step 1 of 2: guess first");
    CHECK(node_at(sheet, "guess:question").words == "Will people wait longer?");
    CHECK(sheet::find(sheet, "tour:text") == nullptr);
    CHECK(sheet::find(sheet, "tour:try") == nullptr);
    // One way to skip it; the other leaves the tour, and says so.
    CHECK(sheet::find(sheet, "tour:next") == nullptr);
    CHECK(node_at(sheet, "guess:skip").words == "Skip the guess");
    CHECK(node_at(sheet, "tour:skip").words == "Leave the tour");
    CHECK(node_at(sheet, "sentence").words == session::guess_first_words);
    CHECK(desk.session.view().side == session::Side::baseline);
    CHECK(use(desk.session, "guess:up", "") == "");
    desk.settle();
    // The step is tried with the guess, and everything is open.
    CHECK(desk.session.trial().changed.at("settlement.portability") == 0.5);
    CHECK_FALSE(desk.session.closed_outcome());
    sheet = sheet_of(desk);
    CHECK(node_at(sheet, "guess:verdict").words.starts_with("You said it would go up"));
    CHECK(node_at(sheet, "tour:text").words == "People wait a day less.");
    CHECK(desk.session.view().side == session::Side::change);
    CHECK(sheet::find(sheet, "button:csv") != nullptr);
    CHECK(sheet::find(sheet, "tour:next") != nullptr);
    // Later levers do not change what was said of the guess.
    const auto told = node_at(sheet, "guess:verdict").words;
    desk.session.move("settlement.portability", 0.1, false);
    desk.settle();
    CHECK(node_at(sheet_of(desk), "guess:verdict").words == told);

    Desk skipping = asking_desk("number");
    CHECK(use(skipping.session, "guess:skip", "") == "");
    CHECK_FALSE(skipping.session.closed_outcome());
    CHECK(sheet::find(sheet_of(skipping), "guess:verdict") == nullptr);
    CHECK(skipping.session.trial().changed.empty());

    Desk going = asking_desk("number");
    going.session.go_on_tour(1);
    CHECK_FALSE(going.session.closed_outcome());
    CHECK(going.session.view().side == session::Side::change);
}

TEST_CASE("what a step of the tour shows is its own, whatever was tried before it") {
    for (const std::string& name : shipped_scenarios()) {
        CAPTURE(name);
        auto message = told_in_fake_town(scenario_message(load_shipped(name).value()));
        for (std::size_t step = 0; step < message.tour.size(); ++step) {
            if (message.tour[step].set.empty()) continue;
            CAPTURE(step);
            Desk alone, after;
            for (auto* desk : {&alone, &after}) {
                desk->core.scenario = message;
                desk->open();
                desk->settle();
            }
            // Everything before it is tried, or nothing.
            for (std::size_t before = 0; before < step; ++before)
                after.session.move_all(message.tour[before].set);
            for (auto* desk : {&alone, &after}) {
                desk->session.go_on_tour(step);
                desk->session.skip_guess();
                CHECK(use(desk->session, "tour:try", "") == "");
            }
            CHECK(alone.session.trial() == after.session.trial());
            // Its levers, and no others, are not where the baseline has them.
            const auto& trial = alone.session.trial();
            for (const auto& field : message.fields) {
                if (field.kind != message::Kind::lever) continue;
                const auto set = message.tour[step].set.find(field.key);
                const double baseline = session::baseline_value(message, trial, field);
                CAPTURE(field.key);
                const double value = session::value_of(message, trial, field);
                if (set == message.tour[step].set.end())
                    CHECK(value == baseline);
                else
                    CHECK(value == set->second);
            }
        }
    }
}

TEST_CASE("a guess starts from today, and moves year by year") {
    Desk number = asking_desk("number");
    const auto& results = *number.session.shown();
    CHECK(number.session.draft() ==
          std::vector<double>{session::value_at(results.main->baseline, 4, 0, 0)});
    CHECK(use(number.session, "guess:number", "12") == "");
    CHECK(number.session.draft() == std::vector<double>{12});
    CHECK(use(number.session, "guess:number", "31") != ""); // beyond the scale
    CHECK(use(number.session, "guess:give", "") == "");
    CHECK(
        node_at(sheet_of(number), "guess:verdict").words.starts_with("You said 12.0 days. It is "));

    Desk line = asking_desk("line");
    CHECK(line.session.draft().size() == 5);
    CHECK(use(line.session, "guess:year:2", "20") == "");
    CHECK(line.session.draft()[1] == 20);
    CHECK(use(line.session, "guess:give", "") == "");
    CHECK(node_at(sheet_of(line), "guess:verdict").words.starts_with("Your line is "));
}

TEST_CASE("the page remembers a step and what was said there; a link asks afresh") {
    Desk desk = asking_desk("direction", {{"settlement.portability", 0.5}});
    CHECK(use(desk.session, "guess:down", "") == "");
    desk.settle();
    desk.session.share();
    desk.settle();
    CHECK(desk.core.link.view.find("tour") == std::string::npos);
    CHECK(desk.core.link.view.find("guess") == std::string::npos);
    desk.session.open_plain();
    desk.settle();
    const auto view = session::read_view(desk.core.link.view);
    CHECK(view.tour == 0U);
    CHECK(view.guesses == "0,4,-1");
    Desk again;
    again.core.scenario = desk.core.scenario;
    again.session.restore("virtual-gp", desk.session.trial(), view);
    again.open();
    again.settle();
    CHECK(node_at(sheet_of(again), "guess:verdict").words ==
          node_at(sheet_of(desk), "guess:verdict").words);
    // Nonsense is left out.
    session::Guesses guesses;
    guesses.read("0,4,x~1~2,9999,1~y,1,1~3,2,0.5,1");
    CHECK(guesses.write() == "1~3,2,0.5,1");
}

TEST_CASE("while it is closed an answer stands nowhere in the room, for every kind and every "
          "shipped scenario that asks") {
    std::set<std::string> kinds, names;
    for (const std::string& name : shipped_scenarios()) {
        const auto scenario = load_shipped(name);
        REQUIRE(scenario);
        const auto message = told_in_fake_town(scenario_message(*scenario));
        for (std::size_t step = 0; step < message.tour.size(); ++step) {
            if (message.tour[step].ask.kind.empty()) continue;
            CAPTURE(name);
            CAPTURE(step);
            for (const auto* kind : {"direction", "number", "line"}) {
                Desk desk;
                desk.core.scenario = message;
                auto& ask = desk.core.scenario.tour[step].ask;
                kinds.insert(ask.kind);
                names.insert(name);
                ask.kind = kind;
                if (ask.low >= ask.high) ask.high = ask.low + 1;
                desk.core.runs = 12;
                const auto index = session::outcome_index(message, message.tour[step].outcome);
                const auto& outcome = message.outcomes[index];
                const double baseline = outcome.share ? 0.4113 : 4113, answer = baseline * 1.797;
                // Another outcome of the same result, which would tell it, too.
                const auto other = (index + 1) % message.outcomes.size();
                const double beside = message.outcomes[other].share ? 0.637 : 63719;
                desk.core.answers = [=](message::Ran& ran) {
                    for (auto& year : ran.reform.yearly)
                        for (auto& slot : year[other]) slot = beside;
                    for (auto& week : ran.reform.weekly[other]) week = static_cast<float>(beside);
                    for (auto* side : {&ran.baseline, &ran.reform}) {
                        const double value = side == &ran.reform ? answer : baseline;
                        for (auto& year : side->yearly)
                            for (auto& slot : year[index]) slot = value;
                        for (auto& week : side->weekly[index]) week = static_cast<float>(value);
                    }
                    ran.headline = outcome.key;
                    ran.sentence = "It is " + words::with_unit(outcome, answer) + ".";
                };
                desk.open();
                desk.settle();
                const auto number = words::format_value(outcome, answer);
                const auto more = words::difference(outcome, baseline, answer).text;
                const auto says = [&](std::string_view words) {
                    return sheet::to_json(sheet_of(desk)).find(words) != std::string::npos;
                };
                const auto told_beside = words::format_value(message.outcomes[other], beside);
                CHECK(says(number));
                CHECK(says(more));
                CHECK((other == index || says(told_beside)));
                desk.session.show_all_policies(ask.kind == "direction");
                desk.session.go_on_tour(step);
                desk.settle();
                REQUIRE(desk.session.closed_outcome() == index);
                CHECK_FALSE(says(number));
                CHECK_FALSE(says(more));
                CHECK_FALSE((other != index && says(told_beside)));
                desk.session.skip_guess();
                desk.settle();
                CHECK(says(number));
            }
        }
    }
    CHECK(kinds.size() >= 2);
    for (const auto* name : {"virtual-gp", "choice-of-provider", "licence-or-rating",
                             "pay-for-outcomes", "proactive-benefit", "spare-beds",
                             "iterate-or-launch", "central-or-local", "citizen-service"})
        CHECK(names.contains(name));
}

TEST_CASE("a page asks for a guess of an outcome before it shows it") {
    Desk desk = settled();
    desk.session.ask_first("wait_days", "direction");
    CHECK(desk.session.closed_outcome() == 0);
    CHECK(node_at(sheet_of(desk), "guess").words == "Guess first");
    CHECK(use(desk.session, "guess:same", "") == "");
    CHECK(node_at(sheet_of(desk), "guess:verdict").words.starts_with("You said it would hardly "));
    CHECK(node_at(sheet_of(desk), "guess:verdict").value == sheet::Value(std::string("same")));
    CHECK(use(desk.session, "guess:close", "") == "");
    CHECK(sheet::find(sheet_of(desk), "guess") == nullptr);
    // Of a number the scale goes from nothing to about twice as much as today.
    const auto outcome = fake::scenario().outcomes[0];
    const auto ask = session::page_ask(outcome, "number", 9.1);
    CHECK(ask.low == 0);
    CHECK(ask.high == 20);
    CHECK(session::page_ask(outcome, "number", -30).low == -100);
    // A line has a value a year, which a page around is told in order.
    desk.session.ask_first("wait_days", "line");
    REQUIRE(desk.session.closed_outcome() == 0);
    const auto years = desk.session.draft().size();
    REQUIRE(years > 1);
    CHECK(use(desk.session, "guess:year:1", "2.5") == "");
    CHECK(use(desk.session, "guess:give", "") == "");
    const auto line = node_at(sheet_of(desk), "guess:verdict").value;
    const auto* values = std::get_if<std::string>(&line);
    REQUIRE(values != nullptr);
    CHECK(values->starts_with("2.5 "));
    CHECK(static_cast<std::size_t>(std::ranges::count(*values, ' ')) == years - 1);
    // What no scenario has is not asked.
    desk.session.ask_first("no such outcome", "direction");
    CHECK_FALSE(desk.session.closed_outcome());
}
