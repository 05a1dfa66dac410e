#include "funding/constraint_scaling.hpp"

#include "core/units.hpp"
#include "funding/constraint_checks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot {
namespace {

// A point of the factor at which a place leaves its least (slope > 0) or reaches its most (slope <
// 0): the factor is rise / slope, and from there on the total is slope × factor − rise more.
struct Turn {
    Pence rise;
    std::int64_t slope;
};

// A factor as a fraction: pence per unit of formula money.
struct Factor {
    Pence pence = 0;
    std::int64_t units = 1;
    bool operator<(const Factor& other) const {
        return static_cast<Wide>(pence) * other.units < static_cast<Wide>(other.pence) * units;
    }
};

Factor factor_at(const Turn& turn) { return {std::abs(turn.rise), std::abs(turn.slope)}; }
bool earlier(const Turn& one, const Turn& other) { return factor_at(one) < factor_at(other); }

// The total as a line in the factor, right between two turns.
struct Line {
    Wide constant = 0, slope = 0;
};

Pence held_in(Pence amount, Pence least, Pence most) {
    return std::min(std::max(amount, least), most);
}

// The total where no formula money is left, and the turns on the way up.
Line start(const PlaceLimits& limits, Pence budget, std::vector<Turn>& turns) {
    Line line;
    for (std::size_t i = 0; i < limits.places(); ++i) {
        const Pence kept = limits.kept[i];
        const Pence least = limits.least[i];
        const Pence most = limits.most[i];
        const std::int64_t slope = limits.scaled.of_place[i];
        line.constant += held_in(kept, least, most);
        if (slope == 0 || kept >= most || least == most) continue;
        if (kept >= least) {
            line.slope += slope;
        } else {
            turns.push_back({least - kept, slope});
        }
        // Nobody can get more than the budget: a most beyond it is never reached.
        if (most <= budget) turns.push_back({kept - most, -slope});
    }
    return line;
}

// The line on which the total is the budget, and the turns on both sides of it.
struct Found {
    Line line;
    Factor before;
    Factor after;
    bool has_after = false;
};
Found find_line(Line line, std::span<Turn> turns, Pence budget) {
    Found found{.line = line, .before = {}, .after = {}};
    while (!turns.empty()) {
        const std::size_t middle = turns.size() / 2;
        std::nth_element(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(middle),
                         turns.end(), earlier);
        Line here = found.line;
        for (const Turn& turn : turns.first(middle + 1)) {
            here.constant -= turn.rise;
            here.slope += turn.slope;
        }
        const Factor factor = factor_at(turns[middle]);
        const Wide total = here.constant * factor.units + here.slope * factor.pence;
        if (total <= static_cast<Wide>(budget) * factor.units) {
            found.line = here;
            found.before = factor;
            turns = turns.subspan(middle + 1);
        } else {
            found.after = factor;
            found.has_after = true;
            turns = turns.first(middle);
        }
    }
    return found;
}

double factor_of(Factor factor, int exponent) {
    return std::ldexp(static_cast<double>(factor.pence) / static_cast<double>(factor.units),
                      exponent) /
           100.0;
}

// All places are held, so that any factor between two turns will do: the one that scales least.
Factor nearest_to_one(const Found& found, int exponent) {
    // Formula money of less than a pound for everybody has units too fine for this; then the lowest
    // factor.
    if (exponent > 60) return found.before;
    const Factor one = exponent < 0 ? Factor{Pence{100} << -exponent, 1}
                                    : Factor{100, std::int64_t{1} << exponent};
    if (one < found.before) return found.before;
    return found.has_after && found.after < one ? found.after : one;
}

Held held_at(const PlaceLimits& limits, std::size_t i, Factor factor) {
    const Wide scaled = static_cast<Wide>(limits.scaled.of_place[i]) * factor.pence;
    if (scaled < static_cast<Wide>(limits.least[i] - limits.kept[i]) * factor.units)
        return Held::at_least;
    if (scaled > static_cast<Wide>(limits.most[i] - limits.kept[i]) * factor.units)
        return Held::at_most;
    return Held::free;
}

std::string counted(std::size_t places) {
    return places == 1 ? "one place" : format_number(static_cast<double>(places), 0) + " places";
}

// "floor on losses holds up 3 places by £150.00; lump sum £50.00".
std::string who_asks(const PlaceLimits& limits, std::span<const Rule> rules) {
    std::string text;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        std::size_t places = 0;
        Wide held_up = 0;
        for (std::size_t i = 0; i < limits.places(); ++i) {
            if (limits.least_rule[i] != r || limits.least[i] <= limits.kept[i]) continue;
            ++places;
            held_up += limits.least[i] - limits.kept[i];
        }
        if (places == 0 && limits.added_by_rule[r] == 0) continue;
        if (!text.empty()) text += "; ";
        text += rule_name(rules[r]) + " ";
        text += places != 0
                    ? "asks for " +
                          exact_money(static_cast<Pence>(std::min<Wide>(held_up, no_limit))) +
                          " at " + counted(places)
                    : exact_money(limits.added_by_rule[r]);
    }
    return text;
}

