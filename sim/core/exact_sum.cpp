#include "core/exact_sum.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace folkmoot {

namespace {

constexpr std::uint64_t low_digit = 0xFFFFFFFFU;
/// An addition changes a digit by less than 2^52, and a word holds 2^63.
constexpr std::uint32_t most_waiting = 1'000;

} // namespace

void ExactSum::add(double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    auto exponent = static_cast<std::uint32_t>((bits >> 52U) & 0x7FFU);
    if (exponent == 0x7FFU) {
        finite_ = false;
        return;
    }
    std::uint64_t mantissa = bits & ((std::uint64_t{1} << 52U) - 1);
    if (exponent == 0)
        exponent = 1; // below the normal numbers there is no hidden bit
    else
        mantissa |= std::uint64_t{1} << 52U;
    const std::uint32_t shift = exponent % 32U;
    const std::size_t at = exponent / 32U;
    const auto low = static_cast<std::int64_t>((mantissa << shift) & low_digit);
    const auto high = static_cast<std::int64_t>(mantissa >> (32U - shift));
    if ((bits >> 63U) == 0) {
        digit_[at] += low;
        digit_[at + 1] += high;
    } else {
        digit_[at] -= low;
        digit_[at + 1] -= high;
    }
    if (++waiting_ == most_waiting) carry();
}

void ExactSum::carry() {
    for (std::size_t i = 0; i + 1 < digits; ++i) {
        const std::int64_t over = digit_[i] >> 32; // towards minus infinity
        digit_[i] -= over * (std::int64_t{1} << 32);
        digit_[i + 1] += over;
    }
    waiting_ = 0;
}

double ExactSum::value() const {
    if (!finite_) return std::numeric_limits<double>::quiet_NaN();
    ExactSum sum = *this;
    sum.carry();
    const bool negative = sum.digit_[digits - 1] < 0;
    if (negative) {
        for (std::int64_t& digit : sum.digit_) digit = -digit;
        sum.carry();
    }
    std::size_t top = digits - 1;
    while (top > 0 && sum.digit_[top] == 0) --top;
    const auto at = [&](std::size_t i) { return static_cast<std::uint64_t>(sum.digit_[i]); };

    // The 64 bits from the highest on; the last of them also stands for all that follow, so that
    // rounding to 53 goes the right way.
    std::uint64_t head = at(top);
    int weight = static_cast<int>(top) * 32 - 1075;
    bool rest = false;
    if (top >= 1) {
        const auto empty =
            static_cast<std::uint32_t>(std::countl_zero(static_cast<std::uint32_t>(head)));
        const std::uint64_t below = (at(top - 1) << 32U) | (top >= 2 ? at(top - 2) : 0);
        head = (head << (32U + empty)) | (below >> (32U - empty));
        rest = (below & ((std::uint64_t{1} << (32U - empty)) - 1)) != 0;
        weight -= static_cast<int>(32U + empty);
        for (std::size_t i = 0; i + 2 < top; ++i) rest = rest || sum.digit_[i] != 0;
    }
    const double value = std::ldexp(static_cast<double>(head | (rest ? 1U : 0U)), weight);
    return negative ? -value : value;
}

double exact_sum(std::span<const double> numbers) {
    ExactSum sum;
    for (const double number : numbers) sum.add(number);
    return sum.value();
}

} // namespace folkmoot
