#pragma once

/// What settings come to, worked out once and used until a setting changes.

#include "funding/practice_payment.hpp"
#include "models/general_practice/processes/choice.hpp"
#include "models/general_practice/processes/experience.hpp"
#include "models/general_practice/processes/service.hpp"
#include "models/general_practice/settings.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::general_practice {

struct Rates {
    std::vector<double> need_per_week;      ///< by stratum, in an ordinary week
    std::vector<std::uint32_t> complex;     ///< threshold by stratum
    std::vector<double> weights;            ///< by stratum: capitation, after the first year
    std::vector<double>
        pay_weights;        ///< by stratum: the same, × what a weighted patient is paid for
    std::vector<double> need_weights;       ///< by stratum: by the full formula
    double first_year = 1;
    double base_weight = 0;                 ///< Σ residents × weight for payment
    double price_year = 0; ///< £ per weighted patient and year, at opening prices
    ServiceOdds odds;
    PatienceTable patience{};
    ChoiceFactors choice;
    ExperienceTable experience;
    std::vector<Trade> trades; ///< by provider
};

/// `visit_cost`: £ a visit, fixed when the world opens: a new price buys more or fewer visits.
[[nodiscard]] Rates rates_of(const Rules& settings, const World& world,
                             std::span<const Area> reference, double visit_cost);

} // namespace folkmoot::general_practice
