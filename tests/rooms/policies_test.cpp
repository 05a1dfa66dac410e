#include "rooms/settled_desk.hpp"

#include "rooms/explore/charts.hpp"
#include "rooms/explore/policies.hpp"
#include "rooms/explore/standing.hpp"
#include "rooms/rooms.hpp"
#include "rooms/use.hpp"
#include "session/groups.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace folkmoot;
using session::TrialResults;

namespace {

message::Ran one_run(std::uint32_t number, double today, double then) {
    message::Ran ran;
    ran.replicate = number;
    ran.runs = 30;
    ran.baseline.yearly = {{{today}}};
    ran.reform.yearly = {{{then}}};
    return ran;
}

} // namespace

TEST_CASE("best is who is better than all others, run by run") {
    TrialResults one, two;
    const double today[] = {5, 5, 5, 5}, first[] = {4, 6, 4, NAN}, second[] = {3, 3, 4, 1};
    for (std::uint32_t i = 0; i < 4; ++i) {
        one.add(one_run(i, today[i], first[i]));
        two.add(one_run(i, today[i], second[i]));
    }
    two.add(one_run(9, 5, 0)); // only one of them has this run
    const auto less = rooms::stand({&one, &two}, 0, 0, -1);
    CHECK(less.runs == 3);
    CHECK(less.best == std::vector<std::size_t>{0, 0, 2}); // in the third run two are alike
    CHECK(less.worst == std::vector<std::size_t>{2, 1, 0});
    const auto more = rooms::stand({&one, &two}, 0, 0, 1);
    CHECK(more.best == less.worst);
    CHECK(more.worst == less.best);
    CHECK(rooms::stand({&one, &two}, 0, 0, 0).best == std::vector<std::size_t>{0, 0, 0});
    CHECK(rooms::stand({}, 0, 0, 1).runs == 0);
    // A run on screen without a value stays the first, so that "no value" is what is shown.
    TrialResults none;
    none.add(one_run(0, 5, NAN));
    none.add(one_run(1, 5, 2));
    const auto stood = rooms::stand({&none}, 0, 0, -1);
    CHECK(stood.runs == 1);
    REQUIRE(stood.values[1].size() == 2);
    CHECK(std::isnan(stood.values[1][0]));
}

TEST_CASE("a policy is beaten if another is as good on both counts and better on one") {
    // The definition in other words: what is left is what a sweep along one count leaves.
    std::mt19937 draw(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> x, y;
        for (int i = 0; i < 7; ++i) {
            x.push_back(static_cast<double>(draw() % 5));
            y.push_back(static_cast<double>(draw() % 5));
        }
        const auto lost = rooms::beaten(x, y, 1, -1);
        for (std::size_t i = 0; i < x.size(); ++i) {
            double least = INFINITY; // of those that are strictly better across
            double equal = INFINITY; // of those that are level across
            for (std::size_t k = 0; k < x.size(); ++k) {
                if (x[k] > x[i]) least = std::min(least, y[k]);
                if (x[k] == x[i]) equal = std::min(equal, y[k]);
            }
            CHECK(lost[i] == (least <= y[i] || equal < y[i]));
        }
    }
    CHECK(rooms::beaten({1, 2}, {1, 2}, 1, 0) == std::vector<bool>{false, false});
    CHECK(rooms::beaten({NAN, 2}, {1, 2}, 1, 1) == std::vector<bool>{false, false});
}

