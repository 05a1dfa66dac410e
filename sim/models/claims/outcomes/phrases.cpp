#include "core/units.hpp"
#include "models/claims/outcomes/measures.hpp"

#include <cmath>

namespace folkmoot::claims {
namespace {

constexpr double hardly_a_penny_here = 0.005;

std::string instead_of(const Compared& values, const std::string& what, int decimals,
                       const std::string& unit) {
    if (std::isnan(values.before) || std::isnan(values.after)) return {};
    const std::string before = format_number(values.before, decimals),
                      after = format_number(values.after, decimals);
    return what + after + unit + (before == after ? ", as before" : " instead of " + before);
}

} // namespace

std::string take_up_clause(const Compared& share) { return share_clause(share, "are paid"); }
std::string on_time_clause(const Compared& share) { return share_clause(share, "come on time"); }
std::string wrong_clause(const Compared& share) { return share_clause(share, "are wrong"); }
std::string overpaid_clause(const Compared& share) {
    return share_clause(share, "is more than was due");
}
std::string lost_clause(const Compared& share) { return share_clause(share, "lose it"); }
std::string third_clause(const Compared& share) {
    return share_clause(share, "come through a third party");
}
std::string stale_clause(const Compared& share) {
    return share_clause(share, "are wrong or out of date");
}
std::string right_clause(const Compared& share) {
    return share_clause(share, "have all their records right");
}
std::string hardship_clause(const Compared& share) { return share_clause(share, "is missed"); }

std::string weeks_clause(const Compared& weeks) {
    return instead_of(weeks, "the first money comes after ", 1, " weeks");
}
std::string removed_clause(const Compared& people) {
    return instead_of(people, "registers lose ", 0, " real people of 100,000 a year");
}
std::string records_clause(const Compared& records) {
    return instead_of(records, "a person's records are shared ", 2, " times a year");
}

std::string unclaimed_clause(const Compared& pounds) {
    if (std::isnan(pounds.before) || std::isnan(pounds.after)) return {};
    const std::string before = format_money(pounds.before), after = format_money(pounds.after);
    return after + " a year for each person is due and not paid" +
           (before == after ? ", as before" : ", not " + before);
}

std::string cost_clause(const Compared& pounds) {
    const double change = pounds.after - pounds.before;
    if (std::isnan(change)) return {};
    if (std::fabs(change) < hardly_a_penny_here) return "for the same money";
    return "at " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

} // namespace folkmoot::claims
