#include "core/math.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

/// How two units in the last place are kept.
///
/// exp: x = k ln 2 + r with |r| ≤ ½ ln 2, then the Taylor series of e^r − 1, and the first term is
/// added last, so that the rounding errors of the others are far below its last place.
///
/// log: x = 2^k m with m between √½ and √2, then log m = 2 artanh((m − 1)/(m + 1)).
///
/// pow: y log x can be 700, and the error of log x is multiplied with it, so log x is computed as
/// the unevaluated sum of two doubles (106 bits). Sums and products of such pairs are exact up to
/// their last bits by the error-free transformations of Knuth and Dekker.

namespace folkmoot::math {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts; the high one ends in 21 zero bits: k × ln2_high is exact for any exponent.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double one_over_ln2 = 0x1.71547652b82fep+0;

constexpr std::uint64_t bits_of_sqrt_half = 0x3FE6A09E667F3BCDU;
constexpr std::uint64_t mantissa_mask = 0x000FFFFFFFFFFFFFU;

/// 2^k for normal results, k in [-1022, 1023].
double power_of_two(int k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

/// value × 2^k where the result may overflow or be denormal.
double scale(double value, int k) {
    if (k > 1023) return value * power_of_two(1023) * power_of_two(k - 1023);
    if (k < -1022) return value * power_of_two(k + 1000) * power_of_two(-1000);
    return value * power_of_two(k);
}

/// A number as the unevaluated sum of two doubles, the second below half a last place of the first.
struct Pair {
    double high, low;
};

/// a + b exactly. Knuth, The Art of Computer Programming, volume 2, 4.2.2, theorem B.
constexpr Pair exact_sum(double a, double b) {
    const double sum = a + b;
    const double part_of_b = sum - a;
    return {sum, (a - (sum - part_of_b)) + (b - part_of_b)};
}

/// a + b exactly when |a| ≥ |b| or a = 0.
constexpr Pair ordered_sum(double a, double b) {
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// a × b exactly, unless it over- or underflows. Dekker, Numerische Mathematik 18 (1971), 224.
constexpr Pair exact_product(double a, double b) {
    constexpr double splitter = 0x1p27 + 1.0;
    const double a_split = splitter * a, b_split = splitter * b;
    const double a_high = a_split - (a_split - a), b_high = b_split - (b_split - b);
    const double a_low = a - a_high, b_low = b - b_high;
    const double product = a * b;
    return {product,
            ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

constexpr Pair operator+(Pair a, Pair b) {
    const Pair sum = exact_sum(a.high, b.high);
    return ordered_sum(sum.high, sum.low + (a.low + b.low));
}

constexpr Pair operator*(Pair a, Pair b) {
    const Pair product = exact_product(a.high, b.high);
    return ordered_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

constexpr Pair operator/(Pair a, Pair b) {
    const double first = a.high / b.high;
    const Pair back = exact_product(first, b.high);
    const double rest = ((a.high - back.high) - back.low) + a.low - first * b.low;
    return ordered_sum(first, rest / b.high);
}

/// e^r − 1 − r for |r| ≤ 0.36: Taylor terms up to r^14, the next below 2^-62 of e^r − 1.
double exp_beyond_first_order(double r) {
    constexpr std::array<double, 13> one_over_factorial = [] {
        std::array<double, 13> made{};
        double factorial = 1.0;
        for (std::size_t i = 0; i < made.size(); ++i) {
            factorial *= static_cast<double>(i + 2); // exact up to 18!
            made[i] = 1.0 / factorial;
        }
        return made;
    }();
    double sum = one_over_factorial.back();
    for (std::size_t i = one_over_factorial.size() - 1; i-- > 0;)
        sum = sum * r + one_over_factorial[i];
    return sum * r * r;
}

/// x = k ln 2 + r: the integer k and r as a pair, |r| ≤ 0.35.
struct Reduced {
    int k;
    Pair r;
};

Reduced reduce(double x, double x_low = 0.0) {
    const double k = std::floor(x * one_over_ln2 + 0.5);
    const double high = x - k * ln2_high; // exact: the product is, and the two are close
    const Pair r = ordered_sum(high, x_low - k * ln2_low);
    return {static_cast<int>(k), r};
}

/// e^x × 2^−k − base, for the reduced x; the small terms first, then the two large ones exactly.
double exp_reduced(Pair r, double base) {
    const Pair large = exact_sum(1.0 - base, r.high);
    return large.high + (large.low + (r.low + exp_beyond_first_order(r.high) + r.low * r.high));
}

/// 2^k × m = x with m in [√½, √2); x positive and finite.
struct Split {
    int k;
    double m;
};

Split split(double x) {
    int k = 0;
    if (x < 0x1p-1022) { // denormal: make it normal first
        x *= 0x1p54;
        k = -54;
    }
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(x) - bits_of_sqrt_half;
    k += static_cast<int>(static_cast<std::int64_t>(shifted) >> 52);
    return {k, std::bit_cast<double>((shifted & mantissa_mask) + bits_of_sqrt_half)};
}

/// Sum over n ≥ 1 of 2 t^n / (2n + 1), t = s²: what log m has beyond 2 s, divided by s; t < 0.03.
double artanh_beyond_first_order(double t) {
    constexpr std::array<double, 11> coefficients = [] {
        std::array<double, 11> made{};
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = 2.0 / static_cast<double>(2 * i + 3);
        return made;
    }();
    double sum = coefficients.back();
    for (std::size_t i = coefficients.size() - 1; i-- > 0;) sum = sum * t + coefficients[i];
    return sum * t;
}

/// k ln 2 + log(1 + f) + correction; |f| < 0.42.
///
/// With s = f/(2 + f), 2 s = f − f²/2 + s f²/2, so f itself, which is exact, is added last.
double log_reduced(int k, double f, double correction) {
    const double s = f / (2.0 + f);
    const double half_square = 0.5 * f * f;
    const double small = s * (half_square + artanh_beyond_first_order(s * s)) + correction;
    if (k == 0) return f - (half_square - small);
    return k * ln2_high - ((half_square - (small + k * ln2_low)) - f);
}

/// log x for a positive finite x to about 2^-80 of its value.
Pair log_pair(double x) {
    // artanh s = s (1 + t/3 + t²/5 + …), t = s²: 1/3, 1/5, … as pairs.
    static constexpr std::array<Pair, 17> one_over_odd = [] {
        std::array<Pair, 17> made{};
        for (std::size_t n = 0; n < made.size(); ++n)
            made[n] = Pair{1.0, 0.0} / Pair{static_cast<double>(2 * n + 1), 0.0};
        return made;
    }();
    const auto [k, m] = split(x);
    const Pair s = exact_sum(m, -1.0) / exact_sum(m, 1.0);
    const Pair t = s * s;
    // From t^8 on the terms are below 2^-44 of the sum: doubles are enough for them.
    constexpr std::size_t pair_terms = 8;
    double tail = 0.0;
    for (std::size_t n = one_over_odd.size(); n-- > pair_terms;)
        tail = tail * t.high + one_over_odd[n].high;
    Pair sum{tail, 0.0};
    for (std::size_t n = pair_terms; n-- > 0;) sum = sum * t + one_over_odd[n];
    const Pair log_m = sum * Pair{2.0 * s.high, 2.0 * s.low};
    const Pair exponent = Pair{k * ln2_high, 0.0} + exact_product(k, ln2_low);
    return exponent + log_m;
}

bool is_integer(double y) { return std::floor(y) == y; }

/// True for odd integers; everything from 2^53 on is even.
bool is_odd(double y) {
    return std::fabs(y) < 0x1p53 && is_integer(y) && std::floor(y * 0.5) != y * 0.5;
}

} // namespace

double exp(double x) {
    if (x != x) return x;
    if (x > 709.79) return infinity;
    if (x < -745.14) return 0.0;
    const auto [k, r] = reduce(x);
    return scale(exp_reduced(r, 0.0), k);
}

double expm1(double x) {
    if (x != x || x == 0.0) return x; // keeps the sign of −0
    if (x > 709.79) return infinity;
    if (x < -40.0) return -1.0;
    const auto [k, r] = reduce(x);
    if (k == 0) return x + exp_beyond_first_order(x);
    // e^x − 1 = 2^k (e^r − 2^−k); beyond 60 the 1 is far below the last place.
    return scale(exp_reduced(r, k > 60 ? 0.0 : power_of_two(-k)), k);
}

double log(double x) {
    if (x != x || x == infinity) return x;
    if (x == 0.0) return -infinity;
    if (x < 0.0) return not_a_number;
    const auto [k, m] = split(x);
    return log_reduced(k, m - 1.0, 0.0);
}

double log1p(double x) {
    if (x != x || x == infinity || x == 0.0) return x;
    if (x == -1.0) return -infinity;
    if (x < -1.0) return not_a_number;
    if (x > -0.29 && x < 0.41) return log_reduced(0, x, 0.0);
    const Pair sum = exact_sum(1.0, x);
    const auto [k, m] = split(sum.high);
    return log_reduced(k, m - 1.0, sum.low / sum.high);
}

double pow(double x, double y) {
    if (y == 0.0 || x == 1.0) return 1.0;
    if (x != x || y != y) return x + y;
    const double size = std::fabs(x);
    if (std::fabs(y) == infinity) {
        if (size == 1.0) return 1.0;
        return (size > 1.0) == (y > 0.0) ? infinity : 0.0;
    }
    const bool negative_base = std::bit_cast<std::uint64_t>(x) >> 63U != 0;
    const double sign = negative_base && is_odd(y) ? -1.0 : 1.0;
    if (size == 0.0 || size == infinity)
        return sign * ((size == 0.0) == (y > 0.0) ? 0.0 : infinity);
    if (negative_base && !is_integer(y)) return not_a_number;

    const Pair logarithm = log_pair(size);
    // Far outside the range of doubles the exact product could itself overflow.
    const double rough = logarithm.high * y;
    if (rough > 710.0) return sign * infinity;
    if (rough < -746.0) return sign * 0.0;
    if (std::fabs(rough) < 0x1p-60) return sign * (1.0 + rough);
    const Pair product = exact_product(logarithm.high, y);
    const Pair power = ordered_sum(product.high, product.low + logarithm.low * y);
    const auto [k, r] = reduce(power.high, power.low);
    return sign * scale(exp_reduced(r, 0.0), k);
}

} // namespace folkmoot::math
