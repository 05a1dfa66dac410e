#include "analysis/sweep/indices.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace folkmoot::sweep {
namespace {

constexpr double no_share = std::numeric_limits<double>::quiet_NaN();

SobolIndices unknown_shares(std::size_t settings, double variance) {
    return {std::vector<double>(settings, no_share), std::vector<double>(settings, no_share),
            variance};
}

/// Whether it is the same everywhere: rounding may give that a variance.
bool never_varies(std::span<const double> results) {
    return std::ranges::all_of(results, [&](double r) { return r == results.front(); });
}

/// How much lies between classes of points, those of one class having the same `class_of`: the
/// variance of their means, each class being as large as the others.
double between_classes(std::span<const double> results, double mean, std::size_t classes,
                       const std::function<std::size_t(std::size_t)>& class_of) {
    std::vector<double> sums(classes, 0.0);
    for (std::size_t point = 0; point < results.size(); ++point)
        sums[class_of(point)] += results[point] - mean;
    const double size = static_cast<double>(results.size()) / static_cast<double>(classes);
    double sum = 0;
    for (const double of_class : sums) sum += (of_class / size) * (of_class / size);
    return sum / static_cast<double>(classes);
}

} // namespace

SobolIndices indices_of_grid(std::span<const double> results, std::span<const std::size_t> steps) {
    const std::size_t points = results.size();
    if (!std::ranges::all_of(results, [](double r) { return std::isfinite(r); }))
        return unknown_shares(steps.size(), no_share);
    if (never_varies(results)) return unknown_shares(steps.size(), 0);
    const auto count = static_cast<double>(points);
    const double mean = std::accumulate(results.begin(), results.end(), 0.0) / count;
    SobolIndices indices;
    for (const double r : results) indices.variance += (r - mean) * (r - mean) / count;
    std::size_t stride = points; // of one value of a setting to the next, once it is known
    for (const std::size_t own : steps) {
        const std::size_t outer = stride;
        stride /= own;
        const double alone = between_classes(
            results, mean, own, [&](std::size_t point) { return point / stride % own; });
        // Classes of equal values of all others: what is left inside of them is the setting's.
        const double others = between_classes(results, mean, points / own, [&](std::size_t point) {
            return point / outer * stride + point % stride;
        });
        indices.first.push_back(alone / indices.variance);
        indices.total.push_back(1.0 - others / indices.variance);
    }
    return indices;
}

SobolIndices indices_of_rows(std::span<const double> results, std::size_t settings) {
    const std::size_t length = settings + 2;
    ShareSums sums(settings);
    std::vector<double> used;
    for (std::size_t at = 0; at + length <= results.size(); at += length) {
        const auto row = results.subspan(at, length);
        if (!std::ranges::all_of(row, [](double r) { return std::isfinite(r); })) continue;
        sums.add(row[0], row[1], row.subspan(2));
        used.insert(used.end(), row.begin(), row.end());
    }
    if (used.size() < 2 * length) return unknown_shares(settings, no_share);
    if (never_varies(used)) return unknown_shares(settings, 0);
    return sums.indices();
}

} // namespace folkmoot::sweep
