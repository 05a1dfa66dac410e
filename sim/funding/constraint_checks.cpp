#include "funding/constraint_checks.hpp"

#include "core/units.hpp"
#include "funding/constraint_limits.hpp"
#include "funding/money.hpp"

#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace folkmoot {
namespace {

// Which values a kind of rule takes, and how to say so.
struct Allowed {
    double low, high;
    std::string_view text;
};
Allowed allowed_values(std::string_view kind) {
    if (kind == "floor" || kind == "cap")
        return {-1.0, 1e6, "a change: -1 (all of it) to 1,000,000"};
    if (kind == "pace") return {0.0, 1.0, "0 to 1"};
    if (kind == "neutrality") return {0.0, 1.0, "0 to 1"};
    return {0.0, most_pounds, "£0 to £90 trillion"};
}

// Numbers that no rule can mean.
class RuleChecker {
public:
    RuleChecker(std::span<const Rule> rules, std::span<const std::string> names, std::size_t places)
        : rules_(rules), names_(names), places_(places) {}

    Problems check() {
        if (rules_.size() >= no_rule) {
            problems_.push_back(problem_of(no_rule, "too many rules", std::to_string(rules_.size()),
                                           "254 at most"));
            return problems_;
        }
        for (std::size_t r = 0; r < rules_.size(); ++r) check_rule(r);
        return problems_;
    }

private:
    void check_rule(std::size_t r) {
        const Rule& rule = rules_[r];
        const ConstraintKind* kind = kind_of(rule.kind);
        if (kind == nullptr) {
            std::vector<std::string_view> keys;
            for (const ConstraintKind& each : constraint_kinds()) keys.push_back(each.key);
            Problem problem = problem_of(r, "no such kind of rule", rule.kind, {});
            problem.nearest = nearest_name(rule.kind, keys);
            problems_.push_back(std::move(problem));
            return;
        }
        const Allowed allowed = allowed_values(rule.kind);
        const bool may_be_left_out = rule.kind == "neutrality" && rule.value.empty();
        if (!may_be_left_out && rule.value.size() != 1 && rule.value.size() != places_) {
            count(r, rule.value.size(), "value");
        } else {
            numbers(r, rule.value, allowed, "value");
        }
        column(r, rule.against, kind->needs_against, "against");
        column(r, rule.per, kind->needs_per, "per");
    }
    void column(std::size_t r, const std::vector<double>& values, bool needed,
                std::string_view called) {
        if (!needed) return;
        if (values.size() != places_) return count(r, values.size(), called);
        if (std::accumulate(values.begin(), values.end(), 0.0) > most_pounds) {
            problems_.push_back(
                problem_of(r, rule_name(rules_[r]) + ": `" + std::string(called) + "` in total",
                           "more than can be counted", "at most " + std::string(most_money)));
            return;
        }
        numbers(r, values, {0.0, most_pounds, "0 to 90 trillion"}, called);
    }
    void count(std::size_t r, std::size_t found, std::string_view called) {
        problems_.push_back(problem_of(
            r, rule_name(rules_[r]) + " needs `" + std::string(called) + "`",
            found == 0 ? "nothing" : std::to_string(found) + " numbers", "one number a place"));
    }
    void numbers(std::size_t r, const std::vector<double>& values, Allowed allowed,
                 std::string_view called) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i] >= allowed.low && values[i] <= allowed.high) continue;
            const std::string where =
                values.size() == 1 && places_ != 1 ? "" : " at " + place_word(names_, i);
            problems_.push_back(
                problem_of(r, rule_name(rules_[r]) + ": `" + std::string(called) + "`" + where,
                           number_as_told(values[i]), std::string(allowed.text)));
            return;
        }
    }

    std::span<const Rule> rules_;
    std::span<const std::string> names_;
    std::size_t places_;
    Problems problems_;
};

} // namespace

const ConstraintKind* kind_of(std::string_view key) {
    for (const ConstraintKind& kind : constraint_kinds()) {
        if (kind.key == key) return &kind;
    }
    return nullptr;
}

Problem problem_of(std::size_t rule, std::string what, std::string found, std::string allowed) {
    return problem_at("constraints[" + std::to_string(rule) + "]", std::move(what),
                      std::move(found), std::move(allowed));
}

std::string place_word(std::span<const std::string> names, std::size_t place) {
    return place < names.size() ? names[place] : "place " + std::to_string(place + 1);
}

std::string exact_money(Pence pence) {
    const std::string text = format_number(to_pounds(pence < 0 ? -pence : pence), 2);
    return (pence < 0 ? "\u2212£" : "£") + text;
}

std::string rule_name(const Rule& rule) {
    const ConstraintKind* kind = kind_of(rule.kind);
    return kind == nullptr ? rule.kind : std::string(kind->label);
}

Problems check_rules(std::span<const Rule> rules, std::span<const std::string> names,
                     std::size_t places) {
    return RuleChecker(rules, names, places).check();
}

Problems check_money(std::span<const double> money, Pence budget,
                     std::span<const std::string> names) {
    Problems problems;
    if (budget < 0 || budget > most_pence) {
        problems.push_back(problem_at("budget", "no sum that can be shared out",
                                      exact_money(budget), "£0 to " + std::string(most_money)));
    }
    for (std::size_t i = 0; i < money.size(); ++i) {
        if (money[i] >= 0.0 && money[i] <= most_pounds) continue;
        problems.push_back(problem_at(
            "allocation", "formula money of " + place_word(names, i), pounds_as_told(money[i]),
            money[i] > 0.0 ? "at most " + std::string(most_money) : "£0 or more"));
        return problems;
    }
    if (std::accumulate(money.begin(), money.end(), 0.0) > most_pounds) {
        problems.push_back(problem_at("allocation", "formula money in total",
                                      "more than can be counted",
                                      "at most " + std::string(most_money)));
    }
    return problems;
}

} // namespace folkmoot
