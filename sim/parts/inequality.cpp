#include "parts/inequality.hpp"

#include "core/ranking.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace folkmoot {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A straight line through groups, weighted by their share of the people.
struct Line {
    double mean = 0;           ///< of the values
    double slope = 0;          ///< per unit of rank, that is across the whole population
    double standard_error = 0; ///< of the slope; NaN below three groups
    double rank_variance = 0;
};

/// Least squares of value on rank, where a group's rank is the middle of its stretch of [0, 1].
Line line_across(std::span<const double> value, std::span<const double> people) {
    assert(value.size() == people.size());
    const double total = std::accumulate(people.begin(), people.end(), 0.0);
    if (!(total > 0.0)) return {not_a_number, not_a_number, not_a_number, not_a_number};

    std::vector<double> rank(value.size());
    double before = 0.0;
    Line line;
    std::size_t groups = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        assert(people[i] >= 0.0);
        if (people[i] == 0.0) continue;
        ++groups;
        rank[i] = (before + 0.5 * people[i]) / total;
        before += people[i];
        line.mean += people[i] / total * value[i];
    }
    // The mean rank is exactly ½: the halves of what is before and after each group cancel.
    double covariance = 0.0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (people[i] == 0.0) continue;
        const double share = people[i] / total, from_middle = rank[i] - 0.5;
        line.rank_variance += share * from_middle * from_middle;
        covariance += share * from_middle * (value[i] - line.mean);
    }
    line.slope = covariance / line.rank_variance;
    if (groups < 2) line.slope = not_a_number;

    double unexplained = 0.0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (people[i] == 0.0) continue;
        const double rest = value[i] - line.mean - line.slope * (rank[i] - 0.5);
        unexplained += people[i] / total * rest * rest;
    }
    line.standard_error =
        groups < 3
            ? not_a_number
            : std::sqrt(unexplained / (static_cast<double>(groups - 2) * line.rank_variance));
    return line;
}

} // namespace

Estimate concentration_index(std::span<const double> value, std::span<const double> people) {
    const Line line = line_across(value, people);
    if (line.mean == 0.0) return {not_a_number, not_a_number};
    // The convenient regression is the same line with the values times 2 var(R)/μ.
    const double scale = 2.0 * line.rank_variance / line.mean;
    return {line.slope * scale, line.standard_error * std::fabs(scale)};
}

double gini(std::span<const double> value, std::span<const double> people) {
    assert(value.size() == people.size());
    const std::vector<Ranked> order = smallest_first(value);
    std::vector<double> sorted_value, sorted_people;
    sorted_value.reserve(order.size());
    sorted_people.reserve(order.size());
    double total = 0.0;
    for (const auto& [amount, i] : order) {
        if (!(people[i] > 0.0)) continue;
        assert(!(amount < 0.0) && "the Gini coefficient is for quantities that are not negative");
        sorted_value.push_back(amount);
        sorted_people.push_back(people[i]);
        total += people[i] * amount;
    }
    if (!(total > 0.0)) return not_a_number;
    if (sorted_value.size() == 1) return 0.0;
    // Ranked by itself, a quantity's concentration index is its Gini coefficient.
    return concentration_index(sorted_value, sorted_people).value;
}

SlopeIndex slope_index(std::span<const double> value, std::span<const double> people) {
    const Line line = line_across(value, people);
    SlopeIndex index;
    index.slope = line.slope;
    index.standard_error = line.standard_error;
    index.at_start = line.mean - 0.5 * line.slope;
    index.at_end = line.mean + 0.5 * line.slope;
    index.relative = line.mean == 0.0 ? not_a_number : line.slope / line.mean;
    index.ratio = index.at_start == 0.0 ? not_a_number : index.at_end / index.at_start;
    return index;
}

} // namespace folkmoot