std::string who_forbids(const PlaceLimits& limits, std::span<const Rule> rules) {
    std::string text;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        const auto places = static_cast<std::size_t>(
            std::count(limits.most_rule.begin(), limits.most_rule.end(), r));
        if (places == 0) continue;
        if (!text.empty()) text += "; ";
        text += rule_name(rules[r]) + " holds down " + counted(places);
    }
    return text;
}

Problem unsolvable(std::string what, std::string_view how, Wide total, const std::string& who,
                   Pence budget) {
    const Pence sum = static_cast<Pence>(std::min<Wide>(total, no_limit));
    Problem problem;
    problem.path = "constraints";
    problem.what = std::move(what);
    problem.found =
        exact_money(sum) + " " + std::string(how) + (who.empty() ? "" : " (" + who + ")");
    problem.allowed = "the budget of " + exact_money(budget) + ", " +
                      exact_money(sum > budget ? sum - budget : budget - sum) +
                      (sum > budget ? " less" : " more");
    return problem;
}

} // namespace

Result<Scaled> scale_to_budget(const PlaceLimits& limits, Pence budget,
                               std::span<const Rule> rules) {
    std::vector<Turn> turns;
    turns.reserve(2 * limits.places());
    const Line line = start(limits, budget, turns);
    if (line.constant > budget) {
        return unsolvable("the rules ask for more than there is", "at least", line.constant,
                          who_asks(limits, rules), budget);
    }
    const Found found = find_line(line, turns, budget);
    if (found.line.slope == 0 && found.line.constant < budget) {
        const std::string who = who_forbids(limits, rules);
        return unsolvable(who.empty()
                              ? "no place has a share by which the budget could be shared out"
                              : "the rules forbid to share out all there is",
                          "at most", found.line.constant, who, budget);
    }

    Scaled scaled;
    const int exponent = limits.scaled.exponent;
    const Factor factor = found.line.slope == 0
                              ? nearest_to_one(found, exponent)
                              : Factor{static_cast<Pence>(budget - found.line.constant),
                                       static_cast<std::int64_t>(found.line.slope)};
    scaled.factor = factor_of(factor, exponent);

    scaled.amount.reserve(limits.places());
    scaled.held.reserve(limits.places());
    std::vector<std::uint32_t> free;
    Pence left = budget;
    for (std::size_t i = 0; i < limits.places(); ++i) {
        const Held held = held_at(limits, i, factor);
        const Pence fixed = held == Held::at_least  ? limits.least[i]
                            : held == Held::at_most ? limits.most[i]
                                                    : limits.kept[i];
        if (held == Held::free) free.push_back(static_cast<std::uint32_t>(i));
        scaled.amount.push_back(fixed);
        scaled.held.push_back(held);
        left -= fixed;
    }
    share_pence(left, limits.scaled.of_place, free, scaled.amount);
    return scaled;
}

} // namespace folkmoot
