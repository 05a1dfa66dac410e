#include "scenario/table/places_file.hpp"

#include "needs.hpp"
#include "tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

namespace {

const std::string tiny_table = "Town,List Size,Paid,poor_share,change\n"
                               "Ashby,100,\"£1,000\",0.1,-5\n"
                               "Barton,50,£1000,20%,(7)\n"
                               "Corley,10,400,0.3,0\n";

std::string problems_of_places(std::string text,
                               const std::map<std::string, std::string>& by_hand = {}) {
    const auto places = read_places_file("towns.csv", std::move(text), needs(), by_hand);
    return places ? "" : text_of(places.problems());
}

struct BrokenPlaces {
    const char *from, *to, *message;
};

// clang-format off
const BrokenPlaces broken_places[] = {
    {"100", "",
     "towns.csv:2: row 1, column 'List Size': empty; allowed a number"},
    {"100", "many",
     "towns.csv:2: row 1, column 'List Size': not a number; found 'many', allowed a number"},
    {"100", "-1",
     "towns.csv:2: row 1, column 'List Size': fewer than none; found '-1', allowed 0 or more"},
    {"100", "1e999",
     "towns.csv:2: row 1, column 'List Size': not a number; found '1e999', allowed a number"},
    {"100", "NaN",
     "towns.csv:2: row 1, column 'List Size': not a number; found 'NaN', allowed a number"},
    {"100", "n/a",
     "towns.csv:2: row 1, column 'List Size': not known; found 'n/a', allowed a number"},
    {"100", "*",
     "towns.csv:2: row 1, column 'List Size': not known; found '*', allowed a number"},
    {"100", "1.2.3",
     "towns.csv:2: row 1, column 'List Size': not a number; found '1.2.3', allowed a number"},
    {"100", "12,00",
     "towns.csv:2: more cells than the header has; found 6 cells, allowed 5 cells"},
    {"100", "\"12,00\"",
     "towns.csv:2: row 1, column 'List Size': not a number; found '12,00', allowed a number"},
    {"100", "100 people",
     "towns.csv:2: row 1, column 'List Size': not a number; found '100 people', allowed a number"},
    {"400", "-400",
     "towns.csv:4: row 3, column 'Paid': negative money; found '-400', allowed 0 or more"},
    {"400", "(400)",
     "towns.csv:4: row 3, column 'Paid': negative money; found '(400)', allowed 0 or more"},
    {"400", "£",
     "towns.csv:4: row 3, column 'Paid': not a number; found '£', allowed a number"},
    {"400", "#REF!",
     "towns.csv:4: row 3, column 'Paid': not a number; found '#REF!', allowed a number"},
    {"0.3", "30",
     "towns.csv:4: row 3, column 'poor_share': out of range; found '30', allowed 0 to 1, or 0% to 100%"},
    {"0.3", "-1%",
     "towns.csv:4: row 3, column 'poor_share': out of range; found '-1%', allowed 0 to 1, or 0% to 100%"},
    {"0.3", "101%",
     "towns.csv:4: row 3, column 'poor_share': out of range; found '101%', allowed 0 to 1, or 0% to 100%"},
    {"Corley", "",
     "towns.csv:4: row 3, column 'Town': empty; allowed what identifies the place"},
    {"Corley", "Ashby",
     "towns.csv:4: row 3, column 'Town': stands twice; found 'Ashby', allowed each place once"},
    {"List Size", "Liszt",
     "towns.csv: the table has no column 'registered' (Who lives there)"},
    {"List Size", "registred",
     "towns.csv: the table has no column 'registered' (Who lives there); did you mean 'registred'?"},
    {"Paid", "Payd",
     "towns.csv: the table has no column 'paid' (Paid last year); did you mean 'Payd'?"},
    {"Paid", "",
     "towns.csv:1: column 3 has no heading"},
    {"Paid", "Town",
     "towns.csv:1: column 3 has the heading of column 1; found 'Town', allowed each heading once"},
    {"change\n", "change\n,,,,\nDenby,,,,\n",
     "towns.csv:3: row 1, column 'List Size': empty; allowed a number\n"
     "towns.csv:3: row 1, column 'Paid': empty; allowed a number\n"
     "towns.csv:3: row 1, column 'poor_share': empty; allowed a number\n"
     "towns.csv:3: row 1, column 'change': empty; allowed a number"},
    {"Corley,10,400,0.3,0", "Corley,10,400,0.3",
     "towns.csv:4: fewer cells than the header has; found 4 cells, allowed 5 cells"},
    {"Corley,10,400,0.3,0", "Corley,10,400,0.3,0,9",
     "towns.csv:4: more cells than the header has; found 6 cells, allowed 5 cells"},
    {"Corley", "\"Corley",
     "towns.csv:4:1: a quotation mark is not closed; allowed a second \" at the end of the cell"},
    {"Corley", "\"Cor\"ley",
     "towns.csv:4:6: text after a closing quotation mark; allowed the delimiter or the end of the line; write \"\" for a quotation mark in a cell"},
    {"Ashby,100,\"£1,000\",0.1,-5\nBarton,50,£1000,20%,(7)\nCorley,10,400,0.3,0\n", "",
     "towns.csv:1: the table has a header and no rows; allowed at least one row"},
    {"100,\"£1,000\",0.1,-5", "p,q,r,s",
     "towns.csv:2: row 1, column 'List Size': not a number; found 'p', allowed a number\n"
     "towns.csv:2: row 1, column 'Paid': not a number; found 'q', allowed a number\n"
     "towns.csv:2: row 1, column 'poor_share': not a number; found 'r', allowed a number\n"
     "towns.csv:2: row 1, column 'change': not a number; found 's', allowed a number"},
    {"Town,List Size,Paid,poor_share,change", "1,2,3,4,5",
     "towns.csv: the table has no column 'registered' (Who lives there)\n"
     "towns.csv: the table has no column 'paid' (Paid last year)\n"
     "towns.csv: the table has no column 'poor'\n"
     "towns.csv: the table has no column 'change'\n"
     "towns.csv: the headings were taken from line 1; found 1, 2, 3, 4, 5"},
};
// clang-format on

} // namespace

