#include "core/exact_sum.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace folkmoot {

TEST_CASE("a sum is the nearest double, where naive sums lose everything") {
    CHECK(exact_sum(std::vector<double>{}) == 0.0);
    CHECK(exact_sum(std::vector{1e308, 1.0, -1e308}) == 1.0);
    CHECK(exact_sum(std::vector{1e16, 1.0, 1.0, -1e16}) == 2.0);
    CHECK(exact_sum(std::vector{0.1, 0.2, 0.3, -0.6}) == std::ldexp(1.0, -55)); // Python: math.fsum
    CHECK(exact_sum(std::vector{-5.0, 2.5}) == -2.5);
    CHECK(exact_sum(std::vector{1e308, 1e308}) == std::numeric_limits<double>::infinity());
    CHECK(exact_sum(std::vector{4.9406564584124654e-324, 4.9406564584124654e-324}) ==
          9.8813129168249309e-324);
    CHECK(exact_sum(std::vector<double>(10, 0.1)) == 1.0);
}

TEST_CASE("half way between two doubles the even one is taken, and a grain more tips it") {
    const double big = 9007199254740992.0; // 2^53: the next double is 2 further
    CHECK(exact_sum(std::vector{big, 1.0}) == big);
    CHECK(exact_sum(std::vector{big + 2, 1.0}) == big + 4);
    CHECK(exact_sum(std::vector{big, 1.0, 1e-300}) == big + 2);
    CHECK(exact_sum(std::vector{-big, -1.0, -1e-300}) == -big - 2);
}

TEST_CASE("whole numbers are summed as integers are, in any order to the same bits") {
    std::mt19937_64 bits(3);
    std::vector<double> numbers;
    std::int64_t whole = 0;
    for (int i = 0; i < 5'000; ++i) {
        const auto number = static_cast<std::int64_t>(bits() % 2'000'000'000U) - 1'000'000'000;
        whole += number;
        numbers.push_back(static_cast<double>(number));
    }
    CHECK(exact_sum(numbers) == static_cast<double>(whole));
    for (double& number : numbers) number *= 0.1;
    const double sum = exact_sum(numbers);
    std::ranges::reverse(numbers);
    CHECK(exact_sum(numbers) == sum);
    std::ranges::sort(numbers);
    CHECK(exact_sum(numbers) == sum);
}

} // namespace folkmoot
