/// How rules and the factor that makes the total the budget pass a change on.

#include "labs/funding/tangent.hpp"

#include "funding/books.hpp"
#include "funding/constraint_limits.hpp"
#include "funding/constraint_scaling.hpp"

#include <cmath>
#include <numeric>

namespace folkmoot {
namespace {

double total_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// A rule's numbers and how they change; empty where the rule has none.
struct MovingRule {
    Tangent value, against, per;
};

// Where a place's limits stand, as changes; the values are those of `place_limits`.
struct Moving {
    std::vector<double> kept, scaled, least, most;  // changes, £ per unit
};

double at(const std::vector<double>& values, std::size_t p) {
    return values.size() == 1 ? values[0] : values[p];
}

// Passes changes through the rules, first to last, as `place_limits` does.
class Passing {
public:
    Passing(const PlaceLimits& limits, std::span<const Rule> rules,
            std::span<const MovingRule> moving, Tangent money, double budget, double budget_change)
        : limits_(limits), rules_(rules), moving_(moving), budget_(budget),
          budget_change_(budget_change) {
        const std::size_t places = money.value.size();
        changes_.kept.assign(places, 0);
        changes_.scaled = money.change;
        changes_.least.assign(places, 0);
        changes_.most.assign(places, 0);
        for (std::size_t r = 0; r < rules.size(); ++r) {
            if (rules[r].kind != "neutrality" || rules[r].value.empty()) continue;
            for (std::size_t p = 0; p < places; ++p) {
                changes_.scaled[p] = changes_.scaled[p] * at(moving[r].value.value, p) +
                                     money.value[p] * at(moving[r].value.change, p);
                money.value[p] *= at(moving[r].value.value, p);
            }
        }
        for (std::size_t p = 0; p < places; ++p)
            changes_.kept[p] = money.change[p] - changes_.scaled[p];
        for (std::size_t r = 0; r < rules.size(); ++r) take(r);
    }

    [[nodiscard]] const Moving& changes() const { return changes_; }

private:
    void take(std::size_t r) {
        const Rule& rule = rules_[r];
        const MovingRule& m = moving_[r];
        const std::size_t places = changes_.kept.size();
        if (rule.kind == "lump_sum" || rule.kind == "sparsity") {
            for (std::size_t p = 0; p < places; ++p) {
                const double change = at(m.value.change, p);
                changes_.kept[p] += change;
                changes_.least[p] += change;
                changes_.most[p] += change;
            }
        } else if (rule.kind == "minimum_per_head") {
            for (std::size_t p = 0; p < places; ++p) {
                set(changes_.least, limits_.least_rule, r, p,
                    at(m.value.change, p) * m.per.value[p] +
                        at(m.value.value, p) * m.per.change[p]);
            }
        } else if (rule.kind == "floor" || rule.kind == "cap") {
            const bool floor = rule.kind == "floor";
            for (std::size_t p = 0; p < places; ++p) {
                set(floor ? changes_.least : changes_.most,
                    floor ? limits_.least_rule : limits_.most_rule, r, p,
                    m.against.change[p] * (1.0 + at(m.value.value, p)) +
                        m.against.value[p] * at(m.value.change, p));
            }
        } else if (rule.kind == "pace") {
            take_pace(r);
        }
    }

    void take_pace(std::size_t r) {
        const MovingRule& m = moving_[r];
        const double all = total_of(m.against.value), all_change = total_of(m.against.change);
        double pot = budget_, pot_change = budget_change_;
        for (std::size_t later = r + 1; later < rules_.size(); ++later) {
            if (rules_[later].kind != "lump_sum" && rules_[later].kind != "sparsity") continue;
            for (std::size_t p = 0; p < changes_.kept.size(); ++p) {
                pot -= at(moving_[later].value.value, p);
                pot_change -= at(moving_[later].value.change, p);
            }
        }
        for (std::size_t p = 0; p < changes_.kept.size(); ++p) {
            const double share = m.against.value[p] / all;
            const double share_change = (m.against.change[p] - share * all_change) / all;
            const double alike = share * pot,
                         alike_change = share_change * pot + share * pot_change;
            const double step = at(m.value.change, p) * alike + at(m.value.value, p) * alike_change;
            set(changes_.least, limits_.least_rule, r, p, alike_change - step);
            set(changes_.most, limits_.most_rule, r, p, alike_change + step);
        }
    }

    // Only the rule whose limit counts moves it.
    static void set(std::vector<double>& changes, const std::vector<std::uint8_t>& which,
                    std::size_t r, std::size_t p, double change) {
        if (which[p] == r) changes[p] = change;
    }

    const PlaceLimits& limits_;
    std::span<const Rule> rules_;
    std::span<const MovingRule> moving_;
    double budget_, budget_change_;
    Moving changes_;
};

}  // namespace

Result<std::vector<double>> allocation_tangent(const FundingCase& from, const Funding& funding,
                                               std::string_view column, std::size_t place) {
    const FormulaText& text = from.formula.text;
    const auto tangent = [&](std::string_view expression) -> Result<Tangent> {
        if (expression.empty()) return Tangent{};
        return tangent_of(from, funding.worked, column, place, expression);
    };
    auto money = tangent(text.allocation);
    if (!money) return money.problems();
    double budget_change = total_of(money->change);
    if (!text.budget.empty()) {
        const auto budget = tangent(text.budget);
        if (!budget) return budget.problems();
        // A total is one number for all places, or a sum over them: `fund` tells them apart by its
        // value.
        const bool one = std::fabs(budget->value.front() - to_pounds(funding.budget)) < 0.01;
        budget_change = one ? budget->change.front() : total_of(budget->change);
    }
    std::vector<MovingRule> moving;
    for (const FormulaConstraint& stated : text.constraints) {
        auto value = tangent(stated.value);
        if (!value) return value.problems();
        auto against = tangent(stated.against);
        if (!against) return against.problems();
        auto per = tangent(stated.per);
        if (!per) return per.problems();
        moving.push_back({std::move(*value), std::move(*against), std::move(*per)});
    }
    const auto limits =
        place_limits(funding.money, funding.budget, funding.rules, from.table->names);
    if (!limits) return limits.problems();
    const auto scaled = scale_to_budget(*limits, funding.budget, funding.rules);
    if (!scaled) return scaled.problems();
    const Passing passing(*limits, funding.rules, moving, std::move(*money),
                          to_pounds(funding.budget), budget_change);

    const Moving& changes = passing.changes();
    std::vector<double> result(from.table->places());
    double left = budget_change, free_money = 0;
    for (std::size_t p = 0; p < result.size(); ++p) {
        if (scaled->held[p] == Held::free) {
            result[p] = changes.kept[p] + scaled->factor * changes.scaled[p];
            free_money += std::ldexp(static_cast<double>(limits->scaled.of_place[p]),
                                     -limits->scaled.exponent);
        } else {
            result[p] = scaled->held[p] == Held::at_least ? changes.least[p] : changes.most[p];
        }
        left -= result[p];
    }
    // What is left of the budget's change is taken by those who are free, in proportion.
    for (std::size_t p = 0; p < result.size() && free_money > 0.0; ++p) {
        if (scaled->held[p] != Held::free) continue;
        result[p] += left * (std::ldexp(static_cast<double>(limits->scaled.of_place[p]),
                                        -limits->scaled.exponent) /
                             free_money);
    }
    return result;
}

} // namespace folkmoot
