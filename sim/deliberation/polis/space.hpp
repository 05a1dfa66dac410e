#pragma once

/// The map of opinions: people who vote alike stand near each other.

#include "deliberation/polis/votes.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace folkmoot::polis {

using Point = std::array<double, 2>;

struct Space {
    std::vector<double> means; ///< by statement, of those who voted; 0 for what is left out
    /// Unit vectors, by statement: where agreeing with it alone pulls somebody.
    std::array<std::vector<double>, 2> axes; ///< all 0: nobody differs along it
    std::array<double, 2> variance{}; ///< along each axis
    double total_variance = 0; ///< along all there are
    std::vector<Point> places; ///< by person
};

/// A vote that somebody has not cast counts as the mean of those who did; principal components of
/// all people, two, not scaled. Statements that are left out (moderated out, or about the
/// conversation itself) count as if everybody had passed. Who has voted on few statements is moved
/// out from the middle: by √(statements / votes).
///
/// The order of people changes nothing, to the last bit: covariances are made of whole numbers.
///
/// Source: Small and others, Polis (2021); github.com/compdemocracy/polis, math/pca. Power
/// iteration there, from a random beginning, stops after 100 rounds; this goes on to the end.
[[nodiscard]] Space opinion_space(const Votes& votes, const std::vector<bool>& left_out);

/// Where a vote of "agree" on nothing but one statement stands, as length from the middle: how much
/// the statement tells people apart.
[[nodiscard]] double extremity(const Space& space, std::size_t statement);

/// People whose votes make up the map's groups: at least seven votes, or all there are; the most
/// active ones beyond if that leaves fewer than 15; never who has no vote. Rising.
[[nodiscard]] std::vector<std::uint32_t> in_conversation(const Votes& votes);

} // namespace folkmoot::polis
