#include "core/units.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

using namespace folkmoot;

TEST_CASE("money reads as people say it") {
    CHECK(format_money(9'800'000) == "£9.8m");
    CHECK(format_money(-3'100'000) == "−£3.1m");
    CHECK(format_money(1'200'000'000) == "£1.2bn");
    CHECK(format_money(430'000) == "£430,000");
    CHECK(format_money(77.2) == "£77.20");
    CHECK(format_money(-0.5) == "−£0.50");
    CHECK(format_money(0) == "£0");
}

TEST_CASE("money is not shown more exactly than to three digits, pence apart") {
    CHECK(format_money(9'849'999) == "£9.8m");
    CHECK(format_money(34'560'000) == "£34.6m");
    CHECK(format_money(345'600'000) == "£346m");
    CHECK(format_money(12'345) == "£12,300");
    CHECK(format_money(1'234) == "£1,230");
    CHECK(format_money(167.64) == "£167.64");
    CHECK(format_money(155.6e9) == "£156bn");
    CHECK(format_money(2'345e9) == "£2,345bn");
}

TEST_CASE("money that rounds up to the next unit is written in it") {
    CHECK(format_money(999.994) == "£999.99");
    CHECK(format_money(999.995) == "£1,000");
    CHECK(format_money(9'996) == "£10,000");
    CHECK(format_money(999'499) == "£999,000");
    CHECK(format_money(999'500) == "£1.0m");
    CHECK(format_money(99'949'999) == "£99.9m");
    CHECK(format_money(99'950'000) == "£100m");
    CHECK(format_money(999'499'999) == "£999m");
    CHECK(format_money(999'500'000) == "£1.0bn");
}

TEST_CASE("what is less than half a penny is nothing, and nothing has no sign") {
    CHECK(format_money(-0.0) == "£0");
    CHECK(format_money(-0.004) == "£0");
    CHECK(format_money(0.005) == "£0.01");
    CHECK(format_number(-0.004, 2) == "0.00");
    CHECK(format_count(-0.3) == "0");
    CHECK(format_share(-0.0001) == "0%");
}

TEST_CASE("numbers of people") {
    CHECK(format_count(61'200) == "61,200");
    CHECK(format_count(61'234) == "61,200");
    CHECK(format_count(17) == "17");
    CHECK(format_count(16.5) == "17");
    CHECK(format_count(999.6) == "1,000");
    CHECK(format_count(-1'234) == "−1,230");
    CHECK(format_count(56'500'000) == "56,500,000");
    CHECK(format_count(9'996) == "10,000");
}

TEST_CASE("shares in per cent") {
    CHECK(format_share(0.75) == "75%");
    CHECK(format_share(0.756) == "76%");
    CHECK(format_share(0.043) == "4.3%");
    CHECK(format_share(0.05) == "5%");
    CHECK(format_share(0.0996) == "10%");
    CHECK(format_share(1) == "100%");
    CHECK(format_share(0) == "0%");
    CHECK(format_share(-0.021) == "−2.1%");
    CHECK(format_share(12.5) == "1,250%");
}

TEST_CASE("plain numbers with as many decimals as asked for") {
    CHECK(format_number(1'234.5, 2) == "1,234.50");
    CHECK(format_number(-12.34, 1) == "−12.3");
    CHECK(format_number(999'999.9, 0) == "1,000,000");
    CHECK(format_number(100, 0) == "100");
    CHECK(format_number(0.125, 3) == "0.125");
    CHECK(format_number(1e20, 0) == "100,000,000,000,000,000,000");
}

TEST_CASE("a number that does not exist says so") {
    for (const double nothing : {std::nan(""), std::numeric_limits<double>::infinity(),
                                 -std::numeric_limits<double>::infinity()}) {
        CHECK(format_money(nothing) == "no value");
        CHECK(format_count(nothing) == "no value");
        CHECK(format_share(nothing) == "no value");
        CHECK(format_share(nothing, 1) == "no value");
        CHECK(format_points(nothing, 1) == "no value");
        CHECK(format_number(nothing, 1) == "no value");
    }
}

TEST_CASE("the largest number there is can be written") {
    CHECK(format_number(std::numeric_limits<double>::max(), 9).size() == 309 + 102 + 10);
    CHECK(format_money(std::numeric_limits<double>::max()).ends_with("bn"));
    CHECK_FALSE(format_count(std::numeric_limits<double>::max()).empty());
}

TEST_CASE("what comes of arithmetic is rounded as if it had been exact") {
    CHECK(format_number(0.1 + 0.2, 1) == "0.3");
    CHECK(format_number(1.1 * 1.5, 2) == "1.65");
    CHECK(format_number(1.1 * 1.5, 1) == "1.7");
    CHECK(format_number(0.285 * 100, 0) == "29");
    CHECK(format_share(1.0 - 0.715, 0) == "29%");
}

TEST_CASE("rounding by hand agrees with whole numbers, half away from zero") {
    for (int tenths = -100'000; tenths <= 100'000; tenths += 7) {
        const int whole = (tenths < 0 ? -1 : 1) * ((std::abs(tenths) + 5) / 10);
        std::string told = format_number(tenths / 10.0, 0);
        std::erase(told, ',');
        const auto sign = told.find(minus_sign);
        if (sign != std::string::npos) told.replace(sign, minus_sign.size(), "-");
        CHECK(told == std::to_string(whole));
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

TEST_CASE("a change is told exactly where its share, to a tenth of a per cent, is not nothing") {
    for (int now = 9'000; now <= 11'000; ++now) {
        const double share = (now - 10'000.0) / 10'000.0;
        CAPTURE(share);
        const bool shown = !says_nothing(format_share(share, 1));
        CHECK(told_change(10'000, now) == (!shown ? 0 : share > 0 ? 1 : -1));
    }
    CHECK(told_change(0, 0) == 0);
    CHECK(told_change(0, 1) == 1);
    CHECK(told_change(-100, -90) == 1);
    CHECK(std::string(least_told_change) == format_share(0.0005, 2));
}

TEST_CASE("weeks are counted from one") {
    CHECK(format_week(0) == "Year 1, week 1");
    CHECK(format_week(259) == "Year 5, week 52");
}

TEST_CASE("a year has 52 weeks, however it is counted") {
    CHECK(weeks_per_year == static_cast<double>(weeks_in_year));
}
