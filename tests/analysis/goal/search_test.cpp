#include "analysis/goal/search.hpp"
#include "analysis/goal/steps.hpp"
#include "analysis/goal/told.hpp"
#include "engine/runs.hpp"
#include "many_chances.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace folkmoot;

namespace {

const Trial small_town{.reform = "follows", .population = 500, .weeks = 30};

/// A question of the small town: the goal, two levers and guards as they are typed.
goal::Asked asked_for(const std::string& wanted, const std::vector<std::string>& guards = {},
                      std::vector<goal::LeverRange> named = {{"service.capacity", 1.0, 1.2},
                                                             {"payment.price", 95, 110}}) {
    goal::Asked asked{virtual_gp(), small_town,
                      goal::read_goal(virtual_gp(), "goal", wanted).value()};
    for (const std::string& guard : guards)
        asked.guards.push_back(goal::read_guard(virtual_gp(), "not worse", guard).value());
    asked.levers = goal::levers_of(virtual_gp(), small_town, "lever", named).value();
    asked.cost = goal::cost_of(virtual_gp(), asked.goal);
    asked.replicates = 3;
    return asked;
}

/// What a point comes to when it is simply run.
struct Plain {
    double wait, cost, change;
};
std::map<goal::Point, Plain> every_point(const goal::Asked& asked) {
    Workshop workshop(virtual_gp());
    std::map<goal::Point, Plain> all;
    const auto &first = asked.levers[0], &second = asked.levers[1];
    for (std::size_t i = 0; i < first.values.size(); ++i)
        for (std::size_t j = 0; j < second.values.size(); ++j) {
            Trial trial = small_town;
            if (i != first.now) trial.changed["service.capacity"] = first.values[i];
            if (j != second.now) trial.changed["payment.price"] = second.values[j];
            const auto pair = workshop.run(trial, 0, 0, {});
            const RunRecord& after = pair->reform->record;
            all[{i, j}] = {value_of(after, measure_index("wait_days"), 0, Slot::total),
                           value_of(after, measure_index("spending_per_head"), 0, Slot::total),
                           std::fabs(first.values[i] - first.values[first.now]) / 1.5 +
                               std::fabs(second.values[j] - second.values[second.now]) / 150};
        }
    return all;
}

std::string said(const std::string& wanted) {
    const auto read = goal::read_goal(virtual_gp(), "--goal", wanted);
    return read ? "" : text_of(read.problems());
}

} // namespace

TEST_CASE("the least change and the least costly are those of trying everything" * many_chances) {
    const goal::Asked any = asked_for("wait_days<=100");
    const auto all = every_point(any);
    REQUIRE(all.size() > 200);
    const double now = all.at({any.levers[0].now, any.levers[1].now}).wait;
    double shortest = now;
    for (const auto& [at, plain] : all) shortest = std::min(shortest, plain.wait);
    REQUIRE(shortest < now);
    for (const double share : {0.3, 0.6}) {
        const double wanted = now - share * (now - shortest);
        CAPTURE(wanted);
        double change = 1e9, cost = 1e9;
        for (const auto& [at, plain] : all) {
            if (plain.wait > wanted) continue;
            change = std::min(change, plain.change);
            cost = std::min(cost, plain.cost);
        }
        const auto found = goal::search(asked_for("wait_days<=" + std::to_string(wanted)), 1, {});
        REQUIRE((found.least_change && found.least_costly));
        CHECK(found.points < all.size());
        CHECK(found.least_change->change == doctest::Approx(change).epsilon(0.02));
        CHECK(found.least_costly->reading.cost == doctest::Approx(cost).epsilon(0.002));
        for (const auto& answer : {*found.least_change, *found.least_costly}) {
            CHECK(answer.does_it());
            CHECK(answer.reading.goal.front() == all.at(answer.at).wait);
            CHECK(answer.reading.cost == all.at(answer.at).cost);
            CHECK(answer.runs == 3);
            CHECK(answer.holds >= 1);
        }
        CHECK(!found.nearest);
        CHECK(!found.stopped);
    }
}

TEST_CASE("on the curve more of the goal always costs more") {
    const auto found = goal::search(asked_for("wait_days<=0.5"), 1, {});
    REQUIRE(found.curve.size() > 1);
    for (std::size_t i = 1; i < found.curve.size(); ++i) {
        CHECK(found.curve[i].reading.cost > found.curve[i - 1].reading.cost);
        CHECK(found.curve[i].reading.goal[0] < found.curve[i - 1].reading.goal[0]);
    }
}

