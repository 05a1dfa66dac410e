#include "core/units.hpp"
#include "engine/usual_town.hpp"
#include "models/tiers/outcomes/measures.hpp"

#include <algorithm>
#include <limits>

namespace folkmoot::tiers {
namespace {

constexpr double no_such_value = std::numeric_limits<double>::quiet_NaN();

double share_or_none(double part, double whole) {
    return whole > 0.0 ? part / whole : no_such_value;
}
double people_years(const Counts& counts, std::size_t slot) {
    return counts.at(slot, people_weeks) / weeks_per_year;
}
// £ of real money a head and year.
double a_head(const Counts& counts, std::size_t slot, double pounds) {
    return share_or_none(pounds, people_years(counts, slot) * counts.people_per_citizen);
}
// Real people in all.
double real_people(const Counts& counts) {
    return counts.weeks > 0.0
               ? counts.at(Slot::total, people_weeks) / counts.weeks * counts.people_per_citizen
               : 0.0;
}
// From the lowest to the highest share over the districts.
double spread_over_areas(const Counts& counts, Column part) {
    double low = 1, high = 0;
    for (std::size_t slot = area_slot; slot < counts.slots(); ++slot) {
        const double share = per(counts, slot, part, Column::served);
        if (!(share >= 0.0)) continue;
        low = std::min(low, share);
        high = std::max(high, share);
    }
    return high >= low ? 100.0 * (high - low) : no_such_value;
}
// What is known only once somebody has begun to move.
bool undecided(const Counts& counts) { return !(counts.at(Slot::total, decided_now) > 0.0); }

} // namespace

double bad_share(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Column::badly, Column::served);
}
double gave_up_share(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Column::gave_up, Column::new_needs);
}

double fit_loss(const Counts& counts, std::size_t slot) {
    return share_or_none(counts.at(slot, fit_pounds), people_years(counts, slot));
}
double fit_gap(const Counts& counts, std::size_t) {
    constexpr std::size_t least = Slot::deprivation, most = least + deprivation_fifths - 1;
    return fit_loss(counts, most) - fit_loss(counts, least);
}
double place_gap(const Counts& counts, std::size_t) {
    return spread_over_areas(counts, Column::wanted);
}
double bad_gap(const Counts& counts, std::size_t) {
    return spread_over_areas(counts, Column::badly);
}

double cost_a_head(const Counts& counts, std::size_t slot) {
    double pounds = 0;
    for (std::size_t kind = 0; kind < money_kinds; ++kind)
        pounds += counts.at(slot, front_pounds + kind);
    return a_head(counts, slot, pounds);
}
double all_in(const Counts& counts, std::size_t slot) {
    return cost_a_head(counts, slot) + fit_loss(counts, slot);
}
double front_cost(const Counts& counts, std::size_t slot) {
    return a_head(counts, slot, counts.at(slot, front_pounds));
}
double back_cost(const Counts& counts, std::size_t slot) {
    return a_head(counts, slot, counts.at(slot, back_pounds));
}
double common_cost(const Counts& counts, std::size_t slot) {
    return a_head(counts, slot, counts.at(slot, common_pounds));
}
double moving_cost(const Counts& counts, std::size_t slot) {
    return a_head(counts, slot, counts.at(slot, moving_pounds));
}

double promised(const Counts& counts, std::size_t slot) {
    if (undecided(counts)) return no_such_value;
    return share_or_none(counts.at(slot, promised_pounds), real_people(counts));
}
double saved(const Counts& counts, std::size_t slot) {
    if (undecided(counts)) return no_such_value;
    return share_or_none(counts.at(slot, running_pounds), real_people(counts));
}
double kept(const Counts& counts, std::size_t slot) {
    if (undecided(counts)) return no_such_value;
    return share_or_none(counts.at(slot, running_pounds), counts.at(slot, promised_pounds));
}
double balance(const Counts& counts, std::size_t slot) {
    if (undecided(counts)) return no_such_value;
    return share_or_none(counts.at(slot, saved_pounds), real_people(counts));
}
double payback_years(const Counts& counts, std::size_t slot) {
    if (undecided(counts)) return no_such_value;
    const double paid_back = counts.at(slot, paid_back_weeks);
    if (paid_back > 0.0) return paid_back / weeks_per_year;
    // Not yet: when it will have, if all goes on as in the last week.
    const double a_year = counts.at(slot, running_pounds), owed = -counts.at(slot, saved_pounds);
    if (!(a_year > 0.0)) return most_years;
    return std::min(most_years, counts.at(slot, since_weeks) / weeks_per_year + owed / a_year);
}
double overrun(const Counts& counts, std::size_t slot) {
    const double planned = counts.at(slot, planned_pounds);
    return planned > 0.0 ? counts.at(slot, spent_pounds) / planned - 1.0 : no_such_value;
}

double leavers(const Counts& counts, std::size_t slot) {
    return share_or_none((counts.at(slot, left_usual) + counts.at(slot, left_moves)) *
                             weeks_per_year,
                         counts.at(slot, staff_weeks));
}
double vacancies(const Counts& counts, std::size_t slot) {
    const double posts = counts.at(slot, post_weeks);
    return posts > 0.0 ? 1.0 - counts.at(slot, staff_weeks) / posts : no_such_value;
}

} // namespace folkmoot::tiers
