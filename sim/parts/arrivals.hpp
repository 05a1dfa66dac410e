#pragma once

/// Who comes to have a need this week: found without asking everybody.

#include "core/gaps.hpp"
#include "parts/week.hpp"
#include "world/world.hpp"

#include <cstdint>

namespace folkmoot {

/// Finds who of a stratum has a new need this week, and appends them to `episodes`.
///
/// The next citizen with a need is found by a geometric jump, so the cost follows the needs, not
/// the people. Four jumps come from one Philox block addressed (stratum, week, Purpose::need, jump
/// / 4). `gaps` are those of the chance of a need.
void find_needs(std::uint64_t seed, std::uint32_t week, std::uint32_t stratum, const Gaps& gaps,
                const Strata& strata, Episodes& episodes);

/// The same, one citizen at a time: what `find_needs` must equal. For tests.
void find_needs_plainly(std::uint64_t seed, std::uint32_t week, std::uint32_t stratum,
                        double probability, const Strata& strata, Episodes& episodes);

} // namespace folkmoot
