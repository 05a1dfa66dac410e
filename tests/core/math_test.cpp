#include "core/math.hpp"

#include "core/hash.hpp"
#include "core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace folkmoot;

/// The reference is the C library in long double, rounded by the comparison: 64 bits on x86, 113 in
/// WebAssembly. Neither shares code with sim/core/math.cpp.

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double largest = std::numeric_limits<double>::max();

/// How far `got` is from `want`, in units of the last place of a double near `want`.
double ulps(double got, long double want) {
    const auto rounded = static_cast<double>(want);
    if (std::isnan(rounded) || std::isnan(got))
        return std::isnan(rounded) == std::isnan(got) ? 0.0 : infinity;
    if (std::isinf(rounded) || std::isinf(got)) return rounded == got ? 0.0 : infinity;
    int exponent = 0;
    std::frexp(rounded, &exponent);
    const long double last_place = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return static_cast<double>(std::fabs(static_cast<long double>(got) - want) / last_place);
}

/// Reproducible test points; `index` counts them.
struct Points {
    std::uint32_t index = 0;

    std::uint64_t bits() {
        const Words words = draw(20, index++, 0, Purpose::test);
        return static_cast<std::uint64_t>(words[0]) << 32U | words[1];
    }
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(bits() >> 11U) * 0x1p-53);
    }
    /// Any double at all: all magnitudes, both signs, denormals, NaN and infinities included.
    double any() { return std::bit_cast<double>(bits()); }
    /// A number of either sign whose logarithm is even between the logarithms of the ends.
    double magnitude(double low, double high) {
        const double size = std::exp(between(std::log(low), std::log(high)));
        return (bits() & 1U) != 0 ? size : -size;
    }
};

template <class Ours, class Reference, class Point>
double worst(Ours ours, Reference reference, Point point, int count = 100'000) {
    double worst_so_far = 0.0;
    for (int i = 0; i < count; ++i) {
        const double x = point();
        const double error = ulps(ours(x), reference(static_cast<long double>(x)));
        if (error > worst_so_far) worst_so_far = error;
    }
    return worst_so_far;
}

constexpr auto long_exp = [](long double x) { return std::exp(x); };
constexpr auto long_log = [](long double x) { return std::log(x); };
constexpr auto long_log1p = [](long double x) { return std::log1p(x); };
constexpr auto long_expm1 = [](long double x) { return std::expm1(x); };

} // namespace

TEST_CASE("exp is within two units in the last place everywhere") {
    Points points;
    CHECK(worst(math::exp, long_exp, [&] { return points.any(); }) <= 2.0);
    CHECK(worst(math::exp, long_exp, [&] { return points.between(-2, 2); }) <= 2.0);
    CHECK(worst(math::exp, long_exp, [&] { return points.between(-708, 710); }) <= 2.0);
    CHECK(worst(math::exp, long_exp, [&] { return points.between(-746, -708); }) <= 2.0);
    CHECK(worst(math::exp, long_exp, [&] { return points.magnitude(1e-300, 1e-3); }) <= 2.0);
}

TEST_CASE("exp at its edges") {
    CHECK(math::exp(0.0) == 1.0);
    CHECK(math::exp(-0.0) == 1.0);
    CHECK(math::exp(smallest) == 1.0);
    CHECK(math::exp(infinity) == infinity);
    CHECK(math::exp(-infinity) == 0.0);
    CHECK(math::exp(709.782712893384) < infinity); // the last double whose exponential is finite
    CHECK(math::exp(709.782712893385) == infinity);
    CHECK(math::exp(largest) == infinity);
    CHECK(math::exp(-745.1332191019411) == smallest);
    CHECK(math::exp(-745.2) == 0.0);
    CHECK(math::exp(-largest) == 0.0);
    CHECK(std::isnan(math::exp(not_a_number)));
}

