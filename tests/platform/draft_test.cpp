/// The workshop's commands: what is wrong line by line, a template, tables of one's own places.

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
    const Json looked = asked_of("own", tiny_scenario,
                                 {{"areas",
                                   {{"file", "towns.csv"},
                                    {"table", "Town,Folk\nNorth,21000\nSouth,18000\n"},
                                    {"columns", {{"registered", "Folk"}}},
                                    {"answers", {{"host", "South"}}}}}});
    const Json& areas = looked["areas"];
    CHECK_MESSAGE(areas["problems"].empty(), areas["problems"].dump());
    CHECK(!looked.contains("providers"));
    CHECK(areas["rows"] == 2);
    CHECK(areas["names"] == "Town");
    CHECK(areas["headings"] == Json{"Town", "Folk"});
    CHECK(areas["columns"][0]["column"] == "registered");
    CHECK(areas["columns"][0]["heading"] == "Folk");
    CHECK(areas["columns"][0]["by_hand"] == true);
    const Json now = asked_of("check", looked["text"].get<std::string>());
    CHECK(now["people"] == 39'000);

    const Json open =
        asked_of("own", tiny_scenario,
                 {{"areas", {{"file", "towns.csv"}, {"table", "Town,Folk\nNorth,21000\n"}}},
                  {"providers", {{"table", "name,area\nA,North\n"}}}});
    CHECK(open["areas"]["problems"].size() >= 1);
    CHECK(open["areas"]["rows"] == 0);
    CHECK(open["text"] == "");
    CHECK(open["areas"]["headings"].size() == 2);
    CHECK(!open.contains("providers"));
}

TEST_CASE("a table of one's own providers takes the place of the draft's, beside areas or alone") {
    const Json alone =
        asked_of("own", tiny_scenario,
                 {{"providers",
                   {{"file", "us.csv"},
                    {"table", "Surgery,Village\nHill,Upper\nDale,Lower\nMill,Lower\n"},
                    {"columns", {{"area", "Village"}}},
                    {"answers", {{"online", "leave-out"}}}}}});
    CHECK_MESSAGE(alone["providers"]["problems"].empty(), alone["providers"]["problems"].dump());
    CHECK(!alone.contains("areas"));
    CHECK(alone["providers"]["rows"] == 3);
    CHECK(alone["providers"]["names"] == "Surgery");
    CHECK(asked_of("check", alone["text"].get<std::string>())["providers"] == 3);
    const Json both =
        asked_of("own", tiny_scenario,
                 {{"areas", {{"table", "name,people\nNorth,21000\nSouth,18000\n"}}},
                  {"providers", {{"table", "name,area\nA,North\nB,South\nC,South\nD,North\n"}}}});
    const Json now = asked_of("check", both["text"].get<std::string>());
    CHECK(now["areas"] == 2);
    CHECK(now["providers"] == 5); // the one that serves everywhere stays
    const Json wrong = asked_of("own", tiny_scenario,
                                {{"providers", {{"table", "name,area\nA,Uper\nB,Lower\n"}}}});
    REQUIRE(wrong["providers"]["problems"].size() == 1);
    CHECK(wrong["providers"]["problems"][0]["line"] == 2);
    CHECK(wrong["providers"]["problems"][0]["nearest"] == "Upper");
    CHECK(wrong["text"] == "");
}

} // namespace
} // namespace folkmoot
