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

struct ComesFirst {
    bool largest;
    bool operator()(const Ranked& a, const Ranked& b) const {
        if (a.value == b.value) return a.place < b.place;
        return largest ? a.value > b.value : a.value < b.value;
    }
};

/// What a number is looked up by: digits of it, the last of which begins at bit `shift`.
struct Radix {
    static constexpr unsigned bits = 11, count = 3;
    static constexpr std::size_t base = std::size_t{1} << bits;
    std::uint64_t flip; ///< all ones: the largest first
    unsigned shift;

    [[nodiscard]] std::uint64_t number(double value) const {
        return (in_order(value) ^ flip) >> shift;
    }
    [[nodiscard]] std::size_t digit(double value, unsigned which) const {
        return static_cast<std::size_t>((number(value) >> (which * bits)) % base);
    }
};

// Sorted digit by digit from the last one on; each pass keeps the order of the one before, so that
// equal values stay as they stand in the table. A digit that all share takes no pass: most tables
// hold short numbers. What is sorted is in `all` afterwards; `room` is as long.
void sort_by_digits(std::span<Ranked> all, std::span<Ranked> room, Radix radix) {
    std::vector<std::array<std::uint32_t, Radix::base>> counts(Radix::count);
    for (const Ranked& each : all)
        for (unsigned which = 0; which < Radix::count; ++which)
            ++counts[which][radix.digit(each.value, which)];
    std::span<Ranked> from = all, to = room;
    for (unsigned which = 0; which < Radix::count; ++which) {
        auto& next = counts[which]; // where the next of that digit goes
        if (next[radix.digit(all.front().value, which)] == all.size()) continue;
        std::uint32_t start = 0;
        for (std::uint32_t& count : next) start += std::exchange(count, start);
        for (const Ranked& each : from) to[next[radix.digit(each.value, which)]++] = each;
        std::swap(from, to);
    }
    if (from.data() != all.data()) std::ranges::copy(from, all.begin());
}

// The first half of a number tells most of them apart; only those that it does not are looked at
// again.
void sort_many(std::span<Ranked> all, std::span<Ranked> room, bool largest) {
    const std::uint64_t flip = largest ? ~std::uint64_t{0} : 0;
    const Radix first{flip, 64 - Radix::count * Radix::bits}, rest{flip, 0};
    sort_by_digits(all, room, first);
    for (std::size_t from = 0; from < all.size();) {
        const std::uint64_t shared = first.number(all[from].value);
        std::size_t to = from + 1;
        while (to < all.size() && first.number(all[to].value) == shared) ++to;
        const auto alike = all.subspan(from, to - from);
        if (alike.size() > few)
            sort_by_digits(alike, room.first(alike.size()), rest);
        else if (alike.size() > 1)
            std::ranges::sort(alike, ComesFirst{largest});
        from = to;
    }
}

std::vector<Ranked> ranked(std::span<const double> values, bool largest) {
    std::vector<Ranked> ranking(values.size());
    for (std::uint32_t i = 0; i < values.size(); ++i) ranking[i] = {values[i], i};
    if (ranking.size() > few) {
        std::vector<Ranked> room(ranking.size());
        sort_many(ranking, room, largest);
        return ranking;
    }
    std::ranges::sort(ranking, ComesFirst{largest});
    return ranking;
}

} // namespace

std::vector<Ranked> smallest_first(std::span<const double> values) { return ranked(values, false); }

std::vector<Ranked> largest_first(std::span<const double> values) { return ranked(values, true); }

} // namespace folkmoot
