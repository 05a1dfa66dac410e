/// How fair an allocation is, by measures that are named and defined beside the number.

#include "labs/funding/lab.hpp"

#include "core/ranking.hpp"
#include "core/units.hpp"
#include "funding/books.hpp"
#include "parts/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace folkmoot {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Places by deprivation, the most deprived first; equal deprivation is one group, so that the order
// in which a table lists such places does not count.
struct DeprivationGroups {
    std::vector<std::uint32_t> group_of; // by place
    std::size_t groups = 0;

    template <class Number, class Read>
    [[nodiscard]] std::vector<double> sums(std::span<const Number> values, const Read& read) const {
        std::vector<double> sum(groups);
        for (std::size_t p = 0; p < values.size(); ++p) sum[group_of[p]] += read(values[p]);
        return sum;
    }
    [[nodiscard]] std::vector<double> sums(std::span<const double> heads) const {
        return sums(heads, [](double h) { return h; });
    }
    [[nodiscard]] std::vector<double> per_head(std::span<const Pence> amount,
                                               std::span<const double> heads) const {
        std::vector<double> values = sums(amount, [](Pence a) { return to_pounds(a); });
        for (std::size_t g = 0; g < groups; ++g)
            values[g] = heads[g] > 0.0 ? values[g] / heads[g] : 0.0;
        return values;
    }
};

DeprivationGroups deprivation_groups(std::span<const double> deprivation) {
    const std::vector<Ranked> order = largest_first(deprivation);
    DeprivationGroups by;
    by.group_of.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || order[i].value != order[i - 1].value) ++by.groups;
        by.group_of[order[i].place] = static_cast<std::uint32_t>(by.groups - 1);
    }
    return by;
}

double gini_per(std::span<const Pence> amount, std::span<const double> heads) {
    std::vector<double> value(amount.size());
    for (std::size_t p = 0; p < amount.size(); ++p)
        value[p] = heads[p] > 0.0 ? to_pounds(amount[p]) / heads[p] : 0.0;
    return gini(value, heads);
}

double covered(std::span<const Pence> amount, std::span<const double> people,
               std::span<const double> need, double least_share) {
    double money = 0, weighted = 0, all = 0, reached = 0;
    for (std::size_t p = 0; p < amount.size(); ++p) {
        money += to_pounds(amount[p]);
        weighted += need[p];
        all += people[p];
    }
    const double least = weighted > 0.0 ? least_share * money / weighted : none;
    for (std::size_t p = 0; p < amount.size(); ++p) {
        if (need[p] > 0.0 && to_pounds(amount[p]) / need[p] >= least) reached += people[p];
    }
    return all > 0.0 ? reached / all : none;
}

// Adds a measure of both sides; only the doubt about the first is told.
void add(std::vector<FairnessValue>& all, FairnessValue value, Estimate now, Estimate other) {
    value.now = now.value;
    value.standard_error = now.standard_error;
    value.other = other.value;
    all.push_back(std::move(value));
}

} // namespace

std::vector<FairnessValue> fairness_of(std::span<const Pence> now, std::span<const Pence> other,
                                       std::span<const double> people, std::span<const double> need,
                                       std::span<const double> deprivation, double least_share) {
    std::vector<FairnessValue> all;
    add(all,
        {"gini_per_head", "Gini coefficient of £ a head",
         "0: the same for every person; towards 1: all for a few. Says nothing about who needs "
         "more"},
        {gini_per(now, people), none}, {gini_per(other, people), none});
    if (!need.empty()) {
        add(all,
            {"gini_per_need", "Gini coefficient of £ a weighted head",
             "0: the same for equal need, as this formula weighs need; towards 1: all for a few"},
            {gini_per(now, need), none}, {gini_per(other, need), none});
        FairnessValue coverage{"coverage", "People whose place reaches the minimum",
                               "Share of people who live where a weighted head gets at least " +
                                   format_share(least_share) +
                                   " of the average. The minimum is an assumption"};
        coverage.share = true;
        coverage.decimals = 1;
        add(all, coverage, {covered(now, people, need, least_share), none},
            {covered(other, people, need, least_share), none});
    }
    if (deprivation.empty()) return all;
    const DeprivationGroups by = deprivation_groups(deprivation);
    const std::vector<double> people_in = by.sums(people);
    const auto tilt = [&](std::span<const Pence> amount, std::span<const double> heads) {
        return concentration_index(by.per_head(amount, heads), heads);
    };
    add(all,
        {"concentration_per_head", "Concentration index of £ a head against deprivation",
         "Below 0: more for people in deprived places; 0: no tilt; above 0: more for those in "
         "better-off places"},
        tilt(now, people_in), tilt(other, people_in));
    if (!need.empty()) {
        const std::vector<double> need_in = by.sums(need);
        add(all,
            {"concentration_per_need",
             "Concentration index of £ a weighted head against deprivation",
             "Below 0: deprived places get more than their weighted need; above 0: they get less "
             "than it"},
            tilt(now, need_in), tilt(other, need_in));
    }
    const auto slope = [&](std::span<const Pence> amount) {
        return slope_index(by.per_head(amount, people_in), people_in);
    };
    const SlopeIndex here = slope(now), there = slope(other);
    FairnessValue steps{
        "slope_index", "Slope index of inequality, £ a head",
        "What a person in the least deprived place gets more (below 0: less) than one in the most "
        "deprived, on the straight line through all places"};
    steps.decimals = 2;
    add(all, steps, {here.slope, here.standard_error}, {there.slope, none});
    add(all,
        {"relative_index", "Relative index of inequality",
         "The slope index as a share of the average £ a head; 0: no tilt"},
        {here.relative, none}, {there.relative, none});
    return all;
}

} // namespace folkmoot
