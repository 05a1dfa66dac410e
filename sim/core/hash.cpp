#include "core/hash.hpp"

#include <algorithm>
#include <charconv>

namespace folkmoot {
namespace {

constexpr std::uint64_t prime_1 = 0x9E3779B185EBCA87U;
constexpr std::uint64_t prime_2 = 0xC2B2AE3D27D4EB4FU;
constexpr std::uint64_t prime_3 = 0x165667B19E3779F9U;
constexpr std::uint64_t prime_4 = 0x85EBCA77C2B2AE63U;
constexpr std::uint64_t prime_5 = 0x27D4EB2F165667C5U;

std::uint64_t round(std::uint64_t lane, std::uint64_t input) {
    return std::rotl(lane + input * prime_2, 31) * prime_1;
}

/// Reads `count` bytes, least significant first, whatever the machine's own order.
std::uint64_t read_little_endian(const unsigned char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value |= static_cast<std::uint64_t>(bytes[i]) << (8U * i);
    return value;
}

} // namespace

Fingerprint::Fingerprint(std::uint64_t seed)
    : seed_(seed), lanes_{seed + prime_1 + prime_2, seed + prime_2, seed, seed - prime_1} {}

void Fingerprint::mix_stripe() {
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane)
        lanes_[lane] = round(lanes_[lane], read_little_endian(&pending_[8 * lane], 8));
    pending_size_ = 0;
}

void Fingerprint::add_bytes(std::string_view bytes) {
    total_size_ += bytes.size();
    while (!bytes.empty()) {
        const std::size_t taken = std::min(bytes.size(), pending_.size() - pending_size_);
        std::copy_n(bytes.begin(), taken,
                    pending_.begin() + static_cast<std::ptrdiff_t>(pending_size_));
        pending_size_ += taken;
        bytes.remove_prefix(taken);
        if (pending_size_ == pending_.size()) mix_stripe();
    }
}

void Fingerprint::add(std::uint64_t value) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(static_cast<unsigned char>(value >> (8U * i)));
    add_bytes({bytes.data(), bytes.size()});
}

void Fingerprint::add(double value) {
    constexpr std::uint64_t one_nan = 0x7FF8000000000000U;
    if (value != value)
        add(one_nan);
    else
        add(std::bit_cast<std::uint64_t>(value == 0.0 ? 0.0 : value));
}

void Fingerprint::add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    add_bytes(text);
}

std::uint64_t Fingerprint::value() const {
    std::uint64_t hash = seed_ + prime_5;
    if (total_size_ >= pending_.size()) {
        hash = std::rotl(lanes_[0], 1) + std::rotl(lanes_[1], 7) + std::rotl(lanes_[2], 12) +
               std::rotl(lanes_[3], 18);
        for (const std::uint64_t lane : lanes_) hash = (hash ^ round(0, lane)) * prime_1 + prime_4;
    }
    hash += total_size_;

    const unsigned char* rest = pending_.data();
    std::size_t left = pending_size_;
    for (; left >= 8; rest += 8, left -= 8)
        hash = std::rotl(hash ^ round(0, read_little_endian(rest, 8)), 27) * prime_1 + prime_4;
    if (left >= 4) {
        hash = std::rotl(hash ^ (read_little_endian(rest, 4) * prime_1), 23) * prime_2 + prime_3;
        rest += 4;
        left -= 4;
    }
    for (; left > 0; ++rest, --left) hash = std::rotl(hash ^ (*rest * prime_5), 11) * prime_1;

    hash = (hash ^ (hash >> 33U)) * prime_2;
    hash = (hash ^ (hash >> 29U)) * prime_3;
    return hash ^ (hash >> 32U);
}

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
    Fingerprint fingerprint(seed);
    fingerprint.add_bytes(bytes);
    return fingerprint.value();
}

std::string to_hex(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 0; i < text.size(); ++i) text[i] = digits[(value >> (60U - 4U * i)) & 15U];
    return text;
}

std::optional<std::uint64_t> from_hex(std::string_view digits) {
    if (digits.size() != 16) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + 16, value, 16);
    if (error != std::errc{} || end != digits.data() + 16) return std::nullopt;
    return value;
}

} // namespace folkmoot
