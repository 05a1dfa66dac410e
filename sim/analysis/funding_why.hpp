#pragma once

/// Which term moved whose money: the difference between two ways of sharing out, put down to what
/// differs between them.
///
/// Shapley decomposition: a term's part is what swapping it changes, averaged over all orders in
/// which the terms may be swapped. So no order is favoured, the parts sum to the difference to the
/// penny, and asking the other way round turns every sign.
///
/// Source: Shapley, A value for n-person games (1953); Shorrocks, Journal of Economic Inequality 11
/// (2013), 99–126, for decompositions.

#include "analysis/funding_lab.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace folkmoot {

/// What a term contributes to a place's difference.
struct WhyTermValue {
    std::string label, sentence;
    Pence pence = 0;
};

/// Most terms that are told apart; the rest, those that move least, count as one.
inline constexpr std::size_t most_why_terms = 12;

/// Shapley values of a game of `terms` players (at most 20): `worth[s]` is what the set s (bit i:
/// term i is swapped) comes to, in pence. Whole pence that sum to worth.back() − worth.front().
[[nodiscard]] std::vector<Pence> shapley(std::span<const Pence> worth, std::size_t terms);

/// Why a place's allocation differs from what it is compared with.
///
/// Against a formula: the terms are the levers and steps (by name) that differ, the columns that
/// both call alike but read from different headings, and the rules as one. Where the two share no
/// steps, each is taken apart on its own, as against today. Against today, of which only the
/// amounts are known: how far today is from equal shares a head, then what the formula reads of
/// places (each made the same everywhere in turn), what it gives alike to every place, and its
/// rules. Against the target: each rule. Terms that move nothing are left out.
[[nodiscard]] Result<std::vector<WhyTermValue>> why(const FundingCase& now,
                                                    const FundingCase* other,
                                                    const FundingAnswer& answer, std::size_t place);

} // namespace folkmoot
