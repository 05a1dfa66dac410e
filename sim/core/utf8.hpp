#pragma once

/// Characters in UTF-8.

#include <cstddef>
#include <string_view>

namespace folkmoot {

/// True of the bytes of a character after its first.
[[nodiscard]] constexpr bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// True of 0 to 9, in every locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of the well-formed character at the start of `text`, which is not empty; 0 if there is
/// none. Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing over
/// U+10FFFF.
[[nodiscard]] constexpr std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first < 0xC2   ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_continuation(text[i])) return 0;
    const unsigned second = byte(1);
    const bool fits = !(first == 0xE0 && second < 0xA0) && !(first == 0xED && second > 0x9F) &&
                      !(first == 0xF0 && second < 0x90) && !(first == 0xF4 && second > 0x8F);
    return fits ? length : 0;
}

/// The character that these bytes are; they are well formed.
[[nodiscard]] constexpr char32_t utf8_character(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() == 1) return byte(0);
    char32_t character = byte(0) & (0xFFU >> (bytes.size() + 1));
    for (std::size_t i = 1; i < bytes.size(); ++i) character = character << 6 | (byte(i) & 0x3FU);
    return character;
}

} // namespace folkmoot
