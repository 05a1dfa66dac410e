#pragma once

/// How anybody works the funding lab's answer out again.

#include "session/funding/desk.hpp"

#include <string>
#include <string_view>

namespace folkmoot::session {

/// What a command line takes for one word: in quotation marks if it holds more than plain letters.
[[nodiscard]] std::string command_word(std::string_view text);

/// The command that computes what the desk shows: formula, table, levers that were moved, headings
/// that were matched, what was decided of the table, and what it is compared with. A person's own
/// table or formula is named by its file. Empty while no formula is known.
[[nodiscard]] std::string command_line(const FundingDesk& desk);

/// What a person's own formula is called as a file: as the lab saves it.
[[nodiscard]] std::string own_formula_file(const FundingDesk& desk);
/// What their table is called: a pasted one has no name of its own.
[[nodiscard]] std::string own_table_file(const FundingDesk& desk);

} // namespace folkmoot::session
