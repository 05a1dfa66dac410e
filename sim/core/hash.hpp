#pragma once

/// One number that stands for a whole file or a whole run: equal bits, equal number.
///
/// The algorithm is XXH64 (Yann Collet, xxHash specification 0.1.1), read byte by byte so that it
/// gives the same number on every machine. It guards against accidents, not against forgers.

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot {

/// XXH64 of some bytes.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

/// 16 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(std::uint64_t value);

/// What `to_hex` wrote; nothing unless it is exactly 16 hexadecimal digits.
[[nodiscard]] std::optional<std::uint64_t> from_hex(std::string_view digits);

/// Collects values in order and gives the XXH64 of all of them.
///
/// Numbers count as eight bytes, least significant first. A double counts by its bits, except that
/// −0 counts as 0 and every NaN as the same NaN, because those differ between machines without
/// meaning anything. A text counts with its length, so that "ab" then "c" is not "a" then "bc".
class Fingerprint {
public:
    explicit Fingerprint(std::uint64_t seed = 0);

    void add(std::uint64_t value);
    void add(double value);
    void add(std::string_view text);

    /// Any other integer, bool included; negative ones count as their 64-bit two's complement.
    template <std::integral Integer> void add(Integer value) {
        add(static_cast<std::uint64_t>(value));
    }

    /// Bytes as they are, without their length: a file, or a table whose size was added before.
    void add_bytes(std::string_view bytes);

    /// The number of what was added so far. More may be added after.
    [[nodiscard]] std::uint64_t value() const;

private:
    void mix_stripe();

    std::uint64_t seed_;
    std::array<std::uint64_t, 4> lanes_;
    std::array<unsigned char, 32> pending_{}; ///< bytes of a stripe that is not full yet
    std::size_t pending_size_ = 0;
    std::uint64_t total_size_ = 0;
};

} // namespace folkmoot
