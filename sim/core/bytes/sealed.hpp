#pragma once

/// Bytes as text that travels in links, codes and messages: letters, digits, - and _ only.
///
/// A code is base64url without padding over: the version, the length of the content, the content,
/// and four bytes of checksum, so that a code that was cut off is told from one that was changed.
/// Every content has exactly one code.

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot {

/// A code with these bytes as content.
[[nodiscard]] std::string seal(std::uint64_t version, std::string_view content);

/// What `seal` was given; or why this is no such code: empty, too long, a character that does not
/// belong, cut off, damaged (the checksum), another version. `what`: "link", "code": what messages
/// call it.
[[nodiscard]] Result<std::string> open_sealed(std::string_view code, std::uint64_t version,
                                              std::string_view what, std::size_t longest);

/// The version that a code says it has, whether or not the rest of it is whole; nothing if it says
/// none.
[[nodiscard]] std::optional<std::uint64_t> version_of_sealed(std::string_view code);

} // namespace folkmoot
