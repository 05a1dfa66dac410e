#pragma once

/// Words, numbers and signs of an expression.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace folkmoot {

struct Token {
    enum class Kind : std::uint8_t { number, word, sign, end, bad };
    Kind kind = Kind::end;
    std::size_t offset = 0;    ///< byte at which it begins
    std::string_view text;     ///< as it is written
    std::string_view sign;     ///< of a sign: one of + - * / ^ ( ) , < <= > >= = !=
    double number = 0;
};

/// The token at or after `offset`. × ÷ − ≤ ≥ ≠ and == are read as * / - <= >= != and =; "5%" is
/// 0.05.
[[nodiscard]] Token next_token(std::string_view text, std::size_t offset);

} // namespace folkmoot
