#include "core/table/delimited.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace folkmoot {

namespace {

/// Cells by row, header first: "a|b/1|2".
std::string cells_of(std::string text) {
    const auto table = read_delimited("t.csv", std::move(text));
    if (!table) return text_of(table.problems());
    std::string all;
    for (std::size_t c = 0; c < table->columns(); ++c)
        all += (c > 0 ? "|" : "") + std::string(table->heading(c));
    for (std::size_t r = 0; r < table->rows(); ++r)
        for (std::size_t c = 0; c < table->columns(); ++c)
            all += (c > 0 ? "|" : "/") + std::string(table->cell(r, c));
    return all;
}

using namespace std::string_literals;

struct Table {
    const char* what;
    std::string text;
    const char* cells;
};

// clang-format off
const Table tables[] = {
    {"commas", "a,b\n1,2\n3,4\n", "a|b/1|2/3|4"},
    {"no line end at the end", "a,b\n1,2", "a|b/1|2"},
    {"semicolons, with commas in numbers", "a;b\n1,5;2\n", "a|b/1,5|2"},
    {"tabs, as a spreadsheet pastes", "a b\tc,d\n1,234\t2\n", "a b|c,d/1,234|2"},
    {"Windows line ends", "a,b\r\n1,2\r\n", "a|b/1|2"},
    {"old Mac line ends", "a,b\r1,2\r", "a|b/1|2"},
    {"a byte-order mark", "\xEF\xBB\xBF" "a,b\n1,2\n", "a|b/1|2"},
    {"blank lines", "\n\na,b\n\n1,2\n  \n3,4\n\n", "a|b/1|2/3|4"},
    {"rows of empty cells", "a,b\n,\n1,2\n,,,\n", "a|b/1|2"},
    {"empty cells after the last heading", "a,b,,\n1,2,,\n", "a|b/1|2"},
    {"an empty cell", "a,b\n1,\n", "a|b/1|"},
    {"blanks around cells", " a , b \n 1 ,\t2 \n", "a|b/1|2"},
    {"a quoted comma", "a,b\n\"1,5\",2\n", "a|b/1,5|2"},
    {"a doubled quotation mark", "a,b\n\"the \"\"best\"\" town\",2\n", "a|b/the \"best\" town|2"},
    {"a line end in a cell", "a,b\n\"1\n2\",3\n", "a|b/1\n2|3"},
    {"blanks around quotes", "a,b\n \"1\" , \" 2 \" \n", "a|b/1|2"},
    {"a quotation mark inside a cell", "a,b\n5\" pipe,2\n", "a|b/5\" pipe|2"},
    {"a quoted delimiter in the header", "\"a;b;c\",d\n1,2\n", "a;b;c|d/1|2"},
    {"an empty quoted cell", "a,b\n\"\",2\n", "a|b/|2"},
    {"one column", "a\n1\n2\n", "a/1/2"},
    {"pounds as Windows saves them", "a,b\n\xA3" "5,caf\xE9\n", "a|b/£5|café"},
    {"euros as Windows saves them", "a,b\n\x80" "5,2\n", "a|b/€5|2"},
    {"bars", "a|b|c\n1|2,5|3\n", "a|b|c/1|2,5|3"},
    {"a first line that tells the delimiter", "sep=;\r\na,b;c\r\n1;2\r\n", "a,b|c/1|2"},
    {"the same in quotes", "\"SEP=|\"\na,b|c\n1|2\n", "a,b|c/1|2"},
    {"a title, a source and a blank line above", "\"Table 3: Paid by area, 2023-24\",,\nSource: a statistics office,,\n,,\ncode,name,paid\nA,Ashby,1\nB,Barton,2\n", "code|name|paid/A|Ashby|1/B|Barton|2"},
    {"a title with bare commas above semicolons", "Table 3: Paid by area, in pounds, 2023-24\ncode;name;paid\nA;Ashby;1,5\nB;Barton;2,5\n", "code|name|paid/A|Ashby|1,5/B|Barton|2,5"},
    {"a title in one cell above tabs", "Paid by area\n\ncode\tname\tpaid\nA\tAshby\t1\n", "code|name|paid/A|Ashby|1"},
    {"notes below", "code,name,paid\nA,Ashby,1\nB,Barton,2\n\nNotes\n1. Figures may not sum, because of rounding.\nSource: an office, 2023\n", "code|name|paid/A|Ashby|1/B|Barton|2"},
    {"notes below that are filled up with cells", "code,name,paid\nA,Ashby,1\n,,\nNotes,,\n1. Rounded.,,\n", "code|name|paid/A|Ashby|1"},
    {"a sentence below", "code,name,paid\nA,Ashby,1\nFigures may not sum because of rounding.,,\n", "code|name|paid/A|Ashby|1"},
    {"a last place of which nothing is known is no note", "code,name,paid\nA,Ashby,1\nB,Notes Green,\n", "code|name|paid/A|Ashby|1/B|Notes Green|"},
    {"a last place without its name is no note", "name,people,paid\nAshby,1,2\nNew Barton,,\n", "name|people|paid/Ashby|1|2/New Barton||"},
    {"a last person of whom nothing is known is no note", "arm,came,age\nletter,1,30\nletter,,\n", "arm|came|age/letter|1|30/letter||"},
    {"two rows of headings", "Area,,2022-23,,2023-24,\nCode,Name,Population,Paid,Population,Paid\nA,Ashby,1,2,3,4\nB,Barton,5,6,7,8\n", "Code|Name|2022-23 Population|2022-23 Paid|2023-24 Population|2023-24 Paid/A|Ashby|1|2|3|4/B|Barton|5|6|7|8"},
    {"a unit over two columns", "Area,,£000s,\nCode,Name,Paid,Target\nA,Ashby,1,2\nB,Barton,5,6\n", "Code|Name|£000s Paid|£000s Target/A|Ashby|1|2/B|Barton|5|6"},
    {"units under the headings", "code,name,paid\n,,(£000s)\nA,Ashby,1\nB,Barton,5\n", "code|name|paid (£000s)/A|Ashby|1/B|Barton|5"},
    {"a title above two rows of headings", "Table 1\n\nArea,,2022,\nCode,Name,Paid,Due\nA,Ashby,1,2\nB,Barton,5,6\n", "Code|Name|Paid|Due/A|Ashby|1|2/B|Barton|5|6"},
    {"text in every row is no second row of headings", "arm,town,came\nletter,Ashby,yes\ncontrol,Barton,no\n", "arm|town|came/letter|Ashby|yes/control|Barton|no"},
    {"an apostrophe that guards against formulas", "a,b\n'=1+1,'-x\n'twas,'5\n", "a|b/=1+1|-x/'twas|'5"},
    {"UTF-16 with its mark", "\xFF\xFE" "a\0\t\0b\0\n\0" "1\0\t\0" "2\0"s, "a|b/1|2"},
};

const Table broken_tables[] = {
    {"nothing", "", "t.csv: the table is empty; allowed a header and at least one row"},
    {"blank lines only", "\n\r\n , ,\n", "t.csv: the table is empty; allowed a header and at least one row"},
    {"a header only", "\na,b\n", "t.csv:2: the table has a header and no rows; allowed at least one row"},
    {"an unclosed quote", "a,b\n1,\"2\n3,4\n", "t.csv:2:3: a quotation mark is not closed; allowed a second \" at the end of the cell"},
    {"text after a quote", "a,b\n\"1\"x,2\n", "t.csv:2:4: text after a closing quotation mark; allowed the delimiter or the end of the line; write \"\" for a quotation mark in a cell"},
    {"too many cells", "a,b\n1,2\n1,2,3\n", "t.csv:3: more cells than the header has; found 3 cells, allowed 2 cells"},
    {"too few cells", "a,b,c\n1,2\n", "t.csv:2: fewer cells than the header has; found 2 cells, allowed 3 cells"},
    {"a column without heading", "a,,c\n1,2,3\n", "t.csv:1: column 2 has no heading"},
    {"the same heading twice", "a,b,a\n1,2,3\n", "t.csv:1: column 3 has the heading of column 1; found 'a', allowed each heading once"},
    {"an Excel file", "PK\x03\x04 and so on", "t.csv: this is a spreadsheet program's own file; allowed a table of text: save it as CSV"},
    {"headings that are too few stay the headings", "arm,outcome\nletter,yes,A\ncontrol,no,B\nletter,no,C\n", "t.csv:1: the headings were taken from this line; if they stand elsewhere, leave out the lines above them; found “arm”\nt.csv:2: more cells than the header has; found 3 cells, allowed 2 cells\nt.csv:3: more cells than the header has; found 3 cells, allowed 2 cells\nt.csv:4: more cells than the header has; found 3 cells, allowed 2 cells"},
    {"two slips at once", "a,b\n1\n1,2,3\n", "t.csv:2: fewer cells than the header has; found 1 cell, allowed 2 cells\nt.csv:3: more cells than the header has; found 3 cells, allowed 2 cells"},
};

struct Number {
    const char* cell;
    double value;
};
const Number sound_numbers[] = {
    {"0", 0}, {"-0", 0}, {"7", 7}, {"-7", -7}, {"+7", 7}, {"007", 7}, {".5", 0.5}, {"5.", 5}, {"1e3", 1000},
    {"1.5E-2", 0.015}, {"0.1", 0.1}, {"123456789012345678", 123456789012345678.0},
    {"0.30000000000000004", 0.30000000000000004}, {"179769313486231570000e288", 1.7976931348623157e308},
    {"4.9406564584124654e-324", 4.9406564584124654e-324}, {"9007199254740993", 9007199254740992.0},
    {"1,234,567", 1234567}, {"1 234 567.5", 1234567.5}, {"12\u00A0345", 12345}, {"1\u202F234", 1234},
    {"£5", 5}, {"£ 1,234.50", 1234.5}, {"5 €", 5}, {"$3", 3}, {"-£5", -5}, {"£-5", -5}, {"−£5", -5}, {"(5)", -5},
    {"(£1,000)", -1000}, {"(1,000 £)", -1000}, {"12.5%", 0.125}, {"12.5 %", 0.125}, {"-3%", -0.03}, {"0.1%", 0.001}, {"  42  ", 42},
};
const char* const no_numbers[] = {
    "", " ", "-", "+", "£", "%", "()", "abc", "1x", "1,5", "12,34", "1,2345", "1,,234", ",123", "1.2.3", "1e", "1e+", "1e99999",
    "1e309", "nan", "NaN", "inf", "Infinity", "0x10", "--5", "(-5)", "£5%", "1 2", "1-2", "5m", "5k", "£m", "£-m", "£5x", "(£-5)", "£(-5)", "£5 millions of", "5£5", "££5", "n/a", "..", "1,234.5,6",
};
// clang-format on

} // namespace

