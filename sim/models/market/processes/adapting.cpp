#include "models/market/processes/adapting.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::market {
namespace {

constexpr double kindest = 0.95;
constexpr double near_gate = 0.15, far_below = 0.1, hardly_felt = 0.3; // see target_pull
constexpr double weekly_interest = 0.05 / weeks_per_year;
constexpr double spare_room = 1.05, least_room = 0.3;

double mixed(double easy, double hard, double share) { return easy + (hard - easy) * share; }

double gain_of(const Outcome& rules, double hard) {
    return mixed(rules.easy_gain, rules.hard_gain, hard) / best_quality;
}

double well_of(const Outcome& rules, double hard, double quality) {
    return mixed(ends_well(rules, false, quality), ends_well(rules, true, quality), hard);
}

double cost_of(const Rules& rules, const Firm& firm, double hard) {
    return mixed(case_cost(rules, firm, false), case_cost(rules, firm, true), hard);
}

// How much of the pay for an outcome a provider feels: near a gate it is worth all the others
// too, far from it nothing; far below a target one more is not paid for.
double target_pull(const ContractTerms& terms, double target, double achieved) {
    switch (terms.target_kind) {
    case Target::gate:
        return 2.0 * std::max(0.0, 1.0 - std::fabs(achieved - target) / near_gate);
    case Target::above:
        return achieved > target - far_below ? 1.0 : hardly_felt;
    default:
        return 1.0;
    }
}

// The chance that an inspection errs by less than a point.
double inspection_tells(const Inspecting& rules) {
    if (!(rules.error > 0.0)) return 1.0;
    return 2.0 * math::normal_cdf(1.0 / rules.error) - 1.0;
}

double rating_slope(const Raters& raters, double well) {
    constexpr double little = 0.01;
    const double low = std::clamp(well - little, 0.0, 1.0),
                 high = std::clamp(well + little, 0.0, 1.0);
    return (share_of_good_marks(high, raters) - share_of_good_marks(low, raters)) / (high - low);
}

} // namespace

Raters raters_of(const Voice& rules, bool in_public, double years) {
    const double kind = in_public ? std::min(kindest, rules.kindness + rules.drift * years) : 0.0;
    return {rules.rate_good, rules.rate_bad, kind};
}

double margin_of(const Rules& rules, const Firm& firm, const Quality& quality,
                 const Standing& standing) {
    const double income = mixed(
        case_income(rules, rules.contract, standing.price, false, quality.measured),
        case_income(rules, rules.contract, standing.price, true, quality.measured), standing.hard);
    return income - cost_of(rules, firm, standing.hard);
}

Gains gains_from_effort(const Rules& rules, const Firm& firm, const Quality& quality,
                        const Standing& standing, double years) {
    const double gain = gain_of(rules.outcome, standing.hard);
    const double seen = 1.0 - rules.outcome.unmeasured;
    const double harder = mixed(1.0, rules.providers.hard_cost, standing.hard);
    const double cost = rules.providers.quality_cost * harder;
    const double curve = rules.providers.curvature * harder;
    Gains gains{-cost - curve * firm.measured, -cost - curve * firm.unmeasured};

    const ContractTerms& terms = rules.contract;
    gains.measured += standing.price * price_parts(terms).outcomes / terms.expected * gain / seen *
                      ratchet_incentive(terms.target_kind == Target::none ? 0.0 : terms.ratchet,
                                        rules.adaptation.foresight) *
                      target_pull(terms, target_now(terms, firm),
                                  well_of(rules.outcome, standing.hard, quality.measured));

    // What people who choose see of it.
    double on_measured = 0, on_unmeasured = 0;
    if (const double inspections = standing.shown_to[static_cast<std::size_t>(Shown::inspections)];
        inspections > 0.0)
        on_measured = inspections / seen;
    if (const double ratings = standing.shown_to[static_cast<std::size_t>(Shown::ratings)];
        ratings > 0.0) {
        const double slope = rating_slope(raters_of(rules.voice, true, years),
                                          well_of(rules.outcome, standing.hard, quality.all));
        const double felt = best_quality * gain * slope, noticed = rules.voice.noticed;
        on_measured += ratings * (felt * (noticed + (1.0 - noticed) / seen));
        on_unmeasured = ratings * (felt * noticed);
    }
    const double drawn = std::max(0.0, margin_of(rules, firm, quality, standing)) *
                         rules.weighing.quality * (1.0 - standing.share) * standing.chosen;
    gains.measured += drawn * on_measured;
    gains.unmeasured += drawn * on_unmeasured;

    const double spared = rules.redress.amount * gain;
    if (rules.redress.unasked) {
        gains.measured += spared / seen;
    } else {
        const double asked = rules.voice.complain * rules.voice.upheld;
        gains.measured += spared * asked;
        gains.unmeasured += spared * asked;
    }
    return gains;
}

void adapt_effort(const Rules& rules, Firm& firm, const Quality& quality, const Standing& standing,
                  double years, std::uint32_t clock) {
    const double step = rules.adaptation.speed * weeks_between_changes / weeks_in_quarter;
    const double point = rules.providers.quality_cost;
    const Gains gains = gains_from_effort(rules, firm, quality, standing, years);
    const double margin = margin_of(rules, firm, quality, standing);
    const double surplus =
        standing.cases > 0.0 ? margin + standing.block - rules.providers.fixed_cost / standing.cases
                             : 0.0;
    const double mission = mission_of(rules.providers, firm.kind);
    const auto change = [&](double gain) {
        return step * ((1.0 - mission) * std::clamp(gain / point, -1.0, 1.0) +
                       mission * std::clamp(surplus / point, -1.0, 1.0));
    };
    double measured = change(gains.measured), unmeasured = change(gains.unmeasured);
    const double floor = rules.admission.floor;
    if (firm.mend_until > clock) {
        const double due = std::max(rules.inspecting.standard, floor);
        if (quality.measured < due) measured = step;
        if (quality.unmeasured < due) unmeasured = step;
    }
    if (floor > 0.0 && rules.watch.inspections > 0.0 && quality.measured < floor) {
        const double weekly = standing.cases / weeks_per_year;
        const double premium = quality_premium(point * weekly,
                                               rules.watch.inspections / weeks_per_year *
                                                   inspection_tells(rules.inspecting),
                                               weekly_interest);
        if (surplus * weekly >= premium) measured = step;
    }
    firm.measured = std::clamp(firm.measured + measured, 0.0, best_quality);
    firm.unmeasured = std::clamp(firm.unmeasured + unmeasured, 0.0, best_quality);
}

void adapt_room(const Rules& rules, Firm& firm, std::size_t line, double margin) {
    const double wanted =
        spare_room * std::max(static_cast<double>(firm.served()) + static_cast<double>(line),
                              least_room * firm.size);
    const bool may_grow =
        margin >= 0.0 || firm.kind == static_cast<std::uint8_t>(Kind::in_public_hands);
    if (wanted > firm.capacity && !may_grow) return;
    firm.capacity += rules.adaptation.capacity * (wanted - firm.capacity);
}

} // namespace folkmoot::market
