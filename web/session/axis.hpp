#pragma once

/// Axes whose ticks lie at round numbers.

#include <vector>

namespace folkmoot::session {

struct Axis {
    double low = 0, high = 1, step = 1;
    [[nodiscard]] double share(double value) const { return (value - low) / (high - low); }
};

/// An axis that covers low..high with about `ticks` ticks. `from_zero` starts at zero unless that
/// would waste most of it.
[[nodiscard]] Axis make_axis(double low, double high, int ticks, bool from_zero);

/// Its ticks, both ends among them.
[[nodiscard]] std::vector<double> ticks_of(const Axis& axis);

} // namespace folkmoot::session
