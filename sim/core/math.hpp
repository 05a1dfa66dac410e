#pragma once

/// Elementary functions that give the same bits on every platform.
///
/// The C library's `exp` and `log` differ in the last bit between glibc, musl (WebAssembly) and
/// Apple's, and one bit is enough to send a citizen to another practice. These use only +, −, ×, ÷
/// and integer operations, which IEEE 754 defines to the bit. The project is compiled with
/// `-ffp-contract=off`, because a fused multiply-add rounds differently, and not every machine
/// has one.

#include <bit>
#include <cstdint>
#include <limits>

namespace folkmoot::math {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// e^x, to 2 units in the last place; +infinity from about 709.78 on, 0 below about −745.13.
[[nodiscard]] double exp(double x);

/// Natural logarithm, to 2 units in the last place; −infinity at 0, NaN below.
[[nodiscard]] double log(double x);

/// x^y, to 2 units in the last place; special cases as in IEEE 754 (`pow(x, 0)` and `pow(1, y)` are
/// 1, a negative x with a fractional y is NaN).
[[nodiscard]] double pow(double x, double y);

/// log(1 + x) without losing the digits of a small x; to 2 units in the last place.
[[nodiscard]] double log1p(double x);

/// e^x − 1 without losing the digits of a small x; to 2 units in the last place.
[[nodiscard]] double expm1(double x);

/// Probability that a standard normal variable is at most x; to 1e-9 of its value for x above −37.
[[nodiscard]] double normal_cdf(double x);

/// The x with normal_cdf(x) = p; −infinity at 0, +infinity at 1, NaN outside. To 1e-9 of its value.
[[nodiscard]] double normal_quantile(double p);

/// log((word + 0.5) / 2^32): the logarithm of a random word as a number in (0, 1).
///
/// For the one hot loop, where a geometric jump takes a logarithm: no branch, no table, one
/// division, and correct to 1e-11 of its value. Always finite and below 0; never falls as `word`
/// rises.
[[nodiscard]] constexpr double fast_log_unit(std::uint32_t word) {
    // Split (word + 0.5) into 2^k × m with m between √½ and √2: subtracting the bits of √½ makes
    // the exponent field count from there. m stays near 1 where the result is near 0, so nothing
    // cancels.
    constexpr std::uint64_t bits_of_sqrt_half = 0x3FE6A09E667F3BCDU;
    constexpr std::uint64_t mantissa_mask = 0x000FFFFFFFFFFFFFU;
    constexpr std::uint64_t one_exponent = 0x0010000000000000U;
    constexpr std::uint64_t bits_of_2_to_52 = 0x4330000000000000U;
    constexpr double range_exponent = 32.0;
    constexpr double ln2 = 0x1.62e42fefa39efp-1;

    const std::uint64_t shifted =
        std::bit_cast<std::uint64_t>(word + 0.5) - (bits_of_sqrt_half - one_exponent);
    // k + 1, as the last bits of a number of 2^52 and more: no conversion of integers, for which
    // there is no instruction for several at once.
    const double k = std::bit_cast<double>((shifted >> 52) | bits_of_2_to_52) - (0x1p52 + 1.0);
    const double m = std::bit_cast<double>((shifted & mantissa_mask) + bits_of_sqrt_half);

    // log m = 2 artanh s with s = (m − 1)/(m + 1), |s| < 0.172: the series needs seven terms.
    const double s = (m - 1.0) / (m + 1.0);
    const double t = s * s;
    const double series =
        1.0 + t * (1.0 / 3 +
                   t * (1.0 / 5 + t * (1.0 / 7 + t * (1.0 / 9 + t * (1.0 / 11 + t * (1.0 / 13))))));
    return (k - range_exponent) * ln2 + 2.0 * s * series;
}

} // namespace folkmoot::math
