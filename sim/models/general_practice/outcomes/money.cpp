#include "core/units.hpp"
#include "models/general_practice/outcomes/measures.hpp"

namespace folkmoot::general_practice {
namespace {

double a_year(const Counts& counts, double pounds) {
    return counts.weeks > 0.0 ? pounds / counts.weeks * weeks_per_year : of_nobody;
}

}  // namespace

double spending_per_head(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    if (!(group[column::people_weeks] > 0.0)) return of_nobody;
    return group[column::spending] / (group[column::people_weeks] * counts.people_per_citizen) *
           weeks_per_year;
}

double spending_per_weighted_head(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    if (!(group[column::need_weight_weeks] > 0.0)) return of_nobody;
    return group[column::spending] /
           (group[column::need_weight_weeks] * counts.people_per_citizen) * weeks_per_year;
}

double area_balance(const Counts& counts, std::size_t slot) {
    if (slot >= area_slot) return a_year(counts, counts.at(slot, column::balance));
    double sum = 0;
    for (std::size_t area = area_slot; area < counts.slots(); ++area)
        sum += counts.at(area, column::balance);
    return a_year(counts, sum);
}

double host_balance(const Counts& counts, std::size_t) {
    return a_year(counts, counts.at(Slot::total, column::balance));
}

double provider_balance(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    return a_year(counts, group[column::provider_income] - group[column::provider_cost]);
}

double closures(const Counts& counts, std::size_t slot) { return counts.at(slot, column::closed); }

} // namespace folkmoot::general_practice