TEST_CASE("policies side by side: asked for, looked at closer, pinned and taken away") {
    auto desk = fake::settled();
    auto& session = desk.session;
    auto sheet = fake::sheet_of(desk);
    REQUIRE(sheet::find(sheet, "policies-part") != nullptr);
    CHECK(sheet::find(sheet, "policies:changes") == nullptr);
    CHECK(rooms::use(session, "policies:name", "My own").empty());
    CHECK(rooms::use(session, "policies:keep", "").empty());
    CHECK_FALSE(rooms::use(session, "policies:keep", "").empty());
    if (session.scenario()->policies.size() > 2)
        CHECK(rooms::use(session, "policies:all", "true").empty());
    desk.settle();
    sheet = fake::sheet_of(desk);
    const auto* changes = sheet::find(sheet, "policies:changes");
    const auto* table = sheet::find(sheet, "policies:table");
    const auto* everything = sheet::find(sheet, "policies:all-table");
    REQUIRE(changes != nullptr);
    REQUIRE(table != nullptr);
    REQUIRE(everything != nullptr);
    const auto beside = session.side_by_side();
    CHECK(changes->chart->labels.size() == beside.size());
    CHECK(table->table->rows.size() == beside.size() + 1);
    CHECK(everything->table->rows.size() == session.scenario()->outcomes.size());
    CHECK(everything->table->columns.size() == beside.size() + 2);
    // Whatever is looked at, all is said, and "best" only where it holds in nine of ten runs.
    for (const auto& outcome : session.scenario()->outcomes) {
        CHECK(rooms::use(session, "policies:outcome", outcome.key).empty());
        sheet = fake::sheet_of(desk);
        CHECK(sheet::find(sheet, "policies:changes")
                  ->title.starts_with(outcome.direction == 0 ? "How far" : outcome.label));
    }
    const auto* numbers = sheet::find(sheet, "policies:trade-off");
    REQUIRE(numbers != nullptr);
    CHECK(numbers->chart->labels.size() == beside.size() + 1);
    CHECK(rooms::use(session, "policies:csv", "").empty());
    CHECK(rooms::use(session, "policies:show:0", "").empty());
    CHECK_FALSE(rooms::use(session, "policies:show:5", "").empty());
    CHECK(rooms::use(session, "policies:drop:0", "").empty());
    CHECK(session.pins().empty());
}

TEST_CASE("what stands beside the question is a line in its charts, while it stands there") {
    auto desk = fake::settled();
    auto& session = desk.session;
    const auto lines = [&] {
        auto sheet = fake::sheet_of(desk);
        for (const auto& chart : rooms::charts_shown(session)) {
            if (chart.kind != "line") continue;
            const auto* node = sheet::find(sheet, "chart:" + rooms::chart_id(chart));
            REQUIRE(node != nullptr);
            return *node;
        }
        FAIL("there is no line chart");
        return sheet::Node{};
    };
    CHECK(lines().chart->series.size() == 2);
    CHECK(rooms::use(session, "policies:name", "My own").empty());
    CHECK(rooms::use(session, "policies:keep", "").empty());
    desk.settle();
    CHECK(lines().chart->series.size() == 2); // it is what is on screen
    CHECK(rooms::use(session, "lever:settlement.portability", "0.25").empty());
    desk.settle();
    const auto node = lines();
    REQUIRE(node.chart->series.size() == 3);
    const auto& beside = node.chart->series[2];
    CHECK(beside.words == "My own");
    CHECK(beside.key == "beside-0");
    CHECK(beside.values.size() == node.chart->series[1].values.size());
    CHECK(beside.values != node.chart->series[1].values);
    CHECK(node.children.front().table->columns.back().words == "My own");
    CHECK(node.children.front().table->columns.size() == 4);
    CHECK(node.chart->y.low <= *std::ranges::min_element(beside.values));
    CHECK(node.chart->y.high >= *std::ranges::max_element(beside.values));
    CHECK(rooms::use(session, "policies:drop:0", "").empty());
    CHECK(lines().chart->series.size() == 2);
}

