#include "experiment/bayes.hpp"

#include "core/math.hpp"
#include "experiment/distributions.hpp"
#include "experiment/means.hpp"
#include "experiment/methods.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Gauss–Legendre points of order 16 on (−1, 1): one half, the other mirrors it. Abramowitz & Stegun, table 25.4.
constexpr std::array<double, 8> nodes{0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863,
                                      0.6178762444026437484, 0.7554044083550030339, 0.8656312023878317439,
                                      0.9445750230732325761, 0.9894009349916499326};
constexpr std::array<double, 8> weights{0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382,
                                        0.1495959888165767321, 0.1246289712555338720, 0.0951585116824927848,
                                        0.0622535239386478929, 0.0271524594117540949};

/// ∫ function over (low, high) in `pieces` equal pieces.
template <class Function> double integral(const Function& function, double low, double high, int pieces) {
    double sum = 0.0;
    const double half = 0.5 * (high - low) / pieces;
    for (int piece = 0; piece < pieces; ++piece) {
        const double middle = low + half * (2 * piece + 1);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            sum += weights[i] * (function(middle - half * nodes[i]) + function(middle + half * nodes[i]));
    }
    return sum * half;
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
double cdf(const NormalBelief& belief, double x) { return math::normal_cdf((x - belief.mean) / belief.se); }
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
        const double far = reach * spread_of(belief) * (std::is_same_v<Belief, BetaBelief> ? 2.0 : 1.0);
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
    const double wanted = std::ceil((stretch.high - stretch.low) / (2.0 * stretch.narrowest));
    return static_cast<int>(std::clamp(wanted, 4.0, 400.0));
}

/// The chance of being best needs no density: over a piece so small that the others hardly change, it is the rise
/// of the own distribution times the others at or below. Loss is E max − own mean, E max = high − ∫ Π F.
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
    const double most =
        stretch.high - integral([&](double x) { return all_below(x, arms.size()); }, stretch.low, stretch.high, pieces);
    for (std::size_t i = 0; i < arms.size(); ++i) {
        const auto mass = [&](double x) {
            if constexpr (std::is_same_v<Belief, BetaBelief>)
                return beta_density(arms[i].hits, arms[i].misses, x, 1.0 - x) * all_below(x, i);
            else
                return normal_density((x - arms[i].mean) / arms[i].se) / arms[i].se * all_below(x, i);
        };
        result[i].probability_best = std::clamp(integral(mass, stretch.low, stretch.high, pieces), 0.0, 1.0);
        result[i].expected_loss = std::max(0.0, most - mean_of(arms[i]));
    }
    return result;
}

}  // namespace

BetaBelief after(BetaBelief before, double hits, double n) {
    return {before.hits + hits, before.misses + n - hits};
}

NormalBelief after(NormalBelief before, double mean, double se) {
    const double own = before.se == infinity ? 0.0 : 1.0 / (before.se * before.se), fresh = 1.0 / (se * se);
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
            [&](double x) { return beta_density(control.hits, control.misses, x, 1.0 - x) * cdf(treated, x + d); },
            own.low, own.high, pieces);
    };
    const auto solve = [&](double probability) {
        double low = -1.0, high = 1.0;
        for (int i = 0; i < 50; ++i) {
            const double middle = 0.5 * (low + high);
            (at_most(middle) < probability ? low : high) = middle;
        }
        return 0.5 * (low + high);
    };
    Estimated result{.estimate = mean_of(treated) - mean_of(control), .df = infinity};
    const double a = spread_of(treated), b = spread_of(control);
    result.se = std::sqrt(a * a + b * b);
    result.low = solve(0.5 * alpha);
    result.high = solve(1.0 - 0.5 * alpha);
    const double below = at_most(0.0);
    result.p = std::clamp(2.0 * std::min(below, 1.0 - below), 0.0, 1.0);
    return result;
}

Estimated difference_of(NormalBelief treated, NormalBelief control, double alpha) {
    return with_interval(treated.mean - control.mean,
                         std::sqrt(treated.se * treated.se + control.se * control.se), infinity, alpha);
}

void analyse_bayes(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                   TrialAnalysis& analysis) {
    const bool shares = std::all_of(used.begin(), used.end(), [&](std::uint32_t row) {
        return rows.outcome[row] == 0.0 || rows.outcome[row] == 1.0;
    });
    std::vector<BetaBelief> beta(rows.arms);
    std::vector<NormalBelief> normal(rows.arms);
    bool certain = false;
    for (std::size_t arm = 0; arm < rows.arms; ++arm) {
        const Moments moments = moments_of(outcomes_of(rows, used, arm));
        beta[arm] = after(BetaBelief{}, moments.mean * moments.n, moments.n);
        normal[arm] = {moments.mean, std::sqrt(moments.variance / moments.n)};
        certain = certain || !(normal[arm].se > 0.0);
    }
    if (!shares && certain) return;
    const std::vector<Standing> standing = shares ? standings(beta) : standings(normal);
    for (ArmEstimate& arm : analysis.arms) {
        arm.effect = shares ? difference_of(beta[arm.arm], beta[rows.control], alpha)
                            : difference_of(normal[arm.arm], normal[rows.control], alpha);
        arm.probability_best = standing[arm.arm].probability_best;
        arm.expected_loss = standing[arm.arm].expected_loss;
    }
    analysis.control_probability_best = standing[rows.control].probability_best;
    analysis.control_expected_loss = standing[rows.control].expected_loss;
}

}  // namespace folkmoot
