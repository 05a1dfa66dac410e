#include "funding/practice_payment.hpp"

#include "world/synthesis.hpp"

#include <algorithm>
#include <array>

namespace folkmoot {
namespace {

// Mean of the male and female weights of each age band; unverified, see PracticePayment.
constexpr std::array<double, age_bands> age_weight{3.805, 1.02, 1.605, 2.755, 4.545, 5.87, 6.495};

double poverty_weight(const PracticePayment& payment, std::size_t deprivation) {
    return 1.0 +
           payment.additional_needs * static_cast<double>(deprivation) / (deprivation_fifths - 1.0);
}

double published_index(const Area& area) { return area.weighted_ratio / mean_raw_weight({}, area); }

}  // namespace

double raw_weight(const PracticePayment& payment, std::size_t age_band, std::size_t deprivation) {
    return age_weight[age_band] * poverty_weight(payment, deprivation);
}

double mean_raw_weight(const PracticePayment& payment, const Area& area) {
    const auto ages = age_shares(area.over65_share);
    double age = 0;
    for (std::size_t a = 0; a < age_bands; ++a) age += ages[a] * age_weight[a];
    double poverty = 0;
    for (std::size_t d = 0; d < deprivation_fifths; ++d) {
        poverty += area.deprivation[d] * poverty_weight(payment, d);
    }
    return age * poverty;
}

Normalisation normalise(const PracticePayment& payment, std::span<const Area> areas,
                        std::span<const Area> reference) {
    double people = 0;
    double weight = 0;
    for (const Area& area : reference) {
        people += area.registered;
        weight += area.registered * mean_raw_weight(payment, area) * published_index(area);
    }
    Normalisation national;
    national.factor = people / weight;
    for (const Area& area : areas) national.area_index.push_back(published_index(area));
    return national;
}

std::vector<double> stratum_weights(const PracticePayment& payment, const Normalisation& national,
                                    std::uint32_t areas) {
    std::vector<double> weights(std::size_t{areas} * strata_per_area);
    for (std::uint32_t s = 0; s < weights.size(); ++s) {
        const double full = raw_weight(payment, age_of(s), deprivation_of(s)) *
                            national.area_index[area_of(s)] * national.factor;
        weights[s] = 1.0 + payment.weighting * (full - 1.0);
    }
    return weights;
}

std::array<double, deprivation_fifths> payment_gradient(const PracticePayment& payment) {
    std::array<double, deprivation_fifths> gradient{};
    const double mean = payment.price + payment.other;
    for (std::size_t d = 0; d < deprivation_fifths; ++d) {
        const double from_middle = 0.5 - static_cast<double>(d) / (deprivation_fifths - 1.0);
        const double other = std::max(0.0, payment.other + payment.other_gap * from_middle);
        gradient[d] = mean > 0.0 ? (payment.price + other) / mean : 1.0;
    }
    return gradient;
}

double first_year_factor(const PracticePayment& payment) {
    return 1.0 + payment.weighting * (payment.new_patient - 1.0);
}

}  // namespace folkmoot
