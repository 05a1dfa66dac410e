#pragma once

/// All that Polis makes of a table of votes, from the map to what all share.

#include "deliberation/polis/groups.hpp"
#include "deliberation/polis/meaning.hpp"
#include "deliberation/polis/space.hpp"

#include <vector>

namespace folkmoot::polis {

struct Analysis {
    Space space;
    std::vector<std::uint32_t> in_conversation;
    Grouping grouping;
    std::vector<std::vector<View>> views; ///< [group][statement]
    std::vector<std::vector<Representative>> representatives; ///< by group
    Consensus consensus;
    std::vector<double> group_informed; ///< by statement
    std::vector<double> priorities; ///< by statement, of being asked about next
    /// By person; `no_group` for who is in none.
    [[nodiscard]] std::vector<std::uint32_t> group_of_person() const;
};

/// The most statements that are analysed: what they have in common pair by pair is kept in memory.
inline constexpr std::size_t most_statements = 4'000;
inline constexpr std::size_t most_people = 100'000;

/// Of votes in which every statement has a vote and every person has voted. `out`: moderated out;
/// `about_itself`: about the conversation, not its matter (Polis: meta). Both are left out of the
/// map, of what groups stand for and of the consensus.
[[nodiscard]] Analysis analyse(const Votes& votes, const std::vector<bool>& out,
                               const std::vector<bool>& about_itself);

} // namespace folkmoot::polis
