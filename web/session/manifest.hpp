#pragma once

/// The run manifest: everything that someone needs to repeat a result, or to refuse it with reason.

#include "session/chart_data.hpp"
#include "session/session.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::session {

/// Lines of a manifest: name and value, for the screen.
using ManifestLines = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] ManifestLines manifest_lines(const Session& session);

/// What a manifest tells apart: what the reform is, and what somebody doubts of the world.
inline constexpr std::string_view reform_changes = "The reform changes";
inline constexpr std::string_view facts_changed = "You changed these facts, for both sides";

/// What made the numbers of the room that is on screen, for the columns of a file: scenario, seed,
/// engine and fingerprint, or formula, figures and fingerprint.
[[nodiscard]] MadeBy made_by(const Session& session);

/// The command that computes the question on screen again: "folkmoot compare virtual-gp --policy
/// follows --seed 1". A scenario that the page does not offer is the file NAME.json.
[[nodiscard]] std::string command_line(const Session& session);

/// The command that computes the map of two assumptions again, by `folkmoot sweep`; empty while
/// there is none.
[[nodiscard]] std::string map_command_line(const Session& session);

/// The manifest as text, with every setting that was moved, as `--set` takes it.
[[nodiscard]] std::string manifest_text(const Session& session);

} // namespace folkmoot::session
