#pragma once

/// How well people are served, how it ends, what it costs and what is paid for it.

#include "models/market/settings.hpp"
#include "models/market/state.hpp"
#include "parts/provision/contract.hpp"

#include <cstdint>

namespace folkmoot::market {

inline constexpr double best_quality = 10;

/// Quality as it is, points: on what is recorded, on what is not, and all that matters.
struct Quality {
    double measured = 0, unmeasured = 0, all = 0;
};
/// `declined`: points by which a provider that goes bad has fallen below the best.
[[nodiscard]] Quality quality_of(const Outcome& rules, const Firm& firm, double declined);

/// Points by which a provider that goes bad has fallen by now; 0 for the others.
[[nodiscard]] double declined_by(const Decline& rules, const Firm& firm, std::uint32_t clock);

/// Chance that a case ends well at a quality, points.
[[nodiscard]] double ends_well(const Outcome& rules, bool hard, double quality);
/// Chance that a person is harmed at a quality.
[[nodiscard]] double harm_chance(const Outcome& rules, double quality);

/// £ that a case costs a provider at its effort: with both sides at their weights,
/// cost + b × effort + κ/2 × effort².
[[nodiscard]] double case_cost(const Rules& rules, const Firm& firm, bool hard);
/// The same of somebody who is left aside.
[[nodiscard]] double parked_cost(const Rules& rules, const Firm& firm, bool hard);

/// What the price is made of, as shares of it.
struct PriceParts {
    double cases = 1, block = 0, outcomes = 0;
};
[[nodiscard]] PriceParts price_parts(const ContractTerms& terms);

/// Pence agreed for a case, of a real person.
[[nodiscard]] std::uint32_t agreed_price(const ContractTerms& terms, double price_pounds,
                                         bool hard);

/// £ that one more case brings at an agreed price: its fee and, with its chance to be recorded as
/// ending well, its outcome.
[[nodiscard]] double case_income(const Rules& rules, const ContractTerms& terms, double pounds,
                                 bool hard, double measured);

/// How much of what a provider wants is good for people.
[[nodiscard]] double mission_of(const Providers& rules, std::uint8_t kind);

/// Whether a provider wants a case at that price: it leaves nobody aside who pays.
[[nodiscard]] bool wants(const Rules& rules, const ContractTerms& terms, const Firm& firm,
                         double pounds, bool hard, const Quality& quality);

} // namespace folkmoot::market
