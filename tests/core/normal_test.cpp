#include "core/math.hpp"
#include "core/random.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace folkmoot;

namespace {

/// By the complementary error function of the C library in long double.
double reference_cdf(double x) {
    return static_cast<double>(0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L)));
}

} // namespace

TEST_CASE("the normal distribution is that of the C library, far into the tails") {
    for (int i = -3700; i <= 900; ++i) {
        const double x = i / 100.0;
        CAPTURE(x);
        CHECK(math::normal_cdf(x) == doctest::Approx(reference_cdf(x)).scale(0).epsilon(1e-9));
    }
    CHECK(math::normal_cdf(0.0) == 0.5);
    CHECK(math::normal_cdf(std::numeric_limits<double>::infinity()) == 1.0);
    CHECK(math::normal_cdf(-std::numeric_limits<double>::infinity()) == 0.0);
    CHECK(std::isnan(math::normal_cdf(std::nan(""))));
}

TEST_CASE("the quantiles in every statistics table") {
    CHECK(math::normal_quantile(0.5) == 0.0);
    CHECK(math::normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
    CHECK(math::normal_quantile(0.95) == doctest::Approx(1.644853626951472).epsilon(1e-14));
    CHECK(math::normal_quantile(0.99) == doctest::Approx(2.326347874040841).epsilon(1e-14));
    CHECK(math::normal_quantile(0.0013498980316300946) == doctest::Approx(-3.0).epsilon(1e-13));
    CHECK(math::normal_quantile(1e-10) == doctest::Approx(-6.361340902404056).epsilon(1e-13));
    CHECK(math::normal_quantile(1e-300) == doctest::Approx(-37.0471).epsilon(1e-6));
}

TEST_CASE("a quantile turns a probability back, from the far tail to the middle") {
    for (int i = 1; i <= 37'000; ++i) {
        const double x = -i / 1000.0;
        CAPTURE(x);
        CHECK(math::normal_quantile(reference_cdf(x)) == doctest::Approx(x).scale(0).epsilon(1e-9));
    }
}

TEST_CASE("quantiles are as far above the middle as below") {
    for (const double p : {0x1p-2, 0x1p-5, 0x1p-20, 0x1p-33})
        CHECK(math::normal_quantile(1.0 - p) == -math::normal_quantile(p));
}

TEST_CASE("quantiles of what is no probability do not exist") {
    CHECK(math::normal_quantile(0.0) == -std::numeric_limits<double>::infinity());
    CHECK(math::normal_quantile(1.0) == std::numeric_limits<double>::infinity());
    CHECK(std::isnan(math::normal_quantile(-0.1)));
    CHECK(std::isnan(math::normal_quantile(1.1)));
    CHECK(std::isnan(math::normal_quantile(std::nan(""))));
}

TEST_CASE("random words become a standard normal population") {
    // 40,000 draws: the mean is within 4 standard errors of 0 (4/200), the variance of 1 (4
    // √2/200).
    double sum = 0, squares = 0;
    for (std::uint32_t who = 0; who < 10'000; ++who)
        for (const std::uint32_t word : draw(5, who, 0, Purpose::test)) {
            const double z = math::normal_quantile(unit_open(word));
            sum += z;
            squares += z * z;
        }
    CHECK(std::fabs(sum / 40'000) < 0.02);
    CHECK(std::fabs(squares / 40'000 - 1.0) < 0.029);
}
