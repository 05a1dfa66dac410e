#include "models/general_practice/practice.hpp"
#include "scenario/load.hpp"

#include "tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

namespace folkmoot {

namespace {

Scenario tiny() { return load_scenario("tiny.json", tiny_scenario, tiny_data).value(); }

std::uint64_t hash_of(const std::string& text, const std::string& villages = tiny_villages) {
    return load_scenario("tiny.json", text, {{"villages.json", villages}}).value().hash;
}

} // namespace

TEST_CASE("a scenario holds what its file says") {
    const Scenario s = tiny();
    CHECK(s.file == "tiny.json");
    CHECK(s.name == "tiny");
    CHECK(s.introduction ==
          std::vector<std::string>{"There are two villages.", "They share a doctor."});
    CHECK(s.people == 10'000);
    CHECK(s.population == 1'000);
    CHECK(s.weeks == 104);
    CHECK(s.seed == 7);
    CHECK(s.host == 0);
    REQUIRE(s.areas.size() == 2);
    CHECK(s.areas[1].name == "Lower");
    CHECK(s.areas[1].deprivation[4] == 0.3);
    CHECK(s.areas[1].weighted_ratio == 1);
    CHECK(s.reference.size() == 2);
    CHECK(setting(s.settings, "choice.wait") == 0.5);
    CHECK(s.source_of.at("choice.wait") == "asked around");
    REQUIRE(s.policies.size() == 2);
    CHECK(s.policies[1].settings.at("settlement.rule") == 1);
    REQUIRE(s.policies[1].schedule.size() == 1);
    CHECK(s.policies[1].schedule[0].key == "settlement.portability");
    CHECK(s.policies[1].schedule[0].value == 0.5);
    CHECK(s.policies[1].schedule[0].from == 10);
    CHECK(s.policies[1].schedule[0].until == 20);
    CHECK(s.tour[0].set.at("settlement.rule") == 2);
    CHECK(s.checks[1].lever == "payment.price");
    CHECK(s.checks[1].sign == 1);
    CHECK(s.sources[0].url == "https://example.org/");
}

TEST_CASE("practices that are not listed lie inside their area, and no two in one place") {
    const Scenario s = tiny();
    REQUIRE(s.providers.size() == 5);
    std::set<std::pair<double, double>> places;
    for (std::size_t i = 0; i < 4; ++i) {
        const Provider& clinic = s.providers[i];
        const Area& area = s.areas[clinic.area];
        CHECK(clinic.reach == Reach::local);
        CHECK(std::hypot(clinic.x - area.x, clinic.y - area.y) <= area.radius);
        CHECK(clinic.rating >= 0.6);
        CHECK(clinic.rating <= 0.8);
        CHECK(places.emplace(clinic.x, clinic.y).second);
    }
    CHECK(s.providers[2].name == "Lower, clinic 1");
    CHECK(s.providers[4].reach == Reach::online);
    CHECK(s.providers[4].opening_list == 100);
    CHECK(s.providers[4].x == s.areas[0].x);
}

TEST_CASE("a scenario that is written and read again is the same") {
    const Scenario before = tiny();
    const std::string written = write_scenario(before);
    const auto after = load_scenario("again.json", written, {});
    REQUIRE_MESSAGE(after, text_of(after.problems()));
    CHECK(write_scenario(*after) == written);
    CHECK(data_files_named(written).empty());
    CHECK(after->people == before.people);
    CHECK(after->host == before.host);
    CHECK(after->policies[1].schedule[0].value == before.policies[1].schedule[0].value);
    for (const auto& field : settings_fields())
        CHECK(field.get(after->settings) == field.get(before.settings));
    for (std::size_t i = 0; i < before.providers.size(); ++i) {
        CHECK(after->providers[i].x == before.providers[i].x);
        CHECK(after->providers[i].rating == before.providers[i].rating);
        CHECK(after->providers[i].reach == before.providers[i].reach);
    }
}

TEST_CASE("areas may have as many practices of their own as a list says") {
    const auto scenario = load_scenario(
        "tiny.json",
        replaced(tiny_scenario, "\"clinics_per_area\": 2", "\"clinics_per_area\": [1, 4]"),
        tiny_data);
    REQUIRE_MESSAGE(scenario, text_of(scenario.problems()));
    REQUIRE(scenario->providers.size() == 6);
    CHECK(scenario->providers[0].name == "Upper, clinic 1");
    CHECK(scenario->providers[1].name == "Lower, clinic 1");
    CHECK(scenario->providers[4].name == "Lower, clinic 4");
    CHECK(scenario->providers[4].area == 1);
}

TEST_CASE("a check of a direction that names no values goes through the whole range") {
    const auto scenario = load_scenario(
        "tiny.json", replaced(tiny_scenario, "\"from\": 90, \"to\": 110, ", ""), tiny_data);
    REQUIRE_MESSAGE(scenario, text_of(scenario.problems()));
    const Range range = find_field("payment.price")->range;
    CHECK(scenario->checks[1].from == range.low);
    CHECK(scenario->checks[1].to == range.high);
}

TEST_CASE("a check of a verdict has the settings at which it is given, and is written as it was") {
    const std::string text = replaced(
        tiny_scenario,
        "{\"kind\": \"bound\", \"sentence\": \"Some wait\", \"policy\": \"old\", "
        "\"outcome\": \"wait_days\", \"year\": 2, \"low\": 0, \"high\": 50}",
        "{\"kind\": \"verdict\", \"sentence\": \"It turns\", \"policy\": \"new\", \"outcome\": "
        "\"wait_days\", \"set\": {\"choice.wait\": 1, \"settlement.rule\": \"split\"}, \"sign\": "
        "-1}");
    const auto scenario = load_scenario("tiny.json", text, tiny_data);
    REQUIRE_MESSAGE(scenario, text_of(scenario.problems()));
    const Check& check = scenario->checks[0];
    CHECK(check.policy == "new");
    CHECK(check.sign == -1);
    CHECK(check.set.at("choice.wait") == 1.0);
    CHECK(check.set.size() == 2);
    const auto again = load_scenario("tiny.json", write_scenario(*scenario), {});
    REQUIRE_MESSAGE(again, text_of(again.problems()));
    CHECK(again->checks[0].kind == "verdict");
    CHECK(again->checks[0].set == check.set);
    CHECK(again->checks[0].sign == -1);
}

TEST_CASE("the data files that a scenario wants are named once each") {
    CHECK(data_files_named(tiny_scenario) == std::vector<std::string>{"villages.json"});
    const std::string more = replaced(
        tiny_scenario, "\"seed\": 7",
        "\"reference\": {\"from\": \"villages.json\"}, \"rest\": {\"from\": \"rest.json\"}");
    CHECK(data_files_named(more) == std::vector<std::string>{"villages.json", "rest.json"});
    CHECK(data_files_named("{").empty());
    CHECK(data_files_named("[]").empty());
    CHECK(data_files_named("{\"areas\": {\"from\": 5}}").empty());
}

TEST_CASE("what a scenario leaves out is taken from the file that it shares with others") {
    const std::string limits = R"(  "limits": ["It is small."],)";
    const std::string text = replaced(tiny_scenario, limits, R"(  "rest": {"from": "rest.json"},)");
    auto data = tiny_data;
    data["rest.json"] = R"({"limits": ["It is shared."], "statements": ["Not used."]})";
    const auto scenario = load_scenario("tiny.json", text, data);
    REQUIRE_MESSAGE(scenario, text_of(scenario.problems()));
    CHECK(scenario->limits == std::vector<std::string>{"It is shared."});
    CHECK(scenario->statements == std::vector<std::string>{"It is fair."});

    data["rest.json"] = "{\"limits\": [1],\n \"areas\": []}";
    CHECK(problems_with(text, data) == "data/rest.json:1:13: limits[0]: wrong type; found 1, "
                                       "allowed a text of at most 1000 characters\n"
                                       "data/rest.json:2:2: areas: unknown key; found 'areas', "
                                       "allowed about, settings, sources_of, "
                                       "policies, levers, assumptions, outcomes, charts, tour, "
                                       "statements, checks, limits or sources");
}

TEST_CASE("a change of any byte of the scenario or of its data changes the hash") {
    const std::uint64_t hash = hash_of(tiny_scenario);
    CHECK(hash_of(tiny_scenario) == hash);
    CHECK(hash_of(tiny_scenario + " ") != hash);
    CHECK(hash_of(replaced(tiny_scenario, "\"seed\": 7", "\"seed\": 8")) != hash);
    CHECK(hash_of(tiny_scenario, tiny_villages + " ") != hash);
}

TEST_CASE("a file may start with a byte order mark and use any line ends") {
    std::string text = tiny_scenario;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, "\r");
    CHECK(problems_with("\xEF\xBB\xBF" + text) == "");
    CHECK(problems_with(replaced(text, "\"weeks\": 104", "\"weeks\": 0")) ==
          problems_with(replaced(tiny_scenario, "\"weeks\": 104", "\"weeks\": 0")));
}

TEST_CASE("columns count characters, so that an editor goes to the right place") {
    CHECK(problems_with(replaced(tiny_scenario, "\"place\": \"Nowhere\",\n",
                                 "\"place\": \"Nürnbérg £ 𝄞\", \"money_yaer\": 1,\n")) ==
          problems_with(replaced(tiny_scenario, "\"place\": \"Nowhere\",\n",
                                 "\"place\": \"Nurnberg P x\", \"money_yaer\": 1,\n")));
}

TEST_CASE("a file of nothing but mistakes is told briefly, and at once") {
    std::string text = "{";
    for (int i = 0; i < 20'000; ++i) text += "\"choice.wait" + std::to_string(i) + "\": 1, ";
    text += "\"weeks\": 1}";
    const auto scenario = load_scenario("long.json", text, {});
    REQUIRE_FALSE(scenario);
    CHECK(scenario.problems().size() <= limits::problems + 1);
}

TEST_CASE("a file that is too large or holds too many values is refused") {
    const std::string large(limits::file_bytes + 1, ' ');
    CHECK(problems_with(large) == "tiny.json: the file is too large; found 16,777,217 bytes, "
                                  "allowed at most 16,777,216 bytes");
    std::string many = "[0";
    for (std::size_t i = 0; i < limits::values; ++i) many += ",0";
    CHECK(problems_with(many + "]") ==
          "tiny.json:1:2000000: too many values; allowed at most 1,000,000");
}

TEST_CASE("a scenario may hold as many areas and practices as the limits say, and no more") {
    std::string areas = "[";
    for (std::size_t i = 0; i < limits::areas; ++i)
        areas +=
            (i > 0 ? ",\n" : "") + std::string("{\"name\": \"") +
            (i == 0 ? "Upper" : "A" + std::to_string(i)) +
            R"(", "registered": 1000, "over65_share": 0.2, "deprivation": [1, 0, 0, 0, 0], "x": 0, "y": 0, "radius": 1})";
    const auto with = [&](const std::string& list) {
        return replaced(replaced(tiny_scenario, "{\"from\": \"villages.json\"}", list),
                        "\"clinics_per_area\": 2", "\"clinics_per_area\": 149");
    };
    CHECK(problems_with(with(areas + "]")) == "");
    CHECK(problems_with(with(areas + ",{}]")) ==
          "tiny.json:11:12: areas: too many; found 401 items, allowed 1 to 400 items");
    CHECK(problems_with(replaced(with(areas + "]"), "area\": 149", "area\": 150")) ==
          "tiny.json:1:1: providers: too many providers; found 60,001, allowed at most 60,000");
}

} // namespace folkmoot
