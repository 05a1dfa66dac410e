#include "core/units.hpp"
#include "models/opinion/outcomes/measures.hpp"

#include <limits>

namespace folkmoot::opinion {
namespace {

constexpr double no_such = std::numeric_limits<double>::quiet_NaN();

// How many of the least deprived fifth for each of the most deprived, by share of their people.
double skew_of(const Counts& counts, Column who) {
    constexpr std::size_t least = Slot::deprivation, most = least + deprivation_fifths - 1;
    const double rich = per(counts, least, who, people_weeks),
                 poor = per(counts, most, who, people_weeks);
    return poor > 0.0 ? rich / poor : no_such;
}

} // namespace

double per(const Counts& counts, std::size_t slot, Column part, Column whole) {
    const double all = counts.at(slot, whole);
    return all > 0.0 ? counts.at(slot, part) / all : no_such;
}

double call_rate(const Counts& counts, std::size_t slot) {
    return per(counts, slot, call_people, people_weeks) * weeks_per_year;
}

double call_skew(const Counts& counts, std::size_t) { return skew_of(counts, call_people); }
double lot_skew(const Counts& counts, std::size_t) { return skew_of(counts, panel_people); }

double agreement(const Counts& counts, std::size_t slot) {
    return counts.weeks > 0.0 ? counts.at(slot, agree_weeks) / counts.weeks : no_such;
}
double camp_gap(const Counts& counts, std::size_t slot) {
    return counts.weeks > 0.0 ? 100.0 * counts.at(slot, camp_gap_weeks) / counts.weeks : no_such;
}

double hours_a_year(const Counts& counts, std::size_t slot) {
    return 100.0 * per(counts, slot, Column::hours, people_weeks) * weeks_per_year;
}

double moved_a_year(const Counts& counts, std::size_t slot) {
    return counts.weeks > 0.0
               ? 100.0 * counts.at(slot, policy_moved) / counts.weeks * weeks_per_year
               : no_such;
}

double letters_answered(const Counts& counts, std::size_t slot) {
    const double sent = counts.at(slot, Column::letters);
    return sent > 0.0 ? counts.at(slot, panel_people) * counts.people_per_citizen / sent : no_such;
}

double cost_per_head(const Counts& counts, std::size_t slot) {
    const double people = counts.at(slot, people_weeks) * counts.people_per_citizen;
    return people > 0.0 ? counts.at(slot, pounds) / people * weeks_per_year : no_such;
}

} // namespace folkmoot::opinion
