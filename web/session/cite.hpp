#pragma once

/// How a result is cited: the question, both policies, and what brings anybody to the very same
/// numbers.

#include "session/session.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::session {

/// What stands for the link and for the day on which it was looked at (2026-11-27) and its year,
/// until whoever knows them puts them in.
inline constexpr std::string_view cited_link = "<link>", cited_day = "<day>", cited_year = "<year>";

/// What made a result: "Folkmoot 1.2".
[[nodiscard]] std::string_view engine_words();

/// What a reference says: the title, names and numbers that bring anybody to the same result, and
/// what an entry is called by.
struct Citable {
    std::string what;
    std::string made; ///< "scenario virtual-gp 0123456789abcdef, seed 1, fingerprint …"
    std::string key;  ///< "virtual-gp-01234567"
};

/// The result of the question on screen, by the scenario with its hash, seed and fingerprint; none
/// while there is none. What a lab shows is its room's to say (rooms/away/cite.hpp).
[[nodiscard]] std::optional<Citable> citable(const Session& session);

/// The reference. It names the engine's version and the link.
[[nodiscard]] std::string reference(const Citable& result, CitationStyle style);
/// That of the question on screen; empty while there is no result.
[[nodiscard]] std::string citation(const Session& session, CitationStyle style);

/// Text inside the braces of an entry: what TeX would read as an order is written out.
[[nodiscard]] std::string tex_text(std::string_view text);

/// What an entry is called by: letters, digits and hyphens.
[[nodiscard]] std::string tex_key(std::string name);

/// The same with link and day (of the form 2026-11-27) in their places.
[[nodiscard]] std::string cited(std::string text, std::string_view link, std::string_view day);

} // namespace folkmoot::session
