#include "parts/provision/watch.hpp"

#include "core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace folkmoot;

namespace {

/// Steiner's risk of a death within thirty days of heart surgery at Parsonnet score s.
double surgical_risk(double score, double intercept = 3.68) {
    return 1.0 / (1.0 + std::exp(intercept - 0.077 * score));
}

/// Mean cases until an alarm at `limit` of a chart that climbs 6 on a bad case and falls 1 on a
/// good one, from the equations that the mean lengths of its states must fulfil.
double run_length(double risk, int limit) {
    std::vector<double> length(static_cast<std::size_t>(limit), 0.0);
    const auto at = [&](int state) {
        return state >= limit ? 0.0 : length[static_cast<std::size_t>(std::max(state, 0))];
    };
    for (double moved = 1.0; moved > 1e-9;) {
        moved = 0.0;
        for (int state = 0; state < limit; ++state) {
            // Gauss–Seidel; state 0 waits at the floor, so its own length is solved for.
            const double bad = risk * at(state + 6);
            const double next =
                state == 0 ? (1.0 + bad) / risk : 1.0 + bad + (1.0 - risk) * at(state - 1);
            double& now = length[static_cast<std::size_t>(state)];
            moved = std::max(moved, std::fabs(next - now));
            now = next;
        }
    }
    return length[0];
}

/// The same by letting the chart run: the mean of so many runs, and its standard error.
std::array<double, 2> observed_run_length(double risk, double limit, std::uint32_t runs) {
    const CusumWeight lattice{6.0, -1.0};
    double sum = 0, squares = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
        double chart = 0.0;
        std::uint32_t cases = 0;
        while (chart < limit) {
            const Words words = draw(3, run, cases, Purpose::test);
            const bool bad = unit(words[0]) < risk;
            chart = cusum(chart, lattice, bad ? 1 : 0, bad ? 0 : 1);
            ++cases;
        }
        sum += cases;
        squares += double{1} * cases * cases;
    }
    const double mean = sum / runs;
    return {mean, std::sqrt((squares / runs - mean * mean) / runs)};
}

/// P(no more than `count` of the Poisson law), summed plainly.
double poisson_until(int count, double mean) {
    double term = std::exp(-mean), sum = 0;
    for (int k = 0; k <= count; ++k) {
        sum += term;
        term *= mean / (k + 1);
    }
    return sum;
}

} // namespace

TEST_CASE("the weights of the risk-adjusted chart are those of Steiner and others") {
    const auto weight = [](double score, double suspected) {
        return cusum_weight(surgical_risk(score), 1.0, suspected);
    };
    CHECK(weight(0, 2).good == doctest::Approx(-0.024305).epsilon(1e-4));
    CHECK(weight(0, 2).bad == doctest::Approx(0.668843).epsilon(1e-6));
    CHECK(weight(50, 2).good == doctest::Approx(-0.433338).epsilon(1e-5));
    CHECK(weight(50, 2).bad == doctest::Approx(0.259809).epsilon(1e-5));
    CHECK(weight(0, 0.5).good == doctest::Approx(0.012378).epsilon(1e-4));
    CHECK(weight(0, 0.5).bad == doctest::Approx(-0.680770).epsilon(1e-5));
    // Rigdon and Fricker, intercept 3.67, a survivor of score 19 on the lower chart.
    CHECK(cusum_weight(surgical_risk(19, 3.67), 1.0, 0.5).good ==
          doctest::Approx(0.05083).epsilon(1e-3));
    // Odds that are those suspected say nothing.
    CHECK(cusum_weight(0.3, 2.0, 2.0).bad == doctest::Approx(0.0));
}

