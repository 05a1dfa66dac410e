#include "core/result.hpp"

#include "core/words/visible.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

/// ASCII only: capitals become small, hyphens and spaces become underscores.
char folded(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '-' || c == ' ' ? '_' : c;
}

/// How many slips turn a into b: a letter too many, too few, wrong, or two neighbours swapped.
///
/// Optimal string alignment, one row of the table at a time.
std::size_t slips(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = folded(a[i - 1]) == folded(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) &&
                folded(a[i - 2]) == folded(b[j - 1]))
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

constexpr std::size_t shortest_form = 3; ///< letters that say enough to guess by

bool alike(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return folded(x) == folded(y); });
}

/// "depriv" of "deprivation"; and "deprivation score" where the name is "deprivation".
bool is_beginning(std::string_view wrong, std::string_view name) {
    if (wrong.size() < name.size()) return alike(wrong, name.substr(0, wrong.size()));
    return name.size() < wrong.size() && folded(wrong[name.size()]) == '_' &&
           alike(wrong.substr(0, name.size()), name);
}

/// "lag_weeks" of "settlement.lag_weeks": a part that begins or ends where words do.
bool is_part(std::string_view wrong, std::string_view name) {
    for (std::size_t at = 0; at + wrong.size() <= name.size(); ++at) {
        const auto ends_word = [&](std::size_t i) {
            return i >= name.size() || name[i] == '.' || folded(name[i]) == '_';
        };
        if (at > 0 && !ends_word(at - 1)) continue;
        if (ends_word(at + wrong.size()) && alike(wrong, name.substr(at, wrong.size())))
            return true;
    }
    return false;
}

/// "pop" or "ppltn" of "population": its letters in their order, beginning with the first.
bool is_abbreviation(std::string_view wrong, std::string_view name) {
    if (wrong.empty() || name.empty() || folded(wrong[0]) != folded(name[0])) return false;
    std::size_t read = 0;
    for (const char c : name) {
        if (read < wrong.size() && folded(c) == folded(wrong[read])) ++read;
    }
    return read == wrong.size();
}

/// The name that `wrong` is a short form of; of several the shortest, of an abbreviation only where
/// no other name fits.
std::string_view short_form(std::string_view wrong, std::span<const std::string_view> names,
                            bool (*is_short_form)(std::string_view, std::string_view),
                            std::size_t longest_name) {
    std::string_view best;
    if (wrong.size() < shortest_form) return best;
    for (const std::string_view name : names) {
        if (name.size() < shortest_form || name.size() > longest_name) continue;
        if (!is_short_form(wrong, name)) continue;
        if (!best.empty() && is_short_form == is_abbreviation) return {};
        if (best.empty() || name.size() < best.size()) best = name;
    }
    return best;
}

} // namespace

std::string Problem::text() const {
    std::string text = visible(file);
    if (line > 0) {
        if (!text.empty()) text += ':';
        text += std::to_string(line);
        if (column > 0) text += ':' + std::to_string(column);
    }
    if (!path.empty()) {
        if (!text.empty()) text += ": ";
        text += visible(path);
    }
    if (!text.empty()) text += ": ";
    text += visible(what);
    if (!found.empty()) text += "; found " + visible(found);
    if (!allowed.empty()) text += (found.empty() ? "; allowed " : ", allowed ") + visible(allowed);
    if (!nearest.empty()) text += "; did you mean '" + visible(nearest) + "'?";
    if (!excerpt.empty()) text += '\n' + visible(excerpt, "\n\t");
    return text;
}

std::string text_of(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += problem.text();
    }
    return text;
}

std::string nearest_name(std::string_view wrong, std::span<const std::string_view> names) {
    // A text this long is no slip, and comparing it would take time that a hostile file could
    // waste.
    constexpr std::size_t longest_name = 100;
    if (wrong.size() > longest_name) return "";
    std::string_view best;
    std::size_t fewest = std::max<std::size_t>(1, wrong.size() / 3) + 1;
    for (const std::string_view name : names) {
        if (name.size() > longest_name) continue;
        const std::size_t needed = slips(wrong, name);
        if (needed < fewest && needed < name.size()) {
            fewest = needed;
            best = name;
        }
    }
    // One slip is nearer than any short form; more than one may be chance.
    if (!best.empty() && fewest <= 1) return std::string(best);
    for (const auto is_short_form : {is_beginning, is_part, is_abbreviation}) {
        const std::string_view meant = short_form(wrong, names, is_short_form, longest_name);
        if (!meant.empty()) return std::string(meant);
        if (!best.empty()) break; // a beginning says more than several slips; other forms do not
    }
    return std::string(best);
}

} // namespace folkmoot
