#pragma once

/// Closed forms of the literature on contracts, reputation, tenders and ruin: what tests compare
/// with. The model does not use them.

#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace folkmoot {

/// Effort on what is measured and on what is not; in units of effort.
struct Effort {
    double measured = 0, unmeasured = 0;
};

/// How a provider splits its effort, which costs (c/2)(m² + u² + 2 k m u).
///
/// `pay`: what one unit of measured effort brings it; `care`: what one unit of either kind is worth
/// to it for the people's sake; `cost` c, positive; `substitution` k, 0..1: how far effort on one
/// takes from the other. Neither effort is below 0. With k = 0 each effort is its reward ÷ c; as k
/// nears 1, pay for what is measured drives out all that is not.
/// Source: Holmström & Milgrom, Journal of Law, Economics & Organization 7 (1991), 24–52.
[[nodiscard]] inline Effort split_effort(double pay, double care, double cost,
                                         double substitution) {
    const double alone = (pay + care) / cost;
    // The best unmeasured effort beside `alone` would be below 0, or above it when pay is negative.
    if (care <= substitution * (pay + care)) return {std::max(alone, 0.0), 0.0};
    if (pay + care <= substitution * care) return {0.0, std::max(care / cost, 0.0)};
    const double room = cost * (1.0 - substitution * substitution);
    return {(pay + care - substitution * care) / room, (care - substitution * (pay + care)) / room};
}

/// The share of the payment that should hang on a measured outcome: 1 / (1 + r c s²).
///
/// `risk_aversion` r, `cost` c of effort, `noise` s of the measure: a provider that fears risk must
/// be paid for bearing it. Source: Holmström & Milgrom, Econometrica 55(2) (1987), 303–328.
[[nodiscard]] inline double best_outcome_share(double risk_aversion, double cost, double noise) {
    return 1.0 / (1.0 + risk_aversion * cost * noise * noise);
}

/// People needed to tell a provider with a share `usual` of good outcomes from one with
/// `suspected`: one-sided test at `alpha`, found with chance `power`.
///
/// n = ((z₁ √(p₀q₀) + z₂ √(p₁q₁)) / (p₁ − p₀))². The shares differ and lie between 0 and 1. Marks
/// that all lie near the top make it thousands: ratings go blind.
[[nodiscard]] inline double people_to_tell(double usual, double suspected, double alpha = 0.05,
                                           double power = 0.8) {
    const double root = math::normal_quantile(1.0 - alpha) * std::sqrt(usual * (1.0 - usual)) +
                        math::normal_quantile(power) * std::sqrt(suspected * (1.0 - suspected));
    const double ratio = root / (suspected - usual);
    return ratio * ratio;
}

/// The extra that keeps a provider from skimping by `gain` D a period where it is found out after
/// exactly `periods`: D((1 + r)^T − 1).
[[nodiscard]] inline double quality_premium_after(double gain, double periods, double interest) {
    return gain * math::expm1(periods * math::log1p(interest));
}

/// What buyers pay who cannot see quality and know only that nobody below `floor` is let in.
///
/// A seller of `quality` is worth that much to itself and `worth` times as much to a buyer; whoever
/// is asked to sell below its own quality stays away, so a price holds if it is `worth` times the
/// mean quality of those who stay. The highest price that holds, found by letting the price fall
/// from the top until it does; 0 if all trade breaks down. `quality` in any order.
/// Source: Akerlof, Quarterly Journal of Economics 84(3) (1970), 488–500; floor: Leland, Journal of
/// Political Economy 87(6) (1979), 1328–1346.
[[nodiscard]] inline double price_of_hidden_quality(std::span<const double> quality, double floor,
                                                    double worth) {
    std::vector<double> sorted;
    for (const double q : quality)
        if (q >= floor) sorted.push_back(q);
    std::sort(sorted.begin(), sorted.end());
    double sum = 0.0;
    for (const double q : sorted) sum += q;
    // The best leave first: with those up to `staying` still here, does the price keep the best?
    for (std::size_t staying = sorted.size(); staying > 0; --staying) {
        const double best = sorted[staying - 1];
        const double price = worth * sum / static_cast<double>(staying);
        if (price >= best) return price;
        sum -= best;
    }
    return 0.0;
}

/// The mean price of a sealed tender: lowest + (highest − lowest) × 2 / (bidders + 1).
[[nodiscard]] inline double mean_price(double lowest, double highest, double bidders) {
    return lowest + (highest - lowest) * 2.0 / (bidders + 1.0);
}

/// The smallest contract worth a bid: its margin must pay for the bids that are lost, one in
/// `bidders` wins. `margin`: of the contract's value; above 0.
[[nodiscard]] inline double smallest_contract(double bid_cost, double bidders, double margin) {
    return bid_cost * bidders / margin;
}

/// The chance that a provider ever runs out of money: exp(−2 μ R / s²), or 1 if it earns nothing.
///
/// `reserve` R in hand, not below 0; `drift` μ: what it earns a week on average; `sd` s of a week's
/// result, in the same money. Brownian motion: good where a week moves the reserve little.
/// Source: Cox & Miller, The Theory of Stochastic Processes (1965), 5.7.
[[nodiscard]] inline double ruin_chance(double reserve, double drift, double sd) {
    if (!(drift > 0.0)) return 1.0;
    if (!(sd > 0.0)) return 0.0;
    return math::exp(-2.0 * drift * reserve / (sd * sd));
}

/// Mean weeks until a provider that loses money on average is out of it: R / |μ|; infinite if it
/// does not lose.
[[nodiscard]] inline double weeks_until_ruin(double reserve, double drift) {
    return drift < 0.0 ? reserve / -drift : math::infinity;
}

/// What a provider must have in hand so that it runs out with chance `chance` (above 0, at most 1):
/// the inverse of `ruin_chance`; infinite if it earns nothing.
[[nodiscard]] inline double reserve_needed(double chance, double drift, double sd) {
    if (!(drift > 0.0)) return math::infinity;
    return -math::log(chance) * sd * sd / (2.0 * drift);
}

} // namespace folkmoot
