#include "parts/access.hpp"

#include "core/math.hpp"

#include <cassert>
#include <cstddef>

namespace folkmoot {

std::vector<double> huff_shares(std::span<const double> size, std::span<const double> distance,
                                double exponent) {
    assert(size.size() == distance.size());
    std::vector<double> share(size.size());
    double total = 0.0;
    for (std::size_t i = 0; i < size.size(); ++i) {
        assert(size[i] >= 0.0 && distance[i] > 0.0);
        share[i] = size[i] * math::pow(distance[i], -exponent);
        total += share[i];
    }
    if (total > 0.0)
        for (double& one : share) one /= total;
    return share;
}

double distance_decay(double distance, double reach, double exponent) {
    assert(distance > 0.0);
    return distance < reach ? math::pow(distance, -exponent) : 0.0;
}

std::vector<double> catchment_access(std::span<const double> people, std::span<const double> supply,
                                     std::span<const double> decay) {
    assert(decay.size() == people.size() * supply.size());
    const std::size_t providers = supply.size();

    std::vector<double> access(people.size(), 0.0);
    for (std::size_t provider = 0; provider < providers; ++provider) {
        double competing = 0.0;
        for (std::size_t place = 0; place < people.size(); ++place)
            competing += people[place] * decay[place * providers + provider];
        if (!(competing > 0.0)) continue;
        const double per_head = supply[provider] / competing;
        for (std::size_t place = 0; place < people.size(); ++place)
            access[place] += per_head * decay[place * providers + provider];
    }
    return access;
}

} // namespace folkmoot