TEST_CASE("a goal that is met already needs no change") {
    const auto asked = asked_for("wait_days<=1000");
    const auto found = goal::search(asked, 1, {});
    REQUIRE((found.now && found.least_change));
    CHECK(found.least_change->at == found.now->at);
    CHECK(found.least_change->change == 0);
    CHECK(found.least_change->reading.fingerprint ==
          Workshop(virtual_gp()).run(small_town, 0, 0, {})->fingerprint);
    CHECK(goal::text_of(asked, found).find("Nothing needs to change.") != std::string::npos);
}

TEST_CASE("of a goal out of reach what comes nearest is told") {
    const auto asked = asked_for("wait_days<=0.001");
    const auto found = goal::search(asked, 1, {});
    REQUIRE(found.nearest);
    CHECK(!found.least_change);
    CHECK(!found.least_costly);
    double shortest = 1e9;
    for (const auto& [at, plain] : every_point(asked)) shortest = std::min(shortest, plain.wait);
    CHECK(found.nearest->reading.goal.front() == doctest::Approx(shortest).epsilon(0.02));
    CHECK(goal::text_of(asked, found).find("What comes nearest") != std::string::npos);
}

TEST_CASE("threads change nothing of a search, and one that is stopped gives what it has") {
    const auto asked = asked_for("wait_days@deprivation:4<=4", {"satisfaction", "unmet_need@area"});
    const std::string one = goal::json_of(asked, goal::search(asked, 1, {}));
    CHECK(goal::json_of(asked, goal::search(asked, 4, {})) == one);
    const auto nothing = goal::search(asked, 1, [](double) { return false; });
    CHECK(nothing.stopped);
    CHECK(nothing.points <= 1); // a run that is done before anybody is asked counts
    double before = 0;
    const auto some = goal::search(asked, 1, [&](double share) {
        CHECK(share >= before);
        before = share;
        return share < 0.5;
    });
    CHECK(some.stopped);
    REQUIRE(some.now);
    CHECK((some.least_change || some.nearest));
}

TEST_CASE("a search whose runs are made elsewhere, in any order, finds the same") {
    for (const bool chooses : {false, true}) {
        auto asked = asked_for("wait_days<=3.6", {"area_balance@area"});
        if (chooses) asked.levers = goal::levers_of(virtual_gp(), small_town, "lever", {}).value();
        asked.choose_levers = chooses;
        const auto whole = goal::search(asked, 1, {});
        std::map<goal::Piece, goal::Reading> known;
        Workshop workshop(virtual_gp());
        double done = 0;
        auto step = goal::next_step(asked, known);
        for (; !step.wanted.empty(); step = goal::next_step(asked, known)) {
            CHECK(step.found.stopped);
            CHECK(step.from >= done);
            CHECK(step.until >= step.from);
            done = step.from;
            // Every other of them, the last one first: as workers of different speed do.
            for (std::size_t left = step.wanted.size(); left > 0;
                 left -= std::min<std::size_t>(left, 2)) {
                const auto& piece = step.wanted[left - 1];
                known[piece] = goal::reading_of(
                    asked, *workshop.run(goal::attempt_of(asked, piece), piece.replicate, 0, {}));
            }
        }
        CHECK(goal::json_of(asked, step.found) == goal::json_of(asked, whole));
        CHECK(step.found.fingerprint == whole.fingerprint);
        CHECK_FALSE(step.found.stopped);
        CHECK(step.until == 1);
    }
}

TEST_CASE("what may not get worse does not, by more than chance") {
    const auto free = goal::search(asked_for("spending_per_head<=98"), 1, {});
    const auto kept = goal::search(asked_for("spending_per_head<=98", {"wait_days"}), 1, {});
    for (const auto* found : {&kept.least_change, &kept.nearest}) {
        if (!*found) continue;
        CHECK((*found)->kept.size() == 1);
        if ((*found)->kept.front()) CHECK((*found)->reading.worse.front() <= kept.slack.front());
    }
    CHECK(kept.slack.size() == 1);
    CHECK(kept.slack.front() >= 0);
    CHECK(free.slack.empty());
}

TEST_CASE("switches and options are levers too, and what stays where it is is not set") {
    const auto asked = asked_for("online_share<=0.01", {},
                                 {{"choice.online_access"}, {"settlement.lag_weeks", 50, 54}});
    CHECK(asked.levers[0].values == std::vector<double>{0, 1, 2});
    CHECK(asked.levers[1].values == std::vector<double>{50, 51, 52, 53, 54});
    CHECK(asked.levers[0].moved(0) == 1);
    const auto found = goal::search(asked, 1, {});
    const auto json = nlohmann::json::parse(goal::json_of(asked, found));
    REQUIRE(found.least_change);
    for (const auto& [key, value] : json["least_change"]["set"].items()) {
        CHECK(key == "choice.online_access");
        CHECK(value.is_string());
    }
}

