#include "scenario/table/heading_units.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

namespace {

struct Heading {
    const char *heading, *stem;
    int power;
    bool percent;
};

// clang-format off
const Heading headings[] = {
    {"Paid today", "paid today", 0, false},
    {"Paid today £000s", "paid today", 3, false},
    {"paid today (£m)", "paid today", 6, false},
    {"paid_today_000s", "paid today", 3, false},
    {"Paid today (£'000)", "paid today", 3, false},
    {"Paid today, £’000s", "paid today", 3, false},
    {"Paid today (in £ million)", "paid today", 6, false},
    {"Paid today (£ millions)", "paid today", 6, false},
    {"£k paid today", "paid today", 3, false},
    {"Paid today £bn", "paid today", 9, false},
    {"Population (thousands)", "population", 3, false},
    {"Population in thousands", "population", 3, false},
    {"Population (000)", "population", 3, false},
    {"Einwohner Tsd.", "einwohner", 3, false},
    {"Paid today (£)", "paid today", 0, false},
    {"Paid today £", "paid today", 0, false},
    {"poor_share %", "poor share", 0, true},
    {"poor share%", "poor share", 0, true},
    {"Poor share (per cent)", "poor share", 0, true},
    {"Deaths per thousand", "deaths per thousand", 0, false},
    {"Distance m", "distance m", 0, false},
    {"Room 000", "room 000", 0, false},
    {"", "", 0, false},
};
// clang-format on

} // namespace

TEST_CASE("a heading tells what its numbers are counted in") {
    for (const Heading& each : headings) {
        CAPTURE(std::string(each.heading));
        const HeadingUnit unit = unit_in_heading(each.heading);
        CHECK(unit.stem == std::string(each.stem));
        CHECK(unit.power == each.power);
        CHECK(unit.percent == each.percent);
    }
}

} // namespace folkmoot
