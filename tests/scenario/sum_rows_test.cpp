#include "scenario/table/sum_rows.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

namespace {

struct Row {
    std::string_view code, name;
    double people = 0, money = 0;
};

std::vector<SumRow> sums(const std::vector<Row>& rows) {
    std::vector<std::string_view> codes, names;
    std::vector<std::vector<double>> counts(2);
    for (const Row& row : rows) {
        codes.push_back(row.code);
        names.push_back(row.name);
        counts[0].push_back(row.people);
        counts[1].push_back(row.money);
    }
    return sum_rows({codes, names, counts, "area"});
}

/// Names of the rows that are left out, and of those that are asked about, behind "?".
std::string left_out(const std::vector<Row>& rows) {
    std::string text;
    for (const SumRow& sum : sums(rows))
        text += (text.empty() ? "" : " ") + std::string(sum.certain ? "" : "?") +
                std::string(rows[sum.row].name);
    return text;
}

const Row ashford{"E06000001", "Ashford", 41000, 5100000}, bex{"E06000002", "Bex", 52000, 7100000},
    carrow{"E06000003", "Carrow", 39000, 5000000}, denholm{"E06000004", "Denholm", 28000, 3400000};
const Row north{"E12000001", "North", 93000, 12200000}, south{"E12000002", "South", 67000, 8400000};
const Row england{"E92000001", "England", 160000, 20600000};

Row without_code(Row row) {
    row.code = row.name;
    return row;
}

} // namespace

TEST_CASE("a country and its regions are sums wherever they stand") {
    CHECK(left_out({england, north, ashford, bex, south, carrow, denholm}) ==
          "England North South");
    CHECK(left_out({ashford, bex, north, carrow, denholm, south, england}) ==
          "North South England");
    CHECK(left_out({england, north, south, ashford, carrow, bex, denholm}) ==
          "England North South");
    CHECK(left_out({ashford, england, carrow, north, bex, south, denholm}) ==
          "England North South");
    CHECK(sums({england, north, ashford, bex, south, carrow, denholm})[0] ==
          SumRow{.row = 0, .by_name = true, .by_code = true, .by_sum = true, .certain = true});
}

TEST_CASE("sums are known without codes by what they come to") {
    const std::vector<Row> rows{england, north, ashford, bex, south, carrow, denholm};
    std::vector<Row> plain;
    for (const Row& row : rows) plain.push_back(without_code(row));
    CHECK(left_out(plain) == "England North South");
}

TEST_CASE("a row called Total is a sum, first, last or in the middle, even if it is rounded") {
    const Row total{"", "Total", 160000, 20600000};
    CHECK(left_out({ashford, bex, carrow, denholm, total}) == "Total");
    CHECK(left_out({total, ashford, bex, carrow, denholm}) == "Total");
    CHECK(left_out({ashford, bex, total, carrow, denholm}) == "Total");
    CHECK(left_out({ashford, bex, carrow, denholm, {"X1", "Grand total", 171000, 22000000}}) ==
          "Grand total");
    for (const std::string_view name : {"total", "TOTAL", "Totals", "All areas", "Total England",
                                        "North total", "Sub-total", "Insgesamt"})
        CHECK(is_total_name(name, "area"));
    for (const std::string_view name :
         {"Totley", "Allerton", "Summerhill", "All Saints", "England", ""})
        CHECK(!is_total_name(name, "area"));
}

TEST_CASE("parts that were rounded one by one still come to their sum") {
    // Thousands, each rounded: 10.4 + 20.4 + 30.4 = 61.2.
    CHECK(left_out({{"a", "A", 10000, 1000000},
                    {"b", "B", 20000, 2100000},
                    {"c", "C", 30000, 3300000},
                    {"e", "England", 61000, 6400000}}) == "England");
}

TEST_CASE("a table of nothing but regions, countries or one kind of area is a table of places") {
    CHECK(left_out({north, south, {"E12000003", "East", 50000, 9000000}}) == "");
    CHECK(left_out({ashford, bex, carrow, denholm}) == "");
    CHECK(left_out({{"E92000001", "England", 56000000, 9},
                    {"S92000003", "Scotland", 5400000, 8},
                    {"W92000004", "Wales", 3100000, 7},
                    {"N92000002", "Northern Ireland", 1900000, 6}}) == "");
    CHECK(left_out({{"E54000001", "One", 900000, 9}, {"E54000002", "Two", 800000, 8}}) == "");
    CHECK(left_out({england}) == "");
    // Counties among unitary authorities are places; among their own districts they are sums.
    const Row county{"E10000001", "Shire", 80000, 8400000};
    CHECK(left_out({county, ashford, bex}) == "");
    CHECK(left_out({county,
                    {"E07000001", "East Shire", 50000, 5000000},
                    {"E07000002", "West Shire", 30000, 3400000},
                    ashford}) == "Shire");
    // Scotland and Wales stand beside the regions of England; the United Kingdom is their sum.
    CHECK(left_out({north,
                    south,
                    {"S92000003", "Scotland", 54000, 8000000},
                    {"W92000004", "Wales", 31000, 7000000},
                    {"K02000001", "United Kingdom", 245000, 35600000}}) == "United Kingdom");
}

TEST_CASE("one sign alone is asked about") {
    // A region's code among smaller places, with numbers of its own.
    CHECK(left_out({ashford, bex, {"E12000009", "South West", 44000, 4000000}}) == "?South West");
    // Small numbers add up by chance.
    CHECK(left_out({{"a", "A", 3, 40}, {"b", "B", 1, 25}, {"c", "C", 2, 15}}) == "?A");
}

TEST_CASE("places that are alike, and numbers that are not known, are no sums") {
    CHECK(left_out({{"a", "A", 100, 1000}, {"b", "B", 100, 1000}}) == "");
    CHECK(left_out({{"a", "A", 0, 0}, {"b", "B", 0, 0}, {"c", "C", 0, 0}}) == "");
    const double none = std::nan("");
    CHECK(left_out({{"a", "A", none, 1000}, {"b", "B", 100, none}, {"c", "C", none, none}}) == "");
    CHECK(sum_rows({{}, {}, {}, ""}).empty());
}

TEST_CASE("a hundred thousand places without a sum are looked at quickly and left alone") {
    std::vector<std::string> names;
    std::vector<Row> rows;
    names.reserve(100'000);
    std::uint32_t state = 1;
    const auto next = [&] { return (state = state * 1664525U + 1013904223U) >> 8U; };
    for (int i = 0; i < 100'000; ++i) {
        names.push_back("p" + std::to_string(i));
        rows.push_back({names.back(), names.back(), 500.0 + next() % 20'000U,
                        100'000.0 + next() % 3'000'000U});
    }
    CHECK(left_out(rows) == "");
}

} // namespace folkmoot
