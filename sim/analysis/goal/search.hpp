#pragma once

/// The search for what it would take.
///
/// Every point of the levers is run on the same chance as the scenario on screen, so that points
/// differ by what the levers do and by nothing else. Few points are run with all citizens: the
/// search goes from coarse to fine with fewer of them, moved by as much as both differ where both
/// are known, and what it finds is then run with all. Same question, same answers, on any number of
/// threads.

#include "analysis/goal/asked.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace folkmoot::goal {

/// Citizens with whom the search looks around; a scenario with fewer is searched with its own.
inline constexpr std::uint32_t quick_population = 10'000;

/// Where the levers are: for each, which of its values.
using Point = std::vector<std::size_t>;

/// What one run at a point came to.
struct Reading {
    std::vector<double> goal; ///< by slot of the goal
    std::vector<double> worse; ///< by guard and slot: how much worse than under the first policy
    double cost = 0; ///< NaN: not known
    std::uint64_t fingerprint = 0; ///< of both policies
};

/// A point that was found, and how often it does what it should.
struct Answer {
    Point at;
    Reading reading; ///< on the chance on screen, with the assumptions as they are set
    double change = 0; ///< shares of their ranges that levers move by, added up
    bool met = false; ///< the goal
    bool all_citizens = true; ///< false: stopped before that; `reading` is from fewer citizens
    std::vector<bool> kept{}; ///< by guard: it is not worse than under the first policy
    std::uint32_t runs = 0; ///< replicates with all citizens; the first is `reading`
    std::uint32_t holds = 0; ///< of them: the goal is met
    std::vector<std::uint32_t> keeps{}; ///< by guard: of them, it is not worse

    [[nodiscard]] bool does_it() const;
};

/// What was found, as far as the search came.
struct Found {
    std::vector<Lever> levers; ///< that were moved; where they were chosen, the strongest first
    bool levers_chosen = false;
    bool stopped = false; ///< before it was done: what follows is the best so far
    std::optional<Answer> now; ///< where the levers stand; nothing if it was stopped at once
    std::optional<Answer> least_change; ///< of all that reach the goal and keep every guard
    std::optional<Answer> least_costly; ///< of them, where there is a cost
    std::optional<Answer> safest; ///< of them, if it holds in more runs than the least change
    std::optional<Answer> nearest; ///< only if nothing that was tried reaches it
    /// What more of the goal costs: no other point of these has more of it for less. The cheapest
    /// first. Empty where there is no cost.
    std::vector<Answer> curve;
    std::size_t points = 0; ///< that were tried, with however many citizens
    std::vector<double> slack; ///< by guard and slot: what still is chance, with all citizens
    std::uint64_t fingerprint = 0; ///< of all answers
};

/// Searches on `threads` threads. Where `proceed`, which hears the share that is done, says stop,
/// what was found so far is given.
///
/// Least change: the sum over the levers of the share of its range that each moves by; a choice
/// counts as a whole range. A guard is kept where its outcome, in every group asked for, is worse
/// than under the scenario's first policy by no more than chance: two standard deviations of the
/// difference between both policies over six runs that differ by chance alone, with every lever
/// moved as far as it goes, and fewer citizens taken into account by the root of their number.
[[nodiscard]] Found search(const Asked& asked, std::uint32_t threads, const Proceed& proceed);

} // namespace folkmoot::goal
