#include "experiment/sequential.hpp"

#include "core/math.hpp"
#include "core/whole.hpp"
#include "experiment/distributions.hpp"
#include "experiment/means.hpp"
#include "experiment/methods.hpp"
#include "experiment/quadrature.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot {
namespace {

using math::infinity;

/// Density of the score B = z √t of trials that no look has ended yet, at Gauss–Legendre points.
class Walk {
public:
    explicit Walk(double drift) : drift_(drift) {}

    /// Goes to the share `t` of the information.
    void advance(double t) {
        step_ = t - time_;
        sigma_ = std::sqrt(step_);
        time_ = t;
    }
    /// Probability of being above (below) a score after this step, and not ended before.
    [[nodiscard]] double above(double score) const {
        return sum(
            [&](double from) { return normal_upper((score - from - drift_ * step_) / sigma_); });
    }
    [[nodiscard]] double below(double score) const {
        return sum([&](double from) {
            return math::normal_cdf((score - from - drift_ * step_) / sigma_);
        });
    }
    /// How fast `above` falls at a score.
    [[nodiscard]] double density(double score) const {
        return sum([&](double from) {
            return normal_density((score - from - drift_ * step_) / sigma_) / sigma_;
        });
    }
    /// Keeps those within ±score; this step is over.
    void keep_within(double score) {
        // A piece is as wide as four standard deviations of the step that led here: nothing is
        // narrower.
        const double wanted = std::ceil(std::max(3.0, 2.0 * score / (4.0 * sigma_)));
        std::vector<double> place, mass;
        each_gauss_point(-score, score, whole_part<int>(std::min(wanted, 500.0)),
                         [&](double to, double weight) {
                             const double density = sum([&](double from) {
                                 const double z = (to - from - drift_ * step_) / sigma_;
                                 return std::fabs(z) > 9.0 ? 0.0 : normal_density(z) / sigma_;
                             });
                             place.push_back(to);
                             mass.push_back(weight * density);
                         });
        place_ = std::move(place);
        mass_ = std::move(mass);
    }

private:
    template <class Function> [[nodiscard]] double sum(const Function& function) const {
        double total = 0.0;
        for (std::size_t i = 0; i < place_.size(); ++i) total += mass_[i] * function(place_[i]);
        return total;
    }

    double drift_, time_ = 0, step_ = 0, sigma_ = 0;
    std::vector<double> place_{0.0}, mass_{1.0}; ///< at the start all are at 0
};

/// The z from which a share `error` of all lies above: Newton on the logarithm, which is concave
/// and falls, so that from a start beyond the root (nobody ended yet) every step comes closer from
/// that side.
double boundary(const Walk& walk, double root_time, double error) {
    double z = std::max(0.0, -math::normal_quantile(error));
    for (int i = 0; i < 50; ++i) {
        const double above = walk.above(z * root_time);
        if (!(above > 0.0)) break;
        const double step =
            above / (walk.density(z * root_time) * root_time) * math::log(above / error);
        z += step;
        if (std::fabs(step) < 1e-9 * z) break; // the error of a step is about its square
    }
    return z;
}

} // namespace

double spent(Spending spending, double t, double side_alpha) {
    if (!(t > 0.0)) return 0.0;
    if (t >= 1.0) return side_alpha;
    if (spending == Spending::pocock)
        return side_alpha * math::log(1.0 + (math::exp(1.0) - 1.0) * t);
    return 2.0 * normal_upper(-math::normal_quantile(0.5 * side_alpha) / std::sqrt(t));
}

Boundaries spending_boundaries(Spending spending, std::span<const double> share, double alpha) {
    Boundaries result;
    result.share.assign(share.begin(), share.end());
    Walk walk(0.0);
    double before = 0.0;
    for (const double t : share) {
        const double now = spent(spending, t, 0.5 * alpha);
        const double root = std::sqrt(t);
        walk.advance(t);
        // Below what a double can tell from the sum, a look spends nothing and cannot end the
        // trial.
        const double z = now - before > 1e-14 ? boundary(walk, root, now - before) : infinity;
        result.z.push_back(z);
        result.crossing.push_back(z < infinity ? 2.0 * walk.above(z * root) : 0.0);
        if (z < infinity) before = now;
        walk.keep_within(std::min(z, 9.0) * root);
    }
    return result;
}

std::vector<double> crossing_probabilities(std::span<const double> share, std::span<const double> z,
                                           double drift) {
    std::vector<double> crossing;
    Walk walk(drift);
    for (std::size_t i = 0; i < share.size(); ++i) {
        const double score = z[i] * std::sqrt(share[i]);
        walk.advance(share[i]);
        crossing.push_back(z[i] < infinity ? walk.above(score) + walk.below(-score) : 0.0);
        // With drift, those who are not ended may be further out than 9 only on one side; ±(9 +
        // drift) holds both.
        walk.keep_within(std::min(score, (9.0 + std::fabs(drift)) * std::sqrt(share[i])));
    }
    return crossing;
}

double stagewise_p(const Boundaries& boundaries, std::size_t look, double z) {
    double before = 0.0;
    std::vector<double> limits(boundaries.z.begin(),
                               boundaries.z.begin() + static_cast<std::ptrdiff_t>(look) + 1);
    for (std::size_t i = 0; i < look; ++i) before += boundaries.crossing[i];
    limits[look] = std::fabs(z);
    const std::vector<double> crossing =
        crossing_probabilities(std::span(boundaries.share).first(look + 1), limits);
    return std::min(1.0, before + crossing[look]);
}

double mixing_variance(double variance, double alpha) {
    // Close to the best; a test compares it with all others.
    const double twice = -2.0 * math::log(alpha);
    return variance * (twice + math::log(1.0 + twice));
}

