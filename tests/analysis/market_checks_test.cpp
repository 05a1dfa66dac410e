/// What the scenarios about choosing and watching who serves people promise of themselves.

#include "promises.hpp"

using namespace folkmoot;

TEST_CASE("choice-of-provider behaves as it says it does") {
    keeps_its_promises("choice-of-provider", 0, 4);
}
TEST_CASE("licence-or-rating behaves as it says it does") {
    keeps_its_promises("licence-or-rating", 0, 4);
}
TEST_CASE("pay-for-outcomes behaves as it says it does") {
    keeps_its_promises("pay-for-outcomes", 0, 4);
}
TEST_CASE("one-marketplace behaves as it says it does") {
    keeps_its_promises("one-marketplace", 0, 4);
}
TEST_CASE("redress behaves as it says it does") { keeps_its_promises("redress", 0, 4); }
