#include "labs/funding/lab.hpp"
#include "labs/funding/report.hpp"

#include "labs/funding/cases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace folkmoot {

namespace {

FundingTexts texts(const std::string& table, const TableAnswers& answers = {}) {
    FundingTexts all{"test.json", weighted_formula(), {}, "own.csv", table, {}};
    all.answers = answers;
    all.usual_table_file = "usual.csv";
    all.usual_table = five_places; // £1,000,000 for 10,000 people: £100 a head
    return all;
}

std::string own(const std::string& a, const std::string& b) {
    return "id,name,people,old,imd,today\nX,Xanten,1000,0.1,40," + a + "\nY,Yarrow,3000,0.2,10," +
           b + "\n";
}

} // namespace

TEST_CASE("a person whose table has deprivation is told why there are no fifths") {
    FundingTexts mine = texts(own("100000", "300000"));
    mine.own_table = true;
    CHECK(look_at_table(mine).notes.empty()); // the formula says what deprivation is
    const auto without = [&mine](const std::string& from, const std::string& to) {
        const auto at = mine.formula.find(from);
        REQUIRE(at != std::string::npos);
        mine.formula.replace(at, from.size(), to);
    };
    without(R"("deprivation": "imd", )", "");
    CHECK(look_at_table(mine).notes ==
          std::vector<std::string>{
              "Your column “imd” is read as “imd”, but this formula does not say which column is "
              "deprivation, so nothing is told of the most deprived fifth of people. To have it "
              "told, add to the formula: \"deprivation\": \"imd\"."});
    mine.table.replace(mine.table.find("imd"), 3, "Poverty rate,imd");
    mine.table.replace(mine.table.find("0.1,"), 4, "0.1,12,");
    mine.table.replace(mine.table.find("0.2,"), 4, "0.2,15,");
    CHECK(look_at_table(mine).notes ==
          std::vector<std::string>{
              "Your column “Poverty rate” is not used: this formula does not say which column is "
              "deprivation, so nothing is told of the most deprived fifth of people. To have it "
              "told, add it to the formula’s “columns”, and its name there as “deprivation”."});
    // The tables that come with Folkmoot are as their formulas want them.
    mine.own_table = false;
    CHECK(look_at_table(mine).notes.empty());
}

TEST_CASE("money a hundredfold away from the formula's own table is doubted, both ways") {
    const PlacesLook little = look_at_table(texts(own("100", "300")));
    REQUIRE(little.problems.empty());
    CHECK(little.notes == std::vector<std::string>{
                              "Doubtful: “today” comes to £0.10 a head, and in the formula's own "
                              "table it is £100.00. Is it counted in thousands?"});
    REQUIRE(little.questions.size() == 1);
    CHECK(little.questions[0].key == "unit:today");
    CHECK(little.questions[0].chosen == "ones");
    const PlacesLook answered =
        look_at_table(texts(own("100", "300"), {{"unit:today", "thousands"}}));
    CHECK(answered.table.find("today")->values == std::vector<double>{100'000, 300'000});
    CHECK(answered.notes ==
          std::vector<std::string>{"“today” was read in thousands: “100” is 100,000."});
    const PlacesLook much = look_at_table(texts(own("10000000", "30000000")));
    CHECK(much.notes == std::vector<std::string>{
                            "Doubtful: “today” comes to £10,000 a head, and in the formula's own "
                            "table it is £100.00. Is it counted in hundredths (pence)?"});
    // Just short of a hundredfold, and where there is nothing to compare with.
    CHECK(look_at_table(texts(own("1010", "3030"))).notes.empty());
    CHECK(look_at_table(texts(own("9900000", "29700000"))).notes.empty());
    FundingTexts alone = texts(own("100", "300"));
    alone.usual_table.clear();
    CHECK(look_at_table(alone).notes.empty());
    // Not thrown away on the way to the answer.
    const auto read = read_funding_case(texts(own("100", "300")));
    REQUIRE(read);
    CHECK(read->notes == little.notes);
    CHECK(read->questions.size() == 1);
}

TEST_CASE("a column that is the same everywhere is named, whatever the formula") {
    const std::string tilt =
        formula_text("tilt", lever("extra", "index", 0.3, 0, 1), R"json("steps": [
      {"name": "spread", "is": "max(imd) - min(imd)", "unit": "index"},
      {"name": "poverty", "is": "(imd - min(imd)) / spread", "unit": "share"},
      {"name": "allocation", "is": "sum(today) * share_of(people * (1 + extra * poverty))", "unit": "£"}],
      "allocation": "allocation")json");
    const FundingCase same =
        funding_case(tilt, {}, "id,people,old,imd,today\nA,10,0.1,20,100\nB,20,0.1,20,100\n");
    const auto answer = answer_funding(same, FundingAgainst::today, nullptr);
    REQUIRE(!answer);
    CHECK(answer.problems().front().text() ==
          "table: every place has the same 'imd', and the formula tells places apart by it; found "
          "20.00, allowed "
          "places that differ, or a formula that does without it");
    CHECK(answer.problems().size() == 1);
    const FundingCase one = funding_case(tilt, {}, "id,people,old,imd,today\nA,10,0.1,20,100\n");
    const auto single = answer_funding(one, FundingAgainst::today, nullptr);
    REQUIRE(!single);
    CHECK(single.problems().front().text() ==
          "table: there is one place only, and the formula compares places with each other; found "
          "A, allowed two "
          "places or more");
    // Places that differ are not blamed.
    const FundingCase differ =
        funding_case(tilt, {}, "id,people,old,imd,today\nA,10,0.1,20,100\nB,20,0.1,30,100\n");
    CHECK(answer_funding(differ, FundingAgainst::today, nullptr));
}

TEST_CASE("the report carries what was left out, whose figures they are, and no formula of a "
          "spreadsheet") {
    FundingTexts given = texts("id,name,people,old,imd,today\nX,=1+1,1000,0.1,40,100000\n"
                               "Y,Yarrow,3000,0.2,10,310000\n,Total,4000,,,410000\n");
    given.table_file = "some/folder/own.csv";
    given.own_table = true;
    const auto read = read_funding_case(given);
    REQUIRE(read);
    const auto answer = answer_funding(*read, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    const FundingReport report{.of = *read, .answer = *answer};
    const std::string json = funding_json(report), csv = funding_csv(report);
    const std::string note = "The row “Total” was left out: it is the sum of other rows.";
    CHECK(json.find("\"notes\":[\"" + note + "\"]") != std::string::npos);
    CHECK(json.find(". " + note + "\"") != std::string::npos);
    CHECK(json.find("Figures: your table “own.csv”, not checked by Folkmoot.") !=
          std::string::npos);
    CHECK(csv.starts_with(std::string(byte_order_mark) +
                          "id,name,people,allocation (£),per_head (£/person),"));
    CHECK(csv.find("X,'=1+1,1000,") != std::string::npos);
    CHECK(std::ranges::count(csv, '\n') == 3);
    CHECK(csv.find(",not checked") == std::string::npos);
    CHECK(csv.find(note) != std::string::npos);
    CHECK(csv.find(note) == csv.rfind(note));
    // It is read back as it was written.
    const auto table = read_delimited("out.csv", csv);
    REQUIRE(table);
    CHECK(table->cell(0, 1) == "=1+1");
}

} // namespace folkmoot
