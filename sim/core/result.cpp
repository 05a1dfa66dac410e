#include "core/result.hpp"

#include "core/visible.hpp"

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
    return std::string(best);
}

} // namespace folkmoot
