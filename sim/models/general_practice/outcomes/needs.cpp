#include "core/units.hpp"
#include "models/general_practice/outcomes/measures.hpp"

#include <limits>

namespace folkmoot::general_practice {

double unmet_need(const Counts& counts, std::size_t slot) {
    // Of the needs that ended: those still waiting have not ended yet.
    const auto group = counts.row(slot);
    return share_of(group[column::unmet], group[column::unmet] + group[column::met]);
}

double resolved_first_contact(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    return share_of(group[column::first_settled], group[column::first_seen]);
}

double consultations(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    if (!(group[column::people_weeks] > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    return group[column::seen] / group[column::people_weeks] * weeks_per_year;
}

double failure_demand(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    return share_of(group[column::again], group[column::requests]);
}

double satisfaction(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    if (!(group[column::people_weeks] > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    return group[column::satisfaction_weeks] / group[column::people_weeks];
}

} // namespace folkmoot::general_practice
