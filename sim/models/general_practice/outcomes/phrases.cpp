#include "models/general_practice/outcomes/phrases.hpp"

#include "core/units.hpp"
#include "core/words/number_word.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::general_practice {
namespace {

constexpr double hardly_balance = 50'000;
constexpr double hardly_days = 0.05;
/// Areas whose waits move by less are not named: one run does not tell them from chance.
constexpr double named_days = 0.5;
/// What an area has less in a year, if it is less than this, is told as nothing.
constexpr double hardly_of_area = 500;

std::string balance_words(double pounds) {
    if (std::fabs(pounds) < hardly_balance) return "breaks even";
    return pounds < 0 ? "is " + format_money(-pounds) + " a year short"
                      : "has " + format_money(pounds) + " a year left";
}

std::string days_in_words(double wait) {
    return wait < 0.5 ? "less than half a day" : format_number(wait, 1) + " days";
}

/// The area whose wait moves most, if it moves clearly and more than that of people at large, and
/// the one that moves most the other way.
std::string areas_part(const Compared& days) {
    if (days.area_changes.empty()) return {};
    const auto& moved = days.area_changes;
    const auto in = [&](auto which) {
        return "in " + days.areas[static_cast<std::size_t>(which - moved.begin())].name + " " +
               format_number(std::fabs(*which), 1) + (*which > 0 ? " days longer" : " days less");
    };
    auto [other, most] = std::ranges::minmax_element(moved);
    if (std::fabs(*other) > std::fabs(*most)) std::swap(other, most);
    const double at_large = std::fabs(days.after - days.before);
    if (std::fabs(*most) < named_days || std::fabs(*most) <= at_large + little_wait) return {};
    const bool both_ways = *other * *most < 0 && std::fabs(*other) >= little_wait / 2;
    return " (" + in(most) + (both_ways ? ", " + in(other) : "") + ")";
}

} // namespace

std::string wait_clause(const Compared& days) {
    if (std::isnan(days.before) || std::isnan(days.after)) return {};
    std::string text = "people wait " + days_in_words(days.after);
    if (std::fabs(days.after - days.before) < little_wait)
        text += ", much as before";
    else
        text += " instead of " + (days.after < 0.5 || days.before < 0.5
                                      ? days_in_words(days.before)
                                      : format_number(days.before, 1));
    return text + areas_part(days);
}

std::string wait_alone(const Compared& days) {
    return std::isnan(days.after) ? "" : "people wait " + days_in_words(days.after);
}

std::string wait_predicate(const Compared& days) {
    if (std::isnan(days.before) || std::isnan(days.after)) return {};
    const std::string now = "wait " + format_number(days.after, 1) + " days";
    return std::fabs(days.after - days.before) < hardly_days
               ? now + ", as before"
               : now + " instead of " + format_number(days.before, 1);
}

std::string spending_clause(const Compared& pounds) {
    const double change = pounds.after - pounds.before;
    if (std::isnan(change)) return {};
    if (std::fabs(change) < little_spending) return "for the same money";
    return "at " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

std::string host_clause(const Compared& pounds) {
    const std::string host(pounds.host);
    const double before = pounds.before, after = pounds.after;
    if (std::isnan(before) || std::isnan(after)) return host + " settles its accounts";
    if (std::fabs(after - before) < hardly_balance)
        return host + " " + balance_words(after) + ", as before";
    std::string text = host + " " + balance_words(after);
    if (std::fabs(before) < hardly_balance) return text + " instead of breaking even";
    if (before > 0) return text + " instead of having " + format_money(before) + " left";
    return text + " instead of " + (after < 0 ? "" : "being ") + format_money(-before) + " short";
}

std::string host_alone(const Compared& pounds) {
    return std::string(pounds.host) + " " +
           (std::isnan(pounds.after) ? "settles its accounts" : balance_words(pounds.after));
}

std::string payers_clause(const Compared& pounds) {
    if (pounds.host.empty()) return {};
    std::size_t others = 0, losers = 0, most = 0;
    double lost = 0;
    for (std::size_t area = 0; area < pounds.area_changes.size(); ++area) {
        if (pounds.areas[area].name == pounds.host) continue;
        ++others;
        const double change = pounds.area_changes[area];
        if (change > -hardly_of_area) continue;
        if (losers == 0 || change < pounds.area_changes[most]) most = area;
        ++losers;
        lost -= change;
    }
    if (lost < hardly_balance) return {};
    const std::string& first = pounds.areas[most].name;
    const std::string less = " a year less";
    if (losers == 1) return first + " has " + format_money(lost) + less;
    const std::string who =
        losers == others ? "the other " + number_word(others) + " areas"
                         : number_word(losers) + " of the other " + number_word(others) + " areas";
    return who + " together have " + format_money(lost) + less + ", most of all " + first + " (" +
           format_money(-pounds.area_changes[most]) + ")";
}

std::string enrolled_clause(const Compared& share) { return share_clause(share, "have signed up"); }
std::string working_clause(const Compared& share) { return share_clause(share, "are in work"); }
std::string unmet_clause(const Compared& share) { return share_clause(share, "end without help"); }
std::string soon_clause(const Compared& share) {
    return share_clause(share, "are seen within two weeks");
}

} // namespace folkmoot::general_practice
