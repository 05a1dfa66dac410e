#pragma once

/// Probability distributions that tests of a trial need, to 1e-10 of their value and the same on
/// every platform: they use only core/math.hpp's exp and log.
///
/// Outside its domain (a shape that is not positive, a probability outside 0..1) a function is NaN.

namespace folkmoot {

/// log Γ(x), x > 0. Stirling's series after moving x above 16.
[[nodiscard]] double log_gamma(double x);

/// Regularised incomplete beta function I_x(a, b); `y` is 1 − x, given apart so that no digit is
/// lost when x is near 1.
///
/// Source: continued fraction DLMF 8.17.22 by Lentz's algorithm; the factor in front by Loader's
/// saddle-point form (Fast and accurate computation of binomial probabilities, 2000), which keeps
/// its digits for shapes of a million.
[[nodiscard]] double incomplete_beta(double a, double b, double x, double y);

/// Density of the beta distribution at x, with y = 1 − x.
[[nodiscard]] double beta_density(double a, double b, double x, double y);

/// Regularised incomplete gamma functions: P(a, x), and Q = 1 − P. Source: DLMF 8.7.1 and 8.9.2.
[[nodiscard]] double incomplete_gamma(double a, double x);
[[nodiscard]] double incomplete_gamma_upper(double a, double x);

/// Probability above x of a standard normal variable, without losing the digits of a small one.
[[nodiscard]] double normal_upper(double x);
[[nodiscard]] double normal_density(double x);

/// Student's t: probability of at most t; of |T| above |t|; and the t below which a share p lies.
/// `df` need not be whole; infinity is the normal distribution.
[[nodiscard]] double student_cdf(double t, double df);
[[nodiscard]] double student_two_sided(double t, double df);
[[nodiscard]] double student_quantile(double p, double df);

/// Probability that a noncentral t with noncentrality `shift` is at most t; |shift| below 37.
/// Source: Lenth, Algorithm AS 243, Applied Statistics 38 (1989), 185–189.
[[nodiscard]] double noncentral_student_cdf(double t, double df, double shift);

[[nodiscard]] double chi_squared_upper(double x, double df);
[[nodiscard]] double chi_squared_quantile(double p, double df);
[[nodiscard]] double f_upper(double x, double df_1, double df_2);
[[nodiscard]] double f_quantile(double p, double df_1, double df_2);
[[nodiscard]] double beta_quantile(double p, double a, double b);

} // namespace folkmoot
