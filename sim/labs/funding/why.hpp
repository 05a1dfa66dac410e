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

#include "labs/funding/lab.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace folkmoot {

/// What a term contributes to a place's difference.
struct WhyTermValue {
    std::string label, sentence;
    Pence pence = 0;
    std::string reason{}; ///< as it stands in a sentence: "because its … is 28 where the average is
                          ///< 22"
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
/// amounts are known: how far today is from equal shares a head, then each column that the formula
/// reads (made the same everywhere in turn; where a formula has no answer for places that are all
/// alike, made average in this place only), what it gives alike to every place, and each of its
/// rules. Against the target: each rule. Terms that move nothing are left out.
[[nodiscard]] Result<std::vector<WhyTermValue>> why(const FundingCase& now,
                                                    const FundingCase* other,
                                                    const FundingAnswer& answer, std::size_t place);

/// Amounts as they are said: in steps that leave the largest of them three digits, and so that the
/// terms add up to the change as they stand. A term that is less than a step is said as 0.
struct WhyTold {
    Pence change = 0;
    std::vector<Pence> terms; ///< in the order of the terms
};
[[nodiscard]] WhyTold why_told(const FundingAnswer& answer, std::size_t place,
                               std::span<const WhyTermValue> terms);

/// The same in one sentence: "Black Country gets £9.1m more than today: +£11.2m because its mean
/// deprivation score is 31.5 where the average is 21.7, −£2.1m because of the floor elsewhere." The
/// largest reasons are named, the others are one; amounts are those of `why_told`.
[[nodiscard]] std::string why_sentence(const FundingAnswer& answer, const PlaceTable& table,
                                       std::size_t place, std::span<const WhyTermValue> terms);

} // namespace folkmoot
