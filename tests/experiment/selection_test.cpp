#include "experiment/selection.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "many_chances.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

#include <algorithm>

/// The best of several looks better than it is, by a known amount.

using namespace folkmoot;

TEST_CASE("the largest of n normal numbers is what tables say") {
    // 1 / √π, 1.5 / √π; Harter (1961): 4, 5, 8, 20
    CHECK(expected_largest(1) == doctest::Approx(0.0).epsilon(1e-9));
    CHECK(near(expected_largest(2), 0.5641895835, 1e-9));
    CHECK(near(expected_largest(3), 0.8462843753, 1e-9));
    CHECK(near(expected_largest(4), 1.0293753730, 1e-9));
    CHECK(near(expected_largest(5), 1.1629644736, 1e-9));
    CHECK(near(expected_largest(8), 1.4236003060, 1e-9));
    CHECK(near(expected_largest(20), 1.8674750598, 1e-9));
}

namespace {

/// A trial of eight arms of 50 people, with normal noise of 1 and the arms' true means.
struct Eight {
    std::vector<double> y;
    std::vector<std::uint16_t> arm;
    Eight(std::uint64_t seed, const std::vector<double>& truth) {
        for (std::uint32_t i = 0; i < 400; ++i) {
            arm.push_back(static_cast<std::uint16_t>(i % 8));
            const double u = (draw(seed, i, 0, Purpose::test)[0] + 0.5) / 4294967296.0;
            y.push_back(truth[i % 8] + math::normal_quantile(u));
        }
    }
    [[nodiscard]] TrialRows rows() const {
        TrialRows rows;
        rows.outcome = y;
        rows.arm = arm;
        rows.arms = 8;
        return rows;
    }
};

} // namespace

TEST_CASE("the best of eight that are alike stands out by 1.4236 standard errors, as is said" *
          many_chances) {
    constexpr int trials = 2'000;
    double stood_out = 0.0, told = 0.0;
    for (int i = 0; i < trials; ++i) {
        const Eight eight(static_cast<std::uint64_t>(i), std::vector<double>(8, 3.0));
        const auto picked = picked_best(eight.rows(), 1.0);
        REQUIRE(picked);
        double sum = 0.0;
        std::vector<double> means(8, 0.0);
        for (std::size_t k = 0; k < eight.y.size(); ++k) {
            means[eight.arm[k]] += eight.y[k] / 50;
            sum += eight.y[k] / 400;
        }
        CHECK(means[picked->arm] == *std::max_element(means.begin(), means.end()));
        stood_out += (means[picked->arm] - sum) / trials;
        told += picked->luck / trials;
    }
    // 1.42360 / √50 = .20133. The largest less the average of all has a standard deviation of about
    // .6 / √50 a trial: 4 of its errors are .0076.
    CHECK(std::fabs(stood_out - 1.4236003060 / std::sqrt(50.0)) < 0.0076);
    CHECK(std::fabs(told - 1.4236003060 / std::sqrt(50.0)) < 0.0015);
}

TEST_CASE("the lead that is left after shrinking is right on average, where the plain one is not" *
          many_chances) {
    // Wordings that differ by about as much as chance does: of the picked arm the plain lead is too
    // large, the shrunk one about right.
    const std::vector<double> truth{0.0, 0.1, -0.05, 0.15, 0.05, -0.1, 0.2, -0.15};
    double lead = 0.0, shrunk = 0.0, real = 0.0;
    constexpr int trials = 2'000;
    for (int i = 0; i < trials; ++i) {
        const Eight eight(static_cast<std::uint64_t>(i) + 10'000, truth);
        const auto picked = picked_best(eight.rows(), 1.0);
        REQUIRE(picked);
        lead += picked->gain / trials;
        shrunk += picked->shrunk / trials;
        real += (truth[picked->arm] - truth[0]) / trials;
    }
    CAPTURE(lead);
    CAPTURE(shrunk);
    CAPTURE(real);
    CHECK(lead > real + 0.08);
    CHECK(std::fabs(shrunk - real) < 0.5 * std::fabs(lead - real));
}

TEST_CASE("two arms are not picked from, and less can be better") {
    CHECK(!picked_best(small_trial.people(), 1.0));
    const auto most = picked_best(small_trial.three_arms(), 1.0),
               least = picked_best(small_trial.three_arms(), -1.0);
    REQUIRE(most);
    REQUIRE(least);
    CHECK(most->arm == 2);
    CHECK(least->arm == 1);
    CHECK(most->of == 3);
    CHECK(most->shrunk != most->shrunk);
    const std::vector<ArmCount> counts{{10, 100}, {14, 100}, {12, 100}, {11, 100}};
    const auto picked = picked_best(counts, 0, 1.0);
    REQUIRE(picked);
    CHECK(picked->arm == 1);
    CHECK(near(picked->gain, 0.04));
    CHECK(picked->shrunk == 0.0); // less apart than chance makes them
}
