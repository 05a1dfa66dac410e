#pragma once

/// Which reform, its levers, and, plainly apart, what nobody knows for sure.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string>
#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view levers_title = "The reform", assumptions_title = "Assumptions";
inline constexpr std::string_view assumptions_note =
    "Facts that nobody knows for sure. They hold for the baseline and the reform alike. Move them "
    "to see whether the answer survives.";
inline constexpr std::string_view reset_words = "Back to where it started";
inline constexpr std::string_view undo_words = "Undo (Ctrl+Z)", redo_words = "Redo (Ctrl+Y)",
                                  reset_all_words = "Undo all moves";

/// The sentence that explains a field, with its unit where that is not said beside the value.
[[nodiscard]] std::string explained(const message::Field& field);

/// "Source: Hobbs and others, Lancet 2016"; empty where there is none but the assumption itself.
[[nodiscard]] std::string source_words(const message::Field& field);

/// Where the comparison stands: "Baseline: 52 weeks", "Usual value: 2.20 per year".
[[nodiscard]] std::string usual_words(const message::Scenario& scenario,
                                      const message::Trial& trial, const message::Field& field);

/// The reform: its choice, levers, assumptions, seed and size.
[[nodiscard]] sheet::Node levers(const session::Session& session);

} // namespace folkmoot::rooms
