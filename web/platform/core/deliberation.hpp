#pragma once

/// Parts of the answers about deliberation.

#include "core/result.hpp"
#include "deliberation/polis/space.hpp"
#include "session/deliberation/messages.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// The convex outline of some of the points: places in `people`, around; empty if they lie on a
/// line.
[[nodiscard]] std::vector<std::uint32_t> outline(std::span<const polis::Point> points,
                                                 std::span<const std::uint32_t> people);

/// True for a participatory budget's file.
[[nodiscard]] bool is_budget(const message::DeliberationFile& file);

/// Puts the budget, and how each rule would spend it, into the reply instead of ballots; or tells
/// what is wrong with the file.
[[nodiscard]] Problems read_budget(message::Deliberated& reply,
                                   const message::DeliberationFile& file);

} // namespace folkmoot