TEST_CASE("how long a chart runs before an alarm: exact lengths, and those that are observed") {
    struct Row {
        int limit;
        double as_it_should, doubled;
    };
    constexpr std::array<Row, 3> rows{
        {{20, 246.734, 45.077}, {30, 923.108, 78.010}, {40, 3037.178, 113.074}}};
    for (const Row& row : rows) {
        CAPTURE(row.limit);
        // Odds of 1 in 9 doubled are 2 in 9: a risk of 2/11.
        CHECK(run_length(0.1, row.limit) == doctest::Approx(row.as_it_should).epsilon(2e-6));
        CHECK(run_length(2.0 / 11, row.limit) == doctest::Approx(row.doubled).epsilon(2e-5));
        const auto bad = observed_run_length(2.0 / 11, row.limit, 1'000);
        CHECK(std::fabs(bad[0] - row.doubled) < 4 * bad[1]);
    }
    const auto good = observed_run_length(0.1, 20, 1'500);
    CHECK(std::fabs(good[0] - 246.734) < 4 * good[1]);
}

TEST_CASE("cases that come in together count as their sum, and the chart never falls below 0") {
    const CusumWeight weight = cusum_weight(0.1, 1.0, 2.0);
    CHECK(cusum(1.0, weight, 2, 3) == doctest::Approx(1.0 + 2 * weight.bad + 3 * weight.good));
    CHECK(cusum(0.5, weight, 0, 1000) == 0.0);
    CHECK(cusum(0.0, weight, 0, 0) == 0.0);
}

TEST_CASE("the funnel of rare events is that of Spiegelhalter's Poisson table") {
    struct Row {
        double expected;
        std::array<double, 4> limits;
    };
    constexpr std::array<Row, 3> rows{{{10, {.1221, .3775, 1.6160, 2.0662}},
                                       {50, {.5825, .7224, 1.2766, 1.4550}},
                                       {100, {.7007, .8037, 1.1958, 1.3180}}}};
    constexpr std::uint32_t cases = 40'000'000; // so many that the binomial law is Poisson's
    for (const Row& row : rows) {
        const double share = row.expected / cases;
        const FunnelLimits outer = funnel_limits(cases, share, 0.001);
        const FunnelLimits inner = funnel_limits(cases, share, 0.025);
        CHECK(std::fabs(outer.low / share - row.limits[0]) < 6e-5);
        CHECK(std::fabs(inner.low / share - row.limits[1]) < 6e-5);
        CHECK(std::fabs(inner.high / share - row.limits[2]) < 6e-5);
        CHECK(std::fabs(outer.high / share - row.limits[3]) < 6e-5);
    }
    // Papworth: 46 deaths against 27.8 expected, just at the limit of one in a thousand.
    CHECK(1.0 - poisson_until(45, 27.8) == doctest::Approx(0.00097).epsilon(0.01));
    CHECK(funnel_limits(cases, 27.8 / cases, 0.001).high * cases < 46.0);
    CHECK(funnel_limits(cases, 27.8 / cases, 0.0005).high * cases > 46.0);
}

TEST_CASE("the funnel of few cases is exact: summed plainly, no more than the tail lies outside") {
    for (const std::uint32_t n : {1U, 5U, 30U, 300U})
        for (const double p : {0.02, 0.3, 0.9})
            for (const double tail : {0.001, 0.025}) {
                CAPTURE(n);
                CAPTURE(p);
                const FunnelLimits limits = funnel_limits(n, p, tail);
                CHECK(limits.low >= 0.0);
                CHECK(limits.high <= 1.0);
                CHECK(limits.low <= limits.high);
                double above = 0, below = 0;
                for (std::uint32_t k = 0; k <= n; ++k) {
                    const double weight = std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) -
                                                   std::lgamma(n - k + 1.0) + k * std::log(p) +
                                                   (n - k) * std::log1p(-p));
                    if (k >= limits.high * n + 1.0) above += weight;
                    if (k <= limits.low * n - 1.0) below += weight;
                }
                CHECK(above <= tail);
                CHECK(below <= tail);
            }
    // A large provider: no underflow, and nearly the normal law's limits.
    const FunnelLimits wide = funnel_limits(1'000'000, 0.5, 0.025);
    CHECK(wide.high == doctest::Approx(0.5 + 1.959964 * 0.0005).epsilon(1e-5));
    CHECK(wide.low == doctest::Approx(0.5 - 1.959964 * 0.0005).epsilon(1e-5));
}
