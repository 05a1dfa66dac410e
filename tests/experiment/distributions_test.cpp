#include "experiment/distributions.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

/// Expected values were computed in R 4.2 (package stats); the command stands beside each group.

using namespace folkmoot;

namespace {

bool close(double found, double expected, double relative = 1e-10) {
    return std::fabs(found - expected) <= relative * std::fabs(expected);
}

}  // namespace

TEST_CASE("the logarithm of the gamma function agrees with R") {
    // lgamma(c(.1, .5, 1.5, 3, 7.25, 20, 1e5))
    CHECK(close(log_gamma(0.1), 2.252712651734206));
    CHECK(close(log_gamma(0.5), 0.5723649429247001));
    CHECK(close(log_gamma(1.5), -0.1207822376352452));
    CHECK(close(log_gamma(3), 0.6931471805599453));
    CHECK(close(log_gamma(7.25), 7.05218545073854));
    CHECK(close(log_gamma(20), 39.33988418719949));
    CHECK(close(log_gamma(1e5), 1051287.708973657));
    CHECK(std::isnan(log_gamma(-1)));
}

TEST_CASE("the incomplete beta function agrees with R, for shapes from a third to half a million") {
    // pbeta(c(.1, .3, .9, .999), c(2, .5, 100, 5e5), c(3, .5, 20, .5))
    CHECK(close(incomplete_beta(2, 3, 0.1, 0.9), 0.0523));
    CHECK(close(incomplete_beta(0.5, 0.5, 0.3, 0.7), 0.3690101195655452));
    CHECK(close(incomplete_beta(10, 10, 0.5, 0.5), 0.5));
    CHECK(close(incomplete_beta(100, 20, 0.9, 0.1), 0.9855374913249555));
    CHECK(close(incomplete_beta(5e5, 0.5, 0.999, 0.001), 1.39836376883337e-219, 1e-9));
    // pbeta(.200001, 2e5, 8e5); pbeta(1e-5, .3, 1000)
    CHECK(close(incomplete_beta(2e5, 8e5, 0.200001, 0.799999), 0.5011968235283349));
    CHECK(close(incomplete_beta(0.3, 1000, 1e-5, 1 - 1e-5), 0.2792123160145206));
    // dbeta(c(.2, .5, .031), c(2, .7, 3e4), c(5, .7, 1e6 - 3e4))
    CHECK(close(beta_density(2, 5, 0.2, 0.8), 2.4576));
    CHECK(close(beta_density(0.7, 0.7, 0.5, 0.5), 0.7981497049813959));
    CHECK(close(beta_density(3e4, 1e6 - 3e4, 0.031, 0.969), 0.0001121616281943709));
    CHECK(std::isnan(incomplete_beta(-1, 2, 0.5, 0.5)));
}

TEST_CASE("the incomplete gamma functions agree with R") {
    // pgamma(c(.1, 1, 5, 100, 1.001e6), c(.5, 1, 10, 90, 1e6))
    CHECK(close(incomplete_gamma(0.5, 0.1), 0.3452791539814229));
    CHECK(close(incomplete_gamma(1, 1), 0.6321205588285577));
    CHECK(close(incomplete_gamma(10, 5), 0.03182805730620481));
    CHECK(close(incomplete_gamma(90, 100), 0.8536538253012672));
    CHECK(close(incomplete_gamma(1e6, 1.001e6), 0.8413447863683403));
    // pgamma(c(30, 150), c(5, 90), lower.tail = FALSE)
    CHECK(close(incomplete_gamma_upper(5, 30), 3.624300952061489e-09));
    CHECK(close(incomplete_gamma_upper(90, 150), 4.914274113720873e-08));
}

