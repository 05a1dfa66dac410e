/// A scenario to begin one's own with, and how files are laid out.

#include "analysis/compare.hpp"
#include "scenario/draft/laid_out.hpp"
#include "scenario/draft/template.hpp"
#include "scenario/load.hpp"
#include "scenario/tiny_scenario.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;

std::uint64_t fingerprint_of(const Scenario& scenario) {
    Attempt attempt;
    attempt.reform = scenario.policies.at(1).name;
    attempt.population = 500;
    attempt.weeks = 52;
    return compare(scenario, attempt, 1, 1, {})->fingerprint;
}

TEST_CASE(
    "a template loads, runs to what its scenario runs to, and keeps nothing that tells of it") {
    const Scenario scenario = load_scenario("tiny.json", tiny_scenario, tiny_data).value();
    const std::string text = scenario_template(scenario);
    const auto begun = load_scenario("mine.json", text, {});
    REQUIRE_MESSAGE(begun, text_of(begun.problems()));
    CHECK(begun->name == "my-scenario");
    CHECK(begun->policies.size() == 2);
    CHECK(begun->tour.empty());
    CHECK(begun->checks.empty());
    CHECK(begun->statements.empty());
    CHECK(begun->trial.designs.empty());
    CHECK(begun->levers.size() == scenario.levers.size());
    CHECK(begun->assumptions.size() == scenario.assumptions.size());
    CHECK(fingerprint_of(*begun) == fingerprint_of(scenario));
    CHECK(scenario_template(*begun) == text);
    CHECK(text.find("Two villages") == std::string::npos);
}

TEST_CASE("JSON is laid out on as few lines as there is room for, and says the same") {
    const Json json = Json::parse(R"({"name": "a\"b", "list": [1, 2.5, null, true], "empty": [],
        "rows": [{"x": 1, "of": [0.1, 0.2]}, {"x": 2, "of": []}],
        "long": ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"]})");
    const std::string text = laid_out(json, 60);
    CHECK(Json::parse(text) == json);
    CHECK(text == R"({
  "name": "a\"b",
  "list": [1, 2.5, null, true],
  "empty": [],
  "rows": [
    {"x": 1, "of": [0.1, 0.2]},
    {"x": 2, "of": []}
  ],
  "long": [
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  ]
})");
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 60);
    CHECK(laid_out(Json(Json::value_t::object)) == "{}");
    CHECK(laid_out(Json("text")) == "\"text\"");
}

} // namespace
} // namespace folkmoot
