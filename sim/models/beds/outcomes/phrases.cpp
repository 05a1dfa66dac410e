#include "core/units.hpp"
#include "models/beds/outcomes/measures.hpp"

#include <cmath>

namespace folkmoot::beds {
namespace {

constexpr double hardly_a_pound = 0.5;

std::string than_before(const Compared& values, const std::string& what, int decimals,
                        const std::string& unit) {
    if (std::isnan(values.before) || std::isnan(values.after)) return {};
    const std::string before = format_number(values.before, decimals),
                      after = format_number(values.after, decimals);
    return what + after + unit + (before == after ? ", as before" : " instead of " + before);
}

} // namespace

std::string deaths_clause(const Compared& deaths) {
    return than_before(deaths, "for want of room ", 1, " of 100,000 people die a year");
}
std::string refused_clause(const Compared& share) {
    return share_clause(share, "get no bed in intensive care");
}
std::string wait_clause(const Compared& hours) {
    return than_before(hours, "people wait for a general bed for ", 1, " hours");
}
std::string put_off_clause(const Compared& share) { return share_clause(share, "are put off"); }

std::string cost_clause(const Compared& pounds) {
    const double change = pounds.after - pounds.before;
    if (std::isnan(change)) return {};
    if (std::fabs(change) < hardly_a_pound) return "for the same money";
    return "at " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

} // namespace folkmoot::beds
