#pragma once

/// The text of an address freed from what was done to it on its way. Internal to link.cpp.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot {

/// Without percent-escapes (of percent-escapes), `&amp;`, characters that cannot be seen, and the
/// punctuation that a sentence, a bracket or quotation marks put around it. White space is kept.
[[nodiscard]] std::string cleaned_link(std::string_view fragment);

/// Without the punctuation around it. White space counts.
[[nodiscard]] std::string_view without_wrapping(std::string_view text);

[[nodiscard]] std::string without_space(std::string_view text);
[[nodiscard]] std::string_view first_word(std::string_view text);

/// Texts one of which is the share code, if there is one in `text`: its checksum tells which.
[[nodiscard]] std::vector<std::string> possible_codes(std::string_view text);

/// Key and value of each part between two `&`; without the wrapping of either.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs_in(std::string_view text);

/// True for a parameter that programs add to addresses to count who follows them. It never says
/// anything to this page.
[[nodiscard]] bool counts_readers(std::string_view key);

} // namespace folkmoot
