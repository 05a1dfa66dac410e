#include "core/units.hpp"
#include "models/market/outcomes/measures.hpp"

#include <limits>

namespace folkmoot::market {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

double public_money(const Counts& counts, std::size_t slot) {
    return counts.at(slot, paid) + counts.at(slot, watching) + counts.at(slot, buying_cost) +
           counts.at(slot, rescued);
}

} // namespace

double per(const Counts& counts, std::size_t slot, Column part, Column whole) {
    const double all = counts.at(slot, whole);
    return all > 0.0 ? counts.at(slot, part) / all : no_number;
}

double needs_end_well(const Counts& counts, std::size_t slot) {
    const double all = counts.at(slot, ended) + counts.at(slot, gave_up);
    return all > 0.0 ? counts.at(slot, ended_well) / all : no_number;
}

double success_gap(const Counts& counts, std::size_t slot) {
    return 100.0 *
           (per(counts, slot, recorded_well, recorded) - per(counts, slot, ended_well, ended));
}

double providers_open(const Counts& counts, std::size_t slot) {
    return counts.weeks > 0.0 ? counts.at(slot, open_weeks) / counts.weeks : no_number;
}

double concentration(const Counts& counts, std::size_t slot) {
    return counts.weeks > 0.0 ? counts.at(slot, concentration_weeks) / counts.weeks : no_number;
}

double cost_per_good(const Counts& counts, std::size_t slot) {
    const double good = counts.at(slot, ended_well) * counts.people_per_citizen;
    return good > 0.0 ? public_money(counts, slot) / good : no_number;
}

double spending_per_head(const Counts& counts, std::size_t slot) {
    const double people = counts.at(slot, people_weeks) * counts.people_per_citizen;
    return people > 0.0 ? public_money(counts, slot) / people * weeks_per_year : no_number;
}

} // namespace folkmoot::market
