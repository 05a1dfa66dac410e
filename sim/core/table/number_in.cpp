#include "core/table/cell_words.hpp"
#include "core/table/delimited.hpp"
#include "core/utf8.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

namespace folkmoot {

namespace {

/// A decimal number taken apart: digits × 10^exponent.
struct Decimal {
    std::uint64_t digits = 0;
    std::size_t significant = 0; ///< how many digits `digits` has, leading zeros left out
    int exponent = 0;
    bool negative = false;
};

/// Exact whenever both numbers are exact doubles: one rounding. Clinger, How to read floating point
/// numbers accurately (1990).
std::optional<double> fast_value(const Decimal& decimal) {
    constexpr std::uint64_t exact_digits = std::uint64_t{1} << 53U;
    constexpr std::array<double, 23> powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                            1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (decimal.significant > 19 || decimal.digits > exact_digits) return std::nullopt;
    const auto size = static_cast<std::size_t>(std::abs(decimal.exponent));
    if (size >= powers.size()) return std::nullopt;
    const auto digits = static_cast<double>(decimal.digits);
    const double value = decimal.exponent < 0 ? digits / powers[size] : digits * powers[size];
    return decimal.negative ? -value : value;
}

/// Any number of digits, by the library; rare.
std::optional<double> slow_value(std::string_view digits, int exponent, bool negative) {
    // There is no decimal point in it, so that no country's way to write one matters.
    const std::string text = std::string(digits) + "e" + std::to_string(exponent);
    const double value = std::strtod(text.c_str(), nullptr);
    if (!std::isfinite(value)) return std::nullopt;
    return negative ? -value : value;
}

/// What may stand around a number.
class Cell {
public:
    explicit Cell(std::string_view text) : text_(text) {}

