#pragma once

/// How providers change: what they gain by being better, and what they therefore become.

#include "models/market/processes/service.hpp"
#include "parts/provision/reputation.hpp"

#include <array>
#include <cstdint>

namespace folkmoot::market {

inline constexpr std::uint32_t weeks_between_changes = 4, weeks_in_quarter = 13;

/// Of those who choose and whom information reaches, the share that is shown what; sum 1.
using ShownTo = std::array<double, kinds_shown>;
[[nodiscard]] inline ShownTo all_shown(Shown what) {
    ShownTo shown{};
    shown[static_cast<std::size_t>(what)] = 1.0;
    return shown;
}

/// Where a provider finds itself.
struct Standing {
    double price = 0;      ///< £ agreed for a case, on average
    double hard = 0;       ///< share of its cases that are hard
    double share = 0;      ///< of the custom that it could have; 0..1
    double chosen = 0;     ///< share of its people who chose it knowing what is shown
    ShownTo shown_to{};
    double cases = 0;      ///< served a year, real people
    double block = 0;      ///< £ a case that comes whoever is served
};

/// The share that must end well for a provider: its contract's, or where success has moved it.
[[nodiscard]] inline double target_now(const ContractTerms& terms, const Firm& firm) {
    return terms.ratchet > 0.0 ? firm.target : terms.target;
}

/// Who gives a rating, and how kindly, so many years after ratings began to be public.
[[nodiscard]] Raters raters_of(const Voice& rules, bool in_public, double years);

/// £ a case that a provider keeps, its fixed cost aside, of one more case.
[[nodiscard]] double margin_of(const Rules& rules, const Firm& firm, const Quality& quality,
                               const Standing& standing);

/// What another point of effort on either side brings a provider, £ a case, its cost taken off;
/// each side by its weight in all that matters.
struct Gains {
    double measured = 0, unmeasured = 0;
};
/// With N alike providers, a fixed price and logit choice this is 0 where
/// quality = (p − c)/b − N/(β(N − 1)).
[[nodiscard]] Gains gains_from_effort(const Rules& rules, const Firm& firm, const Quality& quality,
                                      const Standing& standing, double years);

/// Four weeks of change: effort goes where it pays and, as far as a provider cares for people,
/// where its surplus can be spent on them. What was found is put right until it is as it should be.
/// Under a licence a provider holds the floor as long as its gain is worth more than what skimping
/// would save until it is found out (Shapiro's premium); an inspection finds out whoever skimps by
/// a point if it errs by less than a point, so that blind inspectors hold nobody to anything.
/// `declined` and `clock` as elsewhere; `years` since week 0.
void adapt_effort(const Rules& rules, Firm& firm, const Quality& quality, const Standing& standing,
                  double years, std::uint32_t clock);

/// Four weeks of change: room follows demand, unless each case loses money.
void adapt_room(const Rules& rules, Firm& firm, std::size_t line, double margin);

} // namespace folkmoot::market
