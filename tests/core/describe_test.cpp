#include "core/describe.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

using namespace folkmoot;

namespace {

enum class LampColour { red, green, blue };
constexpr std::array<std::string_view, 3> colour_names{"red", "green", "blue"};

struct Lamp {
    double brightness = 0.5;
    int bulbs = 3;
    bool on = true;
    LampColour colour = LampColour::green;
    double warmth = 2700.0;

    static constexpr auto fields() {
        return std::array{
            lever<&Lamp::brightness>("brightness", "Brightness", "of full", Range{0.0, 1.0},
                                     "How bright it is"),
            lever<&Lamp::bulbs>("bulbs", "Bulbs", "bulbs", Range{1.0, 12.0},
                                "How many bulbs it has"),
            lever<&Lamp::on>("on", "Switched on", "Whether it shines"),
            lever<&Lamp::colour>("colour", "LampColour", colour_names, "What colour it has"),
            assumption<&Lamp::warmth>("warmth", "Warmth", "kelvin", Range{1000.0, 9000.0},
                                      "How warm its light is", "assumption"),
        };
    }
};

struct Flags {
    bool wild = false;
    LampColour usual = LampColour::blue;

    static constexpr auto fields() {
        return std::array{
            assumption<&Flags::wild>("wild", "Wild", "Whether it is wild", "a paper"),
            assumption<&Flags::usual>("usual", "Usual", colour_names, "What is usual", "another"),
        };
    }
};

struct House {
    Lamp hall, kitchen;
    Flags flags;
};

std::vector<Field<House>> house_fields() {
    std::vector<Field<House>> all = embed<&House::hall>("hall", Lamp::fields());
    for (const auto& field : embed<&House::kitchen>("kitchen", Lamp::fields()))
        all.push_back(field);
    for (const auto& field : embed<&House::flags>("flags", Flags::fields())) all.push_back(field);
    return all;
}

double step_of(double low, double high) { return detail::round_step(Range{low, high}); }

} // namespace

// The list is known while compiling, and all its entries are of one type.
static_assert(std::is_same_v<decltype(Lamp::fields()), std::array<Field<Lamp>, 5>>);
static_assert(Lamp::fields()[0].key == "brightness");

TEST_CASE("a field knows its kind and type from what it was made of") {
    constexpr auto fields = Lamp::fields();
    CHECK(fields[0].type == FieldType::number);
    CHECK(fields[1].type == FieldType::integer);
    CHECK(fields[2].type == FieldType::boolean);
    CHECK(fields[3].type == FieldType::choice);
    CHECK(fields[0].kind == FieldKind::lever);
    CHECK(fields[4].kind == FieldKind::assumption);
    CHECK(fields[4].source == "assumption");
    CHECK(fields[3].options.size() == 3);
    CHECK(fields[3].range.high == 2.0);
    CHECK(fields[0].unit == "of full");
    CHECK(fields[2].sentence == "Whether it shines");
    CHECK(Flags::fields()[0].type == FieldType::boolean);
    CHECK(Flags::fields()[1].type == FieldType::choice);
    CHECK(Flags::fields()[1].source == "another");
}

TEST_CASE("every field reads and writes its own member only") {
    constexpr std::array values{0.25, 7.0, 0.0, 2.0, 4000.0};
    constexpr auto fields = Lamp::fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        Lamp lamp;
        fields[i].set(lamp, values[i]);
        for (std::size_t j = 0; j < fields.size(); ++j)
            CHECK(fields[j].get(lamp) == (i == j ? values[j] : fields[j].get(Lamp{})));
    }
}

TEST_CASE("integers and choices take the nearest whole number, booleans anything but nought") {
    constexpr auto fields = Lamp::fields();
    Lamp lamp;
    fields[1].set(lamp, 6.6);
    CHECK(lamp.bulbs == 7);
    fields[1].set(lamp, 6.4);
    CHECK(lamp.bulbs == 6);
    fields[1].set(lamp, -2.4);
    CHECK(lamp.bulbs == -2);
    fields[1].set(lamp, -2.6);
    CHECK(lamp.bulbs == -3);
    fields[1].set(lamp, 1e300);
    CHECK(lamp.bulbs == std::numeric_limits<int>::max());
    fields[1].set(lamp, std::nan(""));
    CHECK(lamp.bulbs == 0);
    fields[3].set(lamp, 1.7);
    CHECK(lamp.colour == LampColour::blue);
    fields[2].set(lamp, 0.0);
    CHECK_FALSE(lamp.on);
    fields[2].set(lamp, 0.5);
    CHECK(lamp.on);
}

