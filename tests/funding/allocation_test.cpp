#include "funding/allocation.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <vector>

using namespace folkmoot;

namespace {

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("areas at their fair share each get exactly base growth") {
    const std::vector<double> present{100e6, 37e6, 255e6};
    for (const double growth : {-0.05, 0.0, 0.025})
        for (const double pace : {0.0, 0.01, 0.1}) {
            std::vector<double> target;
            target.reserve(present.size());
            for (const double p : present) target.push_back(p * (1.0 + growth));
            CHECK(next_allocation({.growth = growth, .pace = pace}, present, target) == target);
        }
}

TEST_CASE("with no pace of change and no growth nothing moves, however unfair the shares") {
    const std::vector<double> present{100e6, 37e6, 255e6};
    CHECK(next_allocation({.growth = 0, .pace = 0}, present, std::vector{300e6, 10e6, 82e6}) ==
          present);
}

TEST_CASE("with no pace of change everyone gets base growth, however unfair the shares") {
    const std::vector<double> present{100e6, 40e6};
    const auto next =
        next_allocation({.growth = 0.03, .pace = 0}, present, std::vector{10e6, 134.2e6});
    CHECK(next[0] == doctest::Approx(103e6).epsilon(1e-12));
    CHECK(next[1] == doctest::Approx(41.2e6).epsilon(1e-12));
}

TEST_CASE("the total is the budget: what one area gains others give up") {
    const std::vector<double> present{100, 50, 10, 140}, target{80, 90, 40, 96};
    for (const double growth : {-0.04, 0.0, 0.02})
        for (const double pace : {0.0, 0.01, 0.05, 0.5})
            CHECK(sum(next_allocation({.growth = growth, .pace = pace}, present, target)) ==
                  doctest::Approx(300 * (1 + growth)).epsilon(1e-12));
}

TEST_CASE("two areas equally far from their fair shares move by the pace of change") {
    const auto next = next_allocation({.growth = 0, .pace = 0.01}, std::vector{100.0, 100.0},
                                      std::vector{110.0, 90.0});
    CHECK(next[0] == doctest::Approx(101));
    CHECK(next[1] == doctest::Approx(99));
}

TEST_CASE("an area does not overshoot its fair share") {
    std::vector<double> present{100.0, 100.0};
    const std::vector<double> target{104.0, 96.0};
    for (int year = 0; year < 10; ++year) {
        present = next_allocation({.growth = 0, .pace = 0.03}, present, target);
        CHECK(present[0] <= 104.0 + 1e-9);
        CHECK(present[1] >= 96.0 - 1e-9);
    }
    CHECK(present[0] == doctest::Approx(104.0));
}
