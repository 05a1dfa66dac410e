#include "analysis/goal/search.hpp"
#include "engine/runs.hpp"
#include "many_chances.hpp"
#include "models/general_practice/practice.hpp"
#include "platform/core/service.hpp"
#include "scenario/files.hpp"
#include "scenario/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace folkmoot;

namespace {

/// A worker of a search that has opened the scenario.
struct SearchCore {
    CoreService service;

    SearchCore() {
        const std::string text = shipped_text("virtual-gp");
        (void)answer(message::Open{1, "virtual-gp", text, data_for(text)});
    }
    message::Reply answer(message::Request request) {
        service.submit(std::move(request));
        for (;;) {
            auto reply = service.step(5);
            if (reply && !std::holds_alternative<message::Progress>(*reply)) return *reply;
        }
    }
};

message::Trial town_on_screen() {
    message::Trial trial;
    trial.reform = "follows";
    trial.population = 500;
    trial.weeks = 30;
    return trial;
}

const message::GoalQuestion quicker{{"wait_days", "deprivation", 4},
                                    false,
                                    3.5,
                                    {{"area_balance", "area", -1}},
                                    {"service.capacity", "payment.price"}};

} // namespace

TEST_CASE("what workers find together is what the search finds, asked the same directly" *
          many_chances) {
    // As a person types it at the command line.
    const folkmoot::Trial attempt{.reform = "follows", .population = 500, .weeks = 30};
    goal::Asked asked{
        virtual_gp(), attempt,
        goal::read_goal(virtual_gp(), "goal", "wait_days@deprivation:4<=3.5").value()};
    asked.guards.push_back(
        goal::read_guard(virtual_gp(), "not worse", "area_balance@area").value());
    asked.levers =
        goal::levers_of(virtual_gp(), attempt, "lever", {{"service.capacity"}, {"payment.price"}})
            .value();
    asked.cost = goal::cost_of(virtual_gp(), asked.goal);
    const auto direct = goal::search(asked, 1, {});

    std::vector<SearchCore> cores(2);
    message::AskGoal ask{2, town_on_screen(), quicker, {}};
    std::size_t turn = 0;
    auto step = std::get<message::Goal>(cores[0].answer(ask));
    while (!step.wanted.empty()) {
        // Now one worker and now the other, some runs at a time.
        const std::size_t some = std::min<std::size_t>(step.wanted.size(), 3);
        message::AskGoalRuns runs{3, town_on_screen(), quicker, {}};
        runs.runs.assign(step.wanted.end() - static_cast<std::ptrdiff_t>(some), step.wanted.end());
        const auto made = std::get<message::GoalRuns>(cores[++turn % 2].answer(runs));
        REQUIRE(made.readings.size() == some);
        for (std::size_t i = 0; i < some; ++i)
            ask.known.push_back({runs.runs[i], made.readings[i]});
        if (some == step.wanted.size())
            step = std::get<message::Goal>(cores[turn % 2].answer(ask));
        else
            step.wanted.resize(step.wanted.size() - some);
    }
    CHECK(step.found.fingerprint == direct.fingerprint);
    CHECK(step.found.points == direct.points);
    CHECK_FALSE(step.found.stopped);
    const auto same = [&](std::int32_t place, const std::optional<goal::Answer>& answer) {
        REQUIRE((place >= 0) == answer.has_value());
        if (!answer) return;
        const auto& told = step.found.answers[static_cast<std::size_t>(place)];
        CHECK(told.value == asked.goal.worst(answer->reading.goal));
        CHECK(told.cost == answer->reading.cost);
        CHECK(told.holds == answer->holds);
        CHECK(told.runs == answer->runs);
        std::size_t moved = 0;
        for (std::size_t i = 0; i < answer->at.size(); ++i) {
            const auto& lever = direct.levers[i];
            if (answer->at[i] == lever.now) continue;
            ++moved;
            CHECK(told.moved.at(std::string(lever.setting->key)) == lever.values[answer->at[i]]);
        }
        CHECK(told.moved.size() == moved);
    };
    same(step.found.now, direct.now);
    same(step.found.least_change, direct.least_change);
    same(step.found.least_costly, direct.least_costly);
    same(step.found.safest, direct.safest);
    same(step.found.nearest, direct.nearest);
    CHECK(step.found.curve.size() == direct.curve.size());
    CHECK((step.found.least_change >= 0 || step.found.nearest >= 0));
}

TEST_CASE("runs of a search give way to what somebody waits for, and end when they are cancelled") {
    SearchCore core;
    const auto step =
        std::get<message::Goal>(core.answer(message::AskGoal{2, town_on_screen(), quicker, {}}));
    REQUIRE_FALSE(step.wanted.empty());
    const message::AskGoalRuns runs{3, town_on_screen(), quicker, {step.wanted[0], step.wanted[0]}};
    const auto alone = std::get<message::GoalRuns>(core.answer(runs));
    REQUIRE(alone.readings.size() == 2);
    CHECK(alone.readings[0].fingerprint == alone.readings[1].fingerprint);

    core.service.submit(message::AskGoalRuns{4, town_on_screen(), quicker, {step.wanted[0]}});
    (void)core.service.step(0.01);
    CHECK_FALSE(core.service.idle());
    auto other = town_on_screen();
    other.changed["service.capacity"] = 1.1;
    const auto first = core.answer(message::Run{5, other});
    REQUIRE(std::holds_alternative<message::Ran>(first));
    message::Reply last;
    while (!core.service.idle())
        if (auto reply = core.service.step(5)) last = *reply;
    REQUIRE(std::holds_alternative<message::GoalRuns>(last));
    CHECK(std::get<message::GoalRuns>(last).readings[0].fingerprint ==
          alone.readings[0].fingerprint);

    core.service.submit(message::AskGoalRuns{6, town_on_screen(), quicker, {step.wanted[0]}});
    (void)core.service.step(0.01);
    core.service.submit(message::Cancel{6});
    CHECK(core.service.idle());
}

TEST_CASE("a goal that the scenario does not know fails, and says what is wrong") {
    SearchCore core;
    const auto failed = [&](message::GoalQuestion question) {
        const auto reply = core.answer(message::AskGoal{2, town_on_screen(), question, {}});
        REQUIRE(std::holds_alternative<message::Failed>(reply));
        return std::get<message::Failed>(reply).problems.front().text;
    };
    CHECK(failed({{"nothing", "", -1}, false, 1, {}, {}}).find("no such outcome") !=
          std::string::npos);
    CHECK(failed({{"wait_days", "deprivation", 5}, false, 1, {}, {}}).find("no such group") !=
          std::string::npos);
    CHECK(failed({{"wait_days", "", -1}, false, 1, {}, {"nothing"}}).find("no such lever") !=
          std::string::npos);
    CoreService closed;
    closed.submit(message::AskGoal{1, {}, quicker, {}});
    CHECK(std::holds_alternative<message::Failed>(*closed.step(1)));
}
