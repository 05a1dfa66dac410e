#include "models/general_practice/outcomes/measures.hpp"

namespace folkmoot::general_practice {
namespace {

constexpr double days_per_unit = 7.0 / wait_units_per_week;

}  // namespace

double wait_days(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    if (group[column::seen] == 0.0) return of_nobody;
    return group[column::wait_sum] / group[column::seen] * days_per_unit;
}

double wait_days_p90(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    if (group[column::seen] == 0.0) return of_nobody;
    // Within a bin, waits are taken to be spread evenly.
    const double rank = 0.9 * group[column::seen];
    double below = 0;
    double edge = 0;
    for (std::size_t bin = 0; bin < wait_bins; ++bin) {
        const double here = group[column::waits + bin];
        if (here > 0.0 && below + here >= rank) {
            return edge + (rank - below) / here * (wait_bin_edge(bin) - edge);
        }
        below += here;
        edge = wait_bin_edge(bin);
    }
    return edge;
}

double seen_within_two_weeks(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    const double ended = group[column::seen] + group[column::left];
    if (ended == 0.0) return of_nobody;
    return group[column::seen_soon] / ended;
}

} // namespace folkmoot::general_practice
