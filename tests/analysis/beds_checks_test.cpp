/// What the scenario about room in hospitals promises of itself.

#include "many_chances.hpp"
#include "promises.hpp"

using namespace folkmoot;

TEST_CASE("spare-beds behaves as it says it does, and its answers turn" * many_chances) {
    // Patients are real people, however few citizens stand for them: what takes time is weeks.
    keeps_its_promises("spare-beds", 10'000, 8, 104);
}
