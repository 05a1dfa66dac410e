#include "funding/allocation.hpp"

#include <algorithm>

namespace folkmoot {

std::vector<double> next_allocation(const Allocation& rule, std::span<const double> present,
                                    std::span<const double> target) {
    return next_allocation(std::span(&rule, 1), present, target);
}

std::vector<double> next_allocation(std::span<const Allocation> rules,
                                    std::span<const double> present,
                                    std::span<const double> target) {
    const auto rule_of = [&](std::size_t area) -> const Allocation& {
        return rules[rules.size() == 1 ? 0 : area];
    };
    double budget = 0;
    for (std::size_t a = 0; a < present.size(); ++a)
        budget += present[a] * (1.0 + rule_of(a).growth);
    std::vector<double> next(present.size());
    double sum = 0;
    for (std::size_t a = 0; a < present.size(); ++a) {
        const double grown = present[a] * (1.0 + rule_of(a).growth);
        const double reach = rule_of(a).pace * present[a];
        next[a] = std::clamp(target[a], grown - reach, grown + reach);
        sum += next[a];
    }
    // What some gain above the budget, or leave of it, is shared in proportion.
    for (double& n : next) n *= budget / sum;
    return next;
}

}  // namespace folkmoot
