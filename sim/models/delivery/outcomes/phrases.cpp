#include "core/units.hpp"
#include "models/delivery/outcomes/measures.hpp"

#include <cmath>

namespace folkmoot::delivery {
namespace {

constexpr double ten_pence = 0.1;

bool is_missing(const Compared& values) {
    return std::isnan(values.before) || std::isnan(values.after);
}

} // namespace

std::string first_clause(const Compared& share) {
    return share_clause(share, "succeed at the first try");
}
std::string gave_up_clause(const Compared& share) { return share_clause(share, "give up"); }

std::string shared_clause(const Compared& share) {
    if (is_missing(share)) return {};
    return "of what services need " + format_share(share.after) + " is shared instead of " +
           format_share(share.before);
}

std::string hours_clause(const Compared& hours) {
    if (is_missing(hours)) return {};
    const std::string before = format_number(hours.before, 2),
                      after = format_number(hours.after, 2);
    return "each person loses " + after + " hours a year" +
           (before == after ? ", as before" : " instead of " + before);
}

std::string all_in_clause(const Compared& pounds) {
    if (is_missing(pounds)) return {};
    const std::string before = format_money(pounds.before), after = format_money(pounds.after);
    return "cost and lost time together come to " + after + " a year for each person" +
           (before == after ? ", as before" : " instead of " + before);
}

std::string cost_clause(const Compared& pounds) {
    const double change = pounds.after - pounds.before;
    if (std::isnan(change)) return {};
    if (std::fabs(change) < ten_pence) return "for the same money";
    return "at " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

} // namespace folkmoot::delivery
