#pragma once

/// Replicates that were run by themselves, as JSON text: on another core, worker or machine.

#include "analysis/compare.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

namespace folkmoot {

/// The replicates, and what they were run from. Numbers read back to the same bits.
[[nodiscard]] std::string write_replicates(const Scenario& scenario, const Attempt& attempt,
                                           const ReplicateOutcomes& outcomes);

/// Adds the replicates in `text` to `into`; or says why they are no part of this comparison:
/// another scenario, version of the engine, setting, seed or size, one that is there already, a
/// number of `replicates` or more, something that `write_replicates` does not write.
[[nodiscard]] Problems read_replicates(std::string_view file, std::string_view text,
                                       const Scenario& scenario, const Attempt& attempt,
                                       std::uint32_t replicates, ReplicateOutcomes& into);

} // namespace folkmoot
