#pragma once

/// Replicates that were run by themselves, as JSON text: on another core, worker or machine, or
/// before.

#include "analysis/compare.hpp"
#include "core/result.hpp"

#include <optional>
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

/// What replicates of an attempt are made from, as one line of JSON: equal texts, equal replicates.
[[nodiscard]] std::string origin_of(const Scenario& scenario, const Attempt& attempt);

/// What differs between two such texts, or two that hold more, and which was `wanted`; empty if
/// nothing does.
[[nodiscard]] Problems other_origin(std::string_view file, std::string_view found,
                                    std::string_view wanted);

/// One replicate as one line of JSON. With `whole`, also all that its runs leave behind.
[[nodiscard]] std::string write_replicate(const ReplicateOutcome& outcome,
                                          const Workshop::Pair* whole = nullptr);

/// Reads such a line back to the same bits; false if it is none of this scenario's. `whole`: also
/// what the runs left behind, which must then be there.
[[nodiscard]] bool read_replicate(std::string_view line, const Scenario& scenario,
                                  ReplicateOutcome& outcome,
                                  std::optional<Workshop::Pair>* whole = nullptr);

} // namespace folkmoot
