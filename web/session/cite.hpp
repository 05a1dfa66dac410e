#pragma once

/// How a result is cited: the question, both policies, and what brings anybody to the very same
/// numbers.

#include "session/session.hpp"

#include <string>
#include <string_view>

namespace folkmoot::session {

/// What stands for the link and for the day on which it was looked at (2026-11-27) and its year,
/// until whoever knows them puts them in.
inline constexpr std::string_view cited_link = "<link>", cited_day = "<day>", cited_year = "<year>";

/// What made a result: "Folkmoot 1.2".
[[nodiscard]] std::string_view engine_words();

/// The citation of the result on screen. It names the engine's version, the scenario with its hash,
/// seed and fingerprint. Empty while there is no result.
[[nodiscard]] std::string citation(const Session& session, CitationStyle style);

/// A reference as APA has it. `what`: the title; `made`: names and numbers that bring anybody to
/// the same result.
[[nodiscard]] std::string apa_reference(const std::string& what, const std::string& made);

/// Text inside the braces of an entry: what TeX would read as an order is written out.
[[nodiscard]] std::string tex_text(std::string_view text);

/// What an entry is called by: letters, digits and hyphens.
[[nodiscard]] std::string tex_key(std::string name);

/// The same with link and day (of the form 2026-11-27) in their places.
[[nodiscard]] std::string cited(std::string text, std::string_view link, std::string_view day);

} // namespace folkmoot::session
