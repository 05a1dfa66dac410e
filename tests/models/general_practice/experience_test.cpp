#include "models/general_practice/processes/experience.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

using namespace folkmoot;
using namespace folkmoot::general_practice;

TEST_CASE("waiting as long as the tolerance halves the goodwill of being helped") {
    // Whoever forgets at once is as satisfied as what has just happened feels.
    const Experience experience{.memory = 0.0, .wait_tolerance = 2.0};
    const ExperienceTable table = experience_table(experience);
    CHECK(table.after(17, 0, true) == 255);
    CHECK(std::abs(table.after(17, 14, true) - 255 / 2.0) <= 1);
    CHECK(std::abs(table.after(17, 28, true) - 255 / 4.0) <= 1);
    CHECK(std::abs(table.after(17, 0, false) - 255 * experience.unsettled) <= 1);
}

TEST_CASE("nobody is more satisfied for having waited longer, or for not being helped") {
    const ExperienceTable table = experience_table(Experience{});
    for (std::uint32_t days = 0; days < 256; ++days) {
        if (days > 0) CHECK(table.after(100, days, true) <= table.after(100, days - 1, true));
        CHECK(table.after(100, days, false) <= table.after(100, days, true));
    }
}

TEST_CASE("an opinion moves a quarter of the way to what just happened") {
    const ExperienceTable table = experience_table(Experience{.memory = 0.75});
    CHECK(table.after(100, 0, true) == 139);  // (3 × 100 + 255) / 4 = 138.75
    CHECK(table.after_giving_up(100) == 75);
    CHECK(table.after(0, 0, true) == 64);     // 63.75
}

TEST_CASE("opinions stay between nothing and everything whatever happens") {
    for (const double memory : {0.3, 0.75, 0.95}) {
        const ExperienceTable table = experience_table(Experience{.memory = memory});
        for (std::uint32_t before = 0; before < 256; ++before) {
            const auto was = static_cast<std::uint8_t>(before);
            CHECK(table.after(was, 0, true) >= was);
            CHECK(table.after_giving_up(was) <= was);
        }
    }
}
