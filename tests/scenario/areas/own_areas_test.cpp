#include "scenario/areas/own_look.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

namespace {

OwnLook look_at_areas(const Scenario& scenario, const std::string& file, const std::string& table,
                      const std::map<std::string, std::string>& by_hand = {},
                      const TableAnswers& answers = {}) {
    return look_at_own(scenario, {OwnTable{file, table, by_hand, answers}, std::nullopt});
}

OwnLook look_of(const std::string& table, const TableAnswers& answers = {},
                const std::map<std::string, std::string>& by_hand = {}) {
    return look_at_areas(tiny_of(), "mine.csv", table, by_hand, answers);
}

/// All that is wrong with a table.
std::string wrong_with(const std::string& table) {
    const OwnLook look = look_of(table);
    CHECK(look.text.empty());
    CHECK(look.area_count == 0);
    return text_of(look.areas.problems);
}

bool says(const OwnLook& look, std::string_view note) { return says(look.areas, note); }

/// The villages of the tiny scenario as somebody would write them down.
const std::string same_villages =
    "area,people,share over 65,least deprived,second least deprived,middle,second most deprived,"
    "most deprived,weighted_ratio,x_km,y_km,radius_km\n"
    "Upper,4000,20%,20%,20%,20%,20%,20%,1.1,0,0,2\n"
    "Lower,6000,10%,10%,10%,20%,30%,30%,1,5,-1.5,3\n";

} // namespace

