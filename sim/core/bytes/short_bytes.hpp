#pragma once

/// Numbers and texts in as few bytes as they need, for codes that travel in links: see sealed.hpp.
///
/// Every value has exactly one way to be written; a reader takes no other, so that what was read is
/// the same when it is written again.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace folkmoot {

class ShortWriter {
public:
    std::string bytes;

    /// Seven bits a byte, the smallest first; another one follows where the eighth is set.
    void whole(std::uint64_t value) {
        while (value >= 128) {
            byte(static_cast<unsigned>(value & 127u) | 128u);
            value >>= 7;
        }
        byte(static_cast<unsigned>(value));
    }
    /// 0, -1, 1, -2, 2, … as 0, 1, 2, 3, 4, …
    void with_sign(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        whole((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void text(std::string_view value) {
        whole(value.size());
        bytes += value;
    }
    /// The bytes of the double from the top, without the zeros at the end, after their number:
    /// whole numbers and halves take three bytes instead of eight.
    void number(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        unsigned count = 8;
        while (count > 0 && ((bits >> (8 * (8 - count))) & 255u) == 0) --count;
        byte(count);
        for (unsigned i = 0; i < count; ++i)
            byte(static_cast<unsigned>((bits >> (56 - 8 * i)) & 255u));
    }
    void fixed(std::uint64_t value) {
        for (unsigned i = 0; i < 8; ++i) byte(static_cast<unsigned>((value >> (8 * i)) & 255u));
    }
    void values(const std::map<std::string, double>& values) {
        whole(values.size());
        for (const auto& [key, value] : values) {
            text(key);
            number(value);
        }
    }

private:
    void byte(unsigned value) { bytes += static_cast<char>(static_cast<unsigned char>(value)); }
};

/// Reads what ShortWriter wrote. After the first error everything reads as nothing.
class ShortReader {
public:
    explicit ShortReader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::string_view rest() const { return bytes_; }
    void fail() { good_ = false; }

    std::uint64_t whole() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const unsigned next = byte();
            const std::uint64_t part = next & 127u;
            if (shift == 63 && part > 1) fail(); // more than 64 bits
            if (shift > 0 && next == 0) fail(); // there is a shorter way to write it
            value |= part << shift;
            if ((next & 128u) == 0) return good_ ? value : 0;
        }
        fail();
        return 0;
    }
    std::uint32_t small() {
        const std::uint64_t value = whole();
        if (value > UINT32_MAX) fail();
        return static_cast<std::uint32_t>(value);
    }
    std::int64_t with_sign() {
        const std::uint64_t value = whole();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }
    /// How many things follow, each at least a byte long; 0 if the bytes are too few for them.
    std::size_t count() {
        const std::uint64_t items = whole();
        if (items > bytes_.size()) fail();
        return good_ ? static_cast<std::size_t>(items) : 0;
    }
    std::string text() {
        const std::string value(bytes_.substr(0, count()));
        bytes_.remove_prefix(value.size());
        return value;
    }
    double number() {
        const unsigned count = byte();
        if (count > 8) fail();
        std::uint64_t bits = 0;
        unsigned last = 1;
        for (unsigned i = 0; i < count && good_; ++i) {
            last = byte();
            bits |= std::uint64_t{last} << (56 - 8 * i);
        }
        if (last == 0) fail(); // there is a shorter way to write it
        return good_ ? std::bit_cast<double>(bits) : 0;
    }
    std::uint64_t fixed() {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < 8; ++i) value |= std::uint64_t{byte()} << (8 * i);
        return value;
    }
    std::map<std::string, double> values() {
        std::map<std::string, double> values;
        const std::uint64_t count = whole();
        for (std::uint64_t i = 0; i < count && good_; ++i) {
            const std::string key = text();
            if (!values.empty() && key <= values.rbegin()->first) fail(); // sorted, each once
            values[key] = number();
        }
        return values;
    }

private:
    unsigned byte() {
        if (bytes_.empty()) fail();
        if (!good_) return 0;
        const auto value = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        return value;
    }

    std::string_view bytes_;
    bool good_ = true;
};

} // namespace folkmoot
