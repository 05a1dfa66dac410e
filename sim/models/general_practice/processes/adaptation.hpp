#pragma once

#include "core/describe.hpp"
#include "funding/books.hpp"
#include "world/world.hpp"

namespace folkmoot::general_practice {

/// What a deficit or a surplus does to a practice: it cuts or adds appointments, quality follows,
/// and one that stays short of money closes. All magnitudes are assumptions.
struct Adaptation {
    double speed = 0.35;          ///< share of the gap to what is affordable closed in a quarter
    double fixed_share = 0.30; ///< share of a local practice's cost that is its building and office
    double online_fixed_share = 0.15; ///< the same for an online practice
    double online_cost = 0.90; ///< cost of an online consultation against one at a practice
    double quality_loss = 0.5; ///< rating lost when all appointments are cut; 0..1
    double reserve_weeks = 6.0; ///< opening reserve, in weeks of income
    double close_weeks = 8.0; ///< a practice whose debt passes this many weeks of income closes
    double visits_bought = 5.17; ///< visits a year that the mean payment for a person buys

    static constexpr auto fields() {
        return std::array{
            assumption<&Adaptation::speed>(
                "speed", "Practices adapt", "of the gap, per quarter", Range{0.05, 1.0},
                "How fast a practice fits its appointments to its money", "assumption"),
            assumption<&Adaptation::fixed_share>(
                "fixed_share", "Cost of having a building", "of a practice's cost", Range{0.1, 0.6},
                "The share of a practice's cost that does not fall when patients leave",
                "assumption"),
            assumption<&Adaptation::online_fixed_share>(
                "online_fixed_share", "Fixed cost of an online practice", "of its cost",
                Range{0.0, 0.6}, "The same share for an online practice", "assumption"),
            assumption<&Adaptation::online_cost>(
                "online_cost", "Cost of an online visit", "× a visit at a practice",
                Range{0.5, 1.5}, "What an online consultation costs against one at a practice",
                "assumption"),
            assumption<&Adaptation::quality_loss>(
                "quality_loss", "Cuts lower quality", "of the rating", Range{0.0, 1.0},
                "How much of its rating a practice would lose if it cut everything", "assumption"),
            assumption<&Adaptation::reserve_weeks>(
                "reserve_weeks", "Reserves of a practice", "weeks of income", Range{0.0, 26.0},
                "How much money a practice has put by at the start", "assumption"),
            assumption<&Adaptation::close_weeks>(
                "close_weeks", "A practice closes", "weeks of income in debt", Range{1.0, 52.0},
                "The debt at which a practice has to close", "assumption"),
            assumption<&Adaptation::visits_bought>(
                "visits_bought", "Visits that the money buys", "a year for each person",
                Range{4.9, 5.5}, "How many visits a practice can offer for what it is paid",
                "chosen so that people wait about as long as they do"),
        };
    }
};

/// £ that a visit at a practice costs, its building aside. `pounds_per_head`: mean payment a year.
[[nodiscard]] double cost_of_visit(const Adaptation& adaptation, double pounds_per_head);

/// How a provider turns money into appointments.
struct Trade {
    double visit = 20; ///< £ a visit
    double fixed_share = 0; ///< of income that goes to overheads which grow with it
    double more_for_less = 1; ///< × appointments for the same money
    double weekly_speed = 0; ///< share of the gap to what is affordable closed in a week
};
[[nodiscard]] Trade trade_of(const Adaptation& adaptation, const Provider& provider,
                             double cost_of_visit, double capacity);

/// Visits a week that an income of `pounds_a_week` pays for.
[[nodiscard]] double affordable_visits(const Trade& trade, double fixed_cost, double pounds_a_week);

/// Spends the week's income and moves staffing toward what it can afford. Local practices move
/// slowly, online ones four times as fast: they hire anywhere and rent nothing.
void adapt(const Trade& trade, ProviderBook& book);

/// A provider's rating now: it falls with the appointments cut per person on the list. 0..1.
[[nodiscard]] double rating_now(const Adaptation& adaptation, double opening_rating,
                                const ProviderBook& book, double people_on_list);

/// Whether a provider has to close.
[[nodiscard]] bool must_close(const Adaptation& adaptation, const ProviderBook& book);

} // namespace folkmoot::general_practice