TEST_CASE("a table is read as the spreadsheet shows it") {
    for (const Table& table : tables) {
        CAPTURE(std::string(table.what));
        CHECK(cells_of(table.text) == std::string(table.cells));
    }
}

TEST_CASE("every slip in a table is told with its line") {
    for (const Table& table : broken_tables) {
        CAPTURE(std::string(table.what));
        CHECK(cells_of(table.text) == std::string(table.cells));
    }
}

TEST_CASE("what was guessed about a table's letters is said") {
    const auto table = read_delimited("t.csv", "a,b\nYnys M\xF4n,2\n");
    REQUIRE(table);
    REQUIRE(table->notes().size() == 1);
    CHECK(table->notes()[0].find("read as Windows text") != std::string::npos);
    CHECK(read_delimited("t.csv", "a,b\nYnys Môn,2\n")->notes().empty());
}

TEST_CASE("rows know their line, though cells hold line ends") {
    const auto table = read_delimited("t.csv", "a,b\r\n\r\n\"1\r\n2\",3\r\n4,5\r\n");
    REQUIRE(table);
    CHECK(table->line(0) == 3);
    CHECK(table->line(1) == 5);
    CHECK(table->delimiter() == ',');
}

TEST_CASE("a thousand slips are counted, a hundred are listed") {
    std::string text = "a,b\n";
    for (int i = 0; i < 1000; ++i) text += "1\n";
    const auto table = read_delimited("t.csv", text);
    REQUIRE(!table);
    CHECK(table.problems().size() == 101);
    CHECK(table.problems().front().what.starts_with("the headings were taken from this line"));
    CHECK(table.problems().back().text() == "t.csv: and 901 more problems");
}

