#include "driven_desk.hpp"

#include "session/results.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace folkmoot;
using session::GoalSearch;
using session::GoalValue;

namespace {

message::GoalRun goal_run(double value) { return {{{"lever", value}}, 100, 0, false}; }

/// A model that wants eight runs, then two, and then has an answer; what a run comes to is the
/// square of where its lever stands.
message::Goal scripted_step(const message::AskGoal& ask) {
    message::Goal step{ask.id, {}, 0, 0.5, {}};
    const std::size_t first = ask.known.size() < 8 ? 0 : 8;
    const std::size_t past = ask.known.size() < 8 ? 8 : 10;
    if (ask.known.size() < 10)
        for (std::size_t i = first; i < past; ++i)
            step.wanted.push_back(goal_run(static_cast<double>(i)));
    if (first == 8) step.from = 0.5, step.until = 1;
    step.found.stopped = !step.wanted.empty();
    step.found.points = static_cast<std::uint32_t>(ask.known.size());
    double best = 0;
    for (const auto& each : ask.known) {
        CHECK(each.reading.goal.at(0) == std::pow(each.run.moved.at("lever"), 2));
        best = std::max(best, each.reading.goal[0]);
    }
    if (!ask.known.empty()) {
        step.found.answers.push_back({{{"settlement.portability", 0.25}}, best});
        step.found.now = step.found.least_change = 0;
    }
    return step;
}

std::optional<message::Reply> scripted_search(const message::Request& request) {
    if (const auto* ask = std::get_if<message::AskGoal>(&request)) return scripted_step(*ask);
    if (const auto* ask = std::get_if<message::AskGoalRuns>(&request)) {
        message::GoalRuns made{ask->id, {}};
        for (const auto& run : ask->runs)
            made.readings.push_back({{std::pow(run.moved.at("lever"), 2)}, {}, 0, 1});
        return made;
    }
    return std::nullopt;
}

fake::Desk searching(unsigned workers) {
    fake::Desk desk(workers);
    desk.core.also = scripted_search;
    desk.open();
    desk.settle();
    desk.session.look_for_goal({{"wait_days", "", -1}, false, 7, {}, {}});
    return desk;
}

template <class Ask> std::size_t waiting_for(fake::Desk& desk, unsigned worker) {
    desk.carry();
    std::size_t count = 0;
    for (const auto& request : desk.waiting[worker])
        count += std::holds_alternative<Ask>(request) ? 1U : 0U;
    return count;
}

} // namespace

TEST_CASE("a search goes on until the model wants no more runs, shared out among workers") {
    for (const unsigned workers : {1U, 2U, 3U}) {
        auto desk = searching(workers);
        const auto& search = desk.session.goal();
        CHECK(search.looking());
        CHECK(search.found() == nullptr);
        double share = 0;
        while (search.looking()) {
            bool any = false;
            for (unsigned i = 0; i < workers; ++i) any = desk.answer(i) || any;
            REQUIRE(any);
            CHECK(search.share_done() >= share);
            share = search.share_done();
        }
        CHECK(search.share_done() == 1);
        CHECK(search.runs() == 10);
        REQUIRE(search.found() != nullptr);
        CHECK(search.found()->answers.front().value == 81);
        CHECK_FALSE(search.found()->stopped);
    }
}

TEST_CASE("one who stops a search keeps what was found, and waits for no more runs") {
    auto desk = searching(1);
    const auto& search = desk.session.goal();
    REQUIRE(desk.answer()); // which runs
    REQUIRE(desk.answer()); // the first of them
    const auto made = search.runs();
    CHECK(made > 0);
    CHECK(made < 8);
    REQUIRE(waiting_for<message::AskGoalRuns>(desk, 0) == 1);
    desk.session.stop_goal();
    CHECK(waiting_for<message::AskGoalRuns>(desk, 0) == 0);
    CHECK(waiting_for<message::AskGoal>(desk, 0) == 1);
    REQUIRE(desk.answer());
    CHECK_FALSE(search.looking());
    REQUIRE(search.found() != nullptr);
    CHECK(search.found()->stopped);
    CHECK(search.found()->points == made);
    desk.settle();
    CHECK(search.runs() == made);
    CHECK_FALSE(desk.session.busy());
}

