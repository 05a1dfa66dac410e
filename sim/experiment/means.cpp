#include "experiment/means.hpp"

#include "core/math.hpp"
#include "experiment/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

using math::infinity;

/// A ratio from its logarithm.
Estimated from_logarithm(double log_ratio, double se, double alpha) {
    Estimated result = with_interval(log_ratio, se, infinity, alpha);
    result.estimate = math::exp(result.estimate);
    result.low = math::exp(result.low);
    result.high = math::exp(result.high);
    return result;
}

/// Variance of a sample quantile.
double quantile_variance(std::span<const double> sorted, double p) {
    const double error = std::sqrt(p * (1.0 - p) / static_cast<double>(sorted.size()));
    const double above = std::min(1.0, p + error), below = std::max(0.0, p - error);
    const double width = quantile_of(sorted, above) - quantile_of(sorted, below);
    const double slope = width / (above - below);
    return slope * slope * error * error;
}

std::vector<double> known_sorted(std::vector<double> values) {
    std::erase_if(values, [](double value) { return value != value; });
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace

bool is_rounding(double spread, double numbers, double parts) {
    constexpr double last_place = 0x1p-51, left_over = 0x1p-44;
    return spread <= last_place * numbers + left_over * parts;
}

Moments moments_of(std::span<const double> values, double numbers, double parts) {
    Moments result;
    double sum = 0.0;
    for (const double value : values) {
        if (value != value) continue;
        sum += value;
        result.n += 1.0;
        numbers = std::max(numbers, std::fabs(value));
    }
    if (result.n == 0.0) return result;
    result.mean = sum / result.n;
    double squares = 0.0, rest = 0.0;
    for (const double value : values) {
        if (value != value) continue;
        const double away = value - result.mean;
        squares += away * away;
        rest += away;
    }
    if (result.n > 1.0)
        result.variance = std::max(0.0, squares - rest * rest / result.n) / (result.n - 1.0);
    if (is_rounding(std::sqrt(result.variance), numbers, parts)) result.variance = 0.0;
    return result;
}

void RunningMoments::add(double value) {
    if (value != value) return;
    n_ += 1.0;
    const double away = value - mean_;
    mean_ += away / n_;
    squares_ += away * (value - mean_);
    largest_ = std::max(largest_, std::fabs(value));
}

Moments RunningMoments::moments() const {
    Moments result{.n = n_};
    if (n_ > 0.0) result.mean = mean_;
    if (n_ > 1.0) result.variance = squares_ / (n_ - 1.0);
    if (is_rounding(std::sqrt(result.variance), largest_)) result.variance = 0.0;
    return result;
}

Estimated with_interval(double estimate, double se, double df, double alpha) {
    Estimated result{.estimate = estimate, .se = se, .df = df};
    if (!(se > 0.0) || !(df > 0.0)) return result;
    const double half = se * student_quantile(1.0 - 0.5 * alpha, df);
    result.low = estimate - half;
    result.high = estimate + half;
    result.p = student_two_sided(estimate / se, df);
    return result;
}

Estimated welch(const Moments& treated, const Moments& control, double alpha) {
    const double a = treated.variance / treated.n, b = control.variance / control.n;
    const double both = a + b;
    const double df = both * both / (a * a / (treated.n - 1.0) + b * b / (control.n - 1.0));
    return with_interval(treated.mean - control.mean, std::sqrt(both), df, alpha);
}

ProportionEffects compare_proportions(double treated_hits, double treated_n, double control_hits,
                                      double control_n, double alpha) {
    const double p = treated_hits / treated_n, q = control_hits / control_n;
    const double together = (treated_hits + control_hits) / (treated_n + control_n);
    ProportionEffects effects;
    effects.difference = with_interval(
        p - q, std::sqrt(p * (1.0 - p) / treated_n + q * (1.0 - q) / control_n), infinity, alpha);
    const double pooled =
        std::sqrt(together * (1.0 - together) * (1.0 / treated_n + 1.0 / control_n));
    effects.z = pooled > 0.0 ? (p - q) / pooled : no_number;
    effects.difference.p = student_two_sided(effects.z, infinity);
    if (treated_hits > 0.0 && control_hits > 0.0) {
        const double variance =
            1.0 / treated_hits - 1.0 / treated_n + 1.0 / control_hits - 1.0 / control_n;
        effects.ratio = from_logarithm(math::log(p / q), std::sqrt(variance), alpha);
        if (treated_hits < treated_n && control_hits < control_n) {
            const double inverse = 1.0 / treated_hits + 1.0 / (treated_n - treated_hits) +
                                   1.0 / control_hits + 1.0 / (control_n - control_hits);
            effects.odds = from_logarithm(math::log(p / (1.0 - p) / (q / (1.0 - q))),
                                          std::sqrt(inverse), alpha);
        }
    }
    return effects;
}

double quantile_of(std::span<const double> sorted, double p) {
    if (sorted.empty() || !(p >= 0.0 && p <= 1.0)) return no_number;
    const double at = p * static_cast<double>(sorted.size() - 1);
    const double whole = std::floor(at);
    const auto below = static_cast<std::size_t>(whole);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - whole) * (sorted[above] - sorted[below]);
}

Estimated quantile_effect(std::vector<double> treated, std::vector<double> control, double p,
                          double alpha) {
    const std::vector<double> one = known_sorted(std::move(treated)),
                              other = known_sorted(std::move(control));
    if (one.size() < 2 || other.size() < 2) return {};
    const double se = std::sqrt(quantile_variance(one, p) + quantile_variance(other, p));
    return with_interval(quantile_of(one, p) - quantile_of(other, p), se, infinity, alpha);
}

}  // namespace folkmoot
