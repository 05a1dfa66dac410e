#include "parts/linkage.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

TEST_CASE("records are linked by the weights of Fellegi and Sunter") {
    const double published[4][2] = {
        {6.570, -4.307}, {5.492, -3.293}, {13.244, -5.059}, {9.731, -2.736}};
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(link_weight(usual_fields[k]).agrees ==
              doctest::Approx(published[k][0]).epsilon(1e-3));
        CHECK(link_weight(usual_fields[k]).differs ==
              doctest::Approx(published[k][1]).epsilon(1e-3));
    }
    // Bits: surname, first name, birth date, postcode.
    const double one_in = 1e-4;
    CHECK(same_person(usual_fields, 15, one_in) == doctest::Approx(0.9999997).epsilon(1e-6));
    CHECK(same_person(usual_fields, 7, one_in) == doctest::Approx(0.998397).epsilon(1e-5));
    CHECK(same_person(usual_fields, 11, one_in) == doctest::Approx(0.915991).epsilon(1e-5));
    CHECK(same_person(usual_fields, 6, one_in) == doctest::Approx(0.248711).epsilon(1e-4));
    CHECK(same_person(usual_fields, 3, one_in) == doctest::Approx(0.001922).epsilon(1e-3));
}

TEST_CASE("the surer one has to be, the fewer doubles are found and the fewer strangers joined") {
    const Linkage low = linkage_at(usual_fields, 0.2, 10'000),
                  middle = linkage_at(usual_fields, 0.9, 10'000),
                  high = linkage_at(usual_fields, 0.999, 10'000);
    CHECK((low.found > middle.found && middle.found > high.found));
    CHECK((low.wrong > 3 * middle.wrong && middle.wrong > 3 * high.wrong));
    // All four agree: the product of what each does.
    CHECK(linkage_at(usual_fields, 0.9999, 10'000).found ==
          doctest::Approx(0.95 * 0.9 * 0.97 * 0.85));
}
