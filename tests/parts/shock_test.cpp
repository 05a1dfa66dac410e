#include "parts/shock.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

using namespace folkmoot;

namespace {

double quiet(const Shock& shock, int week) {
    return need_factor(shock, 1, static_cast<std::uint32_t>(week + 52), week);
}

}  // namespace

TEST_CASE("the season moves need within a year and not over it") {
    const Shock shock{.season = 0.3, .unrest = 0};
    for (const int start : {-52, 0, 17, 208}) {
        double sum = 0;
        for (int week = start; week < start + 52; ++week) sum += quiet(shock, week);
        CHECK(std::fabs(sum / 52 - 1) < 1e-3);
    }
}

TEST_CASE("need peaks in January, by as much as is set, and is least half a year from there") {
    // Weeks count from the first of April: week 41 is in the middle of January, week 15 in July.
    const Shock shock{.season = 0.2, .unrest = 0};
    for (int week = 0; week < 52; ++week) {
        CHECK(quiet(shock, week) <= quiet(shock, 41));
        CHECK(quiet(shock, week) >= quiet(shock, 15));
    }
    CHECK(quiet(shock, 41) == doctest::Approx(1.2));
    CHECK(quiet(shock, 15) == doctest::Approx(0.8));
    CHECK(quiet(shock, 41) == quiet(shock, 41 + 52));
}

TEST_CASE("ordinary good and bad weeks have the spread that is set, and no drift") {
    const Shock shock{.season = 0, .unrest = 0.05};
    double sum = 0, squares = 0;
    constexpr int weeks = 5'000;
    for (int week = 0; week < weeks; ++week) {
        const double d = need_factor(shock, 7, static_cast<std::uint32_t>(week), week) - 1;
        sum += d;
        squares += d * d;
    }
    CHECK(std::fabs(sum / weeks) < 4 * 0.05 / std::sqrt(weeks));
    // Cut off at three standard deviations: σ falls by 1.3%.
    CHECK(std::sqrt(squares / weeks) == doctest::Approx(0.05).epsilon(0.05));
}

TEST_CASE("an epidemic stops visits at once and wears off in a straight line") {
    // NHS Digital: 23.8 million appointments in March 2020, 15.8 million in April.
    const Shock shock{.season = 0,
                      .unrest = 0,
                      .epidemic_drop = 1 - 15.8 / 23.8,
                      .epidemic_week = 104,
                      .epidemic_weeks = 24};
    CHECK(quiet(shock, 103) == 1.0);
    CHECK(quiet(shock, 104) == doctest::Approx(15.8 / 23.8).epsilon(1e-12));
    CHECK(quiet(shock, 116) == doctest::Approx(1 - 0.5 * (1 - 15.8 / 23.8)).epsilon(1e-12));
    CHECK(quiet(shock, 127) < 1.0);
    CHECK(quiet(shock, 128) == 1.0);
}

TEST_CASE("what a week is like depends on the seed and the week alone") {
    const Shock shock;
    CHECK(need_factor(shock, 1, 60, 8) == need_factor(shock, 1, 60, 8));
    CHECK(need_factor(shock, 1, 60, 8) != need_factor(shock, 2, 60, 8));
}
