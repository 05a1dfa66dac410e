#pragma once

/// What people and offices write into a cell where there is no number, and at the edges of a table.

#include <string_view>

namespace folkmoot {

/// Whether a cell says that its number is not known or not told: empty; "-", "–", ".", "..", ":",
/// "*", "x", "c", "z" alone; a word in square brackets; NA, N/A, #N/A, NULL, none, missing,
/// suppressed, not available; a small number that is hidden ("<5"). Capitals do not count. "NaN"
/// and a spreadsheet's errors (#REF!) are no such words: they are slips.
///
/// Source: Government Analysis Function, "Symbols in tables" (2022), and the marks it replaced.
[[nodiscard]] bool is_missing_word(std::string_view cell);

/// Whether a line seems to stand above a table ("Table 3: …", "Source: …") or below it ("Notes",
/// "1. Figures may not sum because of rounding.").
[[nodiscard]] bool is_title_or_note(std::string_view line);

/// ASCII letters small, the rest as it is.
[[nodiscard]] constexpr char small_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether two texts are the same but for capitals; `small` has none.
[[nodiscard]] constexpr bool is_word(std::string_view text, std::string_view small) {
    if (text.size() != small.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (small_letter(text[i]) != small[i]) return false;
    return true;
}

} // namespace folkmoot
