#include "parts/provision/tender.hpp"

#include <cmath>

namespace folkmoot {
namespace {

double counted(const Bid& bid, double preference) {
    return static_cast<double>(bid.pence) * (bid.small ? 1.0 - preference : 1.0);
}

} // namespace

double first_price_bid(double cost, double highest, double bidders) {
    return cost + (highest - cost) / bidders;
}

double bidders_by_free_entry(double spread, double bid_cost) {
    if (!(spread > 0.0)) return 0.0;
    return 0.5 * (std::sqrt(1.0 + 4.0 * spread / bid_cost) - 1.0);
}

std::optional<std::size_t> winner(std::span<const Bid> bids, double preference, std::int64_t most) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < bids.size(); ++i) {
        if (bids[i].pence > most) continue;
        if (!best) {
            best = i;
            continue;
        }
        const double mine = counted(bids[i], preference), lowest = counted(bids[*best], preference);
        if (mine < lowest || (mine == lowest && bids[i].firm < bids[*best].firm)) best = i;
    }
    return best;
}

} // namespace folkmoot
