#include "outcome/measures.hpp"

#include <limits>

namespace folkmoot {
namespace {

constexpr double days_per_unit = 7.0 / wait_units_per_week;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double wait_days(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    if (group.seen == 0) return none;
    return static_cast<double>(group.wait_sum) / static_cast<double>(group.seen) * days_per_unit;
}

double wait_days_p90(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    if (group.seen == 0) return none;
    // Within a bin, waits are taken to be spread evenly.
    const double rank = 0.9 * static_cast<double>(group.seen);
    double below = 0;
    double edge = 0;
    for (std::size_t bin = 0; bin < wait_bins; ++bin) {
        const auto here = static_cast<double>(group.waits[bin]);
        if (here > 0.0 && below + here >= rank) {
            return edge + (rank - below) / here * (wait_bin_edge(bin) - edge);
        }
        below += here;
        edge = wait_bin_edge(bin);
    }
    return edge;
}

double seen_within_two_weeks(const Summary& summary, std::size_t slot) {
    const GroupTotals& group = summary.groups[slot];
    const std::uint64_t ended = group.seen + group.left;
    if (ended == 0) return none;
    return static_cast<double>(group.seen_soon) / static_cast<double>(ended);
}

}  // namespace folkmoot
