#pragma once

/// Buying by tender: sealed bids, the lowest wins and is paid what it asked.

#include <cstdint>
#include <optional>
#include <span>

namespace folkmoot {

/// What a firm asks that knows its own cost and that its rivals' costs lie anywhere between the
/// lowest and `highest` alike: cost + (highest − cost) / bidders.
///
/// `bidders` counts the firm itself, at least 1; alone it asks `highest`, the most that the buyer
/// would pay. Any unit of money. Source: Vickrey, Journal of Finance 16(1) (1961), 8–37.
[[nodiscard]] double first_price_bid(double cost, double highest, double bidders);

/// How many bid when anybody may and a bid costs `bid_cost`: n with n(n + 1) = spread / bid_cost,
/// because a bidder among n expects spread / (n(n + 1)).
///
/// `spread`: highest less lowest cost of the whole contract, in the unit of `bid_cost` (positive).
/// Not a whole number; 0 if there is nothing to win.
[[nodiscard]] double bidders_by_free_entry(double spread, double bid_cost);

/// An offer for a lot.
struct Bid {
    std::uint32_t firm = 0;
    std::int64_t pence = 0;
    bool small = false; ///< from a small firm
};

/// The bid that wins, by its index: the lowest after those of small firms are counted `preference`
/// (0..1, of their bid) lower. Nobody wins above `most`, which is asked of the bid itself. Equal
/// bids: the lower firm. The winner is paid its bid, not the number it was counted as.
[[nodiscard]] std::optional<std::size_t> winner(std::span<const Bid> bids, double preference,
                                                std::int64_t most);

} // namespace folkmoot
