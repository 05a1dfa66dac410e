#include "parts/provision/solvency.hpp"

#include "core/math.hpp"

namespace folkmoot {

double ruin_chance(double reserve, double drift, double sd) {
    if (!(drift > 0.0)) return 1.0;
    if (!(sd > 0.0)) return 0.0;
    return math::exp(-2.0 * drift * reserve / (sd * sd));
}

double weeks_until_ruin(double reserve, double drift) {
    return drift < 0.0 ? reserve / -drift : math::infinity;
}

double reserve_needed(double chance, double drift, double sd) {
    if (!(drift > 0.0)) return math::infinity;
    return -math::log(chance) * sd * sd / (2.0 * drift);
}

} // namespace folkmoot
