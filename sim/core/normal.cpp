#include "core/math.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace folkmoot::math {
namespace {

constexpr double one_over_sqrt_two_pi = 0x1.9884533d43651p-2;

/// e^(−x²/2) / √(2π). The square is split, because its rounding error would be multiplied by it.
double density(double x) {
    const double rough = static_cast<double>(static_cast<float>(x)); // 24 bits: its square is exact
    const double rest = (x - rough) * (x + rough); // x² − rough²
    return exp(-0.5 * rough * rough) * exp(-0.5 * rest) * one_over_sqrt_two_pi;
}

/// Probability above x for x ≥ 3: density / (x + 1/(x + 2/(x + 3/(x + …)))), Laplace's continued
/// fraction, from the inside out.
double upper_tail(double x) {
    constexpr int depth = 60;
    double fraction = x;
    for (int n = depth; n >= 1; --n) fraction = x + n / fraction;
    return density(x) / fraction;
}

/// Σ coefficients[i] x^i.
template <std::size_t Count>
double polynomial(const std::array<double, Count>& coefficients, double x) {
    double sum = coefficients.back();
    for (std::size_t i = Count - 1; i-- > 0;) sum = sum * x + coefficients[i];
    return sum;
}

} // namespace

double normal_cdf(double x) {
    if (x != x) return x;
    if (x < -38.6) return 0.0;
    if (x > 8.3) return 1.0;
    if (x <= -3.0) return upper_tail(-x);
    if (x >= 3.0) return 1.0 - upper_tail(x);
    // ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …): all terms have the same sign. Near −3 the ½ cancels to a
    // thousandth, which costs three of sixteen digits.
    double term = x, sum = x;
    for (int n = 3; std::fabs(term) > std::fabs(sum) * 0x1p-55; n += 2) {
        term *= x * x / n;
        sum += term;
    }
    return 0.5 + sum * density(x);
}

/// Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988), 477–484: PPND16, rational
/// functions for the middle, the tails and the far tails, correct to about 1e-16.
double normal_quantile(double p) {
    static constexpr std::array a{3.3871328727963666080e0,  1.3314166789178437745e+2,
                                  1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                  4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                  3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr std::array b{1.0,
                                  4.2313330701600911252e+1,
                                  6.8718700749205790830e+2,
                                  5.3941960214247511077e+3,
                                  2.1213794301586595867e+4,
                                  3.9307895800092710610e+4,
                                  2.8729085735721942674e+4,
                                  5.2264952788528545610e+3};
    static constexpr std::array c{1.42343711074968357734e0,  4.63033784615654529590e0,
                                  5.76949722146069140550e0,  3.64784832476320460504e0,
                                  1.27045825245236838258e0,  2.41780725177450611770e-1,
                                  2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr std::array d{1.0,
                                  2.05319162663775882187e0,
                                  1.67638483018380384940e0,
                                  6.89767334985100004550e-1,
                                  1.48103976427480074590e-1,
                                  1.51986665636164571966e-2,
                                  5.47593808499534494600e-4,
                                  1.05075007164441684324e-9};
    static constexpr std::array e{6.65790464350110377720e0,  5.46378491116411436990e0,
                                  1.78482653991729133580e0,  2.96560571828504891230e-1,
                                  2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                  2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr std::array f{1.0,
                                  5.99832206555887937690e-1,
                                  1.36929880922735805310e-1,
                                  1.48753612908506148525e-2,
                                  7.86869131145613259100e-4,
                                  1.84631831751005468180e-5,
                                  1.42151175831644588870e-7,
                                  2.04426310338993978564e-15};

    if (p != p || p < 0.0 || p > 1.0) return std::numeric_limits<double>::quiet_NaN();
    if (p == 0.0) return -infinity;
    if (p == 1.0) return infinity;
    const double from_middle = p - 0.5;
    if (std::fabs(from_middle) <= 0.425) {
        const double r = 0.180625 - from_middle * from_middle;
        return from_middle * polynomial(a, r) / polynomial(b, r);
    }
    const double tail = from_middle < 0.0 ? p : 1.0 - p;
    const double r = std::sqrt(-log(tail));
    const double size = r <= 5.0 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6)
                                 : polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
    return from_middle < 0.0 ? -size : size;
}

} // namespace folkmoot::math