TEST_CASE("what is pinned is a column of the outcomes, and is compared with by a press") {
    auto desk = fake::settled();
    auto& session = desk.session;
    const auto& scenario = *session.scenario();
    const auto columns = [&] {
        std::vector<std::string> words;
        const auto sheet = fake::sheet_of(desk);
        for (const auto& column : sheet::find(sheet, "outcomes")->table->columns)
            words.push_back(column.words);
        for (const auto& row : sheet::find(sheet, "outcomes")->table->rows)
            CHECK(row.cells.size() == words.size());
        return words;
    };
    CHECK(columns().size() == 4);
    CHECK(columns()[1] == "Baseline");
    CHECK(rooms::use(session, "lever:settlement.portability", "0.25").empty());
    CHECK(rooms::use(session, "policies:name", "My own").empty());
    CHECK(rooms::use(session, "policies:keep", "").empty());
    desk.settle();
    CHECK(columns().size() == 4); // it is what is on screen
    CHECK(rooms::use(session, "lever:settlement.portability", "0.75").empty());
    desk.settle();
    REQUIRE(columns().size() == 5);
    CHECK(columns()[4] == "My own");
    // Its cells are what it shows when it is on screen itself.
    std::vector<std::string> told, shown;
    auto sheet = fake::sheet_of(desk);
    for (const auto& row : sheet::find(sheet, "outcomes")->table->rows)
        told.push_back(row.key + row.cells[4]);
    CHECK(rooms::use(session, "policies:show:0", "").empty());
    desk.settle();
    sheet = fake::sheet_of(desk);
    for (const auto& row : sheet::find(sheet, "outcomes")->table->rows)
        shown.push_back(row.key + row.cells[2]);
    std::ranges::sort(told);
    std::ranges::sort(shown);
    CHECK(told == shown);
    // As baseline, the reform being itself no more.
    CHECK(rooms::use(session, "policy", scenario.policies[1].name).empty());
    CHECK(rooms::use(session, "policies:against:0", "").empty());
    CHECK_FALSE(rooms::use(session, "policies:against:1", "").empty());
    desk.settle();
    CHECK(session.trial().baseline_changed == session.pins()[0].changed);
    CHECK(columns()[1].starts_with("Baseline: " + scenario.policies[1].label));
    sheet = fake::sheet_of(desk);
    const auto* part = sheet::find(sheet, "baseline-part");
    REQUIRE(part != nullptr);
    CHECK(part->words == "Compared with “" + scenario.policies[1].label + ", 1 lever moved”");
    const auto* choice = sheet::find(sheet, "baseline");
    REQUIRE(choice != nullptr);
    CHECK(choice->options.size() == scenario.policies.size() + 1);
    CHECK(choice->options.front().key.empty());
    CHECK(choice->value == sheet::Value(std::string()));
    CHECK(rooms::use(session, "baseline", scenario.policies[0].name).empty());
    desk.settle();
    CHECK(columns()[1] == "Baseline");
    sheet = fake::sheet_of(desk);
    CHECK(sheet::find(sheet, "baseline")->options.size() == scenario.policies.size());
}

namespace {

/// Outcomes in which somebody is surely worse off, after all that is said of them was looked at.
std::size_t losing_outcomes(const fake::Desk& desk) {
    const auto& session = desk.session;
    const auto& scenario = *session.scenario();
    const auto& results = *session.shown();
    REQUIRE(results.replicates().size() > 20);
    const auto sheet = fake::sheet_of(desk);
    const auto* node = sheet::find(sheet, "losers");
    REQUIRE(node != nullptr);
    std::size_t losing = 0, shown = 0;
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i) {
        const auto& outcome = scenario.outcomes[i];
        bool told_apart = false;
        const auto names = rooms::surely_worse(session, results, i, told_apart);
        if (outcome.direction == 0) continue;
        losing += names.empty() ? 0 : 1;
        const bool told = node->words.find("“" + outcome.label + "” (") != std::string::npos;
        if (told) CHECK_FALSE(names.empty());
        shown += told ? 1 : 0;
        if (told) CHECK(node->words.find(names.front()) != std::string::npos);
        // By counting runs, which is not how it was made.
        for (const auto& by : outcome.by) {
            for (const auto& group : session::groups_of(scenario, by)) {
                std::size_t worse = 0;
                for (const auto& [number, ran] : results.replicates()) {
                    const double change =
                        session::value_at(ran.reform, session.year(), i, group.slot) -
                        session::value_at(ran.baseline, session.year(), i, group.slot);
                    if (change * outcome.direction < 0) ++worse;
                }
                const double share =
                    static_cast<double>(worse) / static_cast<double>(results.replicates().size());
                const bool named =
                    std::ranges::count(names, session::named_alone(by, group.name)) > 0;
                CAPTURE(group.name);
                if (share < 0.9) CHECK_FALSE(named);
                if (named) CHECK(share >= 0.9);
            }
        }
    }
    CHECK(shown == std::min<std::size_t>(losing, 2));
    if (losing == 0)
        CHECK(node->words == "Nobody whom these numbers tell apart is surely worse off.");
    return losing;
}

} // namespace

TEST_CASE("who is surely worse off is worse off in nearly all runs, and nobody is left out") {
    auto desk = fake::settled();
    CHECK(losing_outcomes(desk) == 0);
    CHECK(rooms::use(desk.session, "lever:service.capacity", "0.7").empty());
    desk.settle();
    CHECK(losing_outcomes(desk) > 2);
}
