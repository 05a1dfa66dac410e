#pragma once

/// A week's payments: areas to practices, area to area.

#include "funding/allocation.hpp"
#include "funding/books.hpp"
#include "funding/practice_payment.hpp"
#include "funding/settlement.hpp"
#include "world/citizens.hpp"
#include "world/lists.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// What a provider did this week that is paid by the visit; real visits.
struct PaidActivity {
    double remote_visits = 0;
    double helped_on = 0;  ///< visits by people whom online care sent on
};

/// How a practice is paid, where that is not the same for all.
struct PayTerms {
    PracticePayment payment;
    std::vector<double> weights;  ///< by stratum, as in PayWeek
    double first_year = 1;
    double base_weight = 0;
    double price_week = 0;
};

/// What the week's payments are made of.
struct PayWeek {
    std::uint32_t week = 0;
    const PracticePayment& payment;
    const Settlement& settlement;
    std::span<const double> weights;         ///< by stratum; see stratum_weights
    double first_year = 1;                   ///< see first_year_factor
    double base_weight = 0; ///< Σ residents × weight: what the nation's pot is for
    double price_week = 0; ///< £ per weighted patient and week
    std::span<const PaidActivity> activity; ///< by provider
    std::span<const std::uint8_t> open; ///< by provider
    std::span<const PayTerms> terms = {}; ///< while payment is being tried: in place of the above
    std::span<const std::uint8_t> terms_of = {}; ///< by provider: which of them
    std::span<const Settlement> settlements =
        {}; ///< while settlement is being tried: by area where people live
};

/// Weighted lists of a week.
struct WeightedLists {
    std::vector<double> of_provider; ///< weighted citizens
    double scale = 1; ///< national normalisation: × this, they sum to the pot
    std::vector<double>
        scale_of; ///< the same by PayTerms, as if all were paid so; empty: there are none
};

/// Weighs all lists. First-year weights are normalised away in the sum, as the nation's are: they
/// say who gets the money, not how much there is.
[[nodiscard]] WeightedLists weigh(const PayWeek& rules, const World& world, const Lists& lists);

/// Pays everybody for a week. Fills `income` of providers and the week's entries of areas.
///
/// The order: capitation by the area that hosts the practice; of a split payment, the part that
/// goes to practices near the patient; payment by activity; what areas pass on from last year;
/// settlement between areas.
void pay(const PayWeek& rules, const World& world, const LocalProviders& providers,
         const Lists& lists, const WeightedLists& weighted, Books& books);

/// Opens a new year's books: the allocation, and what of last year's balance is passed on.
/// `target` £ a year by area.
void open_year(const Allocation& rule, std::span<const double> target, Books& books);
/// The same with a rule an area, or one for all.
void open_year(std::span<const Allocation> rules, std::span<const double> target, Books& books);

/// `shares` of a budget in £.
[[nodiscard]] std::vector<double> shared_out(std::span<const double> shares, double budget);

/// Divides what all areas are given this year anew, by `shares` (sum 1, one an area). An area whose
/// share is the one that it has keeps what it has, to the penny.
void allocate_by(std::span<const double> shares, Books& books);

/// Target allocation of each area: its share of the budget by weighted residents. £ a year.
[[nodiscard]] std::vector<double> target_allocation(std::span<const double> weights,
                                                    const Strata& strata, double budget);

} // namespace folkmoot
