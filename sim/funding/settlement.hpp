#pragma once

#include "core/describe.hpp"

#include <array>
#include <string_view>

namespace folkmoot {

/// How areas settle for patients who live in one and are registered in another.
enum class SettlementRule { none, follows, split };
inline constexpr std::array<std::string_view, 3> settlement_rule_names{"none", "follows", "split"};
inline constexpr std::array<std::string_view, 3> settlement_rule_words{
    "the practice's area", "the patient's area", "the patient's area, split"};

/// The rule between areas.
///
/// none: the area that hosts a practice pays for every patient on its list. follows: after
/// `lag_weeks` the area where a patient lives repays `portability` of the payment. split: the same,
/// and of each such payment the online practice keeps `split_share`, the rest goes to the practices
/// near the patient.
struct Settlement {
    SettlementRule rule = SettlementRule::none;
    double portability = 1.0; ///< 0 = money stays with the place, 1 = it follows the person
    int lag_weeks = 52; ///< weeks from registration until the money moves
    double split_share = 0.6; ///< share of a split payment that the online practice keeps

    static constexpr auto fields() {
        return std::array{
            lever<&Settlement::rule>(
                "rule", "Who pays for patients from elsewhere", settlement_rule_names,
                settlement_rule_words,
                "Whether the area where a patient lives repays the area that hosts "
                "the practice"),
            lever<&Settlement::portability>(
                "portability", "Money follows the person", "of the payment", Range{0.0, 1.0},
                "0%: the money stays with the place; 100%: all of it follows the patient. "
                "Works when a rule above moves money at all"),
            lever<&Settlement::lag_weeks>("lag_weeks", "The money arrives after", "weeks",
                                          Range{0.0, 104.0},
                                          "How long after a patient has moved the money moves too"),
            lever<&Settlement::split_share>(
                "split_share", "Online practice's part of a split payment", "of the payment",
                Range{0.0, 1.0},
                "Under a split payment, what the online practice keeps; the rest goes to "
                "practices near the patient"),
        };
    }
};

} // namespace folkmoot
