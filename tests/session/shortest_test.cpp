#include "session/shortest.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>

using folkmoot::session::shortest;

TEST_CASE("a number is written as briefly as it reads back") {
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(100000) == "100000");
    CHECK(shortest(-2.5e-9) == "-2.5e-09");
    CHECK(shortest(0) == "0");
    CHECK(shortest(-0.0) == "-0");
    CHECK(shortest(-0.035) == "-0.035");
    CHECK(shortest(123456.789) == "123456.789");
    CHECK(shortest(std::nan("")).empty());
    for (double value = 1e-300; value < 1e300; value *= 7.0000001)
        CHECK(std::strtod(shortest(value).c_str(), nullptr) == value);
    const double edge = std::numeric_limits<double>::denorm_min();
    CHECK(std::strtod(shortest(edge).c_str(), nullptr) == edge);
}

TEST_CASE("numbers of few decimals are written as the C library writes them") {
    const auto by_library = [](double value) {
        for (int digits = 1; digits <= 17; ++digits) {
            char text[40];
            std::snprintf(text, sizeof text, "%.*g", digits, value);
            if (std::strtod(text, nullptr) == value &&
                std::string(text).find('e') == std::string::npos)
                return std::string(text);
        }
        return std::string();
    };
    std::uint64_t state = 1;
    for (int i = 0; i < 20000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const auto whole = static_cast<double>(state >> 34);
        const double value = whole / std::pow(10.0, static_cast<double>(state >> 20 & 7));
        if (value == 0 || value < 1e-3) continue;
        CHECK(shortest(value) == by_library(value));
    }
}
