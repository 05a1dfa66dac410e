/// Words and tables of the funding lab, against numbers worked out by hand.

#include "session/funding/numbers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace folkmoot;
using session::PlaceColumn;
using session::PlaceFilter;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Six towns, from the richest to the poorest; the two poorest and the richest gain.
message::Funded towns() {
    message::Funded f;
    f.formula.place_word = "town";
    f.formula.title = "The formula";
    f.other_name = "today";
    f.table.ids = {"1", "2", "3", "4", "5", "6"};
    f.table.names = {"Elm", "Ash", "Oak", "Fir", "Yew", "Bay"};
    f.table.people = {100, 100, 100, 100, 100, 0};
    f.table.deprivation = {1, 2, 3, 4, 5, 6};
    f.table.other = {10'000, 10'000, 10'000, 10'000, 10'000, 0};
    f.table.allocation = {10'500, 9'000, 10'000, 9'500, 11'000, 1};
    f.table.target = {10'000, 10'000, 10'000, 10'000, 10'000, 0};
    f.table.per_head = {1, 0.9, 1, 0.95, 1.1, none};
    f.table.per_need = f.table.per_head;
    f.table.binding = {0, 3, 0, 0, 0, 0};
    f.binding_words = {"the floor", "the cap"};
    f.binding_briefs = {"floor", "cap"};
    return f;
}

}  // namespace

TEST_CASE("money is told to the penny, with its sign and its thousands") {
    CHECK(session::exact_money(0) == "£0.00");
    CHECK(session::exact_money(7) == "£0.07");
    CHECK(session::exact_money(123'456'789'01) == "£123,456,789.01");
    CHECK(session::exact_money(-100'000) == "−£1,000.00");
    CHECK(session::signed_money(1'200'000) == "+£1.2m");
    CHECK(session::signed_money(-5) == "−£5.00");
    CHECK(session::signed_money(0) == "£0");
    CHECK(session::signed_share(0.0214) == "+2.1%");
    CHECK(session::signed_share(-0.25) == "−25%");
    CHECK(session::signed_share(none) == "–");
}

TEST_CASE("an allocation keeps its last penny on the way to a file") {
    auto f = towns();
    f.table.allocation[0] = 123'456'789'012'3;  // £12,345,678,901.23
    const auto table = session::places_table(f, {0}, true);
    REQUIRE(table.size() == 2);
    CHECK(table[0][0] == "id");
    CHECK(table[0][4] == "Gets (£)");
    CHECK(table[1][4] == "12345678901.23");
}

TEST_CASE("words for more than one place are English, or German where the place is") {
    CHECK(session::plural("area") == "areas");
    CHECK(session::plural("municipality") == "municipalities");
    CHECK(session::plural("Land") == "Länder");
    CHECK(session::plural("") == "places");
}

TEST_CASE("the table of places sorts both ways, and what has no value comes last") {
    const auto f = towns();
    using List = std::vector<std::size_t>;
    CHECK(session::places_shown(f, PlaceFilter::all, "", PlaceColumn::change, true) ==
          List{4, 0, 5, 2, 3, 1});
    CHECK(session::places_shown(f, PlaceFilter::all, "", PlaceColumn::per_head, true) ==
          List{4, 0, 2, 3, 1, 5});
    CHECK(session::places_shown(f, PlaceFilter::all, "", PlaceColumn::per_head, false) ==
          List{1, 3, 0, 2, 4, 5});
    CHECK(session::places_shown(f, PlaceFilter::all, "", PlaceColumn::name, false) ==
          List{1, 5, 0, 3, 2, 4});
}

TEST_CASE("places are filtered by gain, by loss, by what holds them and by name") {
    const auto f = towns();
    using List = std::vector<std::size_t>;
    CHECK(session::places_shown(f, PlaceFilter::gain, "", PlaceColumn::name, false) ==
          List{5, 0, 4});
    CHECK(session::places_shown(f, PlaceFilter::lose, "", PlaceColumn::name, false) == List{1, 3});
    CHECK(session::places_shown(f, PlaceFilter::held, "", PlaceColumn::name, false) == List{1});
    CHECK(session::places_shown(f, PlaceFilter::all, "OAK", PlaceColumn::name, false) == List{2});
    CHECK(session::column_words(f, PlaceColumn::rules, 1) == "the floor; the cap");
    CHECK(session::cell_words(f, PlaceColumn::rules, {}, 1) == "floor; cap");
}

TEST_CASE(
    "the chart of gains and losses says what it shows: how the most and the least deprived fare") {
    CHECK(session::gains_title(towns()) ==
          "Of the 2 most deprived towns 2 gain, of the 2 least deprived 1");
    auto unknown = towns();
    unknown.table.deprivation.assign(6, none);
    CHECK(session::gains_title(unknown) == "3 of 6 towns gain");
}

TEST_CASE("change per head and in per cent, and neither where nobody lives or nothing was paid") {
    const auto f = towns();
    CHECK(session::change_per_head(f.table, 4) == doctest::Approx(0.1));
    CHECK(session::change_share(f.table, 4) == doctest::Approx(0.1));
    CHECK(std::isnan(session::change_per_head(f.table, 5)));
    CHECK(std::isnan(session::change_share(f.table, 5)));
}

TEST_CASE("the table of why begins with what is compared, ends with what comes out, and names the "
          "largest term") {
    auto f = towns();
    f.why = {{"need", "", 1'500}, {"prices", "", -500}};
    f.why_change = 1'000;
    const auto table = session::why_table(f, 4, false);
    REQUIRE(table.size() == 5);
    CHECK(table[1][1] == "£100.00");
    CHECK(table[2][1] == "£15.00");
    CHECK(table[3][1] == "−£5.00");
    CHECK(table[4][1] == "£110.00");
    CHECK(session::why_title(f, 4) == "Yew gains £10.00, most of all through “need”");
    CHECK(session::why_title(f, 2) == "Oak: nothing changes");
}

TEST_CASE("levers are told in their units") {
    message::FormulaLeverState lever;
    lever.unit = "share";
    lever.step = 0.01;
    CHECK(session::lever_words(lever, 0.25) == "25%");
    lever.unit = "£/person";
    CHECK(session::lever_words(lever, 12.5) == "£12.50 per person");
    lever.unit = "index";
    lever.high = 2;
    CHECK(session::lever_words(lever, 1.234) == "1.23");
}

TEST_CASE("all numbers of a column are in one unit, which its heading says") {
    auto f = towns();
    const auto pounds = session::column_unit(f, PlaceColumn::change);
    CHECK(pounds.name == "£");
    CHECK(session::cell_words(f, PlaceColumn::change, pounds, 0) == "+5.00");
    CHECK(session::cell_words(f, PlaceColumn::change, pounds, 1) == "−10.00");
    CHECK(session::cell_words(f, PlaceColumn::change, pounds, 2) == "0.00");
    // A large place and a small one beside each other.
    f.table.allocation[0] = 250'000'000'00;
    f.table.allocation[1] = 430'000'00;
    const auto millions = session::column_unit(f, PlaceColumn::allocation);
    CHECK(millions.name == "£m");
    CHECK(session::cell_words(f, PlaceColumn::allocation, millions, 0) == "250.0");
    CHECK(session::cell_words(f, PlaceColumn::allocation, millions, 1) == "0.4");
    CHECK(session::cell_words(f, PlaceColumn::per_head,
                              session::column_unit(f, PlaceColumn::per_head), 5) == "–");
    // What says its unit itself needs none in the heading.
    const auto share = session::column_unit(f, PlaceColumn::change_share);
    CHECK(share.name.empty()); // "in %" says it itself
    CHECK(session::cell_words(f, PlaceColumn::change_share, share, 3) == "−5.0%");
}

TEST_CASE(
    "a change whose share shows nothing is no gain and no loss, in the list as in the title") {
    auto f = towns();
    // −£0.04 of £100: "0.0%" in the table, and so on the map.
    f.table.other[4] = 100'00;
    f.table.allocation[4] = 99'96;
    REQUIRE(session::column_words(f, PlaceColumn::change_share, 4) == "0.0%");
    CHECK(session::change_told(f.table, 4) == 0);
    using List = std::vector<std::size_t>;
    CHECK(session::places_shown(f, PlaceFilter::lose, "", PlaceColumn::name, false) == List{1, 3});
    CHECK(session::gains_title(f) ==
          "Of the 2 most deprived towns 1 gain, of the 2 least deprived 1");
    f.table.allocation[4] = 99'95;
    CHECK(session::column_words(f, PlaceColumn::change_share, 4) == "−0.1%");
    CHECK(session::change_told(f.table, 4) == -1);
}

TEST_CASE("one rule of rounding tells a change, in a list and alone") {
    auto f = towns();
    f.table.other[0] = 0;
    f.table.allocation[0] = 551'234'00;
    CHECK(session::column_words(f, PlaceColumn::change, 0) == "+£551,000");
    CHECK(session::signed_money(551'234) == "+£551,000");
}

TEST_CASE("what is shown as nothing is neither gain nor loss") {
    CHECK(session::said_sign("+0.43") == 1);
    CHECK(session::said_sign("−£3.1m") == -1);
    CHECK(session::said_sign("0.0%") == 0);
    CHECK(session::said_sign("−0.0%") == 0);
    CHECK(session::said_sign("–") == 0);
    CHECK(session::said_sign("+2.1%") == 1);
}
