#pragma once

/// What `folkmoot sweep` is to vary, as it was typed.

#include "analysis/sweep/design.hpp"
#include "cli/ensemble/sweep.hpp"
#include "core/result.hpp"

namespace folkmoot::cli {

/// Most runs of a sweep: each leaves its outcomes in memory.
inline constexpr std::uint64_t most_sweep_runs = 1'000'000;

/// The design that was asked for, or all that is wrong with it. `attempt`: what --set has set.
[[nodiscard]] Result<sweep::Design> design_of(const Model& model, const SweepOptions& options,
                                              const Attempt& attempt);

} // namespace folkmoot::cli
