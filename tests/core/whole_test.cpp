#include "core/whole.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

using namespace folkmoot;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();
} // namespace

TEST_CASE("a number is cut to what an integer holds, on every machine alike") {
    CHECK(whole_part<std::uint32_t>(7.99) == 7);
    CHECK(whole_part<std::uint32_t>(-0.5) == 0);
    CHECK(whole_part<std::uint32_t>(-1e300) == 0);
    CHECK(whole_part<std::uint32_t>(4294967295.0) == 4'294'967'295U);
    CHECK(whole_part<std::uint32_t>(4294967296.0) == 4'294'967'295U);
    CHECK(whole_part<std::int64_t>(9.3e18) == std::numeric_limits<std::int64_t>::max());
    CHECK(whole_part<std::int64_t>(-endless) == std::numeric_limits<std::int64_t>::min());
    CHECK(whole_part<std::int64_t>(9007199254740993.0) == 9'007'199'254'740'992);
    CHECK(whole_part<int>(none) == 0);
}

TEST_CASE("the nearest whole number, halves up") {
    CHECK(nearest_whole<int>(2.5) == 3);
    CHECK(nearest_whole<int>(-2.5) == -2);
    CHECK(nearest_whole<int>(-2.6) == -3);
    CHECK(nearest_whole<int>(0.49999999999999994) == 0);
    CHECK(nearest_whole<std::uint8_t>(255.5) == 255);
    CHECK(nearest_whole<std::uint64_t>(endless) == std::numeric_limits<std::uint64_t>::max());
    CHECK(nearest_whole<std::int64_t>(none) == 0);
}
