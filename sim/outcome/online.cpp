#include "outcome/measures.hpp"

#include <limits>

namespace folkmoot {
namespace {

constexpr std::size_t online = Slot::registered + 1;

double ratio(double part, double whole) {
    return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

double online_list(const Summary& summary, std::size_t slot) {
    return ratio(summary.groups[slot].online_weeks * summary.people_per_citizen, summary.weeks);
}

double online_weighted_ratio(const Summary& summary, std::size_t) {
    return ratio(summary.groups[online].list_weight_weeks, summary.groups[online].people_weeks);
}

double online_outside_share(const Summary& summary, std::size_t) {
    return ratio(summary.outside_weeks, summary.groups[online].people_weeks);
}

double online_share(const Summary& summary, std::size_t slot) {
    return ratio(summary.groups[slot].online_weeks, summary.groups[slot].people_weeks);
}

}  // namespace folkmoot
