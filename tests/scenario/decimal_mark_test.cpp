#include "scenario/table/decimal_mark.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace folkmoot {

namespace {

/// Of two columns, the first of people: ". " or ", " for what decimals are written with, "?" and an
/// example where it is open, and doubts about single columns.
std::string marks(std::string text) {
    const auto table = read_delimited("t.csv", std::move(text));
    REQUIRE(table);
    std::vector<MarkedColumn> columns;
    for (std::size_t i = 0; i < table->columns(); ++i) columns.push_back({i, i == 0});
    const DecimalMarks found = decimal_marks(*table, columns);
    std::string told = found.open ? "?" + found.example : found.decimal_comma ? "," : ".";
    for (const DecimalMarks::Doubt& doubt : found.doubts)
        told += " ?" + std::to_string(doubt.position) + ":" + doubt.example;
    return told;
}

} // namespace

TEST_CASE("what is certain about points and commas is understood") {
    CHECK(marks("people,score\n41200,18.2\n") == ".");
    CHECK(marks("people,score\n\"41,200\",18.2\n") == ".");
    CHECK(marks("people,score\n\"41,200\",18\n") == ".");
    CHECK(marks("people;score\n41.200;18,2\n38.950;24,7\n") == ",");
    CHECK(marks("people;score\n41 200;0,125\n") == ",");
    CHECK(marks("people;paid\n41;5.120.000\n") == ",");
    CHECK(marks("people;paid\n41;5,120,000\n") == ".");
    CHECK(marks("people;paid\n41;1.234,567\n") == ",");
    CHECK(marks("people;score\n977.6;0.125\n") == ".");
    CHECK(marks("people\tscore\n1,234\t5\n") == ".");
    // An index with three decimals in a table parted by commas.
    CHECK(marks("people,score\n41200,18.250\n") == ".");
    CHECK(marks("people;score\n41200;18\n") == ".");
}

TEST_CASE("three digits behind every mark are not certain, and are asked about") {
    CHECK(marks("people;score\n41.200;18\n38.950;24\n") == "?41.200");
    CHECK(marks("people,score\n41.200,18\n38.950,24\n") == "?41.200");
    CHECK(marks("people\tscore\n41.200\t18\n") == "?41.200");
    CHECK(marks("people;score\n41,200;18\n") == "?41,200");
    CHECK(marks("people;score\n41;18,250\n") == "?18,250");
    // Decimals elsewhere do not make fractions of people likely.
    CHECK(marks("people;score\n41.200;18.2\n38.950;24.7\n") == ". ?0:41.200");
    CHECK(marks("people;score\n41,200;18,2\n38,950;24,7\n") == ", ?0:41,200");
    CHECK(marks("people;score\n41.200;18.2\n38.95;24.7\n") == ".");
}

TEST_CASE("a number's two readings are written out") {
    CHECK(readings_of("41.200").as_thousands == "41,200");
    CHECK(readings_of("41.200").as_decimals == "41.2");
    CHECK(readings_of("£5,120").as_thousands == "5,120");
    CHECK(readings_of("£5,120").as_decimals == "5.12");
}

} // namespace folkmoot
