#include "core/words/quoted.hpp"

#include "core/whole.hpp"
#include "core/words/visible.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace folkmoot {

std::string shortened(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return std::string(text);
    while (most_bytes > 0 && (static_cast<unsigned char>(text[most_bytes]) & 0xC0u) == 0x80u)
        --most_bytes;
    return std::string(text.substr(0, most_bytes)) + "…";
}

std::string in_quotes(std::string_view text) { return "'" + shortened(text) + "'"; }

std::string with_commas(double count) {
    std::string digits = std::to_string(whole_part<std::uint64_t>(std::fabs(count)));
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return count <= -1 ? "-" + digits : digits;
}

bool is_file_name(std::string_view name) {
    constexpr std::size_t longest = 200;
    return !name.empty() && name.size() <= longest && name.front() != '.' &&
           name.find_first_of("/\\:") == std::string_view::npos &&
           first_invisible(name) == std::string_view::npos;
}

std::string plain_number(double value) {
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string any_of(std::span<const std::string_view> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

std::string byte_text(char byte) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return std::string("byte 0x") + hex[value >> 4] + hex[value & 15u];
}

} // namespace folkmoot
