/// What the scenarios about rights and the money that belongs to them promise of themselves.

#include "many_chances.hpp"
#include "promises.hpp"

using namespace folkmoot;

TEST_CASE("the scenarios about claims behave as they say they do, and their answers turn" *
          many_chances) {
    keeps_its_promises("proactive-benefit", 8000, 4);
    keeps_its_promises("data-registrars", 8000, 4);
    // Some of what these two say rests on few people.
    keeps_its_promises("benefit-as-platform", 16'000, 4);
    keeps_its_promises("open-api", 16'000, 4);
}
