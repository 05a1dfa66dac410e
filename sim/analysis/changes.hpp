#pragma once

/// What somebody changed of a question, in the words by which every answer to it speaks of that.
///
/// A lever that was moved belongs to the reform. A changed assumption is a fact that somebody
/// doubts: it holds for both sides, so an answer that does not name it would pass for one about the
/// world as the scenario has it.

#include "analysis/workshop.hpp"

#include <cstddef>
#include <string>

namespace folkmoot {

struct Changes {
    std::size_t levers = 0; ///< not where the policy has them
    std::size_t assumptions = 0; ///< not what the scenario says

    bool operator==(const Changes&) const = default;
};

/// What an attempt changes. A value that is set to what it is anyway is no change; a lever that the
/// policy moves by a schedule is one as soon as it is set at all.
[[nodiscard]] Changes changes_of(const Scenario& scenario, const Attempt& attempt);

/// The same of what the reform is compared with.
[[nodiscard]] Changes baseline_changes_of(const Scenario& scenario, const Attempt& attempt);

/// True if the reform is compared with the scenario's first policy as it is, as usual.
[[nodiscard]] bool compares_with_first(const Scenario& scenario, const Attempt& attempt);

/// The name of the reform; if it is not compared with the first policy as it is, with what else,
/// for machines: "follows against split settlement.portability=0.5".
[[nodiscard]] std::string policies_words(const Scenario& scenario, const Attempt& attempt);

/// Which of `values` are assumptions that say something else than the scenario: their number.
[[nodiscard]] std::size_t changed_assumptions(const Scenario& scenario,
                                              const std::map<std::string, double>& values);

/// " with your changes and 1 changed assumption", " with 2 changed assumptions": to be put behind
/// what was changed. Empty if nothing was.
[[nodiscard]] std::string changes_words(const Changes& changes);

} // namespace folkmoot