TEST_CASE("log is within two units in the last place everywhere") {
    Points points;
    CHECK(worst(math::log, long_log, [&] { return std::fabs(points.any()); }) <= 2.0);
    CHECK(worst(math::log, long_log, [&] { return points.between(0.5, 2); }) <= 2.0);
    CHECK(worst(math::log, long_log, [&] { return 1.0 + points.magnitude(1e-16, 1e-2); }) <= 2.0);
    CHECK(worst(math::log, long_log, [&] { return points.between(0.0, 0x1p-1022); }) <= 2.0);
}

TEST_CASE("log at its edges") {
    CHECK(math::log(1.0) == 0.0);
    CHECK(math::log(0.0) == -infinity);
    CHECK(math::log(-0.0) == -infinity);
    CHECK(math::log(infinity) == infinity);
    CHECK(ulps(math::log(smallest), std::log(static_cast<long double>(smallest))) <= 2.0);
    CHECK(ulps(math::log(largest), std::log(static_cast<long double>(largest))) <= 2.0);
    CHECK(std::isnan(math::log(-1.0)));
    CHECK(std::isnan(math::log(-infinity)));
    CHECK(std::isnan(math::log(not_a_number)));
}

TEST_CASE("log1p is within two units in the last place everywhere") {
    Points points;
    CHECK(worst(math::log1p, long_log1p, [&] { return points.any(); }) <= 2.0);
    CHECK(worst(math::log1p, long_log1p, [&] { return points.between(-1, 3); }) <= 2.0);
    CHECK(worst(math::log1p, long_log1p, [&] { return points.magnitude(1e-20, 1e-2); }) <= 2.0);
    CHECK(math::log1p(-1.0) == -infinity);
    CHECK(math::log1p(infinity) == infinity);
    CHECK(math::log1p(smallest) == smallest);
    CHECK(std::signbit(math::log1p(-0.0)));
    CHECK(std::isnan(math::log1p(-1.5)));
    CHECK(std::isnan(math::log1p(not_a_number)));
}

TEST_CASE("expm1 is within two units in the last place everywhere") {
    Points points;
    CHECK(worst(math::expm1, long_expm1, [&] { return points.any(); }) <= 2.0);
    CHECK(worst(math::expm1, long_expm1, [&] { return points.between(-2, 2); }) <= 2.0);
    CHECK(worst(math::expm1, long_expm1, [&] { return points.between(-60, 710); }) <= 2.0);
    CHECK(worst(math::expm1, long_expm1, [&] { return points.magnitude(1e-20, 1e-2); }) <= 2.0);
    CHECK(math::expm1(smallest) == smallest);
    CHECK(std::signbit(math::expm1(-0.0)));
    CHECK(math::expm1(-infinity) == -1.0);
    CHECK(math::expm1(infinity) == infinity);
    CHECK(math::expm1(1000.0) == infinity);
    CHECK(std::isnan(math::expm1(not_a_number)));
}

TEST_CASE("pow is within two units in the last place everywhere") {
    Points points;
    double any = 0, usual = 0, near_one = 0, roots = 0;
    for (int i = 0; i < 100'000; ++i) {
        const auto compare = [](double x, double y) {
            return ulps(math::pow(x, y),
                        std::pow(static_cast<long double>(x), static_cast<long double>(y)));
        };
        const double anything = points.any(), between = points.between(0.01, 100.0);
        const double close = 1.0 + points.magnitude(1e-12, 0.1);
        any = std::max(any, compare(anything, points.any()));
        usual = std::max(usual, compare(between, points.between(-150.0, 150.0)));
        near_one = std::max(near_one, compare(close, points.magnitude(1e-3, 1e10)));
        roots = std::max(roots, compare(std::fabs(anything), points.between(-1.0, 1.0)));
    }
    CHECK(any <= 2.0);
    CHECK(usual <= 2.0);
    CHECK(near_one <= 2.0);
    CHECK(roots <= 2.0);
}

