#include "funding/language/lexer.hpp"

#include "core/table/delimited.hpp"
#include "core/utf8.hpp"

#include <array>
#include <utility>

namespace folkmoot {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Longer ones first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> written_signs{{
    {"<=", "<="}, {">=", ">="}, {"!=", "!="}, {"<>", "!="}, {"==", "="}, {"≤", "<="},
    {"≥", ">="},  {"≠", "!="},  {"×", "*"},   {"·", "*"},   {"÷", "/"},  {"−", "-"},
    {"–", "-"},   {"+", "+"},   {"-", "-"},   {"*", "*"},   {"/", "/"},  {"^", "^"},
    {"(", "("},   {")", ")"},   {",", ","},   {"<", "<"},   {">", ">"},  {"=", "="},
}};

/// Where a number that begins here ends: digits, a point, an exponent.
std::size_t number_end(std::string_view text, std::size_t at) {
    const auto digits = [&] {
        while (at < text.size() && is_digit(text[at])) ++at;
    };
    digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits();
    }
    std::size_t exponent = at + 1;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
        if (exponent < text.size() && is_digit(text[exponent])) {
            at = exponent;
            digits();
        }
    }
    return at;
}

/// Bytes of the character that begins here.
std::size_t character_length(std::string_view text, std::size_t at) {
    std::size_t length = 1;
    while (at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
        ++length;
    return length;
}

} // namespace

Token next_token(std::string_view text, std::size_t offset) {
    Token token;
    while (offset < text.size() &&
           std::string_view(" \t\r\n").find(text[offset]) != std::string_view::npos)
        ++offset;
    token.offset = offset;
    if (offset >= text.size()) return token;
    const char first = text[offset];
    const bool point = first == '.' && offset + 1 < text.size() && is_digit(text[offset + 1]);
    if (is_digit(first) || point) {
        std::size_t end = number_end(text, offset);
        if (end < text.size() && text[end] == '%') ++end;
        const auto number =
            number_in(text.substr(offset, end - offset), {.thousands = false, .currency = false});
        const std::size_t number_ends = end;
        while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
        // "2x" is neither a number nor a name.
        token.kind = number && end == number_ends ? Token::Kind::number : Token::Kind::bad;
        token.text = text.substr(offset, end - offset);
        token.number = number.value_or(0);
        return token;
    }
    if (is_letter(first)) {
        std::size_t end = offset;
        while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
        token.kind = Token::Kind::word;
        token.text = text.substr(offset, end - offset);
        return token;
    }
    for (const auto& [written, sign] : written_signs) {
        if (!text.substr(offset).starts_with(written)) continue;
        token.kind = Token::Kind::sign;
        token.text = text.substr(offset, written.size());
        token.sign = sign;
        return token;
    }
    token.kind = Token::Kind::bad;
    token.text = text.substr(offset, character_length(text, offset));
    return token;
}

} // namespace folkmoot
