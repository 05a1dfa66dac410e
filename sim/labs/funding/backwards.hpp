#pragma once

/// From what is wanted back to the weights: levers within their ranges, so that no place loses more
/// than a stated share of today and the gap to need closes as far as possible.
///
/// A constrained least-squares problem: minimise Σ (x − t)² / t over the places, where x is what a
/// place gets and t what its need says (need as the formula weighs it with the levers where they
/// stand now), so that x ≥ (1 − loss) × today everywhere. Solved by Gauss–Newton steps within a
/// trust region, each a quadratic programme solved by the dual active-set method; exact in one step
/// where the formula is linear in its levers. Started from where the levers stand, from the
/// middle of their ranges and, where these are few, from every corner; the best counts. A formula
/// with jumps, or with several valleys, may have a better answer than is found.
///
/// Levers on which the formula's budget hangs stay where they are, as long as there are others:
/// more money for all is no answer.
///
/// Source: Goldfarb & Idnani, Mathematical Programming 27 (1983), 1–33; Nocedal & Wright, Numerical
/// Optimization (2006), chapters 10 and 18.

#include "labs/funding/lab.hpp"

#include <map>
#include <string>
#include <vector>

namespace folkmoot {

struct TradeOff {
    double largest_loss = 0; ///< share of today that any place may lose
    double gap = 0; ///< that is left, see `gap_of`
    bool feasible = false;
};

struct BackwardsAnswer {
    bool feasible = false;
    std::string sentence;
    std::map<std::string, double> levers; ///< found; if infeasible, those with the least loss
    double gap_before = 0, gap_after = 0;
    double gap_least = 0; ///< if places may lose without limit
    double least_loss =
        0; ///< smallest possible largest loss, share of today; below 0: everybody can gain
    std::vector<TradeOff> curve;
};

/// Most places for which this is asked: beyond, it takes minutes.
inline constexpr std::size_t most_backwards_places = 20'000;

/// Distance from need: root of Σ (x − t)² / t ÷ Σ t, a share of the money; 0: everybody has what
/// need says.
[[nodiscard]] double gap_of(std::span<const double> money, std::span<const double> need_money);

/// `largest_loss`: share of today, 0..1. Problem if the formula has no lever that may move, or
/// nothing to lose against.
[[nodiscard]] Result<BackwardsAnswer> backwards(const FundingCase& from,
                                                const FundingAnswer& answer, double largest_loss);

} // namespace folkmoot
