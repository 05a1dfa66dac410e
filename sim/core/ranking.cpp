#include "core/ranking.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace folkmoot {
namespace {

/// So few are sorted by comparing as quickly.
constexpr std::size_t few = 2048;

/// A number that is as an unsigned integer where the value is as a value; −0 is 0.
std::uint64_t in_order(double value) {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

// Sorted digit by digit from the last one on; each pass keeps the order of the one before, so that
// equal values stay as they stand in the table. A digit that all share takes no pass: most tables
// hold short numbers.
void sort_by_digits(std::vector<Ranked>& ranking, std::uint64_t flip) {
    constexpr unsigned digit_bits = 11, digits = 6;
    constexpr std::size_t base = std::size_t{1} << digit_bits;
    const auto digit_of = [flip](double value, unsigned digit) {
        return static_cast<std::size_t>(((in_order(value) ^ flip) >> (digit * digit_bits)) % base);
    };
    std::vector<std::array<std::uint32_t, base>> counts(digits);
    for (const Ranked& each : ranking)
        for (unsigned digit = 0; digit < digits; ++digit)
            ++counts[digit][digit_of(each.value, digit)];

    std::vector<Ranked> room(ranking.size());
    for (unsigned digit = 0; digit < digits; ++digit) {
        auto& next = counts[digit]; // where the next of that digit goes
        if (next[digit_of(ranking.front().value, digit)] == ranking.size()) continue;
        std::uint32_t start = 0;
        for (std::uint32_t& count : next) start += std::exchange(count, start);
        for (const Ranked& each : ranking) room[next[digit_of(each.value, digit)]++] = each;
        ranking.swap(room);
    }
}

std::vector<Ranked> ranked(std::span<const double> values, bool largest) {
    std::vector<Ranked> ranking;
    ranking.reserve(values.size());
    for (std::uint32_t i = 0; i < values.size(); ++i) ranking.push_back({values[i], i});
    if (ranking.size() > few) {
        sort_by_digits(ranking, largest ? ~std::uint64_t{0} : 0);
        return ranking;
    }
    std::ranges::sort(ranking, [largest](const Ranked& a, const Ranked& b) {
        if (a.value == b.value) return a.place < b.place;
        return largest ? a.value > b.value : a.value < b.value;
    });
    return ranking;
}

} // namespace

std::vector<Ranked> smallest_first(std::span<const double> values) { return ranked(values, false); }

std::vector<Ranked> largest_first(std::span<const double> values) { return ranked(values, true); }

} // namespace folkmoot
