#pragma once

/// How messages show what a person wrote and what a file may hold.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot {

/// The beginning of `text`, cut between characters.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most_bytes = 60);

/// 'text', shortened.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// All digits, with commas: 16777216 is "16,777,216". Fractions are cut off.
[[nodiscard]] std::string with_commas(double count);

/// True of the name of a file as a file may name another: no folder, nothing hidden, nothing that
/// leads elsewhere.
[[nodiscard]] bool is_file_name(std::string_view name);

/// What such a name may be, for messages.
inline constexpr std::string_view file_name_allowed =
    "a file name without a folder, for example towns.json";

/// The shortest text that reads back as the same number: "0.05".
[[nodiscard]] std::string plain_number(double value);

/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string any_of(std::span<const std::string_view> names);

/// A byte for a message: "byte 0x1F".
[[nodiscard]] std::string byte_text(char byte);

} // namespace folkmoot
