#include "platform/core/service.hpp"

#include "analysis/report.hpp"
#include "core/words/values.hpp"
#include "models/general_practice/practice.hpp"
#include "scenario/files.hpp"
#include "scenario/load.hpp"
#include "session/results.hpp"
#include "session/trial/edit.hpp"

#include <nlohmann/json.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <variant>

using namespace folkmoot;

namespace {

/// A worker that has opened a scenario as it is shipped.
struct OpenCore {
    CoreService service;
    message::Scenario scenario;

    explicit OpenCore(const std::string& name) {
        const std::string text = shipped_text(name);
        const auto opened = answer(message::Open{1, name, text, data_for(text)});
        scenario = std::get<message::Opened>(opened).scenario;
    }

    message::Reply answer(message::Request request) {
        service.submit(std::move(request));
        for (;;) {
            auto reply = service.step(50);
            if (reply && !std::holds_alternative<message::Progress>(*reply)) return *reply;
        }
    }
    message::Ran run(const message::Trial& trial, bool quick = false, std::uint32_t number = 0) {
        return std::get<message::Ran>(answer(message::Run{2, trial, number, quick}));
    }
};

message::Trial small_question(std::string reform) {
    message::Trial trial;
    trial.reform = std::move(reform);
    trial.seed = 1;
    trial.population = 30'000;
    trial.weeks = 208;
    return trial;
}

} // namespace

TEST_CASE("while a lever is dragged today stands still, and the difference is that of few people") {
    OpenCore core("virtual-gp");
    const auto outcomes = core.scenario.outcomes.size();
    message::Trial trial = small_question("follows");
    const message::Ran full = core.run(trial);
    REQUIRE_FALSE(full.quick);
    trial.changed["settlement.lag_weeks"] = 13;
    const message::Ran quick = core.run(trial, true);
    REQUIRE(quick.quick);
    CHECK(quick.population == message::quick_population);
    CHECK(quick.baseline.weekly == full.baseline.weekly);

    message::Trial few_trial = trial;
    few_trial.population = message::quick_population;
    const message::Ran few = OpenCore("virtual-gp").run(few_trial);
    bool differs = false, moves = false;
    for (std::size_t o = 0; o < outcomes; ++o) {
        const auto at = [&](const message::Results& results) {
            return session::value_at(results, 3, o, message::Slots::total);
        };
        INFO(core.scenario.outcomes[o].key);
        CHECK(at(quick.baseline) == at(full.baseline));
        CHECK(at(quick.reform) - at(quick.baseline) ==
              doctest::Approx(at(few.reform) - at(few.baseline)));
        differs = differs || at(few.baseline) != at(full.baseline);
        moves = moves || at(quick.reform) != at(quick.baseline);
    }
    CHECK(differs); // few people alone would have moved today's values
    CHECK(moves);

    // The sentence tells the same values, and that something was changed.
    const auto instead = full.sentence.find(" instead of ");
    REQUIRE(instead != std::string::npos);
    const auto end = full.sentence.find(". ", instead);
    CHECK(quick.sentence.find(full.sentence.substr(instead, end - instead)) != std::string::npos);
    CHECK(quick.changes == " with your changes");
}

TEST_CASE("while an assumption is dragged today moves as few people say, from where it stood") {
    OpenCore core("virtual-gp");
    message::Trial trial = small_question("follows");
    const message::Ran full = core.run(trial);
    const auto* fact = session::find_field(core.scenario, "service.patience");
    REQUIRE(fact != nullptr);
    message::Trial few_trial = trial;
    few_trial.population = message::quick_population;
    const message::Ran before = OpenCore("virtual-gp").run(few_trial);
    few_trial.shared[fact->key] = trial.shared[fact->key] = fact->low;
    const message::Ran after = OpenCore("virtual-gp").run(few_trial);
    const message::Ran quick = core.run(trial, true);
    REQUIRE(quick.quick);
    const auto wait = session::outcome_index(core.scenario, "wait_days");
    const auto at = [&](const message::Results& results) {
        return session::value_at(results, 3, wait, message::Slots::total);
    };
    CHECK(at(quick.baseline) ==
          doctest::Approx(at(full.baseline) + at(after.baseline) - at(before.baseline)));
    CHECK(at(quick.reform) - at(quick.baseline) ==
          doctest::Approx(at(after.reform) - at(after.baseline)));
    CHECK(quick.changes == " with 1 changed assumption");
}

