#include "core/units.hpp"
#include "models/market/outcomes/measures.hpp"

#include <cmath>

namespace folkmoot::market {
namespace {

constexpr double hardly_a_pound = 0.5, few_pounds = 10, hardly_a_week = 0.05;

bool neither(const Compared& values) {
    return std::isnan(values.before) || std::isnan(values.after);
}

// To the penny only where pennies count.
std::string pounds_words(double pounds) {
    if (pounds < few_pounds || pounds >= 1'000) return format_money(pounds);
    return "£" + format_number(pounds, 0);
}

std::string weeks_words(double weeks) {
    if (weeks < hardly_a_week) return "hardly at all";
    return format_number(weeks, 1) + (format_number(weeks, 1) == "1.0" ? " week" : " weeks");
}

// What they waited before, without "weeks" where that has just been said.
std::string instead_words(const Compared& weeks) {
    const bool said = weeks.after >= hardly_a_week && weeks.before >= hardly_a_week;
    return said ? format_number(weeks.before, 1) : weeks_words(weeks.before);
}

bool same_words(const Compared& weeks) {
    return std::fabs(weeks.after - weeks.before) < hardly_a_week ||
           weeks_words(weeks.after) == weeks_words(weeks.before);
}

} // namespace

std::string ends_well_clause(const Compared& share) { return share_clause(share, "end well"); }
std::string harm_clause(const Compared& share) { return share_clause(share, "are harmed"); }
std::string chose_clause(const Compared& share) {
    return share_clause(share, "choose who serves them");
}
std::string true_clause(const Compared& share) { return share_clause(share, "are truly helped"); }
std::string hard_clause(const Compared& share) {
    return share_clause(share, "are helped in earnest");
}
std::string gave_up_clause(const Compared& share) {
    return share_clause(share, "end in giving up");
}
std::string small_clause(const Compared& share) {
    return share_clause(share, "goes to small firms");
}

std::string gap_clause(const Compared& points) {
    if (neither(points)) return {};
    const std::string before = format_number(points.before, 1),
                      after = format_number(points.after, 1);
    return "the record shows " + after + " points more success than there is" +
           (before == after ? ", as before" : ", not " + before);
}

std::string harmed_clause(const Compared& people) {
    if (neither(people)) return {};
    const std::string before = format_count(people.before), after = format_count(people.after);
    return after + " people a year are harmed by bad providers" +
           (before == after ? ", as before" : " instead of " + before);
}

std::string price_clause(const Compared& pounds) {
    if (neither(pounds)) return {};
    const std::string before = pounds_words(pounds.before), after = pounds_words(pounds.after);
    return "a case costs " + after + (before == after ? ", as before" : " instead of " + before);
}

std::string wait_clause(const Compared& weeks) {
    if (neither(weeks)) return {};
    std::string text = "people wait " + weeks_words(weeks.after);
    return text + (same_words(weeks) ? ", as before" : " instead of " + instead_words(weeks));
}

std::string wait_alone(const Compared& weeks) {
    return std::isnan(weeks.after) ? "" : "people wait " + weeks_words(weeks.after);
}

std::string wait_predicate(const Compared& weeks) {
    if (neither(weeks)) return {};
    const std::string now = "wait " + weeks_words(weeks.after);
    return same_words(weeks) ? now + ", as before" : now + " instead of " + instead_words(weeks);
}

std::string spending_clause(const Compared& pounds) {
    const double change = pounds.after - pounds.before;
    if (std::isnan(change)) return {};
    if (std::fabs(change) < hardly_a_pound) return "for the same money";
    const double much = std::fabs(change);
    return "at " + pounds_words(much) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

} // namespace folkmoot::market
