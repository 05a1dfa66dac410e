#pragma once

/// Files of participatory budgets as pabulib keeps them (.pb): sections META, PROJECTS and VOTES,
/// each with a row of headings, cells parted by semicolons.
///
/// Source: pabulib.org/format.

#include "core/result.hpp"
#include "deliberation/budget/instance.hpp"
#include "deliberation/budget/rules.hpp"

#include <string>
#include <string_view>

namespace folkmoot::budget {

/// Reads a file; `file` is what messages call it. Every problem is listed by line: a section or a
/// heading that is missing, a number that is none, the same project or voter twice, a vote for a
/// project that is not there, numbers of projects or votes that are not those of the rows. Decimal
/// commas, blanks around cells and quoted cells are understood. Ballots approve (`vote_type`
/// approval or choose-1): points and ranks are refused, because no rule here counts them.
[[nodiscard]] Result<Instance> read_pb(std::string_view file, std::string bytes);

/// The same as a file again; with an outcome, its projects are marked in the column `selected`.
[[nodiscard]] std::string write_pb(const Instance& instance, const Outcome* outcome = nullptr);

/// "1100", "99.5": an amount without what it does not need.
[[nodiscard]] std::string amount_text(Amount amount);

} // namespace folkmoot::budget
