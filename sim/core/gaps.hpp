#pragma once

#include "core/math.hpp"

#include <algorithm>
#include <cstdint>

namespace folkmoot {

/// Geometric gaps: of many things that each happen with the same small chance, how many are passed
/// over until the next that does. So what does not happen costs nothing.
class Gaps {
public:
    Gaps() = default; ///< nothing happens
    /// `probability` below 1; 0, less or NaN: nothing happens.
    explicit Gaps(double probability)
        : per_log_(probability > 0.0 ? 1.0 / math::log1p(-probability) : 0.0) {}

    [[nodiscard]] bool never() const { return per_log_ == 0.0; }

    /// The gap that a random word stands for, floor(log u / log(1 − p)); at most 2^31 − 1, which is
    /// beyond any table. Not to be asked where nothing happens.
    [[nodiscard]] std::uint32_t next(std::uint32_t word) const {
        constexpr double furthest = 0x7FFF'FFFF;
        const double gap = std::min(math::fast_log_unit(word) * per_log_, furthest);
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(gap));
    }

private:
    double per_log_ = 0.0;
};

} // namespace folkmoot
