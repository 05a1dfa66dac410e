#include "core/units.hpp"
#include "models/tiers/outcomes/measures.hpp"

#include <cmath>

namespace folkmoot::tiers {
namespace {

constexpr double hardly_ten_pence = 0.1, hardly_half_a_day = 0.05;

bool is_unknown(const Compared& values) {
    return std::isnan(values.before) || std::isnan(values.after);
}

std::string pounds_instead(const Compared& pounds, const std::string& what) {
    if (is_unknown(pounds)) return {};
    const std::string before = format_money(pounds.before), after = format_money(pounds.after);
    return what + after + " a year for each person" +
           (before == after ? ", as before" : " instead of " + before);
}

} // namespace

std::string wanted_clause(const Compared& share) {
    return share_clause(share, "get what they wanted");
}
std::string bad_clause(const Compared& share) { return share_clause(share, "are served badly"); }

std::string fit_clause(const Compared& pounds) {
    return pounds_instead(pounds, "getting something else than people want loses ");
}
std::string all_in_clause(const Compared& pounds) {
    return pounds_instead(pounds, "cost and lost fit together come to ");
}

std::string wait_clause(const Compared& weeks) {
    if (is_unknown(weeks)) return {};
    const auto words = [](double value) {
        const std::string number = format_number(value, 1);
        return number + (number == "1.0" ? " week" : " weeks");
    };
    if (std::fabs(weeks.after - weeks.before) < hardly_half_a_day)
        return "people wait " + words(weeks.after) + ", as before";
    return "people wait " + words(weeks.after) + " instead of " + format_number(weeks.before, 1);
}

std::string cost_clause(const Compared& pounds) {
    const double change = pounds.after - pounds.before;
    if (std::isnan(change)) return {};
    if (std::fabs(change) < hardly_ten_pence) return "for the same money";
    return "at " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

} // namespace folkmoot::tiers
