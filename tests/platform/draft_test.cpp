/// The workshop's commands: what is wrong line by line, a template, a table of one's own areas.

#include "platform/core/json.hpp"
#include "scenario/load.hpp"
#include "scenario/tiny_scenario.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace folkmoot {
namespace {

using Json = nlohmann::json;

Json asked_of(const std::string& what, const std::string& text, Json more = Json::object()) {
    more.update({{"do", what}, {"name", "mine"}, {"text", text}, {"data", tiny_data}});
    return Json::parse(answer_json(more.dump()));
}

TEST_CASE(
    "a draft that is sound says what it is; one that is not says where, what and what is allowed") {
    const Json sound = asked_of("check", tiny_scenario);
    CHECK(sound["problems"].empty());
    CHECK(sound["title"] == "Two villages");
    CHECK(sound["people"] == 10'000);
    CHECK(sound["areas"] == 2);
    CHECK(sound["policies"][1]["label"] == "New");

    const std::string slip =
        replaced(tiny_scenario, R"("choice.wait": 0.5})", R"("choice.wait": 500})");
    const Json wrong = asked_of("check", slip);
    REQUIRE(wrong["problems"].size() == 1);
    const Json& problem = wrong["problems"][0];
    // Counted by hand: the line of the file on which the value stands.
    std::size_t line = 1;
    for (std::size_t at = 0; at < slip.find("500"); ++at) line += slip[at] == '\n';
    CHECK(problem["line"] == line);
    CHECK(problem["path"] == "settings.choice.wait");
    CHECK(problem["found"] == "500");
    CHECK(problem["allowed"] != "");

    const Json two =
        asked_of("check", replaced(replaced(tiny_scenario, "\"seed\": 7", "\"sede\": 7"),
                                   "\"weeks\": 104", "\"weeks\": -1"));
    CHECK(two["problems"].size() == 2);
    CHECK(asked_of("check", "{")["problems"].size() == 1);
}

TEST_CASE("a template of a draft is what the command prints, and is sound") {
    const Json begun = asked_of("template", tiny_scenario);
    CHECK(begun["problems"].empty());
    const Json again = asked_of("check", begun["text"].get<std::string>());
    CHECK(again["problems"].empty());
    CHECK(again["name"] == "my-scenario");
    CHECK(asked_of("template", "{}")["problems"].size() >= 1);
}

TEST_CASE("a table of one's own areas takes the place of the draft's") {
    const Json looked = asked_of("areas", tiny_scenario,
                                 {{"file", "towns.csv"},
                                  {"table", "Town,Folk\nNorth,21000\nSouth,18000\n"},
                                  {"columns", {{"registered", "Folk"}}},
                                  {"answers", {{"host", "South"}}}});
    CHECK_MESSAGE(looked["problems"].empty(), looked["problems"].dump());
    CHECK(looked["areas"] == 2);
    CHECK(looked["names"] == "Town");
    CHECK(looked["headings"] == Json{"Town", "Folk"});
    CHECK(looked["columns"][0]["column"] == "registered");
    CHECK(looked["columns"][0]["heading"] == "Folk");
    CHECK(looked["columns"][0]["by_hand"] == true);
    const Json now = asked_of("check", looked["text"].get<std::string>());
    CHECK(now["people"] == 39'000);

    const Json open = asked_of("areas", tiny_scenario,
                               {{"file", "towns.csv"}, {"table", "Town,Folk\nNorth,21000\n"}});
    CHECK(open["problems"].size() >= 1);
    CHECK(open["text"] == "");
    CHECK(open["headings"].size() == 2);
}

} // namespace
} // namespace folkmoot
