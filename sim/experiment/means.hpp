#pragma once

/// Two groups side by side: means, proportions, quantiles.

#include "experiment/estimate.hpp"

#include <span>

namespace folkmoot {

/// A group of numbers, summed up.
struct Moments {
    double n = 0, mean = no_number, variance = no_number;  ///< of a sample: divided by n − 1
};

/// Whether a spread is nothing but rounding of the numbers that it came from, so that it says
/// nothing about chance. The one rule for every method: each of the `numbers` as they were given is
/// known to a unit in its last place, and what is left over after sums of `parts` (of the size of
/// the largest of them) to a few thousand such units of these. A huge offset counts only through
/// its own last place: 1e9 with a noise of 1e-5 varies, 0.3 and 0.1 + 0.2 do not. NaN is not
/// rounding: it is not known.
[[nodiscard]] bool is_rounding(double spread, double numbers, double parts = 0.0);

/// NaN entries are left out. Two passes, so that a large mean costs no digits. A variance that is
/// only rounding is 0; `numbers` and `parts`: the largest that the values were made from, if they
/// are not as they were given (`is_rounding`).
[[nodiscard]] Moments moments_of(std::span<const double> values, double numbers = 0.0,
                                 double parts = 0.0);

/// The same of numbers that come in one after the other, each looked at once.
/// Source: Welford, Technometrics 4 (1962), 419–420.
class RunningMoments {
public:
    void add(double value);
    [[nodiscard]] Moments moments() const;

private:
    double n_ = 0, mean_ = 0, squares_ = 0, largest_ = 0;
};

/// An estimate with its interval and p: Student's t with `df`; infinite `df`: the normal
/// distribution. Without any spread (`se` 0) there is neither interval nor p: nothing can be said
/// about chance.
[[nodiscard]] Estimated with_interval(double estimate, double se, double df, double alpha);

/// Difference in means with unequal spread (R: t.test).
/// Source: Welch, Biometrika 34 (1947), 28–35.
[[nodiscard]] Estimated welch(const Moments& treated, const Moments& control, double alpha = 0.05);

/// Two shares compared in three ways.
struct ProportionEffects {
    Estimated difference; ///< interval unpooled, p pooled (R: prop.test without correction)
    Estimated ratio; ///< risk ratio; `se` is that of its logarithm (Katz)
    Estimated odds; ///< odds ratio; `se` is that of its logarithm (Woolf)
    double z = no_number; ///< pooled
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
