#pragma once

/// What the page does in a browser, done by a desktop: files, pictures, links.

#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace folkmoot::platform {

/// A picture as a PNG file in memory (stored, not compressed). RGBA bytes, top row first.
[[nodiscard]] std::string encode_png(std::span<const std::uint8_t> pixels, int width, int height);

/// A scenario of the folder with the data files that stand beside it, or nothing.
[[nodiscard]] std::optional<session::ScenarioFile> read_scenario(const std::string& path);

/// The scenarios of a folder.
[[nodiscard]] std::vector<session::ScenarioCard> list_scenarios(const std::string& folder);

/// Tells the funding lab which formulas and tables a folder holds.
void offer_formulas(session::Session& session, const std::string& folder);

/// Carries out what the session asks of the world outside. Files land in the current folder.
void carry_out(session::Session& session, const session::Action& action,
               const std::string& scenarios);

}  // namespace folkmoot::platform
