#include "parts/shock.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

// Weeks count from April, as the payments' financial year does; visits peak in January.
constexpr double peak_week = 41.0;

// Smooth wave of a year: +1 at the peak, −1 half a year later, mean 0. A cubic in place of a
// cosine, which the standard does not define to the last bit.
double wave(double week) {
    double phase = (week - peak_week) / weeks_per_year;
    phase -= std::floor(phase + 0.5);
    const double u = 2.0 * std::fabs(phase);
    return 1.0 - 2.0 * u * u * (3.0 - 2.0 * u);
}

}  // namespace

double need_factor(const Shock& shock, std::uint64_t seed, std::uint32_t clock, int week) {
    double factor = 1.0 + shock.season * wave(week);
    const double luck = math::normal_quantile(unit_open(draw(seed, 0, clock, Purpose::shock)[0]));
    factor *= 1.0 + shock.unrest * std::clamp(luck, -3.0, 3.0);
    const double since = week - shock.epidemic_week;
    if (since >= 0.0 && since < shock.epidemic_weeks) {
        factor *= 1.0 - shock.epidemic_drop * (1.0 - since / shock.epidemic_weeks);
    }
    return factor;
}

}  // namespace folkmoot
