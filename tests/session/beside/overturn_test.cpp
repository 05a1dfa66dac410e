#include "session/driven_desk.hpp"

#include "session/beside/overturn.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <string>

using namespace folkmoot;
using session::Overturn;

namespace {

/// A scenario with so many doubtful things, each from 0 to 8 and usually 4.
message::Scenario doubtful(int count) {
    message::Scenario scenario;
    message::Group group{"Doubt", {}};
    for (int i = 0; i < count; ++i) {
        message::Field field;
        field.key = "doubt." + std::to_string(i);
        field.kind = message::Kind::assumption;
        field.type = message::Type::number;
        field.low = 0;
        field.high = 8;
        field.step = 0.25;
        field.usual = 4;
        group.keys.push_back(field.key);
        scenario.fields.push_back(field);
    }
    scenario.assumptions = {group, group}; // named twice, asked once
    scenario.policies = {{"today", "Today", "", {}}, {"then", "Then", "", {}}};
    return scenario;
}

/// Answers all that is asked; how many runs it took.
std::size_t answer_all(Overturn& looked,
                       const std::function<double(const std::string&, double)>& change) {
    std::size_t runs = 0;
    while (const auto trial = looked.next({})) {
        REQUIRE(trial->shared.size() == 1);
        const auto& [key, value] = *trial->shared.begin();
        looked.take(*trial, change(key, value));
        REQUIRE(++runs < 500);
    }
    return runs;
}

} // namespace

TEST_CASE("a verdict turns where it turns: found by bisection as by trying every value") {
    const auto scenario = doubtful(6);
    const std::map<std::string, std::function<double(double)>> world{
        {"doubt.0", [](double v) { return 6.1 - v; }}, // turns above 6.1
        {"doubt.1", [](double v) { return v - 1.3; }}, // turns below 1.3
        {"doubt.2", [](double v) { return 1 + v; }},   // never
        {"doubt.3", [](double v) { return 4.2 - std::fabs(v - 4); }}, // never: ends at 0.2
        {"doubt.4", [](double v) { return 3.9 - std::fabs(v - 4); }}, // both ends, at 0.1 and 7.9
        {"doubt.5", [](double v) { return v > 4 ? NAN : 1.0; }}};     // no answer above
    const auto change = [&](const std::string& key, double value) { return world.at(key)(value); };
    message::Trial trial;
    trial.reform = "then";
    Overturn looked;
    CHECK_FALSE(looked.asked());
    looked.ask(scenario, trial, 0, 1.0);
    CHECK_FALSE(looked.done());
    CHECK(answer_all(looked, change) < 6 * 16);
    CHECK(looked.done());
    CHECK(looked.share_done() == 1);
    const auto rows = looked.rows();
    REQUIRE(rows.size() == 6);
    for (const auto& row : rows) {
        // Brute force: of all values that can be set, the nearest at which it fails.
        std::optional<double> nearest;
        for (double v = 0; v <= 8; v += 0.25) {
            const double found = change(row.key, v);
            if (!std::isfinite(found) || found > 0) continue;
            if (!nearest || std::fabs(v - 4) < std::fabs(*nearest - 4)) nearest = v;
        }
        INFO(row.key);
        CHECK(row.turns == nearest);
        CHECK(row.done);
    }
    CHECK(rows[0].key == "doubt.0"); // 6.25 is nearer to 4 than 1.25
    CHECK(rows[1].key == "doubt.1");
    CHECK(std::isnan(std::ranges::find(rows, "doubt.5", &Overturn::Row::key)->at_high));
    const auto critics = looked.as_critics_have_it();
    CHECK(critics.at("doubt.0") == 8);
    CHECK(critics.at("doubt.1") == 0);
    CHECK_FALSE(critics.contains("doubt.5"));
    for (const auto& [key, value] : critics) CHECK((value == 0 || value == 8));
}

TEST_CASE("what already stands at an end is not asked there, and a loss is a verdict too") {
    const auto scenario = doubtful(1);
    message::Trial trial;
    trial.shared["doubt.0"] = 8;
    Overturn looked;
    looked.ask(scenario, trial, 0, -2);
    answer_all(looked, [](const std::string&, double v) { return 3.1 - v; });
    CHECK(looked.rows().front().now == 8);
    CHECK(looked.rows().front().turns == 3.0);
    CHECK(looked.as_critics_have_it().at("doubt.0") == 0);
    looked.stop();
    CHECK_FALSE(looked.asked());
    CHECK_FALSE(looked.next({}));
}

TEST_CASE("a session looks for what would overturn its sentence, and stops when it is another") {
    fake::Desk desk(2);
    desk.open();
    desk.settle();
    auto& session = desk.session;
    session.look_for_overturn(true);
    REQUIRE(session.overturn().asked());
    desk.carry();
    CHECK(desk.runs(0).size() + desk.runs(1).size() == 2); // both workers help
    desk.settle();
    CHECK(session.overturn().done());
    CHECK_FALSE(session.overturn().rows().empty());
    // The values that it says are those that the simulation gives.
    const auto& scenario = *session.scenario();
    for (const auto& row : session.overturn().rows()) {
        auto trial = session.trial();
        trial.shared[row.key] = row.high;
        const auto ran = std::get<message::Ran>(desk.core.answer(message::Run{0, trial, 0}));
        CHECK(row.at_high == session::headline_change(ran, session.overturn().outcome()));
    }
    const auto critics = session.overturn().as_critics_have_it();
    session.move_all(critics);
    for (const auto& [key, value] : critics)
        CHECK(session::value_of(scenario, session.trial(), *session::find_field(scenario, key)) ==
              value);
    desk.settle();
    CHECK_FALSE(session.overturn().asked());
    CHECK_FALSE(session.busy());
}
