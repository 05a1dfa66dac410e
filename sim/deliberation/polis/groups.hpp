#pragma once

/// Groups of people who stand near each other on the map.

#include "deliberation/polis/space.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::polis {

struct Cluster {
    std::vector<std::uint32_t> members; ///< places in what was clustered, rising
    Point centre{};
};

/// Clusters by the nearest of k centres, from a cold start: the first k points that differ. Empty
/// ones are dropped; it ends when no centre moved by .01, or after `rounds` more rounds than one.
/// Of centres that are equally near, the first. Weights count in centres only.
[[nodiscard]] std::vector<Cluster> k_means(std::span<const Point> points,
                                           std::span<const double> weights, std::size_t k,
                                           std::size_t rounds);

/// How much nearer each point is to its own cluster than to the next: (b − a) / max(a, b), with a
/// and b its mean distance to the others of its own cluster and to the nearest other one; 0 for who
/// is alone in a cluster, or if there is one cluster only. `distances`: row by row.
///
/// Source: Rousseeuw, Journal of Computational and Applied Mathematics 20 (1987).
[[nodiscard]] std::vector<double> silhouettes(std::span<const double> distances,
                                              const std::vector<Cluster>& clusters);

struct Grouping {
    std::vector<Cluster> base; ///< members: people
    std::vector<std::vector<std::uint32_t>> groups; ///< people, rising
    std::vector<double> silhouette; ///< mean over base clusters, for 2, 3, … groups
};

/// Up to a hundred base clusters of the people in the conversation, and two to five groups of
/// those: as many as have the largest mean silhouette (of equals the fewest).
///
/// Polis goes on from its last groups, and shows another number of them only when it has won four
/// times in a row; this knows nothing of before, so that a file always gives the same.
[[nodiscard]] Grouping group_people(std::span<const Point> places,
                                    std::span<const std::uint32_t> in_conversation);

/// How well two ways to group the same people fit each other: 1 the same, about 0 by chance. Pairs
/// of those only who are in a group both times; `no_group` marks who is in none.
///
/// Source: Hubert and Arabie, Journal of Classification 2 (1985).
inline constexpr std::uint32_t no_group = UINT32_MAX;
[[nodiscard]] double adjusted_rand(std::span<const std::uint32_t> one,
                                   std::span<const std::uint32_t> other);

} // namespace folkmoot::polis
