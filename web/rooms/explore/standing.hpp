#pragma once

/// How policies stand to each other, run by run.

#include "session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot::rooms {

/// How an outcome comes out under each policy, today's first, over the runs that all of them have.
struct SideBySide {
    std::vector<std::vector<double>> values; ///< [policy][run]; the run on screen first
    /// In how many runs each is better than all others, and worse than all others. The runs are
    /// those in which every policy has a value.
    std::vector<std::size_t> best, worst;
    std::size_t runs = 0;
};

/// `direction`: +1 more is better, -1 less is better, 0: none is best. `results`: of the reforms;
/// today's is the baseline of the first.
[[nodiscard]] SideBySide stand(const std::vector<const session::TrialResults*>& results,
                               std::size_t year, std::size_t outcome, int direction);

/// Which of several points another one beats: at least as good on both counts and better on one.
/// `x_direction`, `y_direction`: as above; none is beaten where either is 0.
[[nodiscard]] std::vector<bool> beaten(const std::vector<double>& x, const std::vector<double>& y,
                                       int x_direction, int y_direction);

/// NaN of no values.
[[nodiscard]] double mean(const std::vector<double>& values);

/// What a policy changes an outcome by, over the runs that all have: nine of ten lie in the band.
[[nodiscard]] session::Band change_band(const SideBySide& stood, std::size_t policy,
                                        double& average);

/// Groups that an outcome tells apart, by name, for whom it is worse in the run on screen and in at
/// least nineteen of twenty of all runs. `told_apart`: whether it tells any apart.
[[nodiscard]] std::vector<std::string> surely_worse(const session::Session& session,
                                                    const session::TrialResults& results,
                                                    std::size_t outcome, bool& told_apart);

/// The first three names, and how many more there are: "A; B; C; and 2 more".
[[nodiscard]] std::string few_of(const std::vector<std::string>& names);

} // namespace folkmoot::rooms