TEST_CASE("a lever that is moved is answered before the search goes on, with one worker too") {
    auto desk = searching(1);
    auto& session = desk.session;
    REQUIRE(desk.answer());
    REQUIRE(desk.answer());
    REQUIRE(waiting_for<message::AskGoalRuns>(desk, 0) == 1);
    session.move("settlement.portability", 0.5, false);
    const auto runs = desk.runs(0);
    REQUIRE(runs.size() == 1);
    CHECK(runs.front().trial == session.trial());
    CHECK(waiting_for<message::AskGoalRuns>(desk, 0) == 0);
    // The question that was asked stays the question.
    CHECK(session.goal().trial() != session.trial());
    desk.settle();
    CHECK_FALSE(session.goal().looking());
    CHECK(session.goal().found()->answers.front().value == 81);
    CHECK_FALSE(session.stale());
}

TEST_CASE("an answer of a search becomes the reform, and undo brings back what was there") {
    auto desk = searching(2);
    desk.settle();
    auto& session = desk.session;
    const auto before = session.trial();
    const auto wanted = session.trial_of_goal(session.goal().found()->answers.front());
    session.show_reform(wanted);
    CHECK(session::value_of(*session.scenario(), session.trial(),
                            *session::find_field(*session.scenario(), "settlement.portability")) ==
          0.25);
    session.undo();
    CHECK(session.trial() == before);
}

TEST_CASE("a search that fails says why, and another scenario has none") {
    auto desk = searching(1);
    auto& search = desk.session.goal();
    desk.carry();
    desk.session.receive(0, message::Failed{fake::Desk::id_of(desk.waiting[0].front()),
                                            {{"", "the worker stopped"}},
                                            {}});
    CHECK(search.failure() == "the worker stopped");
    CHECK_FALSE(search.looking());
    desk.core.scenario.hash += 1;
    desk.open();
    desk.settle();
    CHECK_FALSE(search.asked());
}

TEST_CASE("the question that is offered asks for more than there is, in round numbers") {
    fake::Desk desk;
    desk.open();
    desk.settle();
    const auto& scenario = *desk.session.scenario();
    auto results = *desk.session.shown();
    const auto index = session::outcome_index(scenario, "wait_days");
    const auto year = session::goal_year(results);
    REQUIRE(scenario.outcomes[index].direction == -1);
    const auto offered = [&](double today, double now, session::GoalForm form = {}) {
        form.outcome = "wait_days";
        results.main->baseline.yearly[year][index][0] = today;
        results.main->reform.yearly[year][index][0] = now;
        const auto asked = session::goal_asked(scenario, form, results);
        REQUIRE(asked.has_value());
        return *asked;
    };
    CHECK(offered(8, 10).question.value == 8);
    CHECK(offered(8, 10).value == GoalValue::as_today);
    CHECK(offered(8, 6).question.value == 5);
    CHECK(offered(8, 6).value == GoalValue::more_of_it);
    CHECK(offered(8, 8).question.value == doctest::Approx(7.2));
    CHECK(offered(8, 8).value == GoalValue::a_tenth);
    CHECK(offered(0.123456, 0.2).question.value == 0.123); // rounded to the better side
    CHECK(offered(1234567, 2e6).question.value == 1230000);
    CHECK(offered(8, NAN).question.value == 0);
    CHECK(offered(8, 6, {.value = 3.21}).question.value == 3.21);
    const auto least = offered(8, 6, {.at_least = true});
    CHECK(least.question.at_least);
    CHECK(least.question.value == 8); // towards more it is a loss
    // What one cannot want is not asked for, and what one wants is no guard.
    const auto guarded = offered(
        8, 6,
        {.not_worse = std::vector<std::string>{"wait_days", "nothing", scenario.outcomes[0].key}});
    for (const auto& guard : guarded.question.not_worse) {
        CHECK(guard.outcome != "wait_days");
        CHECK(session::outcome_index(scenario, guard.outcome) < scenario.outcomes.size());
    }
    CHECK(offered(8, 6, {.by = "deprivation", .group = 9}).question.of.group == -1);
    CHECK(offered(8, 6, {.by = "nothing", .group = 1}).question.of.by.empty());
    CHECK(offered(8, 6, {.levers = {"settlement.rule"}}).question.levers.empty());
    CHECK(offered(8, 6, {.choose = false, .levers = {"settlement.rule"}}).question.levers.size() ==
          1);
}
