#include "core/units.hpp"
#include "outcome/measures.hpp"

#include <limits>

namespace folkmoot {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double a_year(const Summary& summary, double pounds) {
    return summary.weeks > 0.0 ? pounds / summary.weeks * weeks_per_year : none;
}

}  // namespace

double spending_per_head(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    if (!(group.people_weeks > 0.0)) return none;
    return group.spending / (group.people_weeks * summary.people_per_citizen) * weeks_per_year;
}

double spending_per_weighted_head(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    if (!(group.need_weight_weeks > 0.0)) return none;
    return group.spending / (group.need_weight_weeks * summary.people_per_citizen) * weeks_per_year;
}

double area_balance(const Summary& summary, std::size_t slot) {
    if (slot >= Slot::area) return a_year(summary, summary.area_balance[slot - Slot::area]);
    double sum = 0;
    for (const double balance : summary.area_balance) sum += balance;
    return a_year(summary, sum);
}

double host_balance(const Summary& summary, std::size_t) {
    return a_year(summary, summary.area_balance[summary.host]);
}

double provider_balance(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    return a_year(summary, group.provider_income - group.provider_cost);
}

double closures(const Summary& summary, std::size_t slot) { return summary.groups[slot].closed; }

}  // namespace folkmoot
