#pragma once

/// Sharing whole pence out, in whole numbers: the same bits everywhere, whatever the order of
/// places.

#include "funding/books.hpp"
#include "funding/formula.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// Products of two whole numbers that fit 64 bits each.
__extension__ using Wide = __int128;

/// Amounts as whole numbers: `of_place` is the amount times 2^`exponent`, to the nearest.
struct Units {
    std::vector<std::int64_t> of_place;
    int exponent = 0;
};

/// Amounts (finite, not negative) in the finest unit at which the products with `total` stay exact:
/// 2^-60 of the largest or so. The unit depends on the largest amount and the number of places
/// alone.
[[nodiscard]] Units in_units(std::span<const double> amounts, Pence total);

/// Amounts in £ added up, to the nearest penny, whatever their order.
[[nodiscard]] Pence whole_total(std::span<const double> pounds);

/// Adds to `to[i]`, for each i in `places`, its part of `total` (not negative) in proportion to
/// `weights[i]`: rounded down, and a penny more for the largest remainders; ties: the first place.
void share_pence(Pence total, std::span<const std::int64_t> weights,
                 std::span<const std::uint32_t> places, std::span<Pence> to);

} // namespace folkmoot