    [[nodiscard]] std::string_view text() const { return text_; }
    void trim() {
        while (take_front(" ") || take_front("\t") || take_front("\u00A0")) {
        }
        while (take_back(" ") || take_back("\t") || take_back("\u00A0")) {
        }
    }
    bool take_front(std::string_view word) {
        if (!text_.starts_with(word)) return false;
        text_.remove_prefix(word.size());
        return true;
    }
    bool take_back(std::string_view word) {
        if (!text_.ends_with(word)) return false;
        text_.remove_suffix(word.size());
        return true;
    }
    /// Power of ten of a word behind the number: "k", "m", "million"; 0 if there is none.
    int take_magnitude() {
        struct Word {
            std::string_view word;
            int power;
        };
        constexpr std::array<Word, 14> words{{{"thousand", 3},
                                              {"million", 6},
                                              {"billion", 9},
                                              {"tsd.", 3},
                                              {"mio.", 6},
                                              {"mrd.", 9},
                                              {"tsd", 3},
                                              {"mio", 6},
                                              {"mrd", 9},
                                              {"mln", 6},
                                              {"mn", 6},
                                              {"bn", 9},
                                              {"k", 3},
                                              {"m", 6}}};
        for (const Word& each : words) {
            if (text_.size() <= each.word.size()) continue;
            const std::size_t number = text_.size() - each.word.size();
            if (!is_word(text_.substr(number), each.word)) continue;
            text_.remove_suffix(each.word.size());
            trim();
            return each.power;
        }
        return 0;
    }
    bool take_brackets() {
        if (!text_.starts_with('(') || !text_.ends_with(')')) return false;
        text_ = text_.substr(1, text_.size() - 2);
        trim();
        return true;
    }
    bool take_currency() {
        for (const std::string_view sign : {"£", "€", "$"}) {
            if (take_front(sign) || take_back(sign)) {
                trim();
                return true;
            }
        }
        return false;
    }

private:
    std::string_view text_;
};

/// The length of a separator of thousands at the start of `text`; 0 if there is none.
std::size_t separator_length(std::string_view text, char group) {
    if (text.starts_with(group)) return 1;
    for (const std::string_view space : {" ", "\u00A0", "\u202F", "\u2009"})
        if (text.starts_with(space)) return space.size();
    return 0;
}

/// Digits without what separates thousands; nothing if the groups are not of three.
std::optional<std::string> without_thousands(std::string_view whole, char group) {
    std::string digits;
    std::size_t in_group = 0;
    bool separated = false;
    for (std::size_t at = 0; at < whole.size();) {
        if (is_digit(whole[at])) {
            digits += whole[at];
            ++at;
            ++in_group;
            continue;
        }
        const std::size_t length = separator_length(whole.substr(at), group);
        const bool right = separated ? in_group == 3 : in_group >= 1 && in_group <= 3;
        if (length == 0 || !right) return std::nullopt;
        separated = true;
        in_group = 0;
        at += length;
    }
    if (separated && in_group != 3) return std::nullopt;
    return digits;
}

/// digits [point digits] [e exponent], and nothing else.
std::optional<double> plain_number(std::string_view text, char point, int power, bool negative) {
    Decimal decimal{.exponent = power, .negative = negative};
    std::string_view rest = text;
    std::size_t seen = 0;
    bool fraction = false;
    for (; !rest.empty(); rest.remove_prefix(1)) {
        if (rest.front() == point && !fraction) {
            fraction = true;
            continue;
        }
        if (!is_digit(rest.front())) break;
        ++seen;
        if (fraction) --decimal.exponent;
        if (decimal.digits == 0 && rest.front() == '0') continue;
        if (++decimal.significant <= 19)
            decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(rest.front() - '0');
    }
    if (seen == 0) return std::nullopt;
    const std::string_view mantissa = text.substr(0, text.size() - rest.size());
    if (!rest.empty()) {
        if (rest.front() != 'e' && rest.front() != 'E') return std::nullopt;
        rest.remove_prefix(1);
        const bool down = rest.starts_with('-');
        if (down || rest.starts_with('+')) rest.remove_prefix(1);
        constexpr std::size_t most_digits = 4;
        if (rest.empty() || rest.size() > most_digits) return std::nullopt;
        int exponent = 0;
        for (const char c : rest) {
            if (!is_digit(c)) return std::nullopt;
            exponent = exponent * 10 + (c - '0');
        }
        decimal.exponent += down ? -exponent : exponent;
    }
    if (decimal.significant == 0) return 0.0;
    if (const auto fast = fast_value(decimal)) return fast;
    std::string digits;
    for (const char c : mantissa)
        if (is_digit(c)) digits += c;
    return slow_value(digits, decimal.exponent, negative);
}

} // namespace

std::optional<double> number_in(std::string_view cell, NumberWords words, bool decimal_comma) {
    const char point = decimal_comma ? ',' : '.', group = decimal_comma ? '.' : ',';
    // Nearly every cell of a large table is a plain number.
    const bool minus = cell.starts_with('-');
    if (const auto plain = plain_number(cell.substr(minus ? 1 : 0), point, words.power, minus))
        return plain;

    Cell rest(cell);
    rest.trim();
    // Either may stand outside: (£5) and £(5).
    bool negative = words.currency && rest.take_brackets();
    bool currency = words.currency && rest.take_currency();
    if (currency && !negative) negative = rest.take_brackets();
    // Accounts write nothing so.
    if (currency && !negative && (rest.text() == "-" || rest.text() == "–" || rest.text() == "—"))
        return 0.0;
    const bool signed_number = rest.take_front("-") || rest.take_front("−");
    if (signed_number && negative) return std::nullopt;
    negative = negative || signed_number;
    if (!signed_number) (void)rest.take_front("+");
    rest.trim();
    if (words.currency && !currency) currency = rest.take_currency();
    int power = words.power;
    if (words.percent && !currency && rest.take_back("%")) {
        power = -2;
        rest.trim();
    }
    if (words.magnitude || currency) {
        const int magnitude = rest.take_magnitude();
        if (magnitude != 0) power = magnitude;
    }
    const std::string_view number = rest.text();
    if (!words.thousands) return plain_number(number, point, power, negative);
    const std::size_t whole = std::min(number.find(point), number.size());
    const auto digits = without_thousands(number.substr(0, whole), group);
    if (!digits) return plain_number(number, point, power, negative);
    return plain_number(*digits + std::string(number.substr(whole)), point, power, negative);
}

} // namespace folkmoot
