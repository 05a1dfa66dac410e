#include "core/units.hpp"
#include "models/opinion/outcomes/measures.hpp"

#include <cmath>

namespace folkmoot::opinion {
namespace {

constexpr double hardly_a_penny = 0.005;

std::string points_words(const Compared& points, const std::string& what) {
    if (std::isnan(points.before) || std::isnan(points.after)) return {};
    const std::string before = format_number(points.before, 1),
                      after = format_number(points.after, 1);
    return what + after + " points of 100" +
           (before == after ? ", as before" : " instead of " + before);
}

} // namespace

std::string gap_clause(const Compared& points) {
    return points_words(points, "policy is off from what people think by ");
}
std::string loud_clause(const Compared& points) {
    return points_words(points, "whoever is heard in an open call is off from the middle by ");
}
std::string accept_clause(const Compared& share) {
    return share_clause(share, "find policy acceptable");
}
std::string trust_clause(const Compared& share) { return share_clause(share, "is there"); }
std::string agree_clause(const Compared& share) { return share_clause(share, "agree"); }
std::string took_part_clause(const Compared& share) {
    return share_clause(share, "have taken part so far");
}

std::string cost_clause(const Compared& pounds) {
    const double change = pounds.after - pounds.before;
    if (std::isnan(change)) return {};
    if (std::fabs(change) < hardly_a_penny) return "for the same money";
    return "at " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

} // namespace folkmoot::opinion