TEST_CASE("an embedded field has the key of the member in front, and reaches into it") {
    const auto fields = house_fields();
    REQUIRE(fields.size() == 12);
    CHECK(fields[0].key == "hall.brightness");
    CHECK(fields[5].key == "kitchen.brightness");
    CHECK(fields[10].key == "flags.wild");
    CHECK(fields[5].label == "Brightness");
    CHECK(fields[8].options.size() == 3);

    House house;
    fields[5].set(house, 0.75);
    CHECK(house.kitchen.brightness == 0.75);
    CHECK(house.hall.brightness == 0.5);
    fields[3].set(house, 0.0);
    CHECK(house.hall.colour == LampColour::red);
    CHECK(fields[8].get(house) == 1.0);
    fields[10].set(house, 1.0);
    CHECK(house.flags.wild);
}

TEST_CASE("keys of embedded fields outlive the list, and are the same in each list") {
    std::string_view key;
    {
        const auto fields = house_fields();
        key = fields[7].key;
    }
    CHECK(key == "kitchen.on");
    CHECK(house_fields()[7].key.data() == key.data());
    std::set<std::string_view> different;
    for (const auto& field : house_fields()) different.insert(field.key);
    CHECK(different.size() == 12);
}

TEST_CASE("what a field allows is its range, both ends included") {
    constexpr auto fields = Lamp::fields();
    CHECK(allowed(fields[0], 0.0));
    CHECK(allowed(fields[0], 1.0));
    CHECK_FALSE(allowed(fields[0], 1.0000001));
    CHECK_FALSE(allowed(fields[0], -0.0000001));
    CHECK_FALSE(allowed(fields[0], std::nan("")));
    CHECK_FALSE(allowed(fields[0], std::numeric_limits<double>::infinity()));
    CHECK(allowed(fields[1], 12.0));
    CHECK_FALSE(allowed(fields[1], 2.5));
    CHECK(allowed(fields[2], 1.0));
    CHECK_FALSE(allowed(fields[2], 0.5));
    CHECK(allowed(fields[3], 2.0));
    CHECK_FALSE(allowed(fields[3], 3.0));
}

TEST_CASE("what a field allows, in words") {
    constexpr auto fields = Lamp::fields();
    CHECK(allowed_text(fields[0]) == "0 to 1");
    CHECK(allowed_text(fields[1]) == "whole numbers from 1 to 12");
    CHECK(allowed_text(fields[2]) == "true or false");
    CHECK(allowed_text(fields[3]) == "red, green or blue");
    CHECK(allowed_text(FieldType::number, Range{-0.05, 0.05}, {}) == "-0.05 to 0.05");
    CHECK(allowed_text(FieldType::choice, Range{0, 1}, std::span(colour_names).first(2)) ==
          "red or green");
}

TEST_CASE("a step is a round number, about a hundredth of the range") {
    CHECK(step_of(0.0, 1.0) == 0.01);
    CHECK(step_of(0.0, 2.0) == 0.02);
    CHECK(step_of(0.0, 5.0) == 0.05);
    CHECK(step_of(-0.05, 0.05) == 0.001);
    CHECK(step_of(50.0, 200.0) == 1.0);
    CHECK(step_of(0.0, 1e6) == 1e4);
    CHECK(step_of(0.005, 0.5) == 0.005);
    CHECK(step_of(3.4, 5.4) == 0.02);
    CHECK(Lamp::fields()[0].step == 0.01);
    for (std::size_t whole = 1; whole < 4; ++whole) CHECK(Lamp::fields()[whole].step == 1.0);
    for (double width = 1e-6; width < 1e9; width *= 1.37) {
        CAPTURE(width);
        CHECK(width / step_of(0.0, width) >= 66.0);
        CHECK(width / step_of(0.0, width) <= 175.1);
    }
}
