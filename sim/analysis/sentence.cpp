#include "analysis/compare.hpp"
#include "core/units.hpp"

#include <cmath>

namespace folkmoot {
namespace {

constexpr double hardly_days = 0.1;      // a wait that changes by less is said to hardly change
constexpr double hardly_pounds = 0.10;   // the same for spending on a person
constexpr double hardly_balance = 50'000;

double at(const RunRecord& record, std::string_view key, std::size_t slot = Slot::total) {
    return value_of(record, measure_index(key), headline_year(record), slot);
}

std::string balance_words(double pounds) {
    if (std::fabs(pounds) < hardly_balance) return "breaks even";
    return pounds < 0 ? "is " + format_money(-pounds) + " a year short"
                      : "has " + format_money(pounds) + " a year left";
}

std::string host_part(const Scenario& scenario, const RunRecord& baseline,
                      const RunRecord& reform) {
    const std::string host = scenario.areas[scenario.host].name;
    const double before = at(baseline, "host_balance");
    const double after = at(reform, "host_balance");
    if (std::isnan(before) || std::isnan(after)) return host + " settles its accounts";
    if (std::fabs(after - before) < hardly_balance)
        return host + " " + balance_words(after) + ", as before";
    std::string text = host + " " + balance_words(after);
    if (std::fabs(before) < hardly_balance) return text + " instead of breaking even";
    return text + " instead of " +
           (before < 0 ? format_money(-before) + " short"
                       : "having " + format_money(before) + " left");
}

std::string wait_part(const Scenario& scenario, const RunRecord& baseline,
                      const RunRecord& reform) {
    const double before = at(baseline, "wait_days");
    const double after = at(reform, "wait_days");
    if (std::isnan(before) || std::isnan(after)) return {};
    const double change = after - before;
    std::string text;
    if (std::fabs(change) < hardly_days) {
        text = "people wait " + format_number(after, 1) + " days, much as before";
    } else {
        text = "people wait " + format_number(after, 1) + " days instead of " +
               format_number(before, 1);
    }
    // The area whose wait moves most, if it moves more than that of people at large.
    double most = 0;
    std::size_t where = 0;
    for (std::size_t a = 0; a < scenario.areas.size(); ++a) {
        const double moved =
            at(reform, "wait_days", Slot::area + a) - at(baseline, "wait_days", Slot::area + a);
        if (std::fabs(moved) > std::fabs(most)) {
            most = moved;
            where = a;
        }
    }
    if (std::fabs(most) > std::fabs(change) + hardly_days) {
        text += " (in " + scenario.areas[where].name + " " + format_number(std::fabs(most), 1) +
                (most > 0 ? " days longer)" : " days less)");
    }
    return text;
}

std::string cost_part(const RunRecord& baseline, const RunRecord& reform) {
    const double change = at(reform, "spending_per_head") - at(baseline, "spending_per_head");
    if (std::isnan(change)) return {};
    if (std::fabs(change) < hardly_pounds) return "for the same money";
    return "for " + format_money(std::fabs(change)) + (change > 0 ? " more" : " less") +
           " for each person a year";
}

}  // namespace

std::string sentence_of(const Scenario& scenario, const Attempt& attempt, const RunRecord& baseline,
                        const RunRecord& reform) {
    const Policy& policy = policy_named(scenario, attempt.reform);
    const auto years = static_cast<int>(headline_year(reform)) + 1;
    const std::string when =
        years > 1 ? "After " + format_number(years, 0) + " years of “" : "In the first year of “";
    std::string text =
        when + policy.label + (attempt.changed.empty() ? "”, " : "” with your changes, ");
    text += host_part(scenario, baseline, reform);
    const std::string wait = wait_part(scenario, baseline, reform);
    const std::string cost = cost_part(baseline, reform);
    if (!wait.empty()) text += "; " + wait;
    if (!cost.empty()) text += ", " + cost;
    return text + ".";
}

}  // namespace folkmoot
