#include "models/general_practice/processes/need.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::general_practice {
namespace {

// Need by age band against the middle. The ends are highest (Hobbs et al., Lancet 2016); how the
// bands between compare is an assumption.
constexpr std::array<double, age_bands> age_shape{1.30, 0.62, 0.80, 1.02, 1.38, 1.78, 2.10};

// Complex needs by age band against the mean. Assumption.
constexpr std::array<double, age_bands> complex_shape{0.80, 0.75, 0.85, 1.05, 1.25, 1.40, 1.50};

constexpr double highest_chance = 0.9;

double relative_need(const Need& need, std::uint32_t stratum) {
    const double age = 1.0 + need.age_steepness * (age_shape[age_of(stratum)] - 1.0);
    const double poverty =
        1.0 + need.deprivation * deprivation_of(stratum) / (deprivation_fifths - 1.0);
    const double frail = frailty_of(stratum) == 1 ? need.frail_ratio : 1.0;
    return std::max(age, 0.05) * poverty * frail;
}

}  // namespace

std::vector<double> need_per_week(const Need& need, const World& world) {
    const std::uint32_t strata = world.strata.count();
    std::vector<double> chance(strata);
    double sum = 0;
    for (std::uint32_t s = 0; s < strata; ++s) {
        chance[s] = relative_need(need, s);
        sum += chance[s] * world.strata.size(s);
    }
    const double scale = need.rate / weeks_per_year * world.population() / sum;
    for (double& c : chance) c = std::min(c * scale, highest_chance);
    return chance;
}

std::vector<double> complex_share(const Need& need, const World& world) {
    std::vector<double> share(world.strata.count());
    for (std::uint32_t s = 0; s < share.size(); ++s) {
        const double frail = frailty_of(s) == 1 ? 1.25 : 0.90;
        share[s] = std::min(need.complex_share * complex_shape[age_of(s)] * frail, 0.95);
    }
    return share;
}

} // namespace folkmoot::general_practice
