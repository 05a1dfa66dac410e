#include "analysis/changes.hpp"
#include "analysis/compare.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace folkmoot {
namespace {

constexpr double little_wait = 0.1;      // a wait that changes by less is said to hardly change
constexpr double little_spending = 0.10;   // the same for spending on a person
constexpr double hardly_balance = 50'000;

double at(const Told& run, std::string_view key, std::size_t slot = Slot::total) {
    return run.value(measure_index(key), run.headline_year(), slot);
}

double at_end(const Told& run, std::string_view key) {
    return run.value(measure_index(key), run.years() - 1, Slot::total);
}

std::string balance_words(double pounds) {
    if (std::fabs(pounds) < hardly_balance) return "breaks even";
    return pounds < 0 ? "is " + format_money(-pounds) + " a year short"
                      : "has " + format_money(pounds) + " a year left";
}

std::string host_part(const Scenario& scenario, const Told& baseline, const Told& reform) {
    const std::string host = scenario.areas[scenario.host].name;
    const double before = at(baseline, "host_balance");
    const double after = at(reform, "host_balance");
    if (std::isnan(before) || std::isnan(after)) return host + " settles its accounts";
    if (std::fabs(after - before) < hardly_balance)
        return host + " " + balance_words(after) + ", as before";
    std::string text = host + " " + balance_words(after);
    if (std::fabs(before) < hardly_balance) return text + " instead of breaking even";
    if (before > 0) return text + " instead of having " + format_money(before) + " left";
    return text + " instead of " + (after < 0 ? "" : "being ") + format_money(-before) + " short";
}

/// What a scenario without a host asks about first, as the end of "17.9% of people asked …".
std::string_view verb_of(std::string_view measure) {
    if (measure == "enrolled_share") return "have signed up";
    if (measure == "in_work") return "are in work";
    if (measure == "unmet_need") return "end without help";
    if (measure == "seen_within_two_weeks") return "are seen within two weeks";
    return {};
}

/// "17.9% of people asked have signed up instead of 5.9%"; empty for a measure without such words.
std::string question_part(const Scenario& scenario, const Told& baseline, const Told& reform) {
    const std::string_view key = scenario.outcomes.front();
    const std::string_view verb = verb_of(key);
    if (verb.empty()) return {};
    const double before = at_end(baseline, key), after = at_end(reform, key);
    if (std::isnan(before) || std::isnan(after)) return {};
    const Measure& measure = measures()[measure_index(key)];
    const auto words = [](double share) { return format_number(share * 100.0, 1) + "%"; };
    return words(after) + " " + std::string(measure.unit) + " " + std::string(verb) +
           (words(after) == words(before) ? ", as before" : " instead of " + words(before));
}

std::string days(double wait) {
    return wait < 0.5 ? "less than half a day" : format_number(wait, 1) + " days";
}

/// The area whose wait moves most, if it moves more than that of people at large, and the one that
/// moves most the other way.
std::string areas_part(const Scenario& scenario, const Told& baseline, const Told& reform,
                       double change) {
    std::vector<double> moved;
    for (std::size_t area = 0; area < scenario.areas.size(); ++area) {
        const double by = at(reform, "wait_days", Slot::area + area) -
                          at(baseline, "wait_days", Slot::area + area);
        moved.push_back(std::isnan(by) ? 0.0 : by); // nobody was seen there
    }
    const auto in = [&](auto which) {
        return "in " + scenario.areas[static_cast<std::size_t>(which - moved.begin())].name + " " +
               format_number(std::fabs(*which), 1) + (*which > 0 ? " days longer" : " days less");
    };
    auto [other, most] = std::ranges::minmax_element(moved);
    if (std::fabs(*other) > std::fabs(*most)) std::swap(other, most);
    if (std::fabs(*most) <= std::fabs(change) + little_wait) return {};
    const bool both_ways = *other * *most < 0 && std::fabs(*other) >= little_wait / 2;
    return " (" + in(most) + (both_ways ? ", " + in(other) : "") + ")";
}

std::string wait_part(const Scenario& scenario, const Told& baseline, const Told& reform) {
    const double before = at(baseline, "wait_days");
    const double after = at(reform, "wait_days");
    if (std::isnan(before) || std::isnan(after)) return {};
    const double change = after - before;
    std::string text = "people wait " + days(after);
    if (std::fabs(change) < little_wait)
        text += ", much as before";
    else
        text += " instead of " +
                (after < 0.5 || before < 0.5 ? days(before) : format_number(before, 1));
    return text + areas_part(scenario, baseline, reform, change);
}

std::string cost_part(const Told& baseline, const Told& reform) {
    const double change = at(reform, "spending_per_head") - at(baseline, "spending_per_head");
    if (std::isnan(change)) return {};
    if (std::fabs(change) < little_spending) return "for the same money";
    return "at " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " a year for each person";
}

/// "After 5 years", "In the first year": how long what is told has been going on.
std::string when(const Told& run) {
    const std::size_t year = run.headline_year();
    return year > 0 ? "After " + format_number(static_cast<double>(year + 1), 0) + " years"
                    : "In the first year";
}

/// The same to the last week: "After 26 weeks", "After 2 years".
std::string when_at_end(const Told& run) {
    double weeks = 0;
    for (std::size_t year = 0; year < run.years(); ++year) weeks += run.weeks_of_year(year);
    const double years = std::floor(weeks / weeks_per_year);
    if (years >= 1 && years * weeks_per_year == weeks)
        return "After " + format_number(years, 0) + (years == 1 ? " year" : " years");
    return "After " + format_number(weeks, 0) + (weeks == 1 ? " week" : " weeks");
}

}  // namespace

std::string sentence_of(const Scenario& scenario, const Attempt& attempt, const Told& baseline,
                        const Told& reform) {
    const Policy& policy = policy_named(scenario, attempt.reform);
    const bool hosts = has_host(scenario);
    const Changes changes = changes_of(scenario, attempt);
    if (changes.levers == 0 && &policy == &scenario.policies.front() && hosts) {
        const double wait = at(reform, "wait_days"), balance = at(reform, "host_balance");
        return when(reform) + " without a reform" +
               (changes.assumptions == 0 ? "" : " and" + changes_words(changes)) + ", " +
               scenario.areas[scenario.host].name + " " +
               (std::isnan(balance) ? "settles its accounts" : balance_words(balance)) +
               (std::isnan(wait) ? "" : "; people wait " + days(wait)) + ".";
    }
    std::string wait = wait_part(scenario, baseline, reform);
    std::string cost = cost_part(baseline, reform);
    std::string first =
        hosts ? host_part(scenario, baseline, reform) : question_part(scenario, baseline, reform);
    std::string text = hosts || first.empty() ? when(reform) : when_at_end(reform);
    text += " of “" + policy.label + "”" + changes_words(changes) + ", ";
    if (!hosts && !first.empty()) { // waits and money are not the question: only if they move
        const auto moves = [&](std::string_view key, double hardly) {
            return std::fabs(at(reform, key) - at(baseline, key)) >= hardly;
        };
        if (!moves("wait_days", little_wait)) wait.clear();
        if (!moves("spending_per_head", little_spending)) cost.clear();
    }
    if (first.empty()) first = std::exchange(wait, {});
    text += first.empty() ? "nobody asks for help" : first;
    if (!wait.empty()) text += "; " + wait;
    if (!cost.empty()) text += ", " + cost;
    return text + ".";
}

}  // namespace folkmoot
