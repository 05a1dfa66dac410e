#include "parts/arrivals.hpp"

#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <array>

namespace folkmoot {
namespace {

constexpr double furthest_gap = 1e18;  // beyond any table, and within 64 bits

}  // namespace

void find_needs(std::uint64_t seed, std::uint32_t week, std::uint32_t stratum, const Gaps& gaps,
                const Strata& strata, Episodes& episodes) {
    if (gaps.never()) return;
    std::uint32_t at = strata.first[stratum];
    const std::uint32_t end = strata.first[stratum + 1];
    for (std::uint32_t block = 0; at < end; ++block) {
        // All four at once: they do not wait for each other.
        const Words words = draw(seed, stratum, week, Purpose::need, block);
        std::array<std::uint32_t, 4> next;
        for (std::size_t i = 0; i < next.size(); ++i) next[i] = gaps.next(words[i]);
        Episode* const room = episodes.room_for(next.size());
        std::size_t found = 0;
        for (const std::uint32_t gap : next) {
            if (gap >= end - at) {
                at = end;
                break;
            }
            at += gap;
            room[found++] = {at++, static_cast<std::uint16_t>(stratum)};
        }
        episodes.wrote(found);
    }
}

void find_needs_plainly(std::uint64_t seed, std::uint32_t week, std::uint32_t stratum,
                        double probability, const Strata& strata, Episodes& episodes) {
    if (!(probability > 0.0)) return;
    const double per_gap = 1.0 / math::log1p(-probability);
    std::uint32_t jump = 0;
    const auto next_gap = [&] {
        const std::uint32_t word = draw(seed, stratum, week, Purpose::need, jump / 4)[jump % 4];
        ++jump;
        return static_cast<std::uint64_t>(
            std::min(math::fast_log_unit(word) * per_gap, furthest_gap));
    };
    std::uint64_t healthy_before_next = next_gap();
    for (std::uint32_t c = strata.first[stratum]; c < strata.first[stratum + 1]; ++c) {
        if (healthy_before_next == 0) {
            *episodes.room_for(1) = {c, static_cast<std::uint16_t>(stratum)};
            episodes.wrote(1);
            healthy_before_next = next_gap();
        } else {
            --healthy_before_next;
        }
    }
}

} // namespace folkmoot