TEST_CASE("a spreadsheet's headings are found under other names") {
    const auto places = read_places_file("towns.csv", tiny_table, needs());
    REQUIRE(places);
    CHECK(places->table.ids == std::vector<std::string>{"Ashby", "Barton", "Corley"});
    CHECK(places->table.find("registered")->values == std::vector<double>{100, 50, 10});
    CHECK(places->table.find("paid")->values == std::vector<double>{1000, 1000, 400});
    CHECK(places->table.find("poor")->values == std::vector<double>{0.1, 0.2, 0.3});
    CHECK(places->table.find("change")->values == std::vector<double>{-5, -7, 0});
    CHECK(places->matches.columns[0].heading == "List Size");
    CHECK(!places->matches.columns[0].by_hand);
    CHECK(places->matches.id == "Town");
}

TEST_CASE("every slip in a table is told with its row and column") {
    REQUIRE(problems_of_places(tiny_table) == "");
    for (const BrokenPlaces& row : broken_places) {
        CAPTURE(std::string(row.from) + " -> " + row.to);
        CHECK(problems_of_places(replaced(tiny_table, row.from, row.to)) ==
              std::string(row.message));
    }
}

TEST_CASE("a column's own name comes before other names, whatever the order") {
    const auto table =
        read_delimited("t.csv", "id,amount,patients,registered,paid,poor,change\na,1,2,3,4,0,0\n");
    REQUIRE(table);
    const ColumnMatches matches = match_columns(*table, needs());
    CHECK(matches.columns[0].heading == "registered");
    CHECK(matches.columns[1].heading == "paid");
}

TEST_CASE("a person's own matching comes first, and is checked") {
    const std::string text =
        "code,name,A,B,C,D,lat,lon\n7,Ashby,1,2,0.5,4,51.5,-2\n8,,3,4,0.5,6,52,-1\n";
    const std::map<std::string, std::string> by_hand{
        {"registered", "A"}, {"paid", "B"}, {"poor", "C"}, {"change", "D"}};
    const auto places = read_places_file("t.csv", text, needs(), by_hand);
    REQUIRE(places);
    CHECK(places->table.ids == std::vector<std::string>{"7", "8"});
    CHECK(places->table.names == std::vector<std::string>{"Ashby", "8"});
    CHECK(places->table.find("paid")->values == std::vector<double>{2, 4});
    CHECK(places->table.find("latitude")->values == std::vector<double>{51.5, 52});
    CHECK(places->table.find("longitude")->values == std::vector<double>{-2, -1});
    CHECK(places->matches.columns[1].by_hand);
    CHECK(problems_of_places(tiny_table, {{"registred", "Paid"}, {"paid", "Pai"}}) ==
          "towns.csv: the table has no such column; found 'Pai'; did you mean 'Paid'?\n"
          "towns.csv: the formula needs no such column; found 'registred'; did you mean "
          "'registered'?");
}

TEST_CASE("a table with decimal commas is read as a whole with decimal commas") {
    const auto places = read_places_file(
        "t.csv", "id;registered;paid;poor;change\na;1.234;1.000,50;0,5;-1\nb;2;3;0,25;0\n",
        needs());
    REQUIRE(places);
    CHECK(places->table.find("registered")->values == std::vector<double>{1234, 2});
    CHECK(places->table.find("paid")->values == std::vector<double>{1000.5, 3});
}

TEST_CASE("cells pasted from a spreadsheet are read") {
    const auto places = read_places_file(
        "pasted", "town\tregistered\tpaid\tpoor\tchange\r\nAshby\t1,234\t£5\t5%\t0\r\n", needs());
    REQUIRE(places);
    CHECK(places->table.find("registered")->values == std::vector<double>{1234});
}

TEST_CASE("positions that are not known for every place are left out") {
    const auto places = read_places_file(
        "t.csv", "id,registered,paid,poor,change,lat,lon\na,1,2,0,0,51,\nb,1,2,0,0,52,1\n",
        needs());
    REQUIRE(places);
    CHECK(places->table.find("latitude") != nullptr);
    CHECK(places->table.find("longitude") == nullptr);
}

} // namespace folkmoot