TEST_CASE("pow has the special cases of IEEE 754, signs included") {
    // Every combination of these, compared with the C library bit by bit (any NaN is a NaN).
    constexpr std::array special{0.0,       -0.0,         1.0,        -1.0,       2.0,      -2.0,
                                 3.0,       -3.0,         0.5,        -0.5,       0.3,      -0.3,
                                 1e308,     -1e308,       smallest,   -smallest,  infinity, 1023.,
                                 -infinity, not_a_number, 0x1p53 + 2, -0x1p53 - 2};
    for (const double x : special)
        for (const double y : special) {
            CAPTURE(x);
            CAPTURE(y);
            const double ours = math::pow(x, y);
            const auto theirs = static_cast<double>(
                std::pow(static_cast<long double>(x), static_cast<long double>(y)));
            CHECK(ulps(ours, theirs) <= 2.0);
            if (!std::isnan(theirs)) CHECK(std::signbit(ours) == std::signbit(theirs));
        }
}

TEST_CASE("whole powers of two come out exactly") {
    for (int k = -1074; k <= 1023; ++k) CHECK(math::pow(2.0, k) == std::ldexp(1.0, k));
}

TEST_CASE("the functions have the same bits on every platform") {
    // Compared between machines, not with a reference: g++ 12 and clang 19 on x86-64, from -O0 to
    // -O3, and WebAssembly under Node all gave this number. Another one means that every result of
    // the model may differ too.
    Points points;
    Fingerprint fingerprint;
    for (int i = 0; i < 20'000; ++i) {
        fingerprint.add(math::exp(points.between(-750, 715)));
        fingerprint.add(math::expm1(points.between(-40, 40)));
        fingerprint.add(math::log(std::fabs(points.any())));
        fingerprint.add(math::log1p(points.between(-1, 10)));
        const double base = points.between(0, 10), power = points.between(-20, 20);
        fingerprint.add(math::pow(base, power));
        fingerprint.add(math::normal_cdf(points.between(-40, 10)));
        fingerprint.add(math::normal_quantile(points.between(0, 1)));
        fingerprint.add(math::fast_log_unit(static_cast<std::uint32_t>(points.bits())));
    }
    CHECK(to_hex(fingerprint.value()) == "ff88ccab609ac301");
}

TEST_CASE("the hot loop's logarithm is the logarithm, to eleven digits") {
    double worst_error = 0.0;
    const auto compare = [&](std::uint32_t word) {
        const long double want = std::log((static_cast<long double>(word) + 0.5L) * 0x1p-32L);
        const auto error = static_cast<double>(std::fabs(math::fast_log_unit(word) / want - 1.0L));
        worst_error = std::max(worst_error, error);
    };
    Points points;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        compare(i);
        compare(0xffffffffU - i);
        compare(static_cast<std::uint32_t>(points.bits()));
    }
    CHECK(worst_error < 1e-11);
}

TEST_CASE("the hot loop's logarithm is finite, below nought and never falls") {
    const auto rises = [](std::uint32_t from, std::uint32_t count) {
        double last = math::fast_log_unit(from);
        for (std::uint32_t word = from + 1; word < from + count; ++word) {
            const double next = math::fast_log_unit(word);
            if (!(next >= last) || !(next < 0.0)) return false;
            last = next;
        }
        return std::isfinite(last);
    };
    CHECK(std::isfinite(math::fast_log_unit(0)));
    CHECK(rises(0, 100'000));
    CHECK(rises(0xffffffffU - 100'000, 100'000));
    // Where the exponent changes, at 2^k × √½, two pieces of the curve meet.
    for (int k = 17; k <= 32; ++k) {
        const auto seam = static_cast<std::uint32_t>(std::ldexp(std::sqrt(0.5), k));
        CHECK(rises(seam - 20'000, 40'000));
    }
    CHECK(math::fast_log_unit(0xffffffff) < 0.0);
}
