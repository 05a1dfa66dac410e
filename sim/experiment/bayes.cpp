#include "experiment/bayes.hpp"

#include "core/math.hpp"
#include "core/whole.hpp"
#include "experiment/distributions.hpp"
#include "experiment/means.hpp"
#include "experiment/methods.hpp"
#include "experiment/quadrature.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot {
namespace {

using math::infinity;

/// Where a rising function passes 0 between low and high: false position, Illinois variant.
template <class Function> double crossing(const Function& function, double low, double high) {
    double below = function(low), above = function(high);
    for (int i = 0; i < 100 && high - low > 1e-14; ++i) {
        const double middle = (low * above - high * below) / (above - below);
        const double value = function(middle);
        if (std::fabs(value) < 1e-14) return middle;
        // The end that stays put counts half, or it would stay for ever.
        if (value < 0.0) {
            low = middle;
            below = value;
            above *= 0.5;
        } else {
            high = middle;
            above = value;
            below *= 0.5;
        }
    }
    return 0.5 * (low + high);
}

// One pair of functions a kind of belief; everything below is the same for both.

double cdf(const BetaBelief& belief, double x) {
    if (x <= 0.0) return 0.0;
    return x >= 1.0 ? 1.0 : incomplete_beta(belief.hits, belief.misses, x, 1.0 - x);
}
double mean_of(const BetaBelief& belief) { return belief.hits / (belief.hits + belief.misses); }
double spread_of(const BetaBelief& belief) {
    const double n = belief.hits + belief.misses;
    return std::sqrt(belief.hits * belief.misses / (n * n * (n + 1.0)));
}
double cdf(const NormalBelief& belief, double x) {
    return math::normal_cdf((x - belief.mean) / belief.se);
}
double mean_of(const NormalBelief& belief) { return belief.mean; }
double spread_of(const NormalBelief& belief) { return belief.se; }

constexpr double reach = 9.0;  ///< standard deviations beyond which a belief is next to nothing

struct Stretch {
    double low = infinity, high = -infinity, narrowest = infinity;
};

/// Where something can happen.
template <class Belief> Stretch stretch_of(std::span<const Belief> arms) {
    Stretch stretch;
    for (const Belief& belief : arms) {
        // Skewed beliefs near an edge reach further out than their spread says.
        const double far =
            reach * spread_of(belief) * (std::is_same_v<Belief, BetaBelief> ? 2.0 : 1.0);
        stretch.low = std::min(stretch.low, mean_of(belief) - far);
        stretch.high = std::max(stretch.high, mean_of(belief) + far);
        stretch.narrowest = std::min(stretch.narrowest, spread_of(belief));
    }
    if constexpr (std::is_same_v<Belief, BetaBelief>) {
        stretch.low = std::max(stretch.low, 0.0);
        stretch.high = std::min(stretch.high, 1.0);
    }
    return stretch;
}

int pieces_of(const Stretch& stretch) {
    const double wanted = std::ceil((stretch.high - stretch.low) / (4.0 * stretch.narrowest));
    return whole_part<int>(std::clamp(wanted, 4.0, 400.0));
}

/// The chance of being best needs no density: over a piece so small that the others hardly change,
/// it is the rise of the own distribution times the others at or below. Loss is E max − own mean, E
/// max = high − ∫ Π F.
template <class Belief> std::vector<Standing> standings_of(std::span<const Belief> arms) {
    const Stretch stretch = stretch_of(arms);
    const int pieces = pieces_of(stretch);
    std::vector<Standing> result(arms.size());
    const auto all_below = [&](double x, std::size_t without) {
        double product = 1.0;
        for (std::size_t j = 0; j < arms.size(); ++j)
            if (j != without) product *= cdf(arms[j], x);
        return product;
    };
    const double most = stretch.high - integral([&](double x) { return all_below(x, arms.size()); },
                                                stretch.low, stretch.high, pieces);
    for (std::size_t i = 0; i < arms.size(); ++i) {
        const auto mass = [&](double x) {
            if constexpr (std::is_same_v<Belief, BetaBelief>)
                return beta_density(arms[i].hits, arms[i].misses, x, 1.0 - x) * all_below(x, i);
            else
                return normal_density((x - arms[i].mean) / arms[i].se) / arms[i].se *
                       all_below(x, i);
        };
        result[i].probability_best =
            std::clamp(integral(mass, stretch.low, stretch.high, pieces), 0.0, 1.0);
        result[i].expected_loss = std::max(0.0, most - mean_of(arms[i]));
    }
    return result;
}

/// Every arm against the control and against all.
template <class Belief>
void judge(const std::vector<Belief>& beliefs, std::size_t control, double alpha,
           TrialAnalysis& analysis) {
    const std::vector<Standing> standing = standings(std::span<const Belief>(beliefs));
    for (ArmEstimate& arm : analysis.arms) {
        arm.effect = difference_of(beliefs[arm.arm], beliefs[control], alpha);
        arm.probability_best = standing[arm.arm].probability_best;
        arm.expected_loss = standing[arm.arm].expected_loss;
    }
    analysis.control_probability_best = standing[control].probability_best;
    analysis.control_expected_loss = standing[control].expected_loss;
}

} // namespace

