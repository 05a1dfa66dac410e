#include "core/ranking.hpp"

#include <doctest/doctest.h>

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