TEST_CASE("a table that says what the scenario says gives the same bits") {
    const Scenario scenario = tiny_of();
    const Scenario own = scenario_of(look_of(same_villages));
    REQUIRE(own.areas.size() == 2);
    CHECK(own.areas[0].deprivation == scenario.areas[0].deprivation);
    CHECK(own.areas[1].registered == 6'000);
    CHECK(own.areas[1].over65_share == 0.1);
    CHECK(own.people == scenario.people);
    REQUIRE(own.providers.size() == scenario.providers.size());
    for (std::size_t i = 0; i < own.providers.size(); ++i) {
        CHECK(own.providers[i].name == scenario.providers[i].name);
        CHECK(own.providers[i].x == scenario.providers[i].x);
        CHECK(own.providers[i].opening_list == scenario.providers[i].opening_list);
    }
    CHECK(bits_of(own) == bits_of(scenario));
    // Under other names everything is read from the table, and practices come by the rule.
    const std::string renamed = replaced(replaced(same_villages, "Upper", "Hill"), "Lower", "Dale");
    CHECK(bits_of(scenario_of(look_of(renamed, {{"host", "Hill"}}))) == bits_of(scenario));
    // Of areas that the scenario knows, names and people are enough.
    const OwnLook names = look_of("name,people\nUpper,4000\nLower,6000\n");
    CHECK(bits_of(scenario_of(names)) == bits_of(scenario));
    says(names,
         "Your table does not say how old people are, how deprived they are, how many "
         "weighted patients there are (weighted_ratio), how wide the areas are and where they "
         "lie: the areas of the same names in the scenario do.");
    // And other people are other bits.
    CHECK(bits_of(scenario_of(look_of("name,people\nUpper,5000\nLower,6000\n"))) !=
          bits_of(scenario));
}

TEST_CASE("own areas are an ordinary scenario, which is read again to the same bits") {
    const OwnLook look = look_of("Town;Population\nNorth;1 200\nSouth;2 300\nWest;900\n");
    const Scenario own = scenario_of(look);
    CHECK(own.name == "tiny-own-areas");
    CHECK(own.title == "Two villages, own areas");
    CHECK(own.place == "3 areas of the table “mine.csv”");
    CHECK(own.introduction[0].starts_with("Somebody’s own areas: 3 areas with 4,400 people, from "
                                          "the table “mine.csv”"));
    CHECK(own.question == "Who pays?");
    // What was found for other areas is not said of these.
    CHECK(own.tour.empty());
    CHECK(own.checks.empty());
    CHECK(own.sources[0].name == "The areas");
    const std::string text = write_scenario(own);
    CHECK(text == look.text);
    CHECK(bits_of(load_scenario("again.json", text, {}).value()) == bits_of(own));
    // Twice is as once, but for the areas.
    const OwnLook again = look_at_areas(own, "other.csv", "name,people\nA,500\nB,700\n");
    const Scenario other = scenario_of(again);
    CHECK(other.title == own.title);
    CHECK(other.name == own.name);
    CHECK(other.introduction[1] == own.introduction[1]);
    CHECK(other.sources.size() == own.sources.size());
}

TEST_CASE("what a table does not say is the scenario's areas' together, and is said") {
    const OwnLook look = look_of("name,people,Budget\nNorth,1000,7\nSouth,3000,8\n");
    const Scenario own = scenario_of(look);
    // 4,000 people of whom 20% are old, and 6,000 of whom 10% are: 1,400 of 10,000.
    CHECK(own.areas[0].over65_share == doctest::Approx(0.14));
    says(look,
         "Your table does not say how old people are: in every area 14.0% are 65 or older, as "
         "in the scenario’s areas together.");
    // Of the most deprived fifth: 0.2 × 4,000 + 0.3 × 6,000 = 2,600.
    CHECK(own.areas[1].deprivation[4] == doctest::Approx(0.26));
    CHECK(own.areas[1].weighted_ratio == doctest::Approx(1.04)); // (1.1 × 4 + 6) / 10
    // As dense: 10,000 people on discs of 2 and 3 km, 13 π km².
    for (const Area& area : own.areas)
        CHECK(area.registered / (area.radius * area.radius) ==
              doctest::Approx(10'000 / 13.0).epsilon(0.002));
    says(look, "Your table does not say how wide the areas are: each has 245 people to a square "
               "kilometre, as the scenario’s areas together.");
    says(look, "Your table does not say where the areas lie: they stand side by side in its order, "
               "and how far apart they are is invented.");
    CHECK(std::hypot(own.areas[0].x - own.areas[1].x, own.areas[0].y - own.areas[1].y) >
          own.areas[0].radius + own.areas[1].radius);
    says(look, "Not used: “Budget”.");
    CHECK(std::ranges::count_if(own.limits, [](const std::string& each) {
              return each.starts_with("Of the areas: Your table does not say how old");
          }) == 1);
}

TEST_CASE("where areas lie comes from degrees as well as from kilometres") {
    // One degree of latitude is 111.2 km; of longitude at 60 degrees half as much.
    const Scenario own = scenario_of(look_of("name;people;lat;lon\nNorth;1000;60,5;10\n"
                                             "South;1000;59,5;10\nEast;1000;60,0;11\n"
                                             "West;1000;60,0;9\n"));
    CHECK(own.areas[0].y - own.areas[1].y == doctest::Approx(111.2).epsilon(0.001));
    CHECK(own.areas[2].x - own.areas[3].x == doctest::Approx(111.2).epsilon(0.001));
    CHECK(own.areas[0].x == doctest::Approx(0));
    CHECK(wrong_with("name,people,lat,lon\nNorth,1000,80.5,10\nSouth,1000,95,10\n") ==
          "mine.csv:3: row 2, column 'lat': out of range; found '95', allowed -90 to 90");
    const OwnLook half = look_of("name,people,lat\nNorth,1000,80.5\n");
    says(half, "Not used: “lat”.");
}

TEST_CASE("a practice that serves everywhere has a home, chosen or the largest area") {
    const std::string table = "name,people\nNorth,1000\nSouth,3000\nWest,2000\n";
    const OwnLook look = look_of(table);
    Scenario own = scenario_of(look);
    CHECK(own.areas[own.host].name == "South");
    says(look, "Your table has no “Upper”, the home of “Far”: “South” is, since most people live "
               "there.");
    REQUIRE(look.areas.questions.size() == 1);
    CHECK(look.areas.questions[0].key == "host");
    CHECK(look.areas.questions[0].chosen == "South");
    // 100 of 10,000 people are on its list at first: 60 of 6,000.
    CHECK(own.providers.back().opening_list == 60);
    own = scenario_of(look_of(table, {{"host", "West"}}));
    CHECK(own.areas[own.host].name == "West");
    CHECK(own.providers.back().x == own.areas[2].x);
    // It stays where its area is in the table.
    const OwnLook kept = look_of("name,people\nSouth,3000\nUpper,1000\n");
    own = scenario_of(kept);
    CHECK(own.areas[own.host].name == "Upper");
    CHECK(kept.areas.questions.empty());
}

TEST_CASE("local practices come by the scenario's rule, or as the table says") {
    const auto in = [](const Scenario& own, std::uint16_t area) {
        return std::ranges::count_if(own.providers, [&](const Provider& provider) {
            return provider.area == area && provider.reach == Reach::local;
        });
    };
    Scenario own = scenario_of(look_of("name,people\nNorth,1000\nSouth,30000\n"));
    CHECK(in(own, 0) == 2);
    CHECK(in(own, 1) == 2);
    own = scenario_of(look_of("name,people,clinics\nNorth,1000,1\nSouth,30000,7\n"));
    CHECK(in(own, 0) == 1);
    CHECK(in(own, 1) == 7);
    // Uneven in the scenario: four for 10,000 people, one for 2,500.
    const Scenario uneven =
        tiny_of(replaced(tiny_scenario, "\"clinics_per_area\": 2", "\"clinics_per_area\": [1, 3]"));
    const OwnLook look =
        look_at_areas(uneven, "mine.csv", "name,people\nNorth,1000\nSouth,30000\n");
    own = scenario_of(look);
    CHECK(in(own, 0) == 1);
    CHECK(in(own, 1) == 12);
    says(look, "There is one clinic for 2,500 people, as in the scenario, and one at least in each "
               "area: 13 in all.");
    CHECK(
        wrong_with("name,people,clinics\nNorth,1000,1.5\nSouth,30000,0\n") ==
        "mine.csv: “North”, column 'clinics': not a whole number; found 1.5, allowed 1 to 1,000\n"
        "mine.csv: “South”, column 'clinics': every area needs one of its own; found 0, allowed 1 "
        "to 1,000");
}

TEST_CASE("odd tables are read with the care of the funding lab") {
    // A total is left out, footnotes too; thousands are told by the heading.
    const OwnLook total = look_of("Mid-year estimates\n\nWard,Population (000s)\nNorth,1.2\n"
                                  "South,2.3\nTotal,3.5\n\nSource: an office\n");
    const Scenario own = scenario_of(total);
    REQUIRE(own.areas.size() == 2);
    CHECK(own.areas[1].registered == 2'300);
    // Rounded shares are brought to one; others are refused.
    const std::string shares =
        "name,people,least deprived,second least deprived,middle,second most "
        "deprived,most deprived\n";
    const OwnLook rounded = look_of(shares + "North,1000,20%,20%,20%,20%,21%\n");
    CHECK(scenario_of(rounded).areas[0].deprivation[4] == doctest::Approx(0.21 / 1.01));
    says(rounded,
         "The five shares of deprivation add up to nearly 100% in 1 area, as rounded shares "
         "do: they were brought to 100%.");
    CHECK(wrong_with(shares + "North,1000,20%,20%,20%,20%,30%\n") ==
          "mine.csv: “North”: the five shares of deprivation do not add up; found a sum of 110.0%, "
          "allowed a sum of 100%");
    // People counted instead of a share.
    CHECK(scenario_of(look_of("name,people,over65\nNorth,1000,180\n")).areas[0].over65_share ==
          0.18);
    CHECK(wrong_with("name,people,over65\nNorth,1000,1800\n") ==
          "mine.csv: “North”: too many are 65 or older; found 1,800 of 1,000, allowed at most nine "
          "in ten");
    // Two of one name.
    const OwnLook twice = look_of("code,name,people\nA1,Newport,1000\nA2,Newport,2000\n");
    CHECK(scenario_of(twice).areas[1].name == "Newport (A2)");
    says(twice, "Several areas are called “Newport”: their codes are added to the name.");
    // By hand.
    CHECK(scenario_of(look_of("code,Gemeinde,Kopf\nA1,Aach,1000\n", {},
                              {{"registered", "Kopf"}, {"name", "Gemeinde"}}))
              .areas[0]
              .name == "Aach");
}

TEST_CASE("a table that cannot be a scenario's areas is refused with its reason") {
    CHECK(wrong_with("name,peple\nNorth,1000\n") ==
          "mine.csv: the table has no column 'registered' (how many people live there)\n"
          "mine.csv: the headings were taken from line 1; found name, peple");
    CHECK(
        wrong_with("name,registred\nNorth,1000\n") ==
        "mine.csv: the table has no column 'registered' (how many people live there); did you "
        "mean 'registred'?\nmine.csv: the headings were taken from line 1; found name, registred");
    CHECK(wrong_with("people,over65\n1000,100\n") ==
          "mine.csv: the table has no column of the areas’ names; allowed a column 'name', 'area' "
          "or 'town'");
    CHECK(wrong_with("name,people\nNorth,0\nSouth,many\n") ==
          "mine.csv:2: row 1, column 'people': out of range; found '0', allowed 1 to "
          "1,000,000,000\nmine.csv:3: row 2, column 'people': not a number; found 'many', allowed "
          "a number");
    CHECK(wrong_with("name,people\nNorth,40\nSouth,50\n") ==
          "mine.csv: too few people in all areas together; found 90, allowed at least 100");
    std::string many = "name,people\n";
    for (int i = 0; i <= 400; ++i)
        many += "Area " + std::to_string(i) + ",1" + std::to_string(i) + "\n";
    CHECK(wrong_with(many) == "mine.csv: too many areas; found 401, allowed at most 400: larger "
                              "areas, or a part of them");
    const OwnLook hand = look_of("name,people\nNorth,1000\n", {}, {{"registerd", "people"}});
    CHECK(text_of(hand.areas.problems) ==
          "mine.csv: the scenario needs no such column; found 'registerd'; did you mean "
          "'registered'?");
}

} // namespace folkmoot
