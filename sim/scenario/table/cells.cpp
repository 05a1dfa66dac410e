#include "scenario/table/cells.hpp"

#include "core/table/cell_words.hpp"
#include "core/words/quoted.hpp"
#include "core/words/visible.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::size_t most_problems = 100; ///< more than these are counted, not listed

/// Words by how they are written, and the answer that each stands for.
class KnownWords {
public:
    explicit KnownWords(const PlacesNeeds::Words& words) {
        for (std::size_t i = 0; i < words.known.size(); ++i)
            for (const std::string& word : words.known[i]) {
                exact_.emplace(word, i);
                const auto [known, fresh] = folded_.emplace(folded(word), i);
                if (!fresh && known->second != i) known->second = several;
            }
    }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& cell) const {
        if (const auto found = exact_.find(cell); found != exact_.end()) return found->second;
        const auto found = folded_.find(folded(cell));
        if (found == folded_.end() || found->second == several) return std::nullopt;
        return found->second;
    }

private:
    static constexpr std::size_t several = std::numeric_limits<std::size_t>::max();
    std::map<std::string, std::size_t> exact_, folded_;
};

} // namespace

void CellReport::add(std::string what, std::string found, std::string allowed,
                     std::string nearest) {
    add_at(0, std::move(what), std::move(found), std::move(allowed), std::move(nearest));
}

void CellReport::cell(std::size_t row, std::size_t column, std::string what, std::string found,
                      std::string allowed, std::string nearest) {
    if (problems_.size() >= most_problems) {
        ++not_listed_;
        return;
    }
    add_at(table_.line(row), cell_place(row + 1, table_.heading(column)) + std::move(what),
           std::move(found), std::move(allowed), std::move(nearest));
}

Problems CellReport::take() {
    if (not_listed_ > 0)
        problems_.push_back(
            {.file = file_, .what = "and " + std::to_string(not_listed_) + " more problems"});
    return std::move(problems_);
}

void CellReport::add_at(std::size_t line, std::string what, std::string found, std::string allowed,
                        std::string nearest) {
    problems_.push_back({.file = file_,
                         .line = line,
                         .what = std::move(what),
                         .found = std::move(found),
                         .allowed = std::move(allowed),
                         .nearest = std::move(nearest)});
}

std::string cell_place(std::size_t row, std::string_view heading) {
    return "row " + std::to_string(row) + ", column '" + shortened(heading) + "': ";
}

std::vector<double> read_words(const Delimited& table, std::size_t column,
                               const PlacesNeeds::Words& words,
                               const std::vector<std::uint8_t>& kept, CellReport& report) {
    const KnownWords known(words);
    std::vector<std::string> firsts;
    for (const std::vector<std::string>& each : words.known) firsts.push_back(each.front());
    const std::vector<std::string_view> names(firsts.begin(), firsts.end());
    std::vector<double> answers(table.rows(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string cell = plain_text(table.cell(row, column));
        if (kept[row] == 0 || cell.empty()) continue;
        if (const auto found = known.find(cell))
            answers[row] = static_cast<double>(*found);
        else
            report.cell(row, column, words.none_such, in_quotes(cell), listed(firsts),
                        nearest_name(cell, names));
    }
    return answers;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
    std::string text;
    const std::size_t shown = std::min(names.size(), most);
    for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? ", " : "") + names[i];
    if (names.size() > shown) text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

std::string folded(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
        letters += small_letter(c);
    }
    return letters;
}

} // namespace folkmoot