Estimated always_valid(double estimate, double se, double mixing, double alpha) {
    Estimated result{.estimate = estimate, .se = se, .df = infinity};
    if (!(se > 0.0) || !(mixing > 0.0)) return result;
    const double variance = se * se, both = variance + mixing;
    const double half =
        std::sqrt(variance * both / mixing * (math::log(both / variance) - 2.0 * math::log(alpha)));
    result.low = estimate - half;
    result.high = estimate + half;
    const double log_ratio =
        0.5 * math::log(variance / both) + 0.5 * estimate * estimate * mixing / (variance * both);
    result.p = std::min(1.0, math::exp(-log_ratio));
    return result;
}

namespace {

using Arrivals = std::vector<std::vector<std::uint32_t>>;

/// Makes looks that follow one another one, until there are at most `most_looks_taken`; gives the
/// last of the looks that each is made of.
std::vector<std::size_t> take_together(Arrivals& arrivals, std::size_t rows) {
    Arrivals fewer;
    std::vector<std::size_t> last;
    const double each = static_cast<double>(rows) / static_cast<double>(most_looks_taken);
    double so_far = 0.0;
    bool open = false; // whether the last of `fewer` takes more
    for (std::size_t k = 0; k < arrivals.size(); ++k) {
        std::vector<std::uint32_t>& some = arrivals[k];
        so_far += static_cast<double>(some.size());
        if (open) {
            fewer.back().insert(fewer.back().end(), some.begin(), some.end());
            last.back() = k;
        } else {
            fewer.push_back(std::move(some));
            last.push_back(k);
        }
        open = so_far < each * static_cast<double>(fewer.size());
    }
    arrivals = std::move(fewer);
    return last;
}

} // namespace

void analyse_sequential(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                        const AnalysisOptions& options, TrialAnalysis& analysis) {
    // Looks in the order of their numbers, and each row's place among them.
    std::size_t looks = 0;
    const std::vector<std::uint32_t> look = dense(rows.look, looks);
    std::vector<std::vector<std::uint32_t>> arrivals(looks);
    for (const std::uint32_t row : used) arrivals[look[row]].push_back(row);
    std::erase_if(arrivals, [](const auto& some) { return some.empty(); });
    const bool always = options.looking == Looking::always_valid;
    const bool spends =
        options.looking == Looking::obrien_fleming || options.looking == Looking::pocock;
    const std::size_t came = arrivals.size();
    std::vector<std::size_t> last(came); // of the looks as they came, by look as it is taken
    std::iota(last.begin(), last.end(), std::size_t{0});
    if (spends && came > most_looks_taken) {
        last = take_together(arrivals, used.size());
        analysis.warnings.push_back("There are " + counted(static_cast<double>(came)) +
                                    " looks. They are taken together as " +
                                    counted(static_cast<double>(arrivals.size())) +
                                    ", the last of each counting: the trial may end at these.");
    }
    looks = arrivals.size();
    const double all = std::max(options.planned_rows, static_cast<double>(used.size()));
    std::vector<double> share;
    share.reserve(looks);
    double so_far = 0.0;
    for (const auto& some : arrivals)
        share.push_back((so_far += static_cast<double>(some.size())) / all);

    Boundaries boundaries;
    if (spends)
        boundaries = spending_boundaries(
            options.looking == Looking::pocock ? Spending::pocock : Spending::obrien_fleming, share,
            options.alpha);
    for (ArmEstimate& arm : analysis.arms) {
        RunningMoments treated, control;
        double mixing = no_number, least_p = 1.0;
        for (std::size_t k = 0; k < looks; ++k) {
            for (const std::uint32_t row : arrivals[k]) {
                ++analysis.looked_at;
                if (rows.arm[row] == arm.arm) treated.add(rows.outcome[row]);
                if (rows.arm[row] == rows.control) control.add(rows.outcome[row]);
            }
            const Estimated now = welch(treated.moments(), control.moments(), options.alpha);
            if (!(now.se > 0.0)) {
                arm.effect = now;
                continue;
            }
            const double z = now.estimate / now.se;
            if (always) {
                // The spread at the first look, carried to the planned end: it may not follow later
                // data.
                if (mixing != mixing)
                    mixing = mixing_variance(now.se * now.se * share[k], options.alpha);
                arm.effect = always_valid(now.estimate, now.se, mixing, options.alpha);
                least_p = arm.effect.p = std::min(least_p, arm.effect.p);
            } else if (spends) {
                const double limit = boundaries.z[k];
                arm.effect = {now.estimate,
                              now.se,
                              infinity,
                              now.estimate - limit * now.se,
                              now.estimate + limit * now.se,
                              no_number};
                if (std::fabs(z) >= limit || k + 1 == looks)
                    arm.effect.p = stagewise_p(boundaries, k, z);
            } else {
                arm.effect = now;
            }
            const bool ended =
                spends ? std::fabs(z) >= boundaries.z[k]
                       : arm.effect.p < options.alpha && options.looking != Looking::fixed;
            if (!ended) continue;
            // Several arms: the look at which the first of them ended the trial.
            analysis.stopped_look = std::min(analysis.stopped_look.value_or(last[k]), last[k]);
            break;
        }
    }
    if (options.looking == Looking::naive)
        analysis.warnings.emplace_back(
            "Every look was taken at the full level: with no effect at all, looking often "
            "enough finds one.");
    if (analysis.arms.size() > 1)
        analysis.warnings.emplace_back(
            "Each arm is followed to its own end; the boundaries are not shared among arms.");
}

} // namespace folkmoot
