#pragma once

/// The cells of a person's table: what is wrong with one, and which of some words it is. For
/// scenario/table/places_file.cpp.

#include "core/result.hpp"
#include "core/table/delimited.hpp"
#include "scenario/table/places_file.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Collects problems with cells.
class CellReport {
public:
    CellReport(std::string_view file, const Delimited& table) : file_(file), table_(table) {}

    void add(std::string what, std::string found = {}, std::string allowed = {},
             std::string nearest = {});
    void cell(std::size_t row, std::size_t column, std::string what, std::string found = {},
              std::string allowed = {}, std::string nearest = {});
    [[nodiscard]] bool empty() const { return problems_.empty(); }
    [[nodiscard]] Problems take();

private:
    void add_at(std::size_t line, std::string what, std::string found, std::string allowed,
                std::string nearest);

    std::string file_;
    const Delimited& table_;
    Problems problems_;
    std::size_t not_listed_ = 0;
};

/// Which of `words` each row's cell is: 0, 1, …; NaN where the cell is empty or of a row that is
/// not `kept`. To the letter, else but for capitals, spaces, hyphens, dots and underscores. A cell
/// that is none of them is reported, and NaN.
[[nodiscard]] std::vector<double> read_words(const Delimited& table, std::size_t column,
                                             const PlacesNeeds::Words& words,
                                             const std::vector<std::uint8_t>& kept,
                                             CellReport& report);

/// "“England”, “North” and 3 more": of many the first.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t most = 10);

/// What counts when headings and words are compared: no capitals, spaces, hyphens, dots or
/// underscores.
[[nodiscard]] std::string folded(std::string_view text);

} // namespace folkmoot
