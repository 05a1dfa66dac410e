#include "scenario/tiny_scenario.hpp"
#include "scenario/trial_file.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace folkmoot;

namespace {

const std::string section = R"(  "trial": {
    "designs": [
      {"name": "reminder", "question": "Does a reminder help?", "unit": "citizen",
       "arms": [{"name": "control", "label": "No letter", "share": 0.5},
                {"name": "letter", "label": "A letter", "share": 0.5, "settings": {"take_up.burden": 0.01}}],
       "outcome": "asked", "method": "difference", "weeks": 26, "salt": "spring"},
      {"name": "towns", "question": "And town by town?", "unit": "saturation",
       "arms": [{"name": "control", "label": "No letter", "share": 0.5},
                {"name": "letter", "label": "A letter", "share": 0.5, "settings": {"choice.online_access": "nobody"}}],
       "saturations": [0, 1], "outcome": "wait_days", "method": "cluster", "looking": "pocock", "attrition": 0.1,
       "layer": "post", "layer_to": 0.5}
    ],
    "outcomes": ["asked", "wait_days"],
    "lesson": ["Look at the interval first."]
  },
)";

/// The tiny scenario with a trial section, something of it replaced.
std::string with_trial(const std::string& from = "", const std::string& to = "") {
    const std::string changed = from.empty() ? section : replaced(section, from, to);
    return replaced(tiny_scenario, "  \"limits\":", changed + "  \"limits\":");
}

std::string wrong(const std::string& from, const std::string& to) {
    return problems_with(with_trial(from, to));
}

} // namespace

TEST_CASE("a scenario may offer trials: designs, outcomes, a lesson") {
    const auto scenario = load_scenario("tiny.json", with_trial(), tiny_data);
    REQUIRE_MESSAGE(scenario, text_of(scenario.problems()));
    REQUIRE(scenario->trial.designs.size() == 2);
    const TrialDesign& reminder = scenario->trial.designs[0];
    CHECK(reminder.name == "reminder");
    CHECK(reminder.unit == TrialUnit::citizen);
    CHECK(reminder.arms[1].settings.at("take_up.burden") == 0.01);
    CHECK(reminder.salt == "spring");
    CHECK(reminder.alpha == 0.05);
    const TrialDesign& towns = scenario->trial.designs[1];
    CHECK(towns.saturations == std::vector<double>{0, 1});
    CHECK(towns.looking == Looking::pocock);
    CHECK(towns.arms[1].settings.at("choice.online_access") == 0);
    CHECK(towns.layer_to == 0.5);
    CHECK(scenario->trial.outcomes == std::vector<std::string>{"asked", "wait_days"});
    CHECK(scenario->trial.lesson.size() == 1);
}

TEST_CASE("a scenario with trials that is written and read again is the same") {
    const auto once = load_scenario("tiny.json", with_trial(), tiny_data);
    REQUIRE(once);
    const std::string text = write_scenario(*once);
    const auto twice = load_scenario("tiny.json", text, {});
    REQUIRE_MESSAGE(twice, text_of(twice.problems()));
    CHECK(write_scenario(*twice) == text);
    CHECK(twice->trial.designs[1].arms[1].settings == once->trial.designs[1].arms[1].settings);
    CHECK(twice->trial.designs[1].attrition == 0.1);
}

TEST_CASE("a slip in a trial is told with its line, what was found and what is allowed") {
    CHECK(wrong("\"citizen\"", "\"citizens\"")
              .find("trial.designs[0].unit: no such unit; found 'citizens', allowed citizen, "
                    "provider, area, week, stepped_wedge or saturation; did you mean "
                    "'citizen'?") != std::string::npos);
    CHECK(wrong("\"asked\", \"method\"", "\"aksed\", \"method\"")
              .find("trial.designs[0].outcome: no such outcome of a trial; "
                    "found 'aksed'") != std::string::npos);
    CHECK(wrong("\"difference\"", "\"t-test\"")
              .find("trial.designs[0].method: no such method; found 't-test'") !=
          std::string::npos);
    CHECK(wrong("\"weeks\": 26", "\"weeks\": 0")
              .find("trial.designs[0].weeks: out of range; found 0") != std::string::npos);
    CHECK(wrong("\"weeks\": 26", "\"week\": 26").find("trial.designs[0].week: unknown key") !=
          std::string::npos);
    CHECK(wrong("\"towns\"", "\"reminder\"").find("trial.designs[1].name") != std::string::npos);
    CHECK(wrong("0.01}", "0.7}")
              .find("trial.designs[0].arms[1].settings.take_up.burden: out of range; found 0.7, "
                    "allowed 0 "
                    "to 0.5") != std::string::npos);
    CHECK(wrong("\"share\": 0.5}", "\"share\": 0.6}")
              .find("trial.designs[0].arms: the shares do not add up to 1; found 1.1, "
                    "allowed 1") != std::string::npos);
    CHECK(
        wrong("[0, 1]", "[0]")
            .find(
                "trial.designs[1].saturations: areas need at least two different shares; found 1, "
                "allowed for example 0, 0.5, 1") != std::string::npos);
    CHECK(wrong("\"pocock\"", "\"often\"")
              .find("trial.designs[1].looking: no such way of looking early; found 'often'") !=
          std::string::npos);
    CHECK(
        wrong("\"asked\", \"wait_days\"]", "\"asked\", 3]").find("trial.outcomes[1]: wrong type") !=
        std::string::npos);
    CHECK(wrong("\"salt\": \"spring\"", "\"stratified\": 1")
              .find("trial.designs[0].stratified: wrong type; found 1, allowed "
                    "true or false") != std::string::npos);
}

TEST_CASE("a design file names its scenario, and what it leaves out is as in the scenario's first "
          "design") {
    const auto scenario = load_scenario("tiny.json", with_trial(), tiny_data);
    REQUIRE(scenario);
    const std::string text = R"({"scenario": "tiny", "name": "longer", "weeks": 40})";
    CHECK(scenario_of_design("longer.json", text).value() == "tiny");
    const auto design = load_design("longer.json", text, *scenario);
    REQUIRE_MESSAGE(design, text_of(design.problems()));
    CHECK(design->name == "longer");
    CHECK(design->weeks == 40);
    CHECK(design->arms[1].settings.at("take_up.burden") == 0.01);
    CHECK(design->outcome == "asked");
    const std::string written = write_design(*scenario->model, *design, "tiny");
    const auto again = load_design("again.json", written, *scenario);
    REQUIRE_MESSAGE(again, text_of(again.problems()));
    CHECK(write_design(*scenario->model, *again, "tiny") == written);
    CHECK(text_of(scenario_of_design("x.json", "{}").problems()) ==
          "x.json:1:1: scenario: missing");
    CHECK(text_of(load_design("x.json", R"({"unit": "week", "block_weeks": 26})", *scenario)
                      .problems()) == "x.json:1:33: block_weeks: the trial has fewer than two "
                                      "periods; found 26, allowed less than the trial's 26 weeks");
    CHECK(text_of(load_design("x.json", R"({"armss": []})", *scenario).problems())
              .find("did you mean 'arms'?") != std::string::npos);
}
