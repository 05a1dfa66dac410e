#include "experiment/size.hpp"

#include "core/math.hpp"
#include "experiment/distributions.hpp"

#include <cmath>
#include <limits>

namespace folkmoot {
namespace {

using math::infinity;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double needed_z(double alpha, double power) {
    return math::normal_quantile(1.0 - 0.5 * alpha) + math::normal_quantile(power);
}

/// Up to the next whole number, except that a hair above one is that one.
double round_up(double number) { return std::ceil(number - 1e-9); }

}  // namespace

double power_of(double effect, double se, double alpha) {
    if (!(se > 0.0)) return not_a_number;
    const double limit = math::normal_quantile(1.0 - 0.5 * alpha), z = std::fabs(effect) / se;
    return math::normal_cdf(z - limit) + math::normal_cdf(-z - limit);
}

double detectable_effect(double se, double alpha, double power) {
    return needed_z(alpha, power) * se;
}

double people_for_means(double effect, double sd, double alpha, double power) {
    if (effect == 0.0) return not_a_number;
    const double ratio = needed_z(alpha, power) * sd / effect;
    return round_up(2.0 * ratio * ratio);
}

double power_of_t(double effect, double se, double df, double alpha) {
    if (!(df > 0.0) || !(se > 0.0)) return not_a_number;
    const double shift = std::fabs(effect) / se;
    const double limit = student_quantile(1.0 - 0.5 * alpha, df);
    // So far out only the spread in the denominator decides.
    if (shift > 37.0) return 1.0 - chi_squared_upper(df * (shift / limit) * (shift / limit), df);
    return 1.0 - noncentral_student_cdf(limit, df, shift);
}

double detectable_effect_t(double se, double df, double alpha, double power) {
    if (!(df > 0.0) || !(se > 0.0)) return not_a_number;
    double low = 0.0, high = needed_z(alpha, power);
    for (int i = 0; i < 60 && power_of_t(high, 1.0, df, alpha) < power; ++i) high *= 1.5;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (power_of_t(middle, 1.0, df, alpha) < power ? low : high) = middle;
    }
    return high * se;
}

double power_of_means_t(double people_per_arm, double effect, double sd, double alpha) {
    return power_of_t(effect, sd * std::sqrt(2.0 / people_per_arm), 2.0 * (people_per_arm - 1.0),
                      alpha);
}

double people_for_means_t(double effect, double sd, double alpha, double power) {
    const double start = people_for_means(effect, sd, alpha, power);
    if (start != start || !(sd > 0.0)) return not_a_number;
    // The normal formula is short by a few; the power rises with every one more.
    double people = start < 2.0 ? 2.0 : start;
    while (people < start + 1'000.0 && power_of_means_t(people, effect, sd, alpha) < power)
        people += 1.0;
    return people;
}

double exact_people_for_proportions(double p, double q, double alpha, double power, bool pooled) {
    if (!(p >= 0.0 && p <= 1.0 && q >= 0.0 && q <= 1.0) || p == q) return not_a_number;
    const double each = p * (1.0 - p) + q * (1.0 - q), middle = 0.5 * (p + q);
    const double judged = pooled ? 2.0 * middle * (1.0 - middle) : each;
    const double root = math::normal_quantile(1.0 - 0.5 * alpha) * std::sqrt(judged) +
                        math::normal_quantile(power) * std::sqrt(each);
    return root * root / ((p - q) * (p - q));
}

double people_for_proportions(double p, double q, double alpha, double power, bool pooled) {
    return round_up(exact_people_for_proportions(p, q, alpha, power, pooled));
}

double design_effect(double mean_size, double intracluster, double size_variation) {
    return 1.0 + ((1.0 + size_variation * size_variation) * mean_size - 1.0) * intracluster;
}

ClusterSize clusters_for(double people, double mean_size, double intracluster,
                         double size_variation) {
    const double needed = round_up(people * design_effect(mean_size, intracluster, size_variation));
    return {needed, round_up(needed / mean_size)};
}

double intracluster_correlation(double between, double within, double people, double clusters,
                                double sizes_squared) {
    const double typical = (people - sizes_squared / people) / (clusters - 1.0);
    const double all = between + (typical - 1.0) * within;
    return all > 0.0 ? (between - within) / all : not_a_number;
}

double stepped_wedge_se(const SteppedWedge& design) {
    const double periods = design.steps + 1.0, group = design.clusters / design.steps;
    const double tau = design.intracluster * design.sd * design.sd;
    const double sigma =
        (1.0 - design.intracluster) * design.sd * design.sd / design.people_per_period;
    // Treated cluster-periods U, by period squared W, by cluster squared V: group s is treated for
    // its last `steps − s + 1` periods, and in period t (from 0) t groups are.
    double u = 0.0, w = 0.0, v = 0.0;
    for (double t = 1.0; t <= design.steps; t += 1.0) {
        u += group * t;
        w += group * t * (group * t);
        v += group * t * t;
    }
    const double i = design.clusters;
    const double above = i * sigma * (sigma + periods * tau);
    const double below =
        (i * u - w) * sigma + (u * u + i * periods * u - periods * w - i * v) * tau;
    return below > 0.0 ? std::sqrt(above / below) : infinity;
}

double switchback_se(const Switchback& design) {
    const double counted = design.block_weeks - design.left_out;
    const double blocks = std::floor(design.weeks / design.block_weeks);
    if (!(counted > 0.0) || blocks < 2.0) return infinity;
    double alike = counted, fade = 1.0;
    for (double lag = 1.0; lag < counted; lag += 1.0) {
        fade *= design.carried;
        alike += 2.0 * (counted - lag) * fade;
    }
    const double by_weeks = design.week_sd * design.week_sd * alike / (counted * counted);
    const double by_people = design.sd * design.sd / (counted * design.people_per_week);
    const double one = std::floor(0.5 * blocks), other = blocks - one;
    return std::sqrt((by_weeks + by_people) * (1.0 / one + 1.0 / other));
}

} // namespace folkmoot
