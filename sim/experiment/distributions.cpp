#include "experiment/distributions.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace folkmoot {
namespace {

using math::infinity;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
constexpr double two_pi = 0x1.921fb54442d18p+2;
constexpr double one_over_sqrt_two_pi = 0x1.9884533d43651p-2;
constexpr double tiny = 1e-300;
constexpr int most_terms = 100'000;
constexpr double close_enough = 1e-16;

/// log Γ(x) less (x − ½) log x − x + ½ log 2π, for x ≥ 16: Bernoulli numbers B_2k / (2k (2k−1)
/// x^(2k−1)).
double stirling_rest(double x) {
    static constexpr std::array series{1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                       1.0 / 1188, -691.0 / 360360, 1.0 / 156};
    const double square = 1.0 / (x * x);
    double sum = 0.0;
    for (std::size_t i = series.size(); i-- > 0;) sum = sum * square + series[i];
    return sum / x;
}

/// log Γ(x + 1) less its leading Stirling part: Loader's δ(x).
double stirling_error(double x) {
    if (x >= 16.0) return stirling_rest(x);
    return log_gamma(x + 1.0) - (x + 0.5) * math::log(x) + x - half_log_two_pi;
}

/// x log(x / m) + m − x without cancellation when x is near m: Loader's deviance.
double deviance(double x, double m) {
    const double v = (x - m) / (x + m);
    if (std::fabs(v) > 0.1) return x * math::log(x / m) + m - x;
    double sum = (x - m) * v;
    double term = 2.0 * x * v;
    for (int j = 1; j < 1000; ++j) {
        term *= v * v;
        const double next = sum + term / (2 * j + 1);
        if (next == sum) break;
        sum = next;
    }
    return sum;
}

/// x^a y^b / B(a, b), which stands before the continued fraction and, divided by x y, is the
/// density.
double beta_power(double a, double b, double x, double y) {
    const double n = a + b;
    const double log_value = stirling_error(n) - stirling_error(a) - stirling_error(b) -
                             deviance(a, n * x) - deviance(b, n * y);
    return math::exp(log_value) * std::sqrt(a * b / n / two_pi);
}

/// Continued fraction of I_x(a, b) for x below the mean.
double beta_fraction(double a, double b, double x) {
    double c = 1.0;
    double d = 1.0 - (a + b) * x / (a + 1.0);
    if (std::fabs(d) < tiny) d = tiny;
    d = 1.0 / d;
    double value = d;
    for (int m = 1; m < most_terms; ++m) {
        const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 + even * d;
        c = 1.0 + even / c;
        if (std::fabs(d) < tiny) d = tiny;
        if (std::fabs(c) < tiny) c = tiny;
        d = 1.0 / d;
        value *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 + odd * d;
        c = 1.0 + odd / c;
        if (std::fabs(d) < tiny) d = tiny;
        if (std::fabs(c) < tiny) c = tiny;
        d = 1.0 / d;
        value *= d * c;
        if (std::fabs(d * c - 1.0) < 3.0 * close_enough) break;
    }
    return value;
}

/// x^a e^(−x) / Γ(a).
double gamma_power(double a, double x) {
    return math::exp(-stirling_error(a) - deviance(a, x)) * std::sqrt(a / two_pi);
}

double gamma_series(double a, double x) {
    double term = 1.0, sum = 1.0;
    for (int n = 1; n < most_terms && term > sum * close_enough; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * gamma_power(a, x) / a;
}

double gamma_fraction(double a, double x) {
    double b = x + 1.0 - a;
    double c = 1.0 / tiny;
    double d = 1.0 / b;
    double value = d;
    for (int n = 1; n < most_terms; ++n) {
        const double term = -n * (n - a);
        b += 2.0;
        d = term * d + b;
        c = b + term / c;
        if (std::fabs(d) < tiny) d = tiny;
        if (std::fabs(c) < tiny) c = tiny;
        d = 1.0 / d;
        value *= d * c;
        if (std::fabs(d * c - 1.0) < 3.0 * close_enough) break;
    }
    return value * gamma_power(a, x);
}

/// The x in (low, high) where a function that never falls passes `target`. `high` may be infinite.
template <class Function>
double solve_rising(const Function& function, double target, double low, double high) {
    if (high == infinity) {
        high = std::max(1.0, 2.0 * low);
        while (function(high) < target && high < 1e300) {
            low = high;
            high *= 2.0;
        }
    }
    // Halving on the scale of the number itself keeps the digits of small results.
    for (int i = 0; i < 2000; ++i) {
        const bool wide = low > 0.0 ? high > 4.0 * low : high > 1e-300;
        const double middle = wide ? (low > 0.0 ? std::sqrt(low) * std::sqrt(high) : high * 1e-3)
                                   : low + 0.5 * (high - low);
        if (!(middle > low && middle < high)) break;
        (function(middle) < target ? low : high) = middle;
    }
    return high;
}

bool positive(double x) { return x > 0.0 && x < infinity; }

} // namespace

double log_gamma(double x) {
    if (!positive(x)) return x == infinity ? infinity : not_a_number;
    double product = 1.0, shift = 0.0;
    while (x < 16.0) {
        product *= x;
        x += 1.0;
    }
    shift = math::log(product);
    return (x - 0.5) * math::log(x) - x + half_log_two_pi + stirling_rest(x) - shift;
}

double beta_density(double a, double b, double x, double y) {
    if (!positive(a) || !positive(b) || !(x >= 0.0) || !(y >= 0.0)) return not_a_number;
    if (x == 0.0) return a < 1.0 ? infinity : a == 1.0 ? b : 0.0;
    if (y == 0.0) return b < 1.0 ? infinity : b == 1.0 ? a : 0.0;
    return beta_power(a, b, x, y) / (x * y);
}

double incomplete_beta(double a, double b, double x, double y) {
    if (!positive(a) || !positive(b) || !(x >= 0.0) || !(y >= 0.0)) return not_a_number;
    if (x == 0.0) return 0.0;
    if (y == 0.0) return 1.0;
    const double front = beta_power(a, b, x, y);
    if (x < (a + 1.0) / (a + b + 2.0)) return front * beta_fraction(a, b, x) / a;
    return 1.0 - front * beta_fraction(b, a, y) / b;
}

double incomplete_gamma(double a, double x) {
    if (!positive(a) || !(x >= 0.0)) return not_a_number;
    if (x == 0.0) return 0.0;
    if (x == infinity) return 1.0;
    return x < a + 1.0 ? gamma_series(a, x) : 1.0 - gamma_fraction(a, x);
}

double incomplete_gamma_upper(double a, double x) {
    if (!positive(a) || !(x >= 0.0)) return not_a_number;
    if (x == 0.0) return 1.0;
    if (x == infinity) return 0.0;
    return x < a + 1.0 ? 1.0 - gamma_series(a, x) : gamma_fraction(a, x);
}

double normal_upper(double x) { return math::normal_cdf(-x); }

double normal_density(double x) { return math::exp(-0.5 * x * x) * one_over_sqrt_two_pi; }

double student_two_sided(double t, double df) {
    if (t != t || !(df > 0.0)) return not_a_number;
    if (std::fabs(t) == infinity) return 0.0;
    if (df == infinity) return std::min(1.0, 2.0 * normal_upper(std::fabs(t)));
    const double square = t * t;
    return incomplete_beta(0.5 * df, 0.5, df / (df + square), square / (df + square));
}

double student_cdf(double t, double df) {
    const double tail = 0.5 * student_two_sided(t, df);
    return t > 0.0 ? 1.0 - tail : tail;
}

double student_quantile(double p, double df) {
    if (!(p >= 0.0 && p <= 1.0) || !(df > 0.0)) return not_a_number;
    if (df == infinity) return math::normal_quantile(p);
    if (p == 0.5) return 0.0;
    if (p == 0.0 || p == 1.0) return p == 0.0 ? -infinity : infinity;
    const double both = 2.0 * std::min(p, 1.0 - p);
    // The tail falls in t, so that −tail rises.
    const double t =
        solve_rising([&](double x) { return -student_two_sided(x, df); }, -both, 0.0, infinity);
    return p < 0.5 ? -t : t;
}

double noncentral_student_cdf(double t, double df, double shift) {
    if (t != t || shift != shift || !positive(df) || std::fabs(shift) > 37.0) return not_a_number;
    if (t < 0.0) return 1.0 - noncentral_student_cdf(-t, df, -shift);
    if (t == 0.0) return normal_upper(shift);
    const double square = t * t;
    const double x = square / (df + square), y = df / (df + square);
    const double half = 0.5 * shift * shift;
    // Poisson weights p_j = e^−h h^j / j! and q_j = δ / √2 e^−h h^j / Γ(j + 3/2).
    double p = math::exp(-half);
    double q = shift * std::sqrt(2.0 / (0.5 * two_pi)) * p;
    double sum = 0.0, left = 1.0 - p;
    for (int j = 0; j < most_terms; ++j) {
        sum += p * incomplete_beta(j + 0.5, 0.5 * df, x, y) +
               q * incomplete_beta(j + 1.0, 0.5 * df, x, y);
        if (left < 1e-15 && j > half) break;
        p *= half / (j + 1);
        q *= half / (j + 1.5);
        left -= p;
    }
    return std::clamp(normal_upper(shift) + 0.5 * sum, 0.0, 1.0);
}

double chi_squared_upper(double x, double df) {
    return incomplete_gamma_upper(0.5 * df, 0.5 * std::max(x, 0.0));
}

double chi_squared_quantile(double p, double df) {
    if (!(p >= 0.0 && p <= 1.0) || !positive(df)) return not_a_number;
    if (p == 0.0) return 0.0;
    if (p == 1.0) return infinity;
    if (p < 0.5)
        return solve_rising([&](double x) { return incomplete_gamma(0.5 * df, 0.5 * x); }, p, 0.0,
                            infinity);
    return solve_rising([&](double x) { return -chi_squared_upper(x, df); }, p - 1.0, 0.0,
                        infinity);
}

double f_upper(double x, double df_1, double df_2) {
    if (!positive(df_1) || !positive(df_2) || x != x) return not_a_number;
    if (x <= 0.0) return 1.0;
    if (x == infinity) return 0.0;
    const double all = df_1 * x + df_2;
    return incomplete_beta(0.5 * df_2, 0.5 * df_1, df_2 / all, df_1 * x / all);
}

double f_quantile(double p, double df_1, double df_2) {
    if (!(p >= 0.0 && p <= 1.0) || !positive(df_1) || !positive(df_2)) return not_a_number;
    if (p == 0.0) return 0.0;
    if (p == 1.0) return infinity;
    return solve_rising([&](double x) { return -f_upper(x, df_1, df_2); }, p - 1.0, 0.0, infinity);
}

double beta_quantile(double p, double a, double b) {
    if (!(p >= 0.0 && p <= 1.0) || !positive(a) || !positive(b)) return not_a_number;
    if (p == 0.0 || p == 1.0) return p;
    return solve_rising([&](double x) { return incomplete_beta(a, b, x, 1.0 - x); }, p, 0.0, 1.0);
}

} // namespace folkmoot