BetaBelief after(BetaBelief before, double hits, double n) {
    return {before.hits + hits, before.misses + n - hits};
}

NormalBelief after(NormalBelief before, double mean, double se) {
    const double own = before.se == infinity ? 0.0 : 1.0 / (before.se * before.se),
                 fresh = 1.0 / (se * se);
    return {(own * before.mean + fresh * mean) / (own + fresh), std::sqrt(1.0 / (own + fresh))};
}

std::vector<Standing> standings(std::span<const BetaBelief> arms) { return standings_of(arms); }
std::vector<Standing> standings(std::span<const NormalBelief> arms) { return standings_of(arms); }

Estimated difference_of(BetaBelief treated, BetaBelief control, double alpha) {
    const std::array both{treated, control};
    const Stretch own = stretch_of(std::span<const BetaBelief>(&both[1], 1));
    const int pieces = pieces_of(stretch_of(std::span<const BetaBelief>(both)));
    // Probability that the difference is at most d.
    const auto at_most = [&](double d) {
        return integral(
            [&](double x) {
                return beta_density(control.hits, control.misses, x, 1.0 - x) * cdf(treated, x + d);
            },
            own.low, own.high, pieces);
    };
    Estimated result{.estimate = mean_of(treated) - mean_of(control), .df = infinity};
    const double a = spread_of(treated), b = spread_of(control);
    result.se = std::sqrt(a * a + b * b);
    const double far = 4.0 * reach * result.se;
    const auto end = [&](double probability) {
        return crossing([&](double d) { return at_most(d) - probability; },
                        std::max(-1.0, result.estimate - far),
                        std::min(1.0, result.estimate + far));
    };
    result.low = end(0.5 * alpha);
    result.high = end(1.0 - 0.5 * alpha);
    const double below = at_most(0.0);
    result.p = std::clamp(2.0 * std::min(below, 1.0 - below), 0.0, 1.0);
    return result;
}

Estimated difference_of(NormalBelief treated, NormalBelief control, double alpha) {
    return with_interval(treated.mean - control.mean,
                         std::sqrt(treated.se * treated.se + control.se * control.se), infinity,
                         alpha);
}

void analyse_bayes(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                   TrialAnalysis& analysis) {
    const bool shares = std::all_of(used.begin(), used.end(), [&](std::uint32_t row) {
        return rows.outcome[row] == 0.0 || rows.outcome[row] == 1.0;
    });
    if (shares) {
        std::vector<double> hits(rows.arms, 0.0);
        for (const std::uint32_t row : used) hits[rows.arm[row]] += rows.outcome[row];
        judge_shares(hits, rows.control, alpha, analysis);
        return;
    }
    std::vector<NormalBelief> normal(rows.arms);
    bool certain = false, single = false;
    for (std::size_t arm = 0; arm < rows.arms; ++arm) {
        const Moments moments = moments_of(outcomes_of(rows, used, arm));
        normal[arm] = {moments.mean, std::sqrt(moments.variance / moments.n)};
        certain = certain || normal[arm].se == 0.0;
        single = single || !(moments.n > 1.0);
    }
    if (certain || single) {
        for (ArmEstimate& arm : analysis.arms)
            arm.effect.estimate = normal[arm.arm].mean - normal[rows.control].mean;
        analysis.warnings.emplace_back(
            single ? "An arm of a single row has no spread, so nothing can be said about chance."
                   : "In an arm the outcome does not vary at all. This method learns from each arm "
                     "how much people differ, so nothing can be said about chance.");
        return;
    }
    judge<NormalBelief>(normal, rows.control, alpha, analysis);
}

void judge_shares(std::span<const double> hits, std::size_t control, double alpha,
                  TrialAnalysis& analysis) {
    std::vector<BetaBelief> beta;
    for (std::size_t arm = 0; arm < hits.size(); ++arm)
        beta.push_back(after(BetaBelief{}, hits[arm], analysis.n[arm]));
    judge<BetaBelief>(beta, control, alpha, analysis);
}

} // namespace folkmoot
