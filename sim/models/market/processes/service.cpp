#include "models/market/processes/service.hpp"

#include "core/units.hpp"
#include "core/whole.hpp"

#include <algorithm>

namespace folkmoot::market {
namespace {

double within_scale(double points) { return std::clamp(points, 0.0, best_quality); }

double hardness(const Providers& rules, bool hard) { return hard ? rules.hard_cost : 1.0; }

} // namespace

double declined_by(const Decline& rules, const Firm& firm, std::uint32_t clock) {
    const auto begins = static_cast<std::uint32_t>(rules.week) + warm_up_weeks;
    if (firm.declining == 0 || clock <= begins) return 0.0;
    return rules.rate * (clock - begins) / weeks_per_year;
}

Quality quality_of(const Outcome& rules, const Firm& firm, double declined) {
    const double best = within_scale(best_quality - declined);
    Quality quality;
    quality.measured = std::min(best, within_scale(firm.measured + firm.skill));
    quality.unmeasured = std::min(best, within_scale(firm.unmeasured + firm.skill));
    quality.all =
        (1.0 - rules.unmeasured) * quality.measured + rules.unmeasured * quality.unmeasured;
    return quality;
}

double ends_well(const Outcome& rules, bool hard, double quality) {
    const double base = hard ? rules.hard : rules.easy;
    const double gain = hard ? rules.hard_gain : rules.easy_gain;
    return std::clamp(base + gain * quality / best_quality, 0.0, 1.0);
}

double harm_chance(const Outcome& rules, double quality) {
    return rules.harm * (1.0 - quality / best_quality);
}

double case_cost(const Rules& rules, const Firm& firm, bool hard) {
    const Providers& costs = rules.providers;
    const double hidden = rules.outcome.unmeasured, seen = 1.0 - hidden;
    const double effort = seen * firm.measured + hidden * firm.unmeasured;
    const double squares =
        seen * firm.measured * firm.measured + hidden * firm.unmeasured * firm.unmeasured;
    return (costs.cost * firm.cost + costs.quality_cost * effort +
            0.5 * costs.curvature * squares) *
           hardness(costs, hard);
}

double parked_cost(const Rules& rules, const Firm& firm, bool hard) {
    return rules.selection.parked * rules.providers.cost * firm.cost *
           hardness(rules.providers, hard);
}

PriceParts price_parts(const ContractTerms& terms) {
    const double rest = 1.0 - terms.outcome_share;
    return {rest * (1.0 - terms.block_share), rest * terms.block_share, terms.outcome_share};
}

std::uint32_t agreed_price(const ContractTerms& terms, double price_pounds, bool hard) {
    return nearest_whole<std::uint32_t>(price_pounds * (hard ? terms.hard_tariff : 1.0) * 100.0);
}

double case_income(const Rules& rules, const ContractTerms& terms, double pounds, bool hard,
                   double measured) {
    const PriceParts parts = price_parts(terms);
    return pounds * (parts.cases +
                     parts.outcomes / terms.expected * ends_well(rules.outcome, hard, measured));
}

double mission_of(const Providers& rules, std::uint8_t kind) {
    switch (static_cast<Kind>(kind)) {
    case Kind::in_public_hands:
        return rules.mission_public;
    case Kind::charity:
        return rules.mission_charity;
    default:
        return rules.mission_company;
    }
}

bool wants(const Rules& rules, const ContractTerms& terms, const Firm& firm, double pounds,
           bool hard, const Quality& quality) {
    const PriceParts parts = price_parts(terms);
    const std::size_t kind = hard ? hard_case : easy_case;
    Contract contract;
    contract.per_case[kind] = whole_pence(pounds * parts.cases * 100.0);
    contract.per_outcome[kind] = whole_pence(pounds * parts.outcomes / terms.expected * 100.0);
    const double care = mission_of(rules.providers, firm.kind) * pounds * 100.0;
    return takes_case(contract, kind, ends_well(rules.outcome, hard, quality.measured),
                      case_cost(rules, firm, hard) * 100.0, care);
}

} // namespace folkmoot::market
