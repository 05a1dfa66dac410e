#include "session/axis.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot::session;

TEST_CASE("an axis covers what it is made for, with a handful of round ticks") {
    for (double low = -1e7; low < 1e7; low += 379'321.7) {
        for (const double width : {0.003, 1.0, 77.0, 9.1e6}) {
            const auto axis = make_axis(low, low + width, 4, false);
            CHECK(axis.low <= low + 1e-6 * std::fabs(low));
            CHECK(axis.high >= low + width - 1e-6 * std::fabs(low));
            const auto ticks = ticks_of(axis);
            CHECK(ticks.size() >= 2);
            CHECK(ticks.size() <= 8);
        }
    }
    CHECK(ticks_of(make_axis(0, 9.5, 4, true)) == std::vector<double>{0, 5, 10});
    CHECK(make_axis(3, 9, 4, true).low == 0);
    CHECK(make_axis(8, 9, 4, true).low > 0);
    CHECK(make_axis(std::nan(""), 1, 4, true).step == 1);
}
