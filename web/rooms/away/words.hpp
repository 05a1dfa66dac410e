#pragma once

/// Words that all which leaves the screen has in common: papers, and saved pictures.

#include "session/session.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

/// Texts from the first on, as many as have `characters` together, one at least.
[[nodiscard]] std::vector<std::string> as_fits(const std::vector<std::string>& texts,
                                               std::size_t characters);

/// A list in one sentence, as much of it as has `characters` together: "Rules: a; b; and 2 more.";
/// empty if there is nothing on it.
[[nodiscard]] std::string listed(std::string begin, const std::vector<std::string>& all,
                                 std::size_t characters);

/// What the reform on screen changes: "What is changed: Who pays: 0.5 (baseline 1)."; of at most so
/// many characters, and empty if it changes nothing.
[[nodiscard]] std::string what_is_changed(const session::Session& session, std::size_t characters);

/// The facts that somebody changed, for both policies; empty if nobody did.
[[nodiscard]] std::string facts_moved(const session::Session& session);

/// In how many runs the sentence holds; empty while there is one run only.
[[nodiscard]] std::string how_sure(const session::Session& session);

/// Why no link can hold a question that is somebody's own, and what has to go with `what`, "this
/// paper", in its place.
[[nodiscard]] std::string own_question(const session::Session& session, std::string_view what);

} // namespace folkmoot::rooms
