#include "experiment/selection.hpp"

#include "core/math.hpp"
#include "experiment/means.hpp"
#include "experiment/methods.hpp"
#include "experiment/quadrature.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace folkmoot {
namespace {

/// Mean of an arm and the square of its standard error.
struct ArmMean {
    double mean = no_number, variance = no_number;
};

/// Of people alone, or of clusters by how their sums differ from what their size lets expect.
std::vector<ArmMean> means_of(const TrialRows& rows) {
    std::vector<RunningMoments> running(rows.arms);
    for (std::size_t i = 0; i < rows.outcome.size(); ++i) running[rows.arm[i]].add(rows.outcome[i]);
    std::vector<ArmMean> means;
    for (const RunningMoments& arm : running) {
        const Moments moments = arm.moments();
        means.push_back({moments.mean, moments.variance / moments.n});
    }
    if (rows.cluster.empty()) return means;
    std::size_t count = 0;
    const std::vector<std::uint32_t> cluster = dense(rows.cluster, count);
    std::vector<double> rest(count * rows.arms, 0.0), people(rows.arms, 0.0),
        squares(rows.arms, 0.0), clusters(rows.arms, 0.0);
    std::vector<bool> seen(count * rows.arms, false);
    for (std::size_t i = 0; i < rows.outcome.size(); ++i) {
        if (rows.outcome[i] != rows.outcome[i]) continue;
        const std::size_t arm = rows.arm[i], place = cluster[i] * rows.arms + arm;
        rest[place] += rows.outcome[i] - means[arm].mean;
        people[arm] += 1.0;
        seen[place] = true;
    }
    for (std::size_t place = 0; place < rest.size(); ++place) {
        if (!seen[place]) continue;
        clusters[place % rows.arms] += 1.0;
        squares[place % rows.arms] += rest[place] * rest[place];
    }
    for (std::size_t arm = 0; arm < rows.arms; ++arm)
        means[arm].variance = clusters[arm] > 1.0 ? squares[arm] / (people[arm] * people[arm]) *
                                                        clusters[arm] / (clusters[arm] - 1.0)
                                                  : no_number;
    return means;
}

std::optional<Picked> picked_of(const std::vector<ArmMean>& means, std::size_t control,
                                double direction) {
    if (means.size() < 3 || direction == 0.0) return std::nullopt;
    double average = 0.0, error = 0.0;
    const auto arms = static_cast<double>(means.size());
    for (const ArmMean& arm : means) {
        if (!(arm.variance > 0.0)) return std::nullopt;
        average += arm.mean / arms;
        error += arm.variance / arms;
    }
    double spread = 0.0;
    Picked picked{.of = means.size()};
    for (std::size_t arm = 0; arm < means.size(); ++arm) {
        spread += (means[arm].mean - average) * (means[arm].mean - average);
        if (direction * means[arm].mean > direction * means[picked.arm].mean) picked.arm = arm;
    }
    picked.gain = means[picked.arm].mean - means[control].mean;
    picked.luck = expected_largest(means.size()) * std::sqrt(error);
    if (means.size() > 3)
        picked.shrunk =
            picked.gain * std::max(0.0, 1.0 - (spread > 0.0 ? (arms - 3.0) * error / spread : 1.0));
    return picked;
}

}  // namespace

double expected_largest(std::size_t count) {
    constexpr double far = 9.0;
    const auto power = [&](double x) {
        double product = 1.0;
        for (std::size_t i = 0; i < count; ++i) product *= math::normal_cdf(x);
        return product;
    };
    return integral([&](double x) { return 1.0 - power(x); }, 0.0, far, 40) -
           integral(power, -far, 0.0, 40);
}

std::optional<Picked> picked_best(const TrialRows& rows, double direction) {
    if (rows.arms < 3) return std::nullopt;
    return picked_of(means_of(rows), rows.control, direction);
}

std::optional<Picked> picked_best(std::span<const ArmCount> arms, std::size_t control,
                                  double direction) {
    std::vector<ArmMean> means;
    for (const ArmCount& arm : arms) {
        const double share = arm.hits / arm.people;
        means.push_back({share, share * (1.0 - share) / (arm.people - 1.0)});
    }
    return picked_of(means, control, direction);
}

}  // namespace folkmoot
