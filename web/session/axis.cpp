#include "session/axis.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::session {

Axis make_axis(double low, double high, int ticks, bool from_zero) {
    if (!std::isfinite(low) || !std::isfinite(high)) return {};
    if (from_zero && low > 0 && low < 0.7 * high) low = 0;
    if (from_zero && high < 0 && high > 0.7 * low) high = 0;
    if (high - low < 1e-9 * (1 + std::fabs(high))) {
        const double around = high == 0 ? 1 : std::fabs(high) * 0.1;
        low -= around;
        high += around;
    }
    const double rough = (high - low) / std::max(1, ticks);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double part = rough / power;
    const double step = (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
    return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

std::vector<double> ticks_of(const Axis& axis) {
    constexpr int most = 40;
    std::vector<double> ticks;
    const int steps = static_cast<int>(std::lround((axis.high - axis.low) / axis.step));
    for (int i = 0; i <= std::min(steps, most); ++i) {
        const double value = axis.low + i * axis.step;
        ticks.push_back(std::fabs(value) < axis.step * 1e-6 ? 0 : value);
    }
    return ticks;
}

} // namespace folkmoot::session
