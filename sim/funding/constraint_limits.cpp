#include "funding/constraint_limits.hpp"

#include "core/units.hpp"
#include "funding/books.hpp"
#include "funding/constraint_checks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot {
namespace {

// Two rules that leave places no room between them.
struct Conflict {
    std::uint8_t least_rule, most_rule;
    std::size_t worst = 0, places = 0;
    Pence least = 0, most = 0;  // at the worst place
};

// Takes the rules in, one after another.
class Worker {
public:
    Worker(std::span<const double> money, Pence budget, std::span<const Rule> rules)
        : rules_(rules), places_(money.size()), budget_(budget) {
        limits_.kept.assign(places_, 0);
        limits_.least.assign(places_, 0);
        limits_.most.assign(places_, no_limit);
        limits_.least_rule.assign(places_, no_rule);
        limits_.most_rule.assign(places_, no_rule);
        limits_.added.assign(places_, binds_nothing);
        limits_.added_by_rule.assign(rules.size(), 0);
        share_scaled(money);
    }

    Result<PlaceLimits> work(std::span<const std::string> names) {
        for (std::size_t r = 0; r < rules_.size(); ++r) take(static_cast<std::uint8_t>(r));
        if (conflicts_.empty()) return std::move(limits_);
        Problems problems;
        for (const Conflict& conflict : conflicts_)
            problems.push_back(text_of_conflict(conflict, names));
        return problems;
    }

private:
    [[nodiscard]] static double value(const Rule& rule, std::size_t i) {
        return rule.value.size() == 1 ? rule.value.front() : rule.value[i];
    }

    // Formula money that neutrality keeps whole is not scaled, whatever the order of rules.
    void share_scaled(std::span<const double> money) {
        std::vector<double> scaled(money.begin(), money.end());
        for (const Rule& rule : rules_) {
            if (rule.kind != "neutrality" || rule.value.empty()) continue;
            for (std::size_t i = 0; i < places_; ++i) scaled[i] *= value(rule, i);
        }
        for (std::size_t i = 0; i < places_; ++i) limits_.kept[i] = to_pence(money[i] - scaled[i]);
        limits_.scaled = in_units(scaled, budget_);
    }

    void take(std::uint8_t r) {
        const Rule& rule = rules_[r];
        if (rule.kind == "lump_sum" || rule.kind == "sparsity") return add(r);
        if (rule.kind == "minimum_per_head") {
            for (std::size_t i = 0; i < places_; ++i)
                at_least(i, to_pence(std::min(value(rule, i) * rule.per[i], most_pounds)), r);
        } else if (rule.kind == "floor" || rule.kind == "cap") {
            // Whole pence that add up as the money did: with "no change" for all, all can have it.
            const std::vector<Pence> against =
                largest_remainder(rule.against, whole_total(rule.against));
            for (std::size_t i = 0; i < places_; ++i) {
                const Pence limit =
                    std::max<Pence>(0, against[i] + part(against[i], value(rule, i)));
                rule.kind == "floor" ? at_least(i, limit, r) : at_most(i, limit, r);
            }
        } else if (rule.kind == "pace") {
            const std::vector<Pence> alike =
                largest_remainder(rule.against, budget_ - added_after(r));
            for (std::size_t i = 0; i < places_; ++i) {
                const Pence step = part(alike[i], value(rule, i));
                at_least(i, alike[i] - step, r);
                at_most(i, alike[i] + step, r);
            }
        }
    }

    [[nodiscard]] static Pence part(Pence of, double share) {
        const double amount = std::floor(static_cast<double>(of) * share + 0.5);
        constexpr Pence most = no_limit / 2;
        return static_cast<Pence>(std::min(amount, static_cast<double>(most)));
    }

    // What later rules add lies outside the pace of change.
    [[nodiscard]] Pence added_after(std::uint8_t r) const {
        Wide sum = 0;
        for (std::size_t later = r + std::size_t{1}; later < rules_.size(); ++later) {
            const Rule& rule = rules_[later];
            if (rule.kind != "lump_sum" && rule.kind != "sparsity") continue;
            for (std::size_t i = 0; i < places_; ++i) sum += to_pence(value(rule, i));
        }
        return static_cast<Pence>(std::min<Wide>(sum, budget_));
    }

    void add(std::uint8_t r) {
        const std::uint32_t bit = kind_of(rules_[r].kind)->bit;
        for (std::size_t i = 0; i < places_; ++i) {
            const Pence amount = to_pence(value(rules_[r], i));
            if (amount == 0) continue;
            limits_.kept[i] += amount;
            limits_.least[i] += amount;
            if (limits_.most[i] != no_limit) limits_.most[i] += amount;
            limits_.added[i] |= bit;
            limits_.added_by_rule[r] = std::min(limits_.added_by_rule[r] + amount, no_limit);
        }
    }

    void at_least(std::size_t i, Pence limit, std::uint8_t r) {
        if (limit <= limits_.least[i]) return;
        if (limit > limits_.most[i])
            return note(i, {r, limits_.most_rule[i], i, 0, limit, limits_.most[i]});
        limits_.least[i] = limit;
        limits_.least_rule[i] = r;
    }
    void at_most(std::size_t i, Pence limit, std::uint8_t r) {
        if (limit >= limits_.most[i]) return;
        const bool has_least = limits_.least_rule[i] != no_rule;
        if (limit < limits_.least[i] && has_least)
            return note(i, {limits_.least_rule[i], r, i, 0, limits_.least[i], limit});
        limits_.least[i] = std::min(limits_.least[i], limit);
        limits_.most[i] = limit;
        limits_.most_rule[i] = r;
    }

    void note(std::size_t i, Conflict found) {
        for (Conflict& known : conflicts_) {
            if (known.least_rule != found.least_rule || known.most_rule != found.most_rule)
                continue;
            if (found.least - found.most > known.least - known.most) {
                known.worst = i;
                known.least = found.least;
                known.most = found.most;
            }
            ++known.places;
            return;
        }
        found.places = 1;
        conflicts_.push_back(found);
    }

    [[nodiscard]] Problem text_of_conflict(const Conflict& conflict,
                                           std::span<const std::string> names) const {
        std::string what = rule_name(rules_[conflict.least_rule]) + " and " +
                           rule_name(rules_[conflict.most_rule]) + " cannot both hold at " +
                           place_word(names, conflict.worst);
        if (conflict.places == 2) what += " nor at one other";
        if (conflict.places > 2)
            what +=
                " nor at " + format_number(static_cast<double>(conflict.places - 1), 0) + " others";
        const std::size_t rule = std::max(conflict.least_rule, conflict.most_rule);
        return problem_of(rule, what, exact_money(conflict.least) + " at least by the one",
                          exact_money(conflict.most) + " at most by the other, " +
                              exact_money(conflict.least - conflict.most) + " less");
    }

    std::span<const Rule> rules_;
    std::size_t places_;
    Pence budget_;
    PlaceLimits limits_;
    std::vector<Conflict> conflicts_;
};

} // namespace

Result<PlaceLimits> place_limits(std::span<const double> money, Pence budget,
                                 std::span<const Rule> rules, std::span<const std::string> places) {
    Problems problems = check_rules(rules, places, money.size());
    for (Problem& problem : check_money(money, budget, places))
        problems.push_back(std::move(problem));
    if (!problems.empty()) return problems;
    return Worker(money, budget, rules).work(places);
}

} // namespace folkmoot
