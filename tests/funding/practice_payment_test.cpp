#include "funding/practice_payment.hpp"
#include "scenario/files.hpp"
#include "world/synthesis.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>

using namespace folkmoot;

namespace {

/// The 42 integrated care boards of England in 2022/23.
const std::vector<Area>& england() {
    static const std::vector<Area> areas = load_shipped("virtual-gp-england").value().areas;
    return areas;
}

/// Mean weight of an area's residents, from the shares of its people and nothing else.
double mean_weight(const std::vector<double>& weights, std::size_t index, const Area& area) {
    const auto ages = age_shares(area.over65_share);
    double mean = 0, people = 0;
    for (std::size_t a = 0; a < 7; ++a)
        for (std::size_t d = 0; d < 5; ++d) {
            mean += ages[a] * area.deprivation[d] * weights[index * 70 + a * 10 + d * 2];
            people += ages[a] * area.deprivation[d];
        }
    return mean / people;
}

double national_mean(const PracticePayment& payment) {
    const auto weights = stratum_weights(payment, normalise(payment, england(), england()), 42);
    double weighted = 0, registered = 0;
    for (std::size_t a = 0; a < 42; ++a) {
        weighted += england()[a].registered * mean_weight(weights, a, england()[a]);
        registered += england()[a].registered;
    }
    return weighted / registered;
}

}  // namespace

TEST_CASE("over the nation weighted patients are as many as registered ones") {
    REQUIRE(england().size() == 42);
    // Deprivation shares are published to four digits, so an area's five may add up to .9999.
    CHECK(national_mean({}) == doctest::Approx(1.0).epsilon(1e-4));
    CHECK(national_mean({.additional_needs = 0.5}) == doctest::Approx(1.0).epsilon(1e-4));
    CHECK(national_mean({.weighting = 0.3}) == doctest::Approx(1.0).epsilon(1e-4));
}

TEST_CASE("where shares add up exactly, weighted and registered patients agree to twelve digits") {
    std::vector<Area> areas = england();
    double weighted = 0, registered = 0;
    for (Area& area : areas) {
        double sum = 0;
        for (const double share : area.deprivation) sum += share;
        for (double& share : area.deprivation) share /= sum;
    }
    for (const double needs : {0.0, 0.19, 0.6}) {
        const PracticePayment payment{.additional_needs = needs};
        const auto weights = stratum_weights(payment, normalise(payment, areas, areas), 42);
        weighted = registered = 0;
        for (std::size_t a = 0; a < 42; ++a) {
            weighted += areas[a].registered * mean_weight(weights, a, areas[a]);
            registered += areas[a].registered;
        }
        CHECK(std::fabs(weighted / registered - 1) < 1e-12);
    }
}

TEST_CASE("each area's published weighted list is what its residents weigh") {
    // NHS Payments to General Practice 2022/23, summed over practices. Over all 42 areas weighted
    // patients are 62,130,228 / 62,134,646 = .99993 of registered ones; normalisation makes that 1.
    const std::map<std::string, std::pair<double, double>> published{
        {"North West London", {2'810'157, 2'579'376}},
        {"Lincolnshire", {811'410, 878'630}},
        {"Devon", {1'278'538, 1'321'728}},
        {"Greater Manchester", {3'191'693, 3'344'654}},
        {"Kent and Medway", {1'980'798, 1'985'612}},
        {"Somerset", {598'735, 616'351}}};
    const auto weights = stratum_weights({}, normalise({}, england(), england()), 42);
    std::size_t found = 0;
    for (std::size_t a = 0; a < 42; ++a) {
        const auto row = published.find(england()[a].name);
        if (row == published.end()) continue;
        ++found;
        CHECK(mean_weight(weights, a, england()[a]) * row->second.first ==
              doctest::Approx(row->second.second).epsilon(1e-3));
    }
    CHECK(found == published.size());
}

TEST_CASE("what an area is weighted for does not depend on which areas a scenario shows") {
    const std::vector<Area> some(england().begin() + 20, england().begin() + 25);
    const auto all = stratum_weights({}, normalise({}, england(), england()), 42);
    const auto few = stratum_weights({}, normalise({}, some, england()), 5);
    for (std::size_t s = 0; s < few.size(); ++s) CHECK(few[s] == all[s + std::size_t{20} * 70]);
}

TEST_CASE("a person's raw weight is the mean of the two sexes' times what poverty adds") {
    const PracticePayment payment{.additional_needs = 0.19};
    CHECK(raw_weight(payment, 0, 0) == doctest::Approx((3.97 + 3.64) / 2));
    CHECK(raw_weight(payment, 1, 0) == doctest::Approx((1.00 + 1.04) / 2));
    CHECK(raw_weight(payment, 2, 0) == doctest::Approx((1.02 + 2.19) / 2));
    CHECK(raw_weight(payment, 4, 0) == doctest::Approx((4.19 + 4.90) / 2));
    CHECK(raw_weight(payment, 6, 4) == doctest::Approx((6.27 + 6.72) / 2 * 1.19));
    CHECK(raw_weight(payment, 3, 2) == doctest::Approx((2.15 + 3.36) / 2 * 1.095));
}

TEST_CASE("a list of the young weighs less than one of the old") {
    const Area young{.name = "Young", .over65_share = 0.05, .deprivation = {1, 0, 0, 0, 0}};
    const Area old{.name = "Old", .over65_share = 0.30, .deprivation = {1, 0, 0, 0, 0}};
    const Area poor{.name = "Poor", .over65_share = 0.05, .deprivation = {0, 0, 0, 0, 1}};
    CHECK(mean_raw_weight({}, young) < mean_raw_weight({}, old));
    CHECK(mean_raw_weight({}, poor) / mean_raw_weight({}, young) == doctest::Approx(1.19));
}

TEST_CASE("without weighting every patient counts the same, in the first year too") {
    const PracticePayment payment{.weighting = 0};
    for (const double w : stratum_weights(payment, normalise(payment, england(), england()), 42))
        CHECK(w == 1.0);
    CHECK(first_year_factor(payment) == 1.0);
}

TEST_CASE("half the weighting is half way between equal and full weights") {
    const auto full = stratum_weights({}, normalise({}, england(), england()), 42);
    const PracticePayment half{.weighting = 0.5};
    const auto found = stratum_weights(half, normalise(half, england(), england()), 42);
    for (std::size_t s = 0; s < full.size(); ++s)
        CHECK(found[s] == doctest::Approx((1 + full[s]) / 2).epsilon(1e-12));
    CHECK(first_year_factor(half) == doctest::Approx(1.23));
}

TEST_CASE("practices in the most deprived places are paid less for a weighted patient, as was "
          "published") {
    // £167.64 in the least, £150.38 in the most deprived tenth of practices, 2022/23. The price is
    // 100.56 and other payments 58.40 on average; their gap is the published one.
    const PracticePayment payment;
    const auto gradient = payment_gradient(payment);
    const double mean = payment.price + payment.other;
    CHECK(gradient[0] * mean == doctest::Approx(167.64).epsilon(1e-3));
    CHECK(gradient[4] * mean == doctest::Approx(150.38).epsilon(1e-3));
    CHECK(gradient[2] == doctest::Approx(1.0));
    for (std::size_t d = 1; d < 5; ++d) CHECK(gradient[d] < gradient[d - 1]);
}

TEST_CASE("nobody is paid less than the price, however wide the gap in other payments") {
    const PracticePayment payment{.price = 100, .other = 5, .other_gap = 40};
    CHECK(payment_gradient(payment)[4] == doctest::Approx(100.0 / 105.0));
}
