#include "scenario/table/heading_units.hpp"

#include "core/table/cell_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace folkmoot {

namespace {

struct Token {
    std::string text; ///< small letters
    bool in_brackets = false;
    bool gone = false; ///< tells the unit
};

std::vector<Token> tokens_of(std::string_view heading) {
    constexpr std::string_view gaps = " \t\n\r_,-/:;()[]";
    std::vector<Token> tokens;
    std::string text;
    int brackets = 0;
    const auto end = [&] {
        if (!text.empty()) tokens.push_back({text, brackets > 0});
        text.clear();
    };
    for (const char c : heading) {
        if (gaps.find(c) == std::string_view::npos) {
            text += small_letter(c);
            continue;
        }
        end();
        if (c == '(' || c == '[') ++brackets;
        if ((c == ')' || c == ']') && brackets > 0) --brackets;
    }
    end();
    return tokens;
}

bool take_currency(std::string& text) {
    for (const std::string_view sign : {"£", "€", "$"}) {
        if (text.starts_with(sign)) {
            text.erase(0, sign.size());
            return true;
        }
        if (text.ends_with(sign)) {
            text.resize(text.size() - sign.size());
            return true;
        }
    }
    return false;
}

template <std::size_t Size>
bool is_one_of(std::string_view text, const std::array<std::string_view, Size>& words) {
    return std::ranges::find(words, text) != words.end();
}

/// The power of ten that a word tells, or 0.
int power_of(std::string text, bool in_brackets, bool after_currency) {
    const bool currency = take_currency(text) || after_currency;
    const bool apostrophe =
        text.starts_with('\'') || text.starts_with("’") || text.starts_with("‘");
    if (apostrophe) text.erase(0, text.front() == '\'' ? 1 : 3);
    if (text == "000s" || (text == "000" && (currency || apostrophe || in_brackets))) return 3;
    if (is_one_of(text,
                  std::array<std::string_view, 5>{"thousand", "thousands", "tsd", "tsd.", "teur"}))
        return 3;
    if (is_one_of(text, std::array<std::string_view, 6>{"million", "millions", "mn", "mln", "mio",
                                                        "mio."}))
        return 6;
    if (is_one_of(text,
                  std::array<std::string_view, 5>{"billion", "billions", "bn", "mrd", "mrd."}))
        return 9;
    const bool marked = currency || in_brackets;
    return marked && text == "k" ? 3 : marked && text == "m" ? 6 : 0;
}

/// Words that only lead to a unit: "in £ million", "pounds, thousands".
bool leads_to_unit(std::string_view text) {
    return is_one_of(text, std::array<std::string_view, 9>{"in", "of", "£", "€", "$", "pounds",
                                                           "gbp", "euros", "eur"});
}

} // namespace

HeadingUnit unit_in_heading(std::string_view heading) {
    HeadingUnit unit;
    std::vector<Token> tokens = tokens_of(heading);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        const std::string before = i > 0 ? tokens[i - 1].text : std::string();
        if (before == "per") {
            if (token.text == "cent") {
                unit.percent = true;
                token.gone = tokens[i - 1].gone = true;
            }
            continue; // a rate
        }
        if (token.text == "percent" || token.text == "pct" || token.text == "%") {
            unit.percent = token.gone = true;
        } else if (token.text.size() > 1 && token.text.back() == '%') {
            unit.percent = true;
            token.text.pop_back();
        } else if (const int power = power_of(token.text, token.in_brackets,
                                              before == "£" || before == "€" || before == "$");
                   power != 0 && unit.power == 0) {
            unit.power = power;
            token.gone = true;
        } else if (token.in_brackets && leads_to_unit(token.text)) {
            token.gone = true;
        }
    }
    // "in", "£" and the like beside a word that tells the unit.
    for (std::size_t i = tokens.size(); i-- > 0;)
        if (leads_to_unit(tokens[i].text) &&
            ((i + 1 < tokens.size() && tokens[i + 1].gone) || i + 1 == tokens.size() ||
             (i > 0 && tokens[i - 1].gone)))
            tokens[i].gone = true;
    for (const Token& token : tokens)
        if (!token.gone) unit.stem += (unit.stem.empty() ? "" : " ") + token.text;
    return unit;
}

} // namespace folkmoot
