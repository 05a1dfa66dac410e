#pragma once

/// Two groups side by side: means, proportions, quantiles.

#include "experiment/estimate.hpp"

#include <span>

namespace folkmoot {

/// A group of numbers, summed up.
struct Moments {
    double n = 0, mean = no_number, variance = no_number;  ///< of a sample: divided by n − 1
};

/// NaN entries are left out. Two passes, so that a large mean costs no digits.
[[nodiscard]] Moments moments_of(std::span<const double> values);

/// An estimate with its interval and p: Student's t with `df`; infinite `df`: the normal
/// distribution.
[[nodiscard]] Estimated with_interval(double estimate, double se, double df, double alpha);

/// Difference in means with unequal spread (R: t.test).
/// Source: Welch, Biometrika 34 (1947), 28–35.
[[nodiscard]] Estimated welch(const Moments& treated, const Moments& control, double alpha = 0.05);

/// Two shares compared in three ways.
struct ProportionEffects {
    Estimated difference;  ///< interval unpooled, p pooled (R: prop.test without correction)
    Estimated ratio;       ///< risk ratio; `se` is that of its logarithm (Katz)
    Estimated odds;        ///< odds ratio; `se` is that of its logarithm (Woolf)
    double z = no_number;    ///< pooled
};

/// `hits` of `n` in either group. Ratios of or by nothing are NaN.
[[nodiscard]] ProportionEffects compare_proportions(double treated_hits, double treated_n,
                                                    double control_hits, double control_n,
                                                    double alpha = 0.05);

/// The value below which a share p lies, between order statistics as R's type 7. `sorted` rises.
[[nodiscard]] double quantile_of(std::span<const double> sorted, double p);

/// Difference of a quantile between two groups, normal interval. The error of each quantile is read
/// from the order statistics one standard error of the share on either side. Source: Woodruff,
/// Journal of the American Statistical Association 47 (1952), 635–646.
[[nodiscard]] Estimated quantile_effect(std::vector<double> treated, std::vector<double> control,
                                        double p, double alpha = 0.05);

} // namespace folkmoot
