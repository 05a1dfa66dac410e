#include "parts/provision/watch.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

/// Weights of the binomial law relative to that of its most likely count, walked from one count to
/// the next: no factorial, and no count so unlikely that it underflows.
struct BinomialWalk {
    double cases, odds;
    [[nodiscard]] double up(double count) const { return odds * (cases - count) / (count + 1.0); }
    [[nodiscard]] double down(double count) const { return count / (odds * (cases - count + 1.0)); }
};

constexpr double negligible = 1e-18; // of the most likely count

/// Where the chance of a count or fewer reaches `share`, interpolated between whole counts.
double quantile(const BinomialWalk& walk, double first, double first_weight, double total,
                double share) {
    double below = 0.0, weight = first_weight / total;
    for (double count = first;; count += 1.0) {
        const double until = below + weight;
        if (until >= share || count >= walk.cases) return count - (until - share) / weight;
        below = until;
        weight *= walk.up(count);
        if (!(weight > 0.0)) return count;
    }
}

} // namespace

CusumWeight cusum_weight(double risk, double usual, double suspected) {
    const double as_it_should = 1.0 - risk + usual * risk;
    const double as_suspected = 1.0 - risk + suspected * risk;
    return {math::log(as_it_should * suspected / (as_suspected * usual)),
            math::log(as_it_should / as_suspected)};
}

double cusum(double chart, CusumWeight weight, std::uint32_t bad, std::uint32_t good) {
    return std::max(0.0, chart + bad * weight.bad + good * weight.good);
}

FunnelLimits funnel_limits(std::uint32_t cases, double expected, double tail) {
    const BinomialWalk walk{static_cast<double>(cases), expected / (1.0 - expected)};
    const double likeliest = std::min(std::floor((walk.cases + 1.0) * expected), walk.cases);
    double first = likeliest, first_weight = 1.0;
    while (first > 0.0 && first_weight > negligible) {
        first_weight *= walk.down(first);
        first -= 1.0;
    }
    double total = 0.0, weight = first_weight;
    for (double count = first; count <= walk.cases; count += 1.0) {
        total += weight;
        weight *= walk.up(count);
        if (count > likeliest && weight < negligible) break;
    }
    const auto share = [&](double part) {
        return std::clamp(quantile(walk, first, first_weight, total, part) / walk.cases, 0.0, 1.0);
    };
    return {share(tail), share(1.0 - tail)};
}

} // namespace folkmoot
