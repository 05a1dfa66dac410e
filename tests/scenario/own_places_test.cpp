#include "scenario/table/places_file.hpp"

#include "needs.hpp"
#include "tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot {

namespace {

FormulaText simple_needs() {
    FormulaText formula;
    formula.place_word = "area";
    formula.people = "people";
    formula.columns = {{"people", "people", "", {"registered", "population"}},
                       {"deprivation", "index", "", {"deprivation score"}},
                       {"today", "£", "Paid at present", {"paid_today", "paid"}}};
    return formula;
}

PlacesLook look(std::string text, const TableAnswers& answers = {},
                const std::map<std::string, std::string>& by_hand = {}) {
    return look_at_places("t.csv", std::move(text), simple_needs(), by_hand, answers);
}

/// Names of the places, or all that is wrong.
std::string places_of(const PlacesLook& look) {
    if (!look.problems.empty()) return text_of(look.problems);
    std::string text;
    for (const std::string& name : look.table.names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

double total(const PlacesLook& look, const char* column) {
    double sum = 0;
    for (const double value : look.table.find(column)->values) sum += value;
    return sum;
}

const TableQuestion* question(const PlacesLook& look, std::string_view key) {
    for (const TableQuestion& each : look.questions)
        if (each.key == key) return &each;
    return nullptr;
}

using TableNotes = std::vector<std::string>;

const std::string with_totals = "code,name,population,deprivation score,paid today\n"
                                "E92000001,England,160000,21.9,20600000\n"
                                "E12000001,North,93000,28.0,12200000\n"
                                "E06000001,Ashford Vale,41000,24.5,5100000\n"
                                "E06000002,Bexcombe,52000,30.8,7100000\n"
                                "E12000002,South,67000,13.4,8400000\n"
                                "E06000003,Carrow,39000,15.0,5000000\n"
                                "E06000004,Denholm,28000,11.2,3400000\n";

} // namespace

TEST_CASE("rows that are sums of others are left out, and that is said") {
    const PlacesLook found = look(with_totals);
    CHECK(places_of(found) == "Ashford Vale, Bexcombe, Carrow, Denholm");
    CHECK(total(found, "people") == 160'000.0);
    CHECK(total(found, "today") == 20'600'000.0);
    CHECK(found.notes ==
          TableNotes{"3 rows were left out, each because it is the sum of other rows: "
                     "“England”, “North”, “South”."});
    REQUIRE(question(found, "row:E92000001") != nullptr);
    CHECK(question(found, "row:E92000001")->chosen == "leave-out");
    CHECK(question(found, "row:E92000001")->answers.size() == 2);
}

TEST_CASE("a last row that is a total needs no code, and not all of its numbers") {
    const std::string places = "code,name,population,deprivation score,paid today\n"
                               "E06000001,Ashford Vale,41000,24.5,5100000\n"
                               "E06000002,Bexcombe,52000,30.8,7100000\n";
    for (const char* last : {",Total,93000,28,12200000\n", "Total,Total,93000,28,12200000\n",
                             "Total,,93000,..,12200000\n", ",All areas,93000,,12200000\n"}) {
        CAPTURE(std::string(last));
        const PlacesLook found = look(places + last);
        CHECK(places_of(found) == "Ashford Vale, Bexcombe");
        CHECK(found.notes.size() == 1);
    }
    const PlacesLook odd = look(places + ",Total,99000,28,14200000\n");
    CHECK(places_of(odd) == "Ashford Vale, Bexcombe");
    CHECK(odd.notes ==
          TableNotes{"The row “Total” was left out: its name says that it is a sum, though "
                     "its numbers do not add up to it."});
}

TEST_CASE("a person may keep a sum, and leave out any row") {
    const PlacesLook kept = look(with_totals, {{"row:E12000001", "keep"}});
    CHECK(places_of(kept) == "North, Ashford Vale, Bexcombe, Carrow, Denholm");
    CHECK(kept.notes[0] == "“North” counts as a place, as you chose.");
    const PlacesLook left = look(with_totals, {{"row:E06000003", "leave-out"}});
    CHECK(places_of(left) == "Ashford Vale, Bexcombe, Denholm");
    CHECK(left.notes.back() == "The row “Carrow” was left out, as you chose.");
    CHECK(text_of(
              look("id,people,deprivation,today\nA,1,2,3\n", {{"row:A", "leave-out"}}).problems) ==
          "t.csv: no row is left that counts as a place; allowed at least one");
    // Answers to questions of another table change nothing.
    CHECK(places_of(
              look(with_totals, {{"row:X", "keep"}, {"unit:area", "thousands"}, {"gaps", "no"}})) ==
          "Ashford Vale, Bexcombe, Carrow, Denholm");
}

TEST_CASE("one sign of a sum is asked about, not acted on") {
    const PlacesLook found = look("code,name,population,deprivation score,paid today\n"
                                  "E06000001,Ashford Vale,41000,24.5,5100000\n"
                                  "E06000002,Bexcombe,52000,30.8,7100000\n"
                                  "E12000009,South West,44000,20,4000000\n");
    CHECK(places_of(found) == "Ashford Vale, Bexcombe, South West");
    CHECK(found.notes ==
          TableNotes{"“South West” counts as a place, though its code is that of a wider area."});
    REQUIRE(question(found, "row:E12000009") != nullptr);
    CHECK(question(found, "row:E12000009")->chosen == "keep");
}

TEST_CASE("41.200 people are asked about, never a thousandth in silence") {
    const std::string german = "code;name;population;deprivation score;paid today\n"
                               "D01;Altstadt;41.200;18;5.120\nD02;Bergen;38.950;24;5.010\n";
    const PlacesLook open = look(german);
    CHECK(places_of(open) ==
          "t.csv:1: what a point means is not certain: three digits stand behind every one; found "
          "'41.200', allowed 41,200 or 41.2, once it is said which");
    REQUIRE(question(open, "decimal") != nullptr);
    CHECK(question(open, "decimal")->chosen == "");
    CHECK(question(open, "decimal")->sentence ==
          "In this table, three digits stand behind every point: is “41.200” 41,200 or 41.2?");
    const PlacesLook many = look(german, {{"decimal", "thousands"}});
    REQUIRE(many.problems.empty());
    CHECK(total(many, "people") == 80'150.0);
    CHECK(total(many, "today") == 10'130.0);
    CHECK(many.notes == TableNotes{"In this table, “41.200” was read as 41,200, as you chose."});
    CHECK(total(look(german, {{"decimal", "decimals"}}), "people") == doctest::Approx(80.15));
    // Decimals of another column do not decide it.
    const std::string mixed = "code,name,population,deprivation score,paid today\n"
                              "D01,Altstadt,41.200,18.2,5120000\nD02,Bergen,38.950,24.7,5010000\n";
    REQUIRE(question(look(mixed), "decimal:people") != nullptr);
    CHECK(!look(mixed).problems.empty());
    const PlacesLook told = look(mixed, {{"decimal:people", "thousands"}});
    REQUIRE(told.problems.empty());
    CHECK(total(told, "people") == 80'150.0);
    CHECK(total(told, "deprivation") == 42.9);
    // 18,2 shows how decimals are written: then 41.200 is certain.
    const PlacesLook certain =
        look("code;name;population;deprivation score;paid today\n"
             "D01;Altstadt;41.200;18,2;5.120.000\nD02;Bergen;38.950;24,7;5.010.000\n");
    CHECK(total(certain, "people") == 80'150.0);
    CHECK(certain.notes.empty());
}

TEST_CASE("money in thousands and millions is read as its heading or its cells say") {
    struct Money {
        const char *heading, *cell;
        double pounds;
    };
    const Money each[] = {{"paid today (£m)", "5.12", 5.12e6},
                          {"Paid today £000s", "\"5,120\"", 5.12e6},
                          {"Paid today (£'000)", "5120.5", 5'120'500},
                          {"paid_today_(thousands)", "5120", 5.12e6},
                          {"paid today £ million", "5.12", 5.12e6},
                          {"paid today", "£5.12m", 5.12e6},
                          {"paid today", "£5.1bn", 5.1e9},
                          {"paid today", "\"5,120k\"", 5.12e6},
                          {"paid today (£m)", "£5.12m", 5.12e6},
                          {"paid today (£)", "5120000", 5.12e6}};
    for (const Money& money : each) {
        CAPTURE(std::string(money.heading) + " " + money.cell);
        const PlacesLook found =
            look("code,population,deprivation score," + std::string(money.heading) +
                 "\nA,41200,18.2," + money.cell + "\nB,38950,24.7,0\n");
        REQUIRE(places_of(found) == "A, B");
        CHECK(found.table.find("today")->values[0] == money.pounds);
        CHECK(found.notes.size() ==
              (money.pounds == 5.12e6 && std::string(money.cell) == "5120000" ? 0 : 1));
    }
    const std::string thousands =
        "code,population,deprivation score,Paid today £000s\nA,41200,18.2,\"5,120\"\n";
    CHECK(look(thousands).notes ==
          TableNotes{"“Paid today £000s” was read in thousands: “5,120” is 5,120,000."});
    CHECK(question(look(thousands), "unit:today")->chosen == "thousands");
    CHECK(total(look(thousands, {{"unit:today", "ones"}}), "today") == 5120.0);
    const std::string people =
        "code,population (thousands),deprivation score,paid\nA,41.2,18.2,5120000\n";
    CHECK(total(look(people), "people") == 41'200.0);
    const std::string plain = "code,population,deprivation score,paid\nA,41200,18.2,5120\n";
    CHECK(total(look(plain, {{"unit:today", "millions"}}), "today") == 5.12e9);
    CHECK(total(look(plain, {{"unit:today", "hundredths"}}), "today") == 51.2);
}

TEST_CASE("a share in per cent is known by its heading, or asked about") {
    const auto shares = [](const char* heading, const char* one, const char* two,
                           const TableAnswers& answers = {}) {
        return look_at_places("t.csv",
                              "town,registered,paid,change," + std::string(heading) + "\nA,1,2,0," +
                                  one + "\nB,3,4,0," + two + "\n",
                              needs(), {}, answers);
    };
    const PlacesLook percent = shares("poor_share %", "18.2", "0.9");
    REQUIRE(percent.problems.empty());
    CHECK(percent.table.find("poor")->values == std::vector<double>{0.182, 0.009});
    CHECK(percent.notes == TableNotes{"“poor_share %” was read in per cent: “18.2” is 0.182."});
    const PlacesLook open = shares("poor_share %", "0.9", "0.4");
    CHECK(text_of(open.problems) == "t.csv:1: column 'poor_share %': per cent or shares of one is "
                                    "not certain: no number is above 1; found "
                                    "'0.9', allowed 0.9% or 90%, once it is said which");
    CHECK(shares("poor_share %", "0.9", "0.4", {{"unit:poor", "percent"}})
              .table.find("poor")
              ->values == std::vector<double>{0.009, 0.004});
    CHECK(shares("poor_share %", "0.9", "0.4", {{"unit:poor", "shares"}})
              .table.find("poor")
              ->values == std::vector<double>{0.9, 0.4});
    // Without a word in the heading 18.2 is refused, and a way on is offered.
    const PlacesLook refused = shares("poor_share", "18.2", "0.9");
    CHECK(text_of(refused.problems) ==
          "t.csv:2: row 1, column 'poor_share': out of range; found '18.2', allowed 0 "
          "to 1, or 0% to 100%");
    REQUIRE(question(refused, "unit:poor") != nullptr);
    CHECK(shares("poor_share", "18.2", "0.9", {{"unit:poor", "percent"}})
              .table.find("poor")
              ->values[0] == 0.182);
    CHECK(shares("poor_share %", "18%", "0.9%").table.find("poor")->values ==
          std::vector<double>{0.18, 0.009});
}

TEST_CASE("what is not known is listed, and a person may go on without these places") {
    const std::string text =
        "code,name,population,deprivation score,paid today\n"
        "S01,Ashford Vale,41200,18.2,5120000\nS02,Bexcombe,38950,c,5010000\n"
        "S03,Carrow,*,31.5,7120000\nS04,Denholm,27480,..,3300000\n"
        "S05,Elmstead,19870,x,-\nS06,Fenwick,12040,[c],:\nS07,Garth,#N/A,NULL,N/A\n"
        "S08,Holt,10000,20,1000000\n";
    const PlacesLook refused = look(text);
    CHECK(refused.problems.size() == 10);
    CHECK(refused.problems.front().text() ==
          "t.csv:4: row 3, column 'population': not known; found '*', allowed a number");
    REQUIRE(question(refused, "gaps") != nullptr);
    CHECK(question(refused, "gaps")->chosen == "");
    const PlacesLook without = look(text, {{"gaps", "leave-out"}});
    CHECK(places_of(without) == "Ashford Vale, Holt");
    CHECK(
        without.notes ==
        TableNotes{
            "6 places were left out, because a number is not known: Bexcombe (deprivation score), "
            "Carrow "
            "(population), Denholm (deprivation score), Elmstead (deprivation score, paid today), "
            "Fenwick "
            "(deprivation score, paid today), Garth (population, deprivation score, paid today)."});
    // A slip is not a gap.
    CHECK(text_of(look(text + "S09,Ilex,many,20,1\n", {{"gaps", "leave-out"}}).problems) ==
          "t.csv:10: row 9, column 'population': not a number; found 'many', allowed a number");
}

TEST_CASE("accounts write nothing as £-, and minus in brackets") {
    const std::string text =
        "code,population,deprivation score,paid today\n"
        "A01,\"41,200\",18.2,\" £5,120,000 \"\nA02,\"38,950\",24.7,\" £-   \"\n";
    CHECK(look(text).table.find("today")->values == std::vector<double>{5'120'000, 0});
    CHECK(text_of(look(text + "A03,1,2,\"£(10,000)\"\n").problems) ==
          "t.csv:4: row 3, column 'paid today': negative money; found '£(10,000)', allowed 0 or "
          "more");
}

TEST_CASE("a table with titles, notes and codes of its own is read") {
    const PlacesLook found =
        look("\"Table 3: Registered people and payments by area, 2023-24\",,,,\n"
             "Source: a statistics office,,,,\n,,,,\n"
             "Area code,Area name,Registered,Deprivation score,Paid today\n"
             "A01,Ashford Vale,41200,18.2,5120000\nA02,Bexcombe,38950,24.7,5010000\n"
             ",,,,\nNotes,,,,\n1. Figures may not sum because of rounding.,,,,\n");
    CHECK(places_of(found) == "Ashford Vale, Bexcombe");
    CHECK(found.table.ids == std::vector<std::string>{"A01", "A02"});
    CHECK(found.notes.size() == 2);
    const PlacesLook office =
        look("LAD23CD,LAD23NM,population,deprivation score,paid\nE06000001,Ashford Vale,1,2,3\n"
             "E06000002,Bexcombe,2,3,4\n");
    CHECK(office.matches.id == "LAD23CD");
    CHECK(office.matches.name == "LAD23NM");
}

TEST_CASE("headings of two years are joined, and which year counts is not guessed") {
    const std::string text = "Area,,2022-23,,2023-24,\nCode,Name,Population,Paid,Population,Paid\n"
                             "A01,Ashford Vale,41000,5000000,41200,5120000\n"
                             "A02,Bexcombe,38800,4950000,38950,5010000\n";
    FormulaText formula = simple_needs();
    formula.columns.erase(formula.columns.begin() + 1);
    const PlacesLook open = look_at_places("t.csv", text, formula);
    REQUIRE(open.problems.size() == 3);
    CHECK(open.problems[0].what == "the table has no column 'people'");
    CHECK(open.problems[2].text().starts_with(
        "t.csv: the headings were taken from line 2; found Code, Name, 2022-23 Population"));
    CHECK(open.matches.headings[4] == "2023-24 Population");
    const PlacesLook matched = look_at_places(
        "t.csv", text, formula, {{"people", "2023-24 Population"}, {"today", "2023-24 Paid"}});
    REQUIRE(matched.problems.empty());
    CHECK(total(matched, "people") == 80'150.0);
}

TEST_CASE(
    "of several rows a place the column that tells them apart is named, and one may be chosen") {
    const std::string text =
        "year,code,name,population,deprivation score,paid today\n"
        "2022,A01,Ashford Vale,41000,18.2,5000000\n2022,A02,Bexcombe,38800,24.7,4950000\n"
        "2023,A01,Ashford Vale,41200,18.2,5120000\n2023,A02,Bexcombe,38950,24.7,5010000\n";
    const PlacesLook open = look(text);
    CHECK(text_of(open.problems) ==
          "t.csv: places stand in several rows: the column 'year' tells them apart; found '2022', "
          "'2023', allowed "
          "the rows of one of them\n"
          "t.csv:4: row 3, column 'code': stands twice; found 'A01', allowed each place once\n"
          "t.csv:5: row 4, column 'code': stands twice; found 'A02', allowed each place once");
    REQUIRE(question(open, "only:year") != nullptr);
    const PlacesLook one = look(text, {{"only:year", "2023"}});
    CHECK(places_of(one) == "Ashford Vale, Bexcombe");
    CHECK(total(one, "people") == 80'150.0);
    CHECK(one.notes == TableNotes{"Only the rows whose “year” is “2023” count: 2 of 4."});
    CHECK(!look(text, {{"only:year", "1999"}}).problems.empty());
}

TEST_CASE("a refusal says what the table looks like") {
    const std::string one = text_of(look("people and money\n5\n6\n").problems);
    CHECK(one.find("the table seems to have one column only; found 'people and money', allowed "
                   "columns parted by "
                   "commas, semicolons, tabs or |") != std::string::npos);
    CHECK(places_of(look("code|name|population|deprivation score|paid today\nA01|Ashford "
                         "Vale|41200|18.2|5120000\n"
                         "A02|Bexcombe|38950|24.7|5010000\n")) == "Ashford Vale, Bexcombe");
}

} // namespace folkmoot
