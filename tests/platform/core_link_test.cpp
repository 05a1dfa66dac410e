#include "platform/core/json.hpp"
#include "rooms/explore/cells.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using namespace folkmoot;
using Json = nlohmann::json;

namespace {

Json answer(const Json& command) { return Json::parse(answer_json(command.dump())); }

Json remembered(const std::string& text) {
    return answer({{"do", "read_memory"}, {"text", text}, {"scenarios", shipped_scenarios()}});
}

Json fitted(const Json& asked, const std::string& name = "virtual-gp") {
    const std::string text = shipped_text(name);
    return answer({{"do", "fit"},
                   {"name", name},
                   {"text", text},
                   {"data", data_for(text)},
                   {"asked", asked}});
}

const char* const sound =
    R"({"scenario":"virtual-gp","reform":"split","changed":{"settlement.lag_weeks":13},"shared":{},
        "seed":1,"population":20000,"weeks":52,"replicates":40})";

} // namespace

TEST_CASE("a scenario's card says whether it brings a trial, and how many areas have a budget") {
    const auto card = [](const std::string& name) {
        const std::string text = shipped_text(name);
        return answer({{"do", "card"}, {"name", name}, {"text", text}, {"data", data_for(text)}});
    };
    const Json country = card("virtual-gp-england");
    CHECK(country["title"] == "The virtual GP, all of England");
    CHECK(country["question"].get<std::string>().ends_with("across a whole country?"));
    CHECK(country["budgets"] == 42);
    CHECK(country["trial"] == false);
    CHECK(card("peeking")["trial"] == true);
    // A lesson opens in its lab; a question that also brings a trial does not.
    CHECK(card("peeking")["lesson"] == true);
    CHECK(card("outreach")["lesson"] == true);
    CHECK(card("redress")["trial"] == true);
    CHECK(card("redress")["lesson"] == false);
    CHECK(country["lesson"] == false);
    CHECK(answer({{"do", "card"}, {"name", "no"}, {"text", "{"}}).contains("problems"));
}

TEST_CASE("a scenario's picture is its map in so many letters, the same each time") {
    const auto picture = [](int population) {
        const std::string text = shipped_text("virtual-gp");
        const Json made = answer({{"do", "picture"},
                                  {"name", "virtual-gp"},
                                  {"text", text},
                                  {"data", data_for(text)},
                                  {"population", population},
                                  {"weeks", 8}});
        return made["picture"].get<std::string>();
    };
    const auto once = picture(600);
    const auto cells = rooms::map_cells_in(once);
    REQUIRE(cells.has_value());
    CHECK(cells->columns >= 8);
    CHECK(std::ranges::count(cells->cells, rooms::MapCells::nobody) <
          static_cast<std::ptrdiff_t>(cells->cells.size() * 3 / 4));
    CHECK(picture(600) == once);
    CHECK(picture(900) != once);
}

TEST_CASE("what a page remembered comes back as it was") {
    const Json asked = fitted(remembered(sound));
    CHECK(asked["left_out"].empty());
    CHECK(asked["reform"] == "split");
    CHECK(asked["changed"] == Json{{"settlement.lag_weeks", 13}});
    CHECK(asked["population"] == 20000);
    CHECK(asked["weeks"] == 52);
}

TEST_CASE("a memory of another version loses only what no longer fits") {
    const Json asked = fitted(remembered(
        R"({"scenario":"virtual-gp","reform":"splitt","changed":{"settlement.lag_weeks":1300,
            "settlement.rule":1,"gone.away":2,"choice.online_access":"host"},"shared":"none",
            "seed":-4,"population":20000,"weeks":1e9})"));
    CHECK(asked["reform"] == "");
    CHECK(asked["changed"] == Json{{"settlement.rule", 1}});
    CHECK(asked["shared"].empty());
    CHECK(asked["seed"] == 0);
    CHECK(asked["population"] == 20000);
    CHECK(asked["weeks"] == 0);
    std::string told;
    for (const Json& each : asked["left_out"]) told += each["asked"].get<std::string>() + "; ";
    for (const char* part : {"reform=splitt", "settlement.lag_weeks=1300", "gone.away=2",
                             "choice.online_access=", "shared=", "seed=-4", "weeks=1000000000"})
        CHECK_MESSAGE(told.find(part) != std::string::npos, told);
    CHECK(asked["left_out"].size() == 7);
}

TEST_CASE("what another page of the same site keeps under our name is no memory of ours") {
    for (const char* text : {"hello", "[1,2]", "{}", R"({"theme":"dark"})", "17", "null",
                             "{\"scenario\":", "\xFF\xFE", R"("virtual-gp")"}) {
        CAPTURE(text);
        const std::string answered = answer_json(
            Json{{"do", "read_memory"}, {"text", text}, {"scenarios", shipped_scenarios()}}.dump(
                -1, ' ', false, Json::error_handler_t::replace));
        const Json asked = Json::parse(answered);
        CHECK(asked["unreadable"] != "");
        CHECK(asked["scenario"] == "");
    }
    CHECK(remembered("")["asks"] == false);
    const Json deep = remembered(std::string(100'000, '['));
    CHECK(deep["unreadable"] != "");
}

TEST_CASE("a memory of a person's own scenario says that it is not kept") {
    const Json asked =
        remembered(R"({"scenario":"my-town","reform":"x","changed":{},"shared":{}})");
    CHECK(asked["scenario"] == "");
    REQUIRE(asked["left_out"].size() == 1);
    CHECK(asked["left_out"][0]["why"] == "there is no such question here");
}

TEST_CASE("a link's reform is judged by the scenario that it is for") {
    const Json link = answer({{"do", "read_link"},
                              {"fragment", "scenario=virtual-gp&reform=splt&seed=2"},
                              {"scenarios", shipped_scenarios()}});
    const Json asked = fitted(link);
    CHECK(asked["reform"] == "");
    CHECK(asked["seed"] == 2);
    REQUIRE(asked["left_out"].size() == 1);
    CHECK(asked["left_out"][0]["why"] == "there is no such reform here; did it mean “split”?");
}

TEST_CASE("a link that asks for more citizens than there are people is told, and runs as usual") {
    const Json link = answer({{"do", "read_link"},
                              {"fragment", "scenario=virtual-gp&population=70000000&weeks=52"},
                              {"scenarios", shipped_scenarios()}});
    CHECK(link["left_out"].empty());
    const Json asked = fitted(link);
    CHECK(asked["population"] == 0);
    CHECK(asked["weeks"] == 52);
    REQUIRE(asked["left_out"].size() == 1);
    CHECK(asked["left_out"][0]["asked"] == "population=70000000");
}