TEST_CASE("a quick look with nothing to put it on is the full answer") {
    OpenCore core("virtual-gp");
    const message::Trial trial = small_question("follows");
    const message::Ran ran = core.run(trial, true);
    CHECK_FALSE(ran.quick);
    CHECK(ran.population == 30'000);
    message::Trial other = trial;
    other.seed = 7; // another town: what is on screen is no answer about it
    CHECK_FALSE(core.run(other, true).quick);
}

TEST_CASE("the map page and the plain page say the same of how sure an answer is") {
    OpenCore core("outreach");
    message::Trial trial = session::opening_trial(core.scenario);
    trial.population = 3'000;
    session::TrialResults results;
    results.trial = trial;
    for (std::uint32_t r = 0; r < 12; ++r) results.add(core.run(trial, false, r));
    const auto confidence = results.confidence(core.scenario);
    CHECK(confidence.wanted == 100);
    CHECK(confidence.runs == 12);

    const Scenario scenario = load_shipped("outreach").value();
    const Attempt attempt{{}, trial.reform, {}, trial.seed, trial.population, 0};
    const auto comparison = compare(scenario, attempt, 12, 1, {});
    const auto told =
        nlohmann::json::parse(compare_json(scenario, attempt, *comparison, false, 100));
    CHECK(told["usual_runs"] == confidence.wanted);
    CHECK(session::with_confidence("Well.", confidence) ==
          "Well. " + told["certainty"].get<std::string>());
    CHECK(told["certainty"].get<std::string>().ends_with(" of 12 runs so far."));
    // It names what is better, and for whom.
    CHECK(confidence.words.starts_with("“"));
    CHECK(confidence.words.ends_with(" with the reform"));
}

TEST_CASE("asked what a difference depends on, a worker names the assumption that makes it") {
    OpenCore core("virtual-gp");
    const auto trial = small_question("follows");
    const auto scenario = load_scenario("virtual-gp", shipped_text("virtual-gp"),
                                        data_for(shipped_text("virtual-gp")));
    REQUIRE(scenario);
    Attempt attempt;
    attempt.reform = "follows";
    attempt.seed = 1;
    attempt.population = 30'000;
    attempt.weeks = 208;
    // A difference that is made of one assumption and nothing else, and one that is always the
    // same.
    message::AskDoubts ask{7, trial, {}, {{}, {}}};
    for (std::uint32_t r = 1; r < 60; ++r) {
        ask.replicates.push_back(r);
        ask.differences[0].push_back(
            setting(replicate_of(*scenario, attempt, r).before, "choice.wait"));
        ask.differences[1].push_back(1);
    }
    const auto found = std::get<message::Doubts>(core.answer(ask));
    REQUIRE(found.doubts.size() == 2);
    REQUIRE_FALSE(found.doubts[0].empty());
    CHECK(found.doubts[0][0].key == "choice.wait");
    CHECK(found.doubts[0][0].share > 0.8);
    CHECK(found.doubts[0][0].when_low < found.doubts[0][0].when_high);
    CHECK(found.doubts[1].empty());
    ask.replicates.resize(20);
    CHECK(std::get<message::Doubts>(core.answer(ask)).doubts[0].empty());
}

TEST_CASE("a field that is shown as a percentage is explained in percentages") {
    const OpenCore core("virtual-gp");
    static const std::regex bare_ends("(^|[ (])[01]( |:|;)");
    int shares = 0;
    for (const auto& field : core.scenario.fields) {
        if (words::format_field(field, field.high).find('%') == std::string::npos) continue;
        ++shares;
        CAPTURE(field.sentence);
        CHECK_FALSE(std::regex_search(field.sentence, bare_ends));
    }
    CHECK(shares > 20);
}

TEST_CASE("a trial puts into groups what its model calls those whom people go to") {
    CHECK(OpenCore("outreach").scenario.trial.provider == "practice");
    CHECK(OpenCore("outreach").scenario.trial.providers == "practices");
}

TEST_CASE("a trial of somebody's own is sized from what they typed, without a scenario") {
    CoreService service;
    const auto answer = [&](const message::AskTrialOwnSize& ask) {
        service.submit(ask);
        auto reply = service.step(50);
        REQUIRE(reply);
        return *reply;
    };
    // R: power.prop.test(p1 = 0.5, p2 = 0.6, power = 0.8) without pooling, after Fleiss.
    const auto sized =
        std::get<message::TrialSized>(answer({4, "50%", "", "0.1", "80%", "1", "0"}));
    CHECK(sized.id == 4);
    CHECK(sized.people_per_arm == 385);
    CHECK(sized.sentence.find("385 people are needed in each group") != std::string::npos);
    CHECK(sized.curve.size() > 2);
    const auto failed = std::get<message::Failed>(answer({5, "half", "", "10%", "", "", ""}));
    CHECK(failed.id == 5);
    CHECK(failed.problems[0].text.starts_with("baseline: not a number"));
}
