#pragma once

/// `--only` and `--parts`: replicates of one question run in several places and put together.

#include "analysis/compare.hpp"
#include "cli/ensemble/crew.hpp"
#include "cli/options.hpp"
#include "core/result.hpp"

#include <string>

namespace folkmoot::cli {

/// Whether only some replicates were asked for.
[[nodiscard]] inline bool runs_a_part(const Options& options) { return !options.only.empty(); }

/// Runs the replicates of --only; what `write_replicates` makes of them.
[[nodiscard]] Result<std::string> run_part(Crew& crew, const Scenario& scenario,
                                           const Attempt& attempt, const Options& options);

/// All replicates: those of the files of --parts, and the others run here. Of a crew's programs the
/// one that leads has them; the others get an empty comparison. What is finished is kept in
/// `folder`, "": nowhere.
[[nodiscard]] Result<Comparison> run_whole(Crew& crew, const Scenario& scenario,
                                           const Attempt& attempt, const Options& options,
                                           const std::string& folder, const Proceed& proceed);

} // namespace folkmoot::cli
