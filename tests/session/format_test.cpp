#include "fake_scenario.hpp"

#include "core/units.hpp"
#include "session/format.hpp"
#include "session/view.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot::session;
namespace fake = folkmoot::fake;

TEST_CASE("money is rounded to what people can take in") {
    CHECK(format_money(9'812'000) == "£9.8m");
    CHECK(format_money(-3'094'000) == "−£3.1m");
    CHECK(format_money(1.23e9) == "£1.2bn");
    CHECK(format_money(430'120) == "£430,000");
    CHECK(format_money(77.2) == "£77.20");
    CHECK(format_money(0) == "£0");
    CHECK(format_money(-0.001) == "£0");
    CHECK(format_money(43'140) == "£43,100");
    CHECK(format_money(999'600) == "£1.0m");
    CHECK(format_money(15'230'000) == "£15.2m");
    CHECK(format_money(1'234) == "£1,230");
    CHECK(format_money(155.6e9) == "£156bn");
}

TEST_CASE("the screen writes money as the sentence does") {
    for (double size = 0.001; size < 1e13; size *= 1.0037) {
        CHECK(folkmoot::session::format_money(size) == folkmoot::format_money(size));
        CHECK(folkmoot::session::format_money(-size) == folkmoot::format_money(-size));
    }
}

TEST_CASE("an axis has no zeros that all its marks have") {
    CHECK(format_money_axis(10e6, 5e6) == "£10m");
    CHECK(format_money_axis(-5e6, 5e6) == "−£5m");
    CHECK(format_money_axis(2e6, 0.5e6) == "£2.0m");
    CHECK(format_money_axis(14.5e6, 0.5e6) == "£14.5m");
    CHECK(format_money_axis(1e-9, 5) == "£0");
    CHECK(format_money_axis(150, 50) == "£150");
    CHECK(format_money_axis(150, 0.5) == "£150.00");
    CHECK(format_money_axis(2e9, 1e9) == "£2bn");
    CHECK(format_money_axis(400'000, 200'000) == "£400,000");
}

TEST_CASE("values that are about the same are not shown as if a whole step apart") {
    const auto outcomes = fake::outcomes();
    auto share = outcomes[1];
    share.decimals = 0;
    const auto close = format_both(share, 0.7853, 0.7847);
    CHECK(close.baseline == "78.5%");
    CHECK(close.reform == "78.5%");
    CHECK(difference(share, 0.7853, 0.7847).text == "about the same");
    const auto far = format_both(share, 0.786, 0.736);
    CHECK(far.baseline == "79%");
    CHECK(far.reform == "74%");
    const auto alike = format_both(share, 0.7812, 0.7809);
    CHECK(alike.baseline == "78%");
    CHECK(alike.reform == "78%");
    const auto wait = format_both(outcomes[0], 8.04, 8.06);
    CHECK(wait.baseline == "8.04");
    CHECK(wait.reform == "8.06");
    CHECK(format_both(outcomes[0], 8.04, NAN).reform == "no value yet");
    const auto apart = format_both(outcomes[0], 7.94, 7.86);
    CHECK(apart.baseline == "7.94");
    CHECK(apart.reform == "7.86");
    CHECK(format_both(outcomes[0], 7.94, 7.86).reform != "7.9"); // it is 0.1 days less
}

TEST_CASE("a last pound of whole areas is not known") {
    const auto balance = fake::outcomes()[2];
    CHECK(format_value(balance, 0.09) == "£0");
    CHECK(difference(balance, 0.09, -0.12).text == "about the same");
    CHECK(format_value(balance, -998'000) == "−£998,000");
    CHECK(difference(balance, -985'000, -998'000).text == "£13,000 less");
    auto spending = fake::outcomes()[5];
    spending.unit = "£ per person and year";
    CHECK(difference(spending, 165.20, 165.41).text == "£0.21 more");
    CHECK(difference(fake::outcomes()[1], 0.78, 0.79).text == "1.0 point more");
}

TEST_CASE("a number of people has no digits that nobody knows") {
    CHECK(format_people(649'171) == "649,000");
    CHECK(format_people(999.4) == "999");
    CHECK(format_people(-1'234) == "−1,230");
    CHECK(format_people(NAN) == "no value yet");
}

TEST_CASE("numbers have thousands and a true minus sign") {
    CHECK(format_number(61'200, 0) == "61,200");
    CHECK(format_number(-1234.56, 1) == "−1,234.6");
    CHECK(format_number(999, 0) == "999");
    CHECK(format_number(-0.04, 1) == "0.0");
}

TEST_CASE("what has no value says so, whatever it would have been") {
    for (const auto& outcome : fake::outcomes()) {
        CHECK(format_value(outcome, NAN) == "no value yet");
        CHECK(difference(outcome, NAN, 1).text == "no value yet");
    }
    CHECK(format_share(INFINITY, 1) == "no value yet");
    CHECK(format_field(fake::scenario().fields[1], NAN) == "no value yet");
}

TEST_CASE("a difference says how much, and whether it is better, in words") {
    const auto outcomes = fake::outcomes();
    const auto& wait = outcomes[0];
    const auto shorter = difference(wait, 9.1, 7.0);
    CHECK(shorter.text == "2.1 days less");
    CHECK(judgement_word(shorter.judgement) == "better");
    CHECK(judgement_word(difference(wait, 7, 9.1).judgement) == "worse");
    CHECK(difference(wait, 7, 7).text == "no change");
    CHECK(difference(wait, 7, 7.01).text == "about the same");
    CHECK(difference(outcomes[1], 0.70, 0.742).text == "4.2 points more");
    CHECK(difference(outcomes[2], -9.8e6, -0.8e6).text == "£9.0m more");
    CHECK(judgement_word(difference(outcomes[4], 1, 2).judgement).empty());
}

TEST_CASE("a field is shown with its unit, a choice by its name") {
    const auto s = fake::scenario();
    CHECK(format_field(s.fields[0], 1) == "follows");
    CHECK(format_field(s.fields[1], 0.75) == "75% of the payment");
    CHECK(format_field(s.fields[2], 52) == "52 weeks");
    CHECK(format_field(s.fields[3], 101) == "£101 per weighted patient and year");
    auto price = s.fields[3];
    CHECK(format_field(price, 100.56) == "£100.56 per weighted patient and year");
    price.unit = "week";
    CHECK(format_field(price, 104) == "week 104");
    auto extra = s.fields[1];
    extra.unit = "more than the least deprived fifth";
    CHECK(format_field(extra, 0.19) == "19% more than the least deprived fifth");
    CHECK(option_label("host_area") == "host area");
}

TEST_CASE("weeks are counted from one") {
    CHECK(format_week(0) == "Year 1, week 1");
    CHECK(format_week(259) == "Year 5, week 52");
}

TEST_CASE("a view survives a link, and an unknown view is the usual one") {
    View view{Room::evidence, Side::both, Colouring::age, 17, "f-1", "t.2", 250};
    CHECK(read_view(write_view(view)) == view);
    CHECK(read_view("room=cellar;week=many;;colour=wait;x") == View{});
    CHECK(read_view("") == View{});
}
