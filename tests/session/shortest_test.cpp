#include "session/shortest.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

using folkmoot::session::shortest;

TEST_CASE("a number is written as briefly as it reads back") {
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(100000) == "100000");
    CHECK(shortest(-2.5e-9) == "-2.5e-09");
    CHECK(shortest(0) == "0");
    CHECK(shortest(std::nan("")).empty());
    for (double value = 1e-300; value < 1e300; value *= 7.0000001)
        CHECK(std::strtod(shortest(value).c_str(), nullptr) == value);
    const double edge = std::numeric_limits<double>::denorm_min();
    CHECK(std::strtod(shortest(edge).c_str(), nullptr) == edge);
}
