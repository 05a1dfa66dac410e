#include "core/table/cell_words.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace folkmoot {

namespace {

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        words += c != ' ' && !inside ? 1 : 0;
        inside = c != ' ';
    }
    return words;
}

} // namespace

bool is_missing_word(std::string_view cell) {
    // Nearly every cell of a table is a number: a glance at its first letter is enough.
    if (cell.empty()) return true;
    constexpr std::size_t longest = 24;
    if (is_digit(cell.front()) || cell.size() > longest) return false;
    constexpr std::array<std::string_view, 35> words{
        "-",       "--",         "–",      "—",         "−",       ".",      "..",
        "...",     "…",          ":",      "*",         "**",      "***",    "~",
        "†",       "x",          "c",      "z",         "na",      "n/a",    "n.a.",
        "n/k",     "#n/a",       "#null!", "null",      "<na>",    "none",   "nil",
        "missing", "suppressed", "low",    "not known", "unknown", "secret", "not available"};
    if (std::ranges::any_of(words, [&](std::string_view word) { return is_word(cell, word); }))
        return true;
    // [c], [x], [low], [note 3]: whatever stands in square brackets is not a number.
    if (cell.size() > 2 && cell.front() == '[' && cell.back() == ']')
        return cell.find_first_of("0123456789") == std::string_view::npos ||
               cell.find_first_not_of("0123456789.,[]") != std::string_view::npos;
    if (cell.front() == '<' && cell.size() > 1) {
        const std::size_t digits = cell[1] == ' ' ? 2 : 1;
        return digits < cell.size() &&
               cell.find_first_not_of("0123456789.", digits) == std::string_view::npos;
    }
    return false;
}

bool is_title_or_note(std::string_view line) {
    if (line.empty()) return false;
    constexpr std::array<std::string_view, 12> words{
        "table",    "figure", "sheet",   "annex",     "source",  "note",
        "footnote", "notes",  "sources", "published", "contact", "copyright"};
    for (const std::string_view word : words) {
        if (line.size() < word.size() || !is_word(line.substr(0, word.size()), word)) continue;
        const std::string_view rest = line.substr(word.size());
        if (rest.empty() || rest.front() == ':' || rest.front() == '.') return true;
        if (rest.size() > 1 && rest.front() == ' ' && (is_digit(rest[1]) || words_in(line) > 3))
            return true;
    }
    // A note's number or sign, and then a sentence: "1. …", "(a) …", "* …", "[c] …", "© …".
    constexpr std::array<std::string_view, 6> signs{"*", "†", "©", "[", "(", "‡"};
    const bool numbered = is_digit(line.front()) && line.size() > 2 &&
                          (line[1] == '.' || line[1] == ')' || line[1] == ':') && line[2] == ' ';
    if (words_in(line) > 1 && (numbered || std::ranges::any_of(signs, [&](std::string_view sign) {
                                   return line.starts_with(sign);
                               })))
        return true;
    constexpr std::size_t sentence = 4; // words
    return line.back() == '.' && words_in(line) >= sentence;
}

} // namespace folkmoot
