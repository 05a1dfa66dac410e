#include "parts/access.hpp"

#include <doctest/doctest.h>

#include <array>
#include <numeric>
#include <vector>

using namespace folkmoot;

namespace {

/// Two towns, 80 km apart, and a centre half way: 100, 50 and 10 people; 15, 20 and 100 doctors.
/// The expected numbers were worked out by hand from the definition and are recorded with the
/// sources.
const std::vector<double> villagers{100, 50, 10};
const std::vector<double> doctors{15, 20, 100};
const std::vector<double> kilometres{1, 80, 40, 80, 1, 40, 40, 40, 1};

std::vector<double> weights(double reach, double exponent) {
    std::vector<double> made;
    made.reserve(kilometres.size());
    for (const double distance : kilometres)
        made.push_back(distance_decay(distance, reach, exponent));
    return made;
}

double sum_of_products(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace

TEST_CASE("a shop of 2000 twice as far draws half of what a shop of 1000 does (Huff)") {
    const auto share = huff_shares(std::array{1000.0, 2000.0}, std::array{1.0, 2.0}, 2.0);
    CHECK(share[0] == doctest::Approx(2.0 / 3.0).epsilon(1e-14));
    CHECK(share[1] == doctest::Approx(1.0 / 3.0).epsilon(1e-14));
}

TEST_CASE("where distance does not matter, shares follow size") {
    const auto share = huff_shares(std::array{1.0, 3.0, 6.0}, std::array{9.0, 2.0, 70.0}, 0.0);
    CHECK(share[0] == doctest::Approx(0.1));
    CHECK(share[1] == doctest::Approx(0.3));
    CHECK(share[2] == doctest::Approx(0.6));
}

TEST_CASE("shares do not depend on the unit of distance") {
    const auto near = huff_shares(std::array{5.0, 2.0, 8.0}, std::array{1.0, 0.3, 4.0}, 1.7);
    const auto far = huff_shares(std::array{5.0, 2.0, 8.0}, std::array{1000.0, 300.0, 4000.0}, 1.7);
    for (std::size_t i = 0; i < 3; ++i) CHECK(near[i] == doctest::Approx(far[i]).epsilon(1e-12));
    CHECK(near[0] + near[1] + near[2] == doctest::Approx(1.0).epsilon(1e-14));
}

TEST_CASE("providers without any size draw nobody") {
    const auto share = huff_shares(std::array{0.0, 0.0}, std::array{1.0, 2.0}, 2.0);
    CHECK(share[0] == 0.0);
    CHECK(share[1] == 0.0);
}

TEST_CASE("two towns and a centre have the access that the textbook method gives them") {
    SUBCASE("distance counts within reach") {
        const auto access = catchment_access(villagers, doctors, weights(61.0, 1.0));
        CHECK(access[0] == doctest::Approx(0.331444).epsilon(2e-6));
        CHECK(access[1] == doctest::Approx(0.579828).epsilon(2e-6));
        CHECK(access[2] == doctest::Approx(7.286418).epsilon(2e-7));
    }
    SUBCASE("everything within reach counts the same") {
        const auto access = catchment_access(villagers, doctors, weights(61.0, 0.0));
        CHECK(access[0] == doctest::Approx(15.0 / 110 + 100.0 / 160).epsilon(1e-14));
        CHECK(access[1] == doctest::Approx(20.0 / 60 + 100.0 / 160).epsilon(1e-14));
        CHECK(access[2] == doctest::Approx(1.094697).epsilon(1e-6));
    }
}

TEST_CASE("every doctor is shared out exactly once, however far people go") {
    for (const double exponent : {0.0, 0.5, 1.0, 2.0})
        for (const double reach : {2.0, 61.0, 200.0}) {
            CAPTURE(exponent);
            CAPTURE(reach);
            const auto access = catchment_access(villagers, doctors, weights(reach, exponent));
            CHECK(sum_of_products(villagers, access) == doctest::Approx(135.0).epsilon(1e-13));
        }
}

TEST_CASE("a provider that nobody can reach gives nobody access") {
    const std::vector<double> decay{1.0, 0.0, 1.0, 0.0};
    const auto access = catchment_access(std::array{10.0, 30.0}, std::array{4.0, 9.0}, decay);
    CHECK(access[0] == doctest::Approx(0.1));
    CHECK(access[1] == doctest::Approx(0.1));
}

TEST_CASE("what lies at the limit of reach is out of reach") {
    CHECK(distance_decay(61.0, 61.0, 1.0) == 0.0);
    CHECK(distance_decay(60.0, 61.0, 1.0) == doctest::Approx(1.0 / 60));
}
