#include "experiment/influence.hpp"

#include "experiment/means.hpp"

#include <cmath>
#include <vector>

namespace folkmoot {
namespace {

/// The rows of one arm that have an outcome, summed up, and the one furthest from the mean.
struct Side {
    Moments moments;
    std::size_t furthest = 0;
    double away = 0;  ///< of the furthest, from the mean
};

Side side_of(const TrialRows& rows, std::size_t arm) {
    Side side;
    RunningMoments running;
    for (std::size_t i = 0; i < rows.outcome.size(); ++i)
        if (rows.arm[i] == arm) running.add(rows.outcome[i]);
    side.moments = running.moments();
    for (std::size_t i = 0; i < rows.outcome.size(); ++i) {
        const double away = rows.outcome[i] - side.moments.mean;
        if (rows.arm[i] != arm || !(std::fabs(away) > std::fabs(side.away))) continue;
        side.furthest = i;
        side.away = away;
    }
    return side;
}

/// What an arm is without its furthest row: exactly, by taking its share off the sum of squares.
Moments without_furthest(const Side& side) {
    const double n = side.moments.n;
    const double squares =
        side.moments.variance * (n - 1.0) - side.away * side.away * n / (n - 1.0);
    return {n - 1.0, side.moments.mean - side.away / (n - 1.0), std::max(0.0, squares) / (n - 2.0)};
}

bool only_two_numbers(const TrialRows& rows) {
    double one = no_number, other = no_number;
    for (const double value : rows.outcome) {
        if (value != value || value == one || value == other) continue;
        if (one != one)
            one = value;
        else if (other != other)
            other = value;
        else
            return false;
    }
    return true;
}

}  // namespace

std::optional<CarryingRow> carrying_row(const TrialRows& rows) {
    if (only_two_numbers(rows)) return std::nullopt;
    const Side control = side_of(rows, rows.control);
    std::optional<CarryingRow> found;
    double most = 1.0;
    for (std::size_t arm = 0; arm < rows.arms; ++arm) {
        if (arm == rows.control) continue;
        const Side treated = side_of(rows, arm);
        const double with = treated.moments.mean - control.moments.mean;
        for (const bool in_treated : {true, false}) {
            const Side& side = in_treated ? treated : control;
            if (side.moments.n < 3.0 || side.away == 0.0) continue;
            const Moments left = without_furthest(side);
            const Estimated rest =
                in_treated ? welch(left, control.moments) : welch(treated.moments, left);
            const double moved = std::fabs(rest.estimate - with);
            // Without any spread left, the row is all there is to tell.
            const double dfbetas = rest.se > 0.0 ? moved / rest.se : moved > 0.0 ? 1e300 : 0.0;
            if (!(dfbetas > most)) continue;
            most = dfbetas;
            found = CarryingRow{.row = side.furthest,
                                .arm = arm,
                                .value = rows.outcome[side.furthest],
                                .with = with,
                                .without = rest.estimate};
        }
    }
    return found;
}

}  // namespace folkmoot