TEST_CASE("numbers are read as people write them") {
    for (const Number& number : sound_numbers) {
        CAPTURE(std::string(number.cell));
        const auto value = number_in(number.cell);
        REQUIRE(value);
        CHECK(*value == number.value);
    }
    for (const char* cell : no_numbers) {
        CAPTURE(std::string(cell));
        CHECK(!number_in(cell));
    }
}

TEST_CASE("a decimal comma is read where it was asked for, and nowhere else") {
    CHECK(number_in("1.234,5", {}, true) == 1234.5);
    CHECK(number_in("0,25", {}, true) == 0.25);
    CHECK(!number_in("1.234,5"));
    CHECK(!number_in("1,234.5", {}, true));
}

TEST_CASE("what was not allowed is not read") {
    CHECK(!number_in("1,234", {.thousands = false}));
    CHECK(!number_in("£5", {.currency = false}));
    CHECK(!number_in("5%", {.percent = false}));
    CHECK(number_in("5,120k", {.magnitude = true}) == 5.12e6);
    CHECK(number_in("5", {.thousands = false, .currency = false, .percent = false}) == 5.0);
}

TEST_CASE("a printed number reads back to the same bits") {
    std::mt19937_64 bits(7);
    for (int i = 0; i < 20'000; ++i) {
        const double value = static_cast<double>(bits() % 2'000'000'007U) /
                             static_cast<double>(1 + bits() % 1'000'000U);
        std::string text(32, '\0');
        text.resize(static_cast<std::size_t>(std::snprintf(text.data(), 32, "%.17g", value)));
        REQUIRE(number_in(text) == value);
    }
}

TEST_CASE("what was left out of a table, and where its headings stand, is said") {
    const auto table = read_delimited(
        "t.csv", "\"Table 3: Paid by area, "
                 "2023-24\",,\n,,\ncode,name,paid\nA,Ashby,1\n\nNotes,,\n1. Rounded.,,\n");
    REQUIRE(table);
    CHECK(table->heading_line() == 3);
    CHECK(table->notes() == std::vector<std::string>{
                                "The headings were taken from line 3; what stands above them was "
                                "left out: “Table 3: Paid by area, 2023-24”.",
                                "Lines 6 and 7 were left out: notes under the table, “Notes”."});
    const auto joined = read_delimited("t.csv", "Area,,2022,,2023,\nCode,Name,Paid,Due,Paid,Due\n"
                                                "A,Ashby,1,2,3,4\n");
    REQUIRE(joined);
    CHECK(joined->notes() == std::vector<std::string>{
                                 "The headings stand in two rows, lines 1 and 2: they were joined, "
                                 "as in “2022 Paid”."});
}

TEST_CASE("a cell that is written is read back") {
    for (const std::string cell :
         {"plain", "a,b", "the \"best\"", "two\nlines", "", "£5", "=1+1", "-x", "+44 20", "@home",
          "'=1", "''=1", "'twas", "-5", "+3", "-1,234", "=cmd|' /C calc'!A0"}) {
        CAPTURE(cell);
        const auto table = read_delimited("t.csv", "h,i\n1," + csv_cell(cell) + "\n");
        REQUIRE(table);
        CHECK(table->cell(0, 1) == cell);
    }
    CHECK(csv_cell("plain") == "plain");
    CHECK(csv_cell("a,\"b\"") == "\"a,\"\"b\"\"\"");
}

TEST_CASE("no cell that is written is a formula, and numbers stay numbers") {
    CHECK(csv_cell("=1+1") == "'=1+1");
    CHECK(csv_cell("=HYPERLINK(\"http://a.example\",\"x\")") ==
          "\"'=HYPERLINK(\"\"http://a.example\"\",\"\"x\"\")\"");
    CHECK(csv_cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
    CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_cell("-2+3") == "'-2+3");
    CHECK(csv_cell("\t=1") == "\"'\t=1\"");
    CHECK(csv_cell("\r=1") == "\"'\r=1\"");
    CHECK(csv_cell("＝1+1") == "'＝1+1");
    for (const char* number : {"-12.5", "+3e4", "-0", "-1e-05", "5", "-.5"}) {
        CAPTURE(number);
        CHECK(csv_cell(number) == number);
    }
}

} // namespace folkmoot
