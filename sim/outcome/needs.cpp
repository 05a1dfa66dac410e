#include "core/units.hpp"
#include "outcome/measures.hpp"

#include <limits>

namespace folkmoot {
namespace {

double share(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double unmet_need(const Summary& summary, std::size_t slot) {
    // Of the needs that ended: those still waiting have not ended yet.
    const GroupTotals& group = summary.groups[slot];
    return share(group.unmet, group.unmet + group.met);
}

double resolved_first_contact(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    return share(group.first_settled, group.first_seen);
}

double consultations(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    if (!(group.people_weeks > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(group.seen) / group.people_weeks * weeks_per_year;
}

double failure_demand(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    return share(group.again, group.requests);
}

double satisfaction(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    if (!(group.people_weeks > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    return group.satisfaction_weeks / group.people_weeks;
}

}  // namespace folkmoot
