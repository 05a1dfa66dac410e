#include "experiment/balance.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

/// NaN becomes the mean of what is known; nothing is kept of a trait that nobody differs in.
void add_trait(UnitTraits& traits, std::vector<double> values) {
    double sum = 0, known = 0;
    for (const double value : values)
        if (!std::isnan(value)) {
            sum += value;
            known += 1;
        }
    if (!(known > 0)) return;
    for (double& value : values)
        if (std::isnan(value)) value = sum / known;
    if (std::ranges::any_of(values, [&](double value) { return value != values.front(); }))
        traits.push_back(std::move(values));
}

} // namespace

double largest_imbalance(const UnitTraits& traits, std::span<const std::uint8_t> arm,
                         std::size_t arms) {
    double largest = 0;
    for (const std::vector<double>& trait : traits) {
        std::vector<double> n(arms), sum(arms);
        double all = 0, squares = 0, count = 0;
        for (std::size_t u = 0; u < arm.size(); ++u) {
            if (arm[u] == left_out) continue;
            n[arm[u]] += 1;
            sum[arm[u]] += trait[u];
            all += trait[u];
            squares += trait[u] * trait[u];
            count += 1;
        }
        const double variance = count > 1 ? (squares - all * all / count) / (count - 1) : 0.0;
        for (std::size_t a = 1; a < arms; ++a) {
            if (!(n[a] > 0) || !(n[0] > 0) || !(variance > 0)) continue;
            const double error = std::sqrt(variance * (1 / n[a] + 1 / n[0]));
            largest = std::max(largest, std::fabs(sum[a] / n[a] - sum[0] / n[0]) / error);
        }
    }
    return largest;
}

UnitTraits traits_of_citizens(const AssignmentTown& town) {
    const Strata& strata = town.world.strata;
    std::vector<double> deprivation, age, frailty;
    for (std::uint32_t s = 0; s < strata.count(); ++s)
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c) {
            deprivation.push_back(deprivation_of(s));
            age.push_back(age_of(s));
            frailty.push_back(frailty_of(s));
        }
    UnitTraits traits;
    add_trait(traits, std::move(deprivation));
    add_trait(traits, std::move(age));
    add_trait(traits, std::move(frailty));
    if (!town.pre.empty()) add_trait(traits, {town.pre.begin(), town.pre.end()});
    return traits;
}

UnitTraits traits_of_clusters(const AssignmentTown& town, std::span<const std::uint32_t> cluster,
                              std::size_t clusters) {
    std::vector<double> size(clusters);
    for (const std::uint32_t c : cluster) size[c] += 1;
    UnitTraits traits;
    add_trait(traits, size);
    for (const std::vector<double>& trait : traits_of_citizens(town)) {
        std::vector<double> mean(clusters);
        for (std::size_t c = 0; c < cluster.size(); ++c) mean[cluster[c]] += trait[c];
        for (std::size_t k = 0; k < clusters; ++k)
            mean[k] /= size[k]; // NaN for a cluster without people
        add_trait(traits, std::move(mean));
    }
    return traits;
}

} // namespace folkmoot
