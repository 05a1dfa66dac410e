#include "funding/constraints.hpp"

#include "funding/constraint_limits.hpp"
#include "funding/constraint_scaling.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace folkmoot {
namespace {

constexpr std::array kinds{
    ConstraintKind{"lump_sum", "lump sum", "lump sum",
                   "The same sum for every place, whatever its size", binds_lump_sum, false, false},
    ConstraintKind{"sparsity", "extra for remoteness", "remoteness",
                   "Extra for places that are small and far from others", binds_sparsity, false,
                   false},
    ConstraintKind{"pace", "pace of change", "pace",
                   "Places move toward their target by so much at most", binds_pace, true, false},
    ConstraintKind{"cap", "cap on gains", "cap", "Nobody gains more than this", binds_cap, true,
                   false},
    ConstraintKind{"floor", "floor on losses", "floor", "Nobody loses more than this", binds_floor,
                   true, false},
    ConstraintKind{"minimum_per_head", "minimum per head", "minimum",
                   "At least so much for each person", binds_minimum_per_head, false, true},
    ConstraintKind{"neutrality", "budget neutrality", "budget",
                   "What is not protected gives way so that the total is the budget", binds_scaling,
                   false, false},
};

std::uint32_t binding_of(std::size_t place, const PlaceLimits& limits, const Scaled& scaled,
                         std::span<const Rule> rules) {
    const auto bit_of = [&](std::uint8_t rule) {
        for (const ConstraintKind& kind : kinds) {
            if (kind.key == rules[rule].kind) return kind.bit;
        }
        return std::uint32_t{binds_nothing};
    };
    std::uint32_t bits = limits.added[place];
    switch (scaled.held[place]) {
    case Held::at_least:
        bits |= bit_of(limits.least_rule[place]);
        break;
    case Held::at_most:
        bits |= bit_of(limits.most_rule[place]);
        break;
    case Held::free: {
        const double pounds =
            std::ldexp(static_cast<double>(limits.scaled.of_place[place]), -limits.scaled.exponent);
        if (std::abs(scaled.factor - 1.0) * pounds >= 0.005) bits |= binds_scaling;
    }
    }
    return bits;
}

} // namespace

std::span<const ConstraintKind> constraint_kinds() { return kinds; }

Result<Allocated> allocate(std::span<const double> money, Pence budget, std::span<const Rule> rules,
                           std::span<const std::string> places) {
    const Result<PlaceLimits> limits = place_limits(money, budget, rules, places);
    if (!limits) return limits.problems();
    Result<Scaled> scaled = scale_to_budget(*limits, budget, rules);
    if (!scaled) return scaled.problems();
    Allocated allocated;
    allocated.target = largest_remainder(money, whole_total(money));
    allocated.scaling = scaled->factor;
    allocated.binding.reserve(money.size());
    for (std::size_t i = 0; i < money.size(); ++i)
        allocated.binding.push_back(binding_of(i, *limits, *scaled, rules));
    allocated.amount = std::move(scaled->amount);
    return allocated;
}

} // namespace folkmoot
