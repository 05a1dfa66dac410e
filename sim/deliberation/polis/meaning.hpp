#pragma once

/// What groups stand for, and what all share.

#include "deliberation/polis/votes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::polis {

/// Above it a z score is taken for more than chance: nine times in ten.
inline constexpr double enough_z = 1.2816;

/// z score of `successes` among `trials` against one half, with one more of each.
[[nodiscard]] double one_share_z(double successes, double trials);
/// z score of the difference of two shares, with one more of each number; 0 if all succeed.
[[nodiscard]] double two_shares_z(double successes, double other_successes, double trials,
                                  double other_trials);

/// How one group, or everybody, sees a statement, and how much that differs from the others. With
/// one vote more each way, so that few votes say little.
struct View {
    Tally votes;
    double agree_share = 0, disagree_share = 0; ///< (agrees + 1) / (votes + 2)
    double agree_z = 0, disagree_z = 0;
    /// Share here by the share among the other groups, and its z score; 0 for everybody.
    double agree_ratio = 0, disagree_ratio = 0, agree_ratio_z = 0, disagree_ratio_z = 0;
};

/// A statement that tells what a group stands for.
struct Representative {
    std::uint32_t statement = 0;
    bool agree = true; ///< the group agrees with it more than others do; else it disagrees
    std::uint32_t successes = 0, votes = 0;
    double share = 0, share_z = 0, ratio = 0, ratio_z = 0;
    bool best_agree = false; ///< put first, so that every group has something it is for
};

/// A statement that most people see in one way.
struct Shared {
    std::uint32_t statement = 0;
    std::uint32_t successes = 0, votes = 0;
    double share = 0, share_z = 0;
};
struct Consensus {
    std::vector<Shared> agree, disagree; ///< at most five each, the clearest first
};

/// What each group makes of each statement: [group][statement].
[[nodiscard]] std::vector<std::vector<View>>
views_of(const Votes& votes, const std::vector<std::vector<std::uint32_t>>& groups);

/// At most five statements a group, agreed ones first; left out ones never. Where none differs by
/// more than chance, the one that comes nearest.
///
/// Source: github.com/compdemocracy/polis, math/repness.
[[nodiscard]] std::vector<std::vector<Representative>>
representatives(const std::vector<std::vector<View>>& views, const std::vector<bool>& left_out);

/// What more than half of all people say, and not by chance.
[[nodiscard]] Consensus consensus(const Votes& votes, const std::vector<bool>& left_out);

/// By statement, the product over groups of (agrees + 1) / (votes + 2): high only where every group
/// agrees. 1 if there is no group.
[[nodiscard]] std::vector<double>
group_informed_consensus(const std::vector<std::vector<View>>& views, std::size_t statements);

} // namespace folkmoot::polis