TEST_CASE("values between two steps are as one writes them") {
    const auto levers =
        goal::levers_of(virtual_gp(), small_town, "lever", {{"service.capacity", 0.5, 0.85}})
            .value();
    CHECK(levers[0].values[30] == 0.8);
    CHECK(levers[0].values[10] == 0.6);
    CHECK(levers[0].values.back() == 1); // where it stands
    CHECK(levers[0].now == levers[0].values.size() - 1);
}

TEST_CASE("a goal is read with its group, its unit and its sides") {
    const auto wait = goal::read_goal(virtual_gp(), "", "wait_days@deprivation:4<=7").value();
    CHECK(goal::goal_words(virtual_gp(), wait) ==
          "“Wait for an appointment” at most 7.0 days in the most deprived fifth");
    const auto short_of = goal::read_goal(virtual_gp(), "", "area_balance@area>=-£1m").value();
    CHECK(short_of.low == -1e6);
    CHECK(short_of.of.slots.size() == virtual_gp().areas.size());
    CHECK(short_of.miss(-3e6) == 2e6);
    CHECK(short_of.miss(0) == 0);
    CHECK(short_of.worst({1, std::nan(""), -5}) == -5);
    const auto seen = goal::read_goal(virtual_gp(), "", "seen_within_two_weeks=80%:90%").value();
    CHECK(seen.low == 0.8);
    CHECK(seen.high == 0.9);
    CHECK(seen.miss(0.85) == 0);
    CHECK(std::isinf(seen.miss(std::nan(""))));
}

TEST_CASE("what is wrong with a goal names the place, what was found and what is allowed") {
    CHECK(said("wait_day<=7") ==
          "--goal: there is no such outcome; found 'wait_day', allowed an "
          "outcome that `folkmoot describe` lists; did you mean 'wait_days'?");
    CHECK(said("wait_days@depriv:4<=7")
              .find("found 'depriv:4', allowed deprivation (every one) or "
                    "deprivation:0 to deprivation:4") != std::string::npos);
    CHECK(said("access_gap@area<=7").find("everybody only") != std::string::npos);
    CHECK(said("wait_days@area:Nowhere<=7").find("is not told for such a group") !=
          std::string::npos);
    CHECK(said("wait_days").find("not a goal") != std::string::npos);
    CHECK(said("wait_days<7").find("not a goal") != std::string::npos);
    CHECK(said("wait_days<=soon").find("not a value; found 'soon'") != std::string::npos);
    CHECK(said("wait_days=7").find("LOW:HIGH") != std::string::npos);
    CHECK(said("wait_days=9:7").find("goes from low to high") != std::string::npos);
    CHECK(text_of(goal::read_guard(virtual_gp(), "--not-worse", "online_list").problems())
              .find("neither more nor less") != std::string::npos);
    const auto levers = [](std::vector<goal::LeverRange> named) {
        return text_of(goal::levers_of(virtual_gp(), small_town, "--lever", named).problems());
    };
    CHECK(
        levers({{"service.capacit"}}) ==
        "--lever: there is no such lever; found 'service.capacit', allowed a lever that `folkmoot "
        "describe` lists; did you mean 'service.capacity'?");
    CHECK(levers({{"need.rate"}}).find("an assumption, not a lever") != std::string::npos);
    CHECK(levers({{"service.capacity", 0.1, 1}}).find("found 0.1, allowed 0.5 to 2") !=
          std::string::npos);
    CHECK(levers({{"service.capacity"}, {"service.capacity"}}).find("is there twice") !=
          std::string::npos);
    CHECK(levers({{"a"}, {"b"}, {"c"}, {"d"}, {"e"}}).find("too many levers") != std::string::npos);
}

TEST_CASE("where nobody names levers those that move the goal are found") {
    auto asked = asked_for("wait_days<=3", {}, {});
    asked.levers = goal::levers_of(virtual_gp(), small_town, "lever", {}).value();
    CHECK(asked.levers.size() > 10);
    asked.choose_levers = true;
    asked.replicates = 1;
    const auto found = goal::search(asked, 1, {});
    CHECK(found.levers.size() == 3);
    CHECK(std::ranges::any_of(found.levers, [](const goal::Lever& lever) {
        return lever.setting->key == "service.capacity";
    }));
}
