/// What the scenario about central and local promises of itself.

#include "promises.hpp"

using namespace folkmoot;

TEST_CASE("central-or-local behaves as it says it does, and its answers turn") {
    keeps_its_promises("central-or-local", 6'000, 8);
}
