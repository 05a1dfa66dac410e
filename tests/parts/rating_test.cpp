#include "parts/rating.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

TEST_CASE(
    "a rating falls with what is cut, to nothing at worst, and does not rise above its start") {
    CHECK(rating_after_cuts(0.8, 0.5, 1.0) == 0.8);
    CHECK(rating_after_cuts(0.8, 0.5, 1.7) == 0.8);
    CHECK(rating_after_cuts(0.8, 0.5, 0.5) == doctest::Approx(0.55));
    CHECK(rating_after_cuts(0.8, 1.0, 0.0) == 0.0);
}