TEST_CASE("Student's t agrees with R, in the middle and far out") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    // pt(c(-3, -1, .5, 2, 2), c(1, 3.7, 10, 1e6, 2.5))
    CHECK(close(student_cdf(-3, 1), 0.1024163823495667));
    CHECK(close(student_cdf(-1, 3.7), 0.1890706998802263));
    CHECK(close(student_cdf(0.5, 10), 0.6860531971285135));
    CHECK(close(student_cdf(2, 1e6), 0.9772497330743404));
    CHECK(close(student_cdf(2, 2.5), 0.9213042521210171));
    // 2 * pt(-c(2, 5, 10, 30), c(4.2, 30, 7, 50))
    CHECK(close(student_two_sided(2, 4.2), 0.1127546117047499));
    CHECK(close(student_two_sided(-5, 30), 2.329668546700779e-05));
    CHECK(close(student_two_sided(10, 7), 2.139420289077282e-05));
    CHECK(close(student_two_sided(30, 50), 1.238002279598729e-33));
    // qt(c(.975, .975, .975, .995, .6, 1e-6), c(1, 5.5, 1e6, 3, 12, 8))
    CHECK(close(student_quantile(0.975, 1), 12.70620473617469));
    CHECK(close(student_quantile(0.975, 5.5), 2.50185861758924));
    CHECK(close(student_quantile(0.975, 1e6), 1.959966356814107));
    CHECK(close(student_quantile(0.995, 3), 5.840909309733354));
    CHECK(close(student_quantile(0.6, 12), 0.259032745676887));
    CHECK(close(student_quantile(1e-6, 8), -12.10983466555621));
    CHECK(close(student_quantile(0.975, infinity), 1.959963984540054));
    CHECK(student_two_sided(0, 5) == 1.0);
}

TEST_CASE("the noncentral t agrees with R") {
    // pt(c(1.5, -1, 3, 2.2, 12), c(10, 5, 20.5, 98, 30), c(1, .5, -1, 2.8, 10))
    CHECK(close(noncentral_student_cdf(1.5, 10, 1), 0.6695168482152775));
    CHECK(close(noncentral_student_cdf(-1, 5, 0.5), 0.08244409105697081, 1e-9));
    CHECK(close(noncentral_student_cdf(3, 20.5, -1), 0.9998514107110406));
    CHECK(close(noncentral_student_cdf(2.2, 98, 2.8), 0.274816395220786));
    CHECK(close(noncentral_student_cdf(12, 30, 10), 0.8494793222046805));
}

TEST_CASE("chi-squared, F and beta agree with R") {
    // pchisq(c(3.841458820694124, 20, 1e-3, 250), c(1, 10, 3, 200), lower.tail = FALSE)
    CHECK(close(chi_squared_upper(3.841458820694124, 1), 0.05));
    CHECK(close(chi_squared_upper(20, 10), 0.02925268807696108));
    CHECK(close(chi_squared_upper(1e-3, 3), 0.999991592080942));
    CHECK(close(chi_squared_upper(250, 200), 0.009379131668826098));
    // qchisq(c(.95, .05, .999, .5), c(1, 7, 100, 2.5))
    CHECK(close(chi_squared_quantile(0.95, 1), 3.841458820694124));
    CHECK(close(chi_squared_quantile(0.05, 7), 2.167349909298057));
    CHECK(close(chi_squared_quantile(0.999, 100), 149.4492527790387));
    CHECK(close(chi_squared_quantile(0.5, 2.5), 1.873847767780878));
    // pf(c(4, 1.2, 30), c(1, 5, 3), c(10, 100, 8.5), lower.tail = FALSE)
    CHECK(close(f_upper(4, 1, 10), 0.07338803477074039));
    CHECK(close(f_upper(1.2, 5, 100), 0.3147401407511833));
    CHECK(close(f_upper(30, 3, 8.5), 7.318121548134967e-05));
    // qf(c(.95, .5, .01), c(2, 7, 5), c(9, 30, 11))
    CHECK(close(f_quantile(0.95, 2, 9), 4.256494729093748));
    CHECK(close(f_quantile(0.5, 7, 30), 0.9271891104241209));
    CHECK(close(f_quantile(0.01, 5, 11), 0.10037491604766));
    // qbeta(c(.025, .975, .5), c(3, 30, .5), c(9, 70, .5))
    CHECK(close(beta_quantile(0.025, 3, 9), 0.06021773417290662));
    CHECK(close(beta_quantile(0.975, 30, 70), 0.3929087269847615));
    CHECK(close(beta_quantile(0.5, 0.5, 0.5), 0.5));
}

TEST_CASE("the normal tail keeps the digits of what almost never happens") {
    // pnorm(-c(1.959963984540054, 5, 10)); pnorm(.3)
    CHECK(close(normal_upper(1.959963984540054), 0.025));
    CHECK(close(normal_upper(5), 2.866515718791939e-07));
    CHECK(close(normal_upper(10), 7.619853024160527e-24));
    CHECK(close(normal_upper(-0.3), 0.6179114221889527));
}
