#include "core/units.hpp"
#include "engine/usual_town.hpp"
#include "models/delivery/outcomes/measures.hpp"

#include <algorithm>
#include <limits>

namespace folkmoot::delivery {
namespace {

constexpr double unknown_value = std::numeric_limits<double>::quiet_NaN();

double part_or_none(double part, double whole) {
    return whole > 0.0 ? part / whole : unknown_value;
}
// Somebody's share of a year, as citizens; of services by size there are no people.
double a_person(const Counts& counts, std::size_t slot, double amount) {
    return part_or_none(amount, counts.at(slot, people_weeks) / weeks_per_year);
}
// £ of real money a head and year.
double pounds_a_head(const Counts& counts, std::size_t slot, double pounds) {
    return part_or_none(a_person(counts, slot, pounds), counts.people_per_citizen);
}
double all_tries(const Counts& counts, std::size_t slot) {
    return counts.at(slot, Column::first_ok) + counts.at(slot, Column::later_ok) +
           counts.at(slot, Column::failed);
}
double first_share(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Column::first_ok, Column::first_tries);
}

} // namespace

double hours_lost(const Counts& counts, std::size_t slot) {
    return a_person(counts, slot, counts.at(slot, Column::lost_hours));
}
double calls(const Counts& counts, std::size_t slot) {
    return a_person(counts, slot, counts.at(slot, Column::rang));
}
double down_share(const Counts& counts, std::size_t slot) {
    return part_or_none(counts.at(slot, Column::down_fails), all_tries(counts, slot));
}
double seen_in_tests(const Counts& counts, std::size_t slot) {
    return part_or_none(counts.at(slot, Column::test_tries), all_tries(counts, slot));
}

double size_gap(const Counts& counts, std::size_t) {
    return 100.0 * (first_share(counts, size_slot) - first_share(counts, size_slot + sizes - 1));
}
double poor_gap(const Counts& counts, std::size_t) {
    constexpr std::size_t least = Slot::deprivation, most = least + deprivation_fifths - 1;
    return 100.0 * (first_share(counts, least) - first_share(counts, most));
}
double place_gap(const Counts& counts, std::size_t) {
    double low = 1, high = 0;
    for (std::size_t slot = area_slot; slot < counts.slots(); ++slot) {
        const double share = first_share(counts, slot);
        if (!(share >= 0.0)) continue;
        low = std::min(low, share);
        high = std::max(high, share);
    }
    return high >= low ? 100.0 * (high - low) : unknown_value;
}

double cost_a_head(const Counts& counts, std::size_t slot) {
    double pounds = 0;
    for (std::size_t kind = 0; kind < money_kinds; ++kind)
        pounds += counts.at(slot, teams_pounds + kind);
    return pounds_a_head(counts, slot, pounds);
}
double paid_so_far(const Counts& counts, std::size_t slot) {
    const double people = counts.weeks > 0.0 ? counts.at(slot, people_weeks) / counts.weeks : 0.0;
    return part_or_none(counts.at(slot, paid_pounds), people * counts.people_per_citizen);
}
double all_in(const Counts& counts, std::size_t slot) {
    return cost_a_head(counts, slot) + a_person(counts, slot, counts.at(slot, Column::time_pounds));
}
double component_cost(const Counts& counts, std::size_t slot) {
    return pounds_a_head(counts, slot,
                         counts.at(slot, own_pounds) + counts.at(slot, shared_pounds) +
                             counts.at(slot, joining_pounds));
}
double shared_cost(const Counts& counts, std::size_t slot) {
    return pounds_a_head(counts, slot,
                         counts.at(slot, shared_pounds) + counts.at(slot, joining_pounds));
}
double teams_cost(const Counts& counts, std::size_t slot) {
    return pounds_a_head(counts, slot, counts.at(slot, teams_pounds));
}
double project_cost(const Counts& counts, std::size_t slot) {
    return pounds_a_head(counts, slot, counts.at(slot, project_pounds));
}
double learning_cost(const Counts& counts, std::size_t slot) {
    return pounds_a_head(counts, slot, counts.at(slot, learning_pounds));
}
double call_cost(const Counts& counts, std::size_t slot) {
    return pounds_a_head(counts, slot, counts.at(slot, call_pounds));
}

double changes_a_year(const Counts& counts, std::size_t slot) {
    return part_or_none(counts.at(slot, Column::live) * weeks_per_year,
                        counts.at(slot, service_weeks));
}
double test_wins(const Counts& counts, std::size_t slot) {
    const double wins = counts.at(slot, passed);
    return part_or_none(wins, wins + counts.at(slot, dropped));
}
double overrun(const Counts& counts, std::size_t slot) {
    const double planned = counts.at(slot, planned_pounds);
    return planned > 0.0 ? counts.at(slot, spent_pounds) / planned - 1.0 : unknown_value;
}
double biggest_overrun(const Counts& counts, std::size_t slot) {
    return counts.at(slot, Column::worst_overrun);
}
double worst_week_share(const Counts& counts, std::size_t slot) {
    return counts.at(slot, Column::worst_week);
}
double copies(const Counts& counts, std::size_t slot) {
    return part_or_none(counts.at(slot, own_weeks) + counts.at(slot, Column::common_open),
                        components * counts.weeks);
}
double outsiders(const Counts& counts, std::size_t slot) {
    return part_or_none(counts.at(slot, Column::outside_weeks), components * counts.weeks);
}
double outside_saved(const Counts& counts, std::size_t slot) {
    return pounds_a_head(counts, slot, counts.at(slot, Column::outside_pounds));
}

} // namespace folkmoot::delivery
