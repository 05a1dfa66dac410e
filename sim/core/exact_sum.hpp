#pragma once

/// Sums that do not depend on the order of what is summed: to the last bit the same however a table
/// is sorted.
///
/// A fixed-point number wide enough for every double, in 32-bit digits held in 64-bit words, so
/// that carries can wait. Source: Radford Neal, Fast exact summation using small and large
/// superaccumulators (2015), the small one.

#include <array>
#include <cstdint>
#include <span>

namespace folkmoot {

class ExactSum {
public:
    /// Adds a number. One that is not finite makes the sum NaN.
    void add(double number);
    /// The double nearest to the sum; to even if two are as near. Infinity if it is too large.
    [[nodiscard]] double value() const;

private:
    static constexpr std::size_t digits = 68;
    void carry();

    std::array<std::int64_t, digits> digit_{}; ///< of weight 2^(32 i − 1075)
    std::uint32_t waiting_ = 0; ///< additions since the last carry
    bool finite_ = true;
};

/// The double nearest to the sum of finite numbers, whatever their order.
[[nodiscard]] double exact_sum(std::span<const double> numbers);

} // namespace folkmoot
