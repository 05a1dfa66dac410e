#include "models/general_practice/rates.hpp"

#include "core/random.hpp"

namespace folkmoot::general_practice {

Rates rates_of(const Rules& settings, const World& world, std::span<const Area> reference,
               double visit_cost) {
    Rates rates;
    rates.need_per_week = need_per_week(settings.need, world);
    for (const double share : complex_share(settings.need, world))
        rates.complex.push_back(threshold(share));

    const Normalisation national = normalise(settings.payment, world.areas, reference);
    rates.weights = stratum_weights(settings.payment, national, world.strata.areas);
    PracticePayment full = settings.payment;
    full.weighting = 1.0;
    rates.need_weights = stratum_weights(full, national, world.strata.areas);
    const auto gradient = payment_gradient(settings.payment);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        rates.pay_weights.push_back(rates.weights[s] * gradient[deprivation_of(s)]);
        rates.base_weight += world.strata.size(s) * rates.pay_weights[s];
    }
    rates.first_year = first_year_factor(settings.payment);
    rates.price_year = settings.payment.price + settings.payment.other;
    rates.odds = service_odds(settings.service, settings.take_up.worse_share);
    rates.patience = patience_table(settings.service.patience);
    rates.choice = choice_factors(settings.choice);
    rates.experience = experience_table(settings.experience);
    for (const Provider& provider : world.providers) {
        rates.trades.push_back(
            trade_of(settings.adaptation, provider, visit_cost, settings.service.capacity));
    }
    return rates;
}

} // namespace folkmoot::general_practice
