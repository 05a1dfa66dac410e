#include "funding/rounding.hpp"

#include "funding/books.hpp"
#include "funding/constraints.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace folkmoot {
namespace {

int bits_of(std::uint64_t value) { return static_cast<int>(std::bit_width(value)); }

} // namespace

Units in_units(std::span<const double> amounts, Pence total) {
    Units units;
    units.of_place.reserve(amounts.size());
    const double largest =
        amounts.empty() ? 0.0 : *std::max_element(amounts.begin(), amounts.end());
    int size = 0; // largest < 2^size
    (void)std::frexp(largest, &size);
    // A sum of units times a sum of pence must fit 127 bits, and a sum of units 62.
    const int places = bits_of(amounts.size());
    const int room = std::min(61, 124 - bits_of(static_cast<std::uint64_t>(total)) - places);
    units.exponent = std::min(room - places - size, 1000);
    const double scale = std::ldexp(1.0, units.exponent);
    for (const double amount : amounts) {
        assert(amount >= 0.0 && "shares are not negative");
        units.of_place.push_back(static_cast<std::int64_t>(std::floor(amount * scale + 0.5)));
    }
    return units;
}

Pence whole_total(std::span<const double> pounds) {
    const Units units = in_units(pounds, 1);
    Wide sum = 0;
    for (const std::int64_t amount : units.of_place) sum += amount;
    return to_pence(std::ldexp(static_cast<double>(sum), -units.exponent));
}

void share_pence(Pence total, std::span<const std::int64_t> weights,
                 std::span<const std::uint32_t> places, std::span<Pence> to) {
    Wide sum = 0;
    for (const std::uint32_t i : places) sum += weights[i];
    if (places.empty() || sum == 0) return;
    struct Remainder {
        std::int64_t size;
        std::uint32_t place;
    };
    std::vector<Remainder> remainders;
    remainders.reserve(places.size());
    Pence left = total;
    for (const std::uint32_t i : places) {
        const Wide product = static_cast<Wide>(total) * weights[i];
        const auto part = static_cast<Pence>(product / sum);
        remainders.push_back(
            {static_cast<std::int64_t>(product - static_cast<Wide>(part) * sum), i});
        to[i] += part;
        left -= part;
    }
    const auto first_after = remainders.begin() + static_cast<std::ptrdiff_t>(left);
    std::nth_element(remainders.begin(), first_after, remainders.end(),
                     [](const Remainder& one, const Remainder& other) {
                         return one.size != other.size ? one.size > other.size
                                                       : one.place < other.place;
                     });
    for (auto lucky = remainders.begin(); lucky != first_after; ++lucky) ++to[lucky->place];
}

std::vector<Pence> largest_remainder(std::span<const double> share, Pence total) {
    const Pence size = total < 0 ? -total : total;
    std::vector<std::int64_t> weights = in_units(share, size).of_place;
    if (std::all_of(weights.begin(), weights.end(),
                    [](std::int64_t weight) { return weight == 0; })) {
        std::fill(weights.begin(), weights.end(), 1);
    }
    std::vector<std::uint32_t> places(share.size());
    std::iota(places.begin(), places.end(), 0U);
    std::vector<Pence> amount(share.size());
    share_pence(size, weights, places, amount);
    if (total < 0) {
        for (Pence& pence : amount) pence = -pence;
    }
    return amount;
}

} // namespace folkmoot
