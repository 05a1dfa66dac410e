#pragma once

/// How large a trial has to be, by formula. Unless said otherwise: two arms of the same size, a
/// two-sided test at `alpha`, the wanted `power`. People and clusters are whole numbers an arm;
/// infinity when no number is enough, NaN outside the domain (an effect of 0, a share outside
/// 0..1).

#include <cstdint>

namespace folkmoot {

/// Probability that a test at `alpha` finds an effect whose estimate has this standard error;
/// normal, both tails.
[[nodiscard]] double power_of(double effect, double se, double alpha);

/// The same with Student's t on `df` degrees of freedom; the tail on the wrong side is not counted,
/// as in R's power.t.test.
[[nodiscard]] double power_of_t(double effect, double se, double df, double alpha);

/// Smallest effect that is found with the wanted power when its estimate has this standard error.
[[nodiscard]] double detectable_effect(double se, double alpha, double power);

/// The same with Student's t on `df` degrees of freedom.
[[nodiscard]] double detectable_effect_t(double se, double df, double alpha, double power);

/// Means with standard deviation `sd` in both arms: normal formula, and with Student's t as R's
/// power.t.test (the tail on the wrong side not counted).
///
/// The normal formula is one or two people short where the sample is small: 22 for R's 23 an arm.
[[nodiscard]] double people_for_means(double effect, double sd, double alpha, double power);
[[nodiscard]] double people_for_means_t(double effect, double sd, double alpha, double power);
[[nodiscard]] double power_of_means_t(double people_per_arm, double effect, double sd,
                                      double alpha);

/// Shares `p` against `q`. Pooled: the test takes both shares to be alike when it judges (R:
/// power.prop.test); unpooled: it does not. Not rounded: `people_for_proportions` is rounded up.
/// Source: Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions (2003), chapter 4.
[[nodiscard]] double exact_people_for_proportions(double p, double q, double alpha, double power,
                                                  bool pooled);
[[nodiscard]] double people_for_proportions(double p, double q, double alpha, double power,
                                            bool pooled);

/// How many times more people a trial of clusters needs: 1 + ((1 + cv²) m − 1) ρ for clusters of
/// mean size m whose size has coefficient of variation cv, and intracluster correlation ρ. Source:
/// Eldridge, Ashby & Kerry, International Journal of Epidemiology 35 (2006), 1292–1300.
[[nodiscard]] double design_effect(double mean_size, double intracluster,
                                   double size_variation = 0.0);

struct ClusterSize {
    double people = 0, clusters = 0; ///< an arm
};

/// Clusters for a trial that would need `people` (not rounded) an arm if people were independent.
[[nodiscard]] ClusterSize clusters_for(double people, double mean_size, double intracluster,
                                       double size_variation = 0.0);

/// Intracluster correlation from the analysis of variance of clusters of different sizes; may be
/// below 0. `between`, `within`: mean squares; `sizes_squared`: Σ m_i². Source: Donner & Koval,
/// Biometrics 36 (1980), 19–25.
[[nodiscard]] double intracluster_correlation(double between, double within, double people,
                                              double clusters, double sizes_squared);

/// A stepped wedge: `clusters` start untreated; after a first period, at each of `steps` steps as
/// many of them as at every other are switched over, until all are treated. Periods: steps + 1.
struct SteppedWedge {
    double clusters = 12, steps = 4;
    double people_per_period = 50; ///< in one cluster; new ones every period
    double sd = 1; ///< of a person's outcome, clusters and all
    double intracluster = 0.05;
};

/// Standard error of the effect. Source: Hussey & Hughes, Contemporary Clinical Trials 28 (2007),
/// 182–191, eq. 8.
[[nodiscard]] double stepped_wedge_se(const SteppedWedge& design);

/// A switchback: blocks of weeks of the whole place are given to either arm by lot, half of them
/// each.
struct Switchback {
    double weeks = 26, block_weeks = 1;
    double people_per_week = 100, sd = 1; ///< of a person's outcome within a week
    double week_sd = 0.1; ///< how much weeks differ as wholes
    double carried = 0.3; ///< correlation of a week with the next; −1..1
    double left_out = 0; ///< weeks at the start of each block that are not counted (after-effects)
};

/// Standard error of the effect: a block's mean varies by its people and by its weeks, which are
/// alike the closer they are (autoregressive); blocks are taken to be independent.
[[nodiscard]] double switchback_se(const Switchback& design);

} // namespace folkmoot
