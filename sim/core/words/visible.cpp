#include "core/words/visible.hpp"

#include "core/utf8.hpp"

namespace folkmoot {
namespace {

bool is_obeyed(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string hex(char32_t value, std::size_t least_digits) {
    constexpr std::string_view hex_digits = "0123456789ABCDEF";
    std::string text;
    for (; value > 0 || text.size() < least_digits; value >>= 4)
        text.insert(text.begin(), hex_digits[value & 15U]);
    return text;
}

/// Calls `seen(bytes)` for what is a character like any other, else `other(character, bytes)`;
/// `character` is 0xFFFD for a byte that is no part of one.
template <class Seen, class Other>
void each_character(std::string_view text, const Seen& seen, const Other& other) {
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const std::string_view bytes = text.substr(0, length == 0 ? 1 : length);
        text.remove_prefix(bytes.size());
        if (length == 0) {
            other(char32_t{0xFFFD}, bytes);
            continue;
        }
        const char32_t c = utf8_character(bytes);
        is_obeyed(c) ? other(c, bytes) : seen(bytes);
    }
}

} // namespace

std::size_t first_invisible(std::string_view text) {
    std::size_t at = 0, first = std::string_view::npos;
    each_character(
        text, [&](std::string_view bytes) { at += bytes.size(); },
        [&](char32_t, std::string_view bytes) {
            if (first == std::string_view::npos) first = at;
            at += bytes.size();
        });
    return first;
}

std::string visible(std::string_view text, std::string_view keep) {
    std::string shown;
    each_character(
        text, [&](std::string_view bytes) { shown += bytes; },
        [&](char32_t c, std::string_view bytes) {
            if (bytes.size() == 1 && keep.find(bytes) != std::string_view::npos)
                shown += bytes;
            else if (c == 0xFFFD)
                shown += "\\x" + hex(static_cast<unsigned char>(bytes.front()), 2);
            else
                shown += "\\u{" + hex(c, 1) + "}";
        });
    return shown;
}

std::string plain_text(std::string_view text) {
    std::string shown;
    each_character(
        text, [&](std::string_view bytes) { shown += bytes; },
        [&](char32_t c, std::string_view) { shown += c == 0xFFFD ? "\uFFFD" : " "; });
    return shown;
}

} // namespace folkmoot
