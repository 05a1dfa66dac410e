/// What the scenarios about building services promise of themselves.

#include "many_chances.hpp"
#include "promises.hpp"

using namespace folkmoot;

TEST_CASE("shared-platform behaves as it says it does, and its answers turn" * many_chances) {
    keeps_its_promises("shared-platform", 3'000, 8);
}

TEST_CASE("iterate-or-launch behaves as it says it does, and its answers turn" * many_chances) {
    keeps_its_promises("iterate-or-launch", 3'000, 8);
}
