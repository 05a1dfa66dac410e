#include "models/general_practice/outcomes/measures.hpp"

#include <limits>

namespace folkmoot::general_practice {
namespace {

constexpr std::size_t online_slot = registered_slot + 1;

double ratio(double part, double whole) {
    return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

double online_list(const Counts& counts, std::size_t slot) {
    return ratio(counts.at(slot, column::online_weeks) * counts.people_per_citizen, counts.weeks);
}

double online_weighted_ratio(const Counts& counts, std::size_t) {
    return ratio(counts.at(online_slot, column::list_weight_weeks),
                 counts.at(online_slot, column::people_weeks));
}

double online_outside_share(const Counts& counts, std::size_t) {
    return ratio(counts.at(Slot::total, column::outside_weeks),
                 counts.at(online_slot, column::people_weeks));
}

double online_share(const Counts& counts, std::size_t slot) {
    return ratio(counts.at(slot, column::online_weeks), counts.at(slot, column::people_weeks));
}

} // namespace folkmoot::general_practice
