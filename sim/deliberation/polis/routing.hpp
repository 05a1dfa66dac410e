#pragma once

/// Which statement somebody is asked about next.

#include "deliberation/polis/space.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace folkmoot::polis {

/// How much it helps to ask about a statement: more if it tells people apart, if few pass and many
/// agree, and if few have seen it. `extremity`: see space.hpp.
///
/// Source: github.com/compdemocracy/polis, math/conversation.
[[nodiscard]] double priority(const Tally& votes, double extremity);
/// Of a statement about the conversation itself.
inline constexpr double meta_priority = 49;

/// Priorities of all statements: 0 for those that are out, `meta_priority` for those that are about
/// the conversation.
[[nodiscard]] std::vector<double> priorities(const Votes& votes, const Space& space,
                                             const std::vector<bool>& out,
                                             const std::vector<bool>& about_itself);

/// Draws among the statements that somebody has not seen, by priority; nothing if there are none.
/// The same seed, person and number of votes: the same statement.
[[nodiscard]] std::optional<std::uint32_t> next_statement(const std::vector<double>& priorities,
                                                          const std::vector<bool>& seen,
                                                          std::uint64_t seed, std::uint32_t person);

} // namespace folkmoot::polis
