#pragma once

/// Rules by which many choose one. Each is good at something and bad at something; what each says
/// of the same ballots is shown side by side. Counts are whole numbers, ties are told.

#include "deliberation/voting/profile.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot::voting {

/// What a rule says. Options of the same level are equal by it.
struct Verdict {
    std::vector<std::vector<std::uint32_t>> levels; ///< best first; each level rising
    std::vector<double> scores; ///< by option, as the rule counts; higher is better
    [[nodiscard]] bool tied() const { return !levels.empty() && levels.front().size() > 1; }
};

/// How many approve of each option. Good: simple, and nobody gains by hiding whom they approve of.
/// Bad: "approve" means another thing to everyone.
[[nodiscard]] Verdict approval(std::span<const std::vector<std::uint32_t>> approved,
                               std::size_t options);

/// First places only. Good: everybody knows it. Bad: alike options take each other's votes.
[[nodiscard]] Verdict plurality(const Rankings& rankings);

/// A point for every option that a ballot puts below; options that it does not name share the
/// points of their places. Good: counts whole rankings. Bad: adding losers can change the winner.
[[nodiscard]] Verdict borda(const Rankings& rankings);

/// A round of instant run-off: votes by option (0 for who is out), and who leaves.
struct Round {
    std::vector<std::uint64_t> votes;
    std::uint32_t out = 0;
    bool tied = false; ///< others had as few votes, now and in all rounds before
};
/// The option with the fewest first places leaves, again and again; of equals the one that had
/// fewer in the last round in which they differ, else the one that stands first. Good: a vote for a
/// small option is not lost. Bad: more support can make an option lose.
[[nodiscard]] Verdict instant_runoff(const Rankings& rankings,
                                     std::vector<Round>* rounds = nullptr);

/// By the strongest paths of pairwise victories. Good: an option that beats every other one alone
/// wins; like options do not matter. Bad: hard to explain.
///
/// Source: Schulze, Social Choice and Welfare 36 (2011); strength of a path: winning votes.
[[nodiscard]] Verdict schulze(const Rankings& rankings);
/// Strength of the strongest path from `a` to `b`: [a × options + b].
[[nodiscard]] std::vector<std::uint64_t> strongest_paths(const Pairwise& pairwise);

/// Grades of one option: how many people gave each, worst first.
using Grades = std::vector<std::uint64_t>;
/// The option with the best median grade; of equals, the one that keeps it longest while a median
/// vote is taken away from each. Good: asks what people think of each, not whom they prefer. Bad:
/// an option that most prefer can lose. All options have as many grades, from as many people.
///
/// Source: Balinski and Laraki, Majority Judgment (2010). Scores: the median grade, from 0.
[[nodiscard]] Verdict majority_judgement(std::span<const Grades> grades);

/// What people would spend on each option: n votes cost n². Good: tells how much people care. Bad:
/// who acts together gains.
struct QuadraticBallot {
    std::vector<std::int32_t> votes; ///< by option, negative against
};
/// What a ballot costs.
[[nodiscard]] std::uint64_t quadratic_cost(const QuadraticBallot& ballot);
[[nodiscard]] Verdict quadratic(std::span<const QuadraticBallot> ballots, std::size_t options);

/// Where many would put a lever.
struct LeverMiddle {
    double median = 0, mean = 0, low_quarter = 0, high_quarter = 0;
    std::size_t people = 0;
};
/// The median is what a majority cannot be moved from; of an even number, the middle of the two.
/// Quarters: the nearest ranks. All 0 if nobody said.
[[nodiscard]] LeverMiddle middle_of(std::vector<double> positions);

} // namespace folkmoot::voting
