#include "outcome/measures.hpp"

#include <limits>

namespace folkmoot {
namespace {

double share(double part, double whole) {
    return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

double enrolled_share(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    return share(group.enrolled, group.eligible);
}

double in_work(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    return share(group.working_weeks, group.force_weeks);
}

}  // namespace folkmoot
