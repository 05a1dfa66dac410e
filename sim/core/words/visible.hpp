#pragma once

/// Characters that are not seen but obeyed: a terminal does what ESC says, and a screen turns the
/// reading order where a bidirectional override stands. Nothing that a file holds may do either.

#include <cstddef>
#include <string>
#include <string_view>

namespace folkmoot {

/// Where in `text` (UTF-8) the first character stands that is obeyed instead of seen, or a byte
/// that is no part of a character; npos: nowhere. Such are U+0000 to U+001F, U+007F to U+009F, the
/// marks and overrides of reading order (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to
/// U+2069) and the separators U+2028 and U+2029.
[[nodiscard]] std::size_t first_invisible(std::string_view text);

/// The text with each such character told by its number: "a\u{1B}[31m"; a stray byte as "\x9B".
/// Of what `keep` lists nothing is changed.
[[nodiscard]] std::string visible(std::string_view text, std::string_view keep = {});

/// The text with each such character as a space, and what is no character as U+FFFD: for names that
/// are shown.
[[nodiscard]] std::string plain_text(std::string_view text);

} // namespace folkmoot
