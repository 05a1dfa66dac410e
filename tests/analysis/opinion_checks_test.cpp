/// What the scenario about asking people promises of itself.

#include "promises.hpp"

using namespace folkmoot;

TEST_CASE("citizen-service behaves as it says it does, and its answers turn") {
    keeps_its_promises("citizen-service", 10'000, 8);
}
