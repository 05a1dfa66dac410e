/// Threads exist natively only: in the browser workers take their place, and tests/web looks at
/// those.

#include "analysis/compare.hpp"
#include "engine/runs.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

TEST_CASE("a comparison is the same with one thread, two and five") {
    const Attempt attempt = Trial{.reform = "follows", .population = 1'000, .weeks = 60};
    const auto one = compare(virtual_gp(), attempt, 7, 1, {});
    const auto two = compare(virtual_gp(), attempt, 7, 2, {});
    const auto five = compare(virtual_gp(), attempt, 7, 5, {});
    REQUIRE((one && two && five));
    CHECK(one->replicates() == 7);
    CHECK(one->fingerprint == two->fingerprint);
    CHECK(one->fingerprint == five->fingerprint);
    CHECK(one->first.fingerprint == five->first.fingerprint);
    CHECK(one->baseline[0] == five->baseline[0]);
    CHECK(one->reform[0] == two->reform[0]);
}

TEST_CASE("a comparison that is told to stop gives nothing, whoever of its threads hears it") {
    CHECK(!compare(virtual_gp(), Trial{.reform = "split", .population = 60'000, .weeks = 260}, 40,
                   3, [](double) { return false; }));
}
