#include "analysis/cross/cross.hpp"
#include "core/hash.hpp"
#include "engine/runs.hpp"
#include "platform/core/messages.hpp"
#include "platform/core/service.hpp"
#include "scenario/files.hpp"
#include "scenario/load.hpp"
#include "session/beside/alike.hpp"
#include "session/beside/crossed.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

using namespace folkmoot;

namespace {

struct AlikeCore {
    CoreService service;

    explicit AlikeCore(const std::string& name) {
        const std::string text = shipped_text(name);
        (void)answer(message::Open{1, name, text, data_for(text)});
    }
    message::Reply answer(message::Request request) {
        service.submit(std::move(request));
        for (;;) {
            auto reply = service.step(5);
            if (reply && !std::holds_alternative<message::Progress>(*reply)) return *reply;
        }
    }
};

message::Trial small_town() {
    message::Trial trial;
    trial.population = 2'000;
    trial.weeks = 12;
    return trial;
}

/// The same bits, or nothing in both.
bool same_value(double one, double other) {
    return one == other || (std::isnan(one) && std::isnan(other));
}

} // namespace

TEST_CASE("what the screen says of two groups at once is what the command says, and its file too") {
    for (const std::string name : {"virtual-gp", "choice-of-provider"}) {
        CAPTURE(name);
        const std::string text = shipped_text(name);
        const Scenario scenario = load_scenario(name, text, data_for(text)).value();
        const message::Scenario shown = scenario_message(scenario);
        const Attempt attempt = attempt_of(scenario, small_town()).value();
        AlikeCore core(name);
        std::uint32_t id = 2;
        const auto all = session::crossings_of(shown);
        REQUIRE_FALSE(all.empty());
        for (const std::string& by : all) {
            CAPTURE(by);
            const auto crossing = cross::crossing_of(scenario, "--by", by).value();
            const auto crossed =
                cross::run_crossed(scenario, attempt, crossing, true, 1, 1, {}).value();
            const auto told = std::get<message::Crossed>(
                core.answer(message::AskCrossed{++id, small_town(), by}));
            CHECK(told.id == id);
            CHECK(told.by == by);
            CHECK(told.citizens == crossed.citizens);
            CHECK(told.csv == cross::csv_of(crossed));
            CHECK(told.fingerprint == crossed.fingerprint);
            REQUIRE(told.outcomes.size() == session::outcomes_crossed(shown, by).size());
            for (std::size_t i = 0; i < told.outcomes.size(); ++i) {
                const std::size_t measure = scenario.model->measure_index(told.outcomes[i]);
                const auto at = static_cast<std::size_t>(
                    std::ranges::find(crossing.measures, measure) - crossing.measures.begin());
                for (std::size_t cell = 0; cell < crossing.cells(); ++cell) {
                    CHECK(same_value(told.baseline[i][cell], crossed.baseline[0][at][cell]));
                    CHECK(same_value(told.reform[i][cell], crossed.reform[0][at][cell]));
                }
            }
        }
        const auto failed = core.answer(message::AskCrossed{99, small_town(), "age,age"});
        CHECK(std::holds_alternative<message::Failed>(failed));
    }
}

TEST_CASE("what the screen says of people alike is the cell of the crossing, run by run") {
    constexpr std::uint32_t replicates = 3;
    for (const std::string name : {"virtual-gp", "proactive-benefit", "choice-of-provider"}) {
        CAPTURE(name);
        const std::string text = shipped_text(name);
        const Scenario scenario = load_scenario(name, text, data_for(text)).value();
        const Attempt attempt = attempt_of(scenario, small_town()).value();
        const auto crossing = cross::crossing_of(scenario, "--by", "age,deprivation").value();
        const auto crossed =
            cross::run_crossed(scenario, attempt, crossing, true, replicates, 1, {}).value();
        AlikeCore core(name);
        const message::Likeness like{.age = 2, .deprivation = 4};
        const std::size_t cell = 2 * deprivation_fifths + 4;
        session::AlikeRuns runs;
        runs.ask(small_town(), like);
        Fingerprint all;
        std::size_t known = 0;
        for (std::uint32_t r = 0; r < replicates; ++r) {
            const auto told = std::get<message::Alike>(
                core.answer(message::AskAlike{2 + r, small_town(), like, r}));
            CHECK(told.citizens == crossed.citizens[cell]);
            CHECK(told.people == crossed.citizens[cell] * crossed.people_per_citizen);
            CHECK_FALSE(told.few);
            all.add(told.fingerprint);
            REQUIRE(told.reform.size() == scenario.outcomes.size());
            for (std::size_t o = 0; o < scenario.outcomes.size(); ++o) {
                const std::size_t measure = scenario.model->measure_index(scenario.outcomes[o]);
                const auto found = std::ranges::find(crossing.measures, measure);
                const auto at = static_cast<std::size_t>(found - crossing.measures.begin());
                const bool there = found != crossing.measures.end();
                constexpr double none = std::numeric_limits<double>::quiet_NaN();
                CAPTURE(scenario.outcomes[o]);
                CHECK(same_value(told.baseline[o], there ? crossed.baseline[r][at][cell] : none));
                CHECK(same_value(told.reform[o], there ? crossed.reform[r][at][cell] : none));
                known += there && !std::isnan(told.reform[o]) ? 1U : 0U;
            }
            runs.take(r, told);
        }
        CHECK(known > replicates);
        CHECK(all.value() == crossed.fingerprint); // of the runs without anybody told apart
        for (std::size_t o = 0; o < scenario.outcomes.size(); ++o) {
            const auto told = runs.told(o);
            if (!told) continue;
            const std::size_t measure = scenario.model->measure_index(scenario.outcomes[o]);
            const auto found = std::ranges::find(crossing.measures, measure);
            const auto of = crossed.difference(
                static_cast<std::size_t>(found - crossing.measures.begin()), cell);
            CHECK(told->change.mean == of.mean);
            CHECK(told->change.low == doctest::Approx(of.low));
            CHECK(told->change.high == doctest::Approx(of.high));
        }
    }
}

TEST_CASE("people alike give way to what somebody waits for, and end when they are cancelled") {
    AlikeCore core("virtual-gp");
    const message::Likeness like{.deprivation = 4};
    const message::AskAlike ask{2, small_town(), like, 1};
    const auto alone = std::get<message::Alike>(core.answer(ask));
    core.service.submit(message::AskAlike{3, small_town(), like, 1});
    (void)core.service.step(0.01);
    CHECK_FALSE(core.service.idle());
    REQUIRE(std::holds_alternative<message::Ran>(core.answer(message::Run{4, small_town()})));
    message::Reply last;
    while (!core.service.idle())
        if (auto reply = core.service.step(5)) last = *reply;
    REQUIRE(std::holds_alternative<message::Alike>(last));
    CHECK(std::get<message::Alike>(last).fingerprint == alone.fingerprint);
    core.service.submit(message::AskAlike{5, small_town(), like, 1});
    (void)core.service.step(0.01);
    core.service.submit(message::Cancel{5});
    CHECK(core.service.idle());
    // Few of them: said, and not run. A place that there is not has nobody.
    const auto nobody =
        std::get<message::Alike>(core.answer(message::AskAlike{6, small_town(), {.area = 99}, 0}));
    CHECK(nobody.few);
    CHECK(nobody.citizens == 0);
    CHECK(nobody.reform.empty());
    CoreService closed;
    closed.submit(message::AskAlike{1, {}, like, 0});
    CHECK(std::holds_alternative<message::Failed>(*closed.step(1)));
}
