#pragma once

/// The parts of the funding lab's room, one a file.

#include "rooms/funding/funding.hpp"
#include "rooms/sheet.hpp"
#include "session/cite.hpp"
#include "session/funding/numbers.hpp"
#include "session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

// The columns of the room. Each is a group, and there whatever is known.
[[nodiscard]] sheet::Node funding_result(const session::Session& session); ///< result.cpp
[[nodiscard]] sheet::Node funding_formula(const session::Session& session); ///< formula.cpp
[[nodiscard]] sheet::Node funding_places(const session::Session& session,
                                         FundingKept& kept); ///< places.cpp
[[nodiscard]] sheet::Node funding_effects(const session::Session& session,
                                          FundingKept& kept); ///< effects.cpp

// What the formula's column is made of.
void add_funding_table(sheet::Node& into, const session::Session& session); ///< table.cpp
void add_funding_levers(sheet::Node& into, const session::Session& session); ///< levers.cpp
void add_funding_steps(sheet::Node& into, const message::FormulaFace& formula); ///< steps.cpp

// What is looked at besides the places: one at a time. `answer` is what is on screen.
void add_funding_who(sheet::Node& into, const session::FundingDesk& desk,
                     const message::Funded& answer, FundingKept& kept); ///< who.cpp
void add_funding_place(sheet::Node& into, const session::FundingDesk& desk,
                       const message::Funded& answer); ///< place.cpp
void add_funding_fairness(sheet::Node& into, const session::FundingDesk& desk,
                          const message::Funded& answer); ///< fairness.cpp
void add_funding_doubt(sheet::Node& into, const session::Session& session,
                       const message::Funded& answer, FundingKept& kept); ///< doubt.cpp
void add_funding_backwards(sheet::Node& into, const session::Session& session,
                           const message::Funded& answer); ///< backwards.cpp
void add_funding_future(sheet::Node& into, const session::Session& session,
                        const message::Funded& answer); ///< future.cpp

/// The rows of places are called so, with what the table calls the place behind it.
inline constexpr std::string_view place_key = "place:";
/// What files and the buttons that save them are called, behind this.
inline constexpr std::string_view funding_csv = "funding:csv:";

/// A button that saves numbers; not while they are from before a change.
[[nodiscard]] sheet::Node save_button(const session::FundingDesk& desk, std::string_view name,
                                      std::string words = "Save these numbers (CSV)");
/// Saves them; false if nothing is called so or is on screen.
bool save_funding(session::Session& session, std::string_view name); ///< files.cpp

/// Where formula and figures come from, without the line that says whose a person's own figures
/// are: for where that is told already.
[[nodiscard]] std::vector<std::string> other_sources(const message::Funded& answer);

/// A chart's caption, and whose figures it shows: charts travel alone.
[[nodiscard]] std::string with_figures(std::string caption, const message::Funded& answer);
/// "£118bn for 42 places, money of 2024/25."
[[nodiscard]] std::string funding_summary(const message::Funded& answer); ///< result.cpp
/// Levers that do not stand where the formula has them: "Pace: 2.0% (usually 1.0%)"; card.cpp
[[nodiscard]] std::vector<std::string> formula_levers_moved(const message::FormulaFace& formula);
/// What a formula is compared with: "before", or the other formula's name; card.cpp.
[[nodiscard]] std::string against_words(const message::Funded& answer);
/// What a reference to the answer says; card.cpp.
[[nodiscard]] session::Citable funding_reference(const session::FundingDesk& desk,
                                                 const message::Funded& answer);
/// That no link leads to `what`, "this page", because it rests on a person's own files, and which.
[[nodiscard]] std::string own_files(const session::FundingDesk& desk,
                                    std::string_view what); ///< card.cpp
/// Whose money it is: "money of 2024/25", "invented money"; empty where the formula does not say.
[[nodiscard]] std::string money_words(const message::FormulaFace& formula);
/// What it is compared with, as it begins a line: "Today".
[[nodiscard]] std::string other_side(const message::Funded& answer);
/// What is being worked out, or why there is nothing.
[[nodiscard]] sheet::Node waiting(std::string words);
/// Why what was typed into a node has not been taken.
void add_refusal(sheet::Node& node, const session::Session& session);
/// What is wrong, each with the way to the line where it is; tells nothing if nothing is.
[[nodiscard]] sheet::Node troubles(std::string key, const std::vector<message::Problem>& problems);
/// Five years by group, in the order in which they are shown: future.cpp.
[[nodiscard]] std::vector<session::FutureSummary> future_rows(const session::FundingDesk& desk,
                                                              std::string_view group);
/// Why five years cannot be shown of the table on screen, whatever is opened; empty: they can, or
/// might; future.cpp.
[[nodiscard]] std::string why_no_future(const session::Session& session,
                                        const message::Funded& answer);
/// A table with all its rows. `key`: of the node, and before the number of a row.
[[nodiscard]] sheet::Node plain_table(std::string key, std::string title,
                                      const session::Table& rows);
/// An axis of money or of shares around zero, with its round numbers.
enum class AxisWords : std::uint8_t { money, signed_money, signed_share };
[[nodiscard]] sheet::Axis zero_axis(std::string words, const std::vector<sheet::Series>& series,
                                    AxisWords as);

} // namespace folkmoot::rooms
