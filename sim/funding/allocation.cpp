#include "funding/allocation.hpp"

#include <algorithm>

namespace folkmoot {

std::vector<double> next_allocation(const Allocation& rule, std::span<const double> present,
                                    std::span<const double> target) {
    double budget = 0;
    for (const double p : present) budget += p * (1.0 + rule.growth);
    std::vector<double> next(present.size());
    double sum = 0;
    for (std::size_t a = 0; a < present.size(); ++a) {
        const double grown = present[a] * (1.0 + rule.growth);
        const double reach = rule.pace * present[a];
        next[a] = std::clamp(target[a], grown - reach, grown + reach);
        sum += next[a];
    }
    // What some gain above the budget, or leave of it, is shared in proportion.
    for (double& n : next) n *= budget / sum;
    return next;
}

}  // namespace folkmoot
