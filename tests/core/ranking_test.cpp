#include "core/ranking.hpp"

#include "core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

using namespace folkmoot;

namespace {

std::vector<std::uint32_t> places(const std::vector<Ranked>& ranking) {
    std::vector<std::uint32_t> order;
    order.reserve(ranking.size());
    for (const Ranked& ranked : ranking) order.push_back(ranked.place);
    return order;
}

} // namespace

TEST_CASE("a ranking keeps equal values as they stand in the table, whichever end comes first") {
    const std::vector<double> values{3, 1, 2, 1, 3, -0.5};
    CHECK(places(smallest_first(values)) == std::vector<std::uint32_t>{5, 1, 3, 2, 0, 4});
    CHECK(places(largest_first(values)) == std::vector<std::uint32_t>{0, 4, 2, 1, 3, 5});
    CHECK(smallest_first(values)[3].value == 2.0);
    CHECK(largest_first({}).empty());
}

TEST_CASE("many values are ranked as comparing them ranks them") {
    constexpr double far = std::numeric_limits<double>::infinity();
    constexpr double tiny = std::numeric_limits<double>::denorm_min();
    const std::vector<double> odd{0.0, -0.0, far, -far, tiny, -tiny, 1.0, -1.0, 1e300, -1e300};
    // Of any size and sign; of a few values only; pounds and pence; all the same; that differ in
    // their last bits only, in two lots or of many.
    for (const int kind : {0, 1, 2, 3, 4, 5}) {
        // Few are compared, many are sorted by digits: both, and on either side of where that
        // changes.
        for (const std::uint32_t size : {1U, 2U, 500U, 2047U, 2048U, 2049U, 20'000U}) {
            std::vector<double> values;
            for (std::uint32_t i = 0; i < size; ++i) {
                const Words word =
                    draw(7, i, size, Purpose::test, static_cast<std::uint32_t>(kind));
                const auto any = std::bit_cast<double>(std::uint64_t{word[0]} << 32 | word[1]);
                values.push_back(kind == 0   ? (std::isnan(any) ? 0.0 : any)
                                 : kind == 1 ? odd[word[0] % odd.size()]
                                 : kind == 2 ? (word[0] % 10'000'000) / 100.0
                                 : kind == 3 ? 5.0
                                 : kind == 4 ? (word[1] % 2 == 0 ? 7.0 : -3.0) +
                                                   std::ldexp(word[0] % 1'000, -48)
                                             : word[1] % 997 + std::ldexp(word[0], -60));
            }
            std::vector<Ranked> expected;
            for (std::uint32_t i = 0; i < size; ++i) expected.push_back({values[i], i});
            const auto compare = [&](const std::vector<Ranked>& found) {
                REQUIRE(found.size() == expected.size());
                const bool same = std::ranges::equal(found, expected, [](auto& a, auto& b) {
                    return a.place == b.place && std::bit_cast<std::uint64_t>(a.value) ==
                                                     std::bit_cast<std::uint64_t>(b.value);
                });
                CHECK_MESSAGE(same, "kind " << kind << ", " << size << " values");
            };
            std::ranges::stable_sort(expected, std::less<>(), &Ranked::value);
            compare(smallest_first(values));
            std::ranges::sort(expected, std::less<>(), &Ranked::place);
            std::ranges::stable_sort(expected, std::greater<>(), &Ranked::value);
            compare(largest_first(values));
        }
    }
}
