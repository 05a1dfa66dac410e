#include <doctest/doctest.h>

#include "analysis/sensitivity.hpp"
#include "models/general_practice/practice.hpp"

#include "core/random.hpp"
#include "engine/runs.hpp"

#include <cmath>
#include <numbers>

using namespace folkmoot;

namespace {

constexpr std::uint32_t samples = 20'000;

// Ishigami & Homma (1990) with a = 7, b = 0.1, on (−π, π)³.
double ishigami(std::span<const double> u) {
    const auto angle = [&](std::size_t i) { return (2.0 * u[i] - 1.0) * std::numbers::pi; };
    const double second = std::sin(angle(1));
    return std::sin(angle(0)) + 7.0 * second * second +
           0.1 * std::pow(angle(2), 4) * std::sin(angle(0));
}

// Sobol's g with a = (0, 1, 4.5, 9, 99, 99, 99, 99).
double sobol_g(std::span<const double> u) {
    constexpr double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1;
    for (std::size_t i = 0; i < 8; ++i)
        product *= (std::abs(4.0 * u[i] - 2.0) + a[i]) / (1.0 + a[i]);
    return product;
}

}  // namespace

TEST_CASE("Sobol indices of Ishigami's function are the published ones") {
    const SobolIndices found = sobol_indices(3, samples, 1, ishigami);
    CHECK(found.variance == doctest::Approx(13.844588).epsilon(0.03));
    const double first[] = {0.3139, 0.4424, 0.0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        CHECK(std::abs(found.first[i] - first[i]) < 0.03);
        CHECK(std::abs(found.total[i] - total[i]) < 0.03);
    }
}

TEST_CASE("Sobol indices of Sobol's own function are the published ones") {
    const SobolIndices found = sobol_indices(8, samples, 2, sobol_g);
    const double first[] = {0.71619, 0.17905, 0.02368, 0.00716};
    for (std::size_t i = 0; i < 4; ++i) {
        CAPTURE(i);
        CHECK(std::abs(found.first[i] - first[i]) < 0.03);
    }
    CHECK(std::abs(found.total[0] - 0.78714) < 0.03);
}

TEST_CASE("runs that were made anyway tell the first-order shares of Ishigami's function") {
    std::vector<double> result;
    std::vector<std::vector<double>> inputs(3);
    // The same points as the indices above, seen through a function that remembers them.
    (void)sobol_indices(3, 4'000, 3, [&](std::span<const double> u) {
        const double value = ishigami(u);
        result.push_back(value);
        for (std::size_t i = 0; i < 3; ++i) inputs[i].push_back(u[i]);
        return value;
    });
    CHECK(std::abs(variance_share(inputs[0], result, 20) - 0.3139) < 0.03);
    CHECK(std::abs(variance_share(inputs[1], result, 20) - 0.4424) < 0.03);
    CHECK(std::abs(variance_share(inputs[2], result, 20)) < 0.02);
}

TEST_CASE(
    "what decides everything has the whole variance, what never varies has none to speak of") {
    std::vector<double> input, result, same;
    for (int i = 0; i < 30; ++i) {
        input.push_back(i);
        const int third = i / 10;  // three classes of ten, decided by the input alone
        result.push_back(third);
        same.push_back(4.0);
    }
    CHECK(variance_share(input, result, 3) == doctest::Approx(1.0));
    CHECK(std::isnan(variance_share(same, result, 3)));
    CHECK(std::isnan(variance_share(input, same, 3)));
    CHECK(std::isnan(variance_share(input, result, 11)));
}

TEST_CASE("97 runs tell a mean to ±2 where single runs spread by 10") {
    CHECK(replicates_for(10.0, 2.0) == 97);
    CHECK(replicates_for(10.0, 1.0) == 385);
}

TEST_CASE("the doubt that decides a difference is named, and none of those that do not") {
    const Scenario& scenario = virtual_gp();
    const Attempt attempt = Trial{.reform = "follows"};
    // A made-up result: the reform takes £1m for each new need per person and year above 4.9.
    Comparison comparison;
    comparison.baseline.assign(1, std::vector<double>(100, 0.0));
    comparison.reform.assign(1, {});
    for (std::uint32_t r = 0; r < 100; ++r) {
        const double rate = setting(replicate_of(scenario, attempt, r).before, "need.rate");
        comparison.reform[0].push_back(-1e6 * (rate - 4.9));
    }
    const auto doubts = doubts_of(scenario, attempt, comparison, 0);
    REQUIRE(doubts.size() == 1);
    CHECK(doubts.front().key == "need.rate");
    CHECK(doubts.front().share > 0.8);
    CHECK(doubts.front().when_low > 0.0);
    CHECK(doubts.front().when_high < 0.0);
}

TEST_CASE("where nothing but chance decides, no doubt is blamed") {
    const Scenario& scenario = virtual_gp();
    const Attempt attempt = Trial{.reform = "follows"};
    std::size_t blamed = 0;
    for (std::uint32_t made_up = 0; made_up < 20; ++made_up) {
        Comparison comparison;
        comparison.baseline.assign(1, std::vector<double>(60, 0.0));
        comparison.reform.assign(1, {});
        for (std::uint32_t r = 0; r < 60; ++r) {
            comparison.reform[0].push_back(unit(draw(made_up, r, 0, Purpose::test)[0]));
        }
        blamed += doubts_of(scenario, attempt, comparison, 0).empty() ? 0 : 1;
    }
    CHECK(blamed <= 3);  // one in twenty is expected
}

TEST_CASE("from a few runs nothing is said of doubts") {
    Comparison comparison;
    comparison.baseline.assign(1, std::vector<double>(10, 0.0));
    comparison.reform.assign(1, std::vector<double>(10, 1.0));
    CHECK(doubts_of(virtual_gp(), Trial{}, comparison, 0).empty());
}
