#pragma once

/// Tables as people have them: CSV, or cells pasted from a spreadsheet.
///
/// Understood: a header row, also below titles and in two rows, and notes under the last row
/// (core/table/shape.hpp); comma, semicolon, tab or |, found out from the first rows, or a first
/// line "sep=;"; quoted cells with commas, quotes and line ends in them; Windows and old Mac line
/// ends; blank lines; the code pages of core/table/text_in.hpp (cells are always UTF-8). Nothing is
/// guessed about what a cell means before somebody asks: cells stay text. What was guessed about
/// the table or left out of it is said in `notes`.

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// A table of text. Cells are views into `text`, or into `unquoted` where quotes had to be undone.
class Delimited {
public:
    [[nodiscard]] std::size_t rows() const; ///< without the header
    [[nodiscard]] std::size_t columns() const;
    [[nodiscard]] std::string_view heading(std::size_t column) const; ///< trimmed
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const; ///< trimmed
    /// Line of the text on which a row begins, 1-based: quoted cells may hold line ends.
    [[nodiscard]] std::size_t line(std::size_t row) const;
    /// Line on which the headings stand; of two, the second.
    [[nodiscard]] std::size_t heading_line() const;
    [[nodiscard]] char delimiter() const;
    /// What was guessed or left out to read it, as plain sentences for whoever brought the table.
    [[nodiscard]] const std::vector<std::string>& notes() const;

private:
    friend Result<Delimited> read_delimited(std::string_view file, std::string bytes);
    friend class TableBuilder;
    std::string text_;
    std::string unquoted_;
    struct Cell {
        std::uint32_t from = 0;
        std::uint32_t size = 0; ///< highest bit: in `unquoted_`
    };
    [[nodiscard]] std::string_view text_of(const Cell& cell) const;
    std::vector<Cell> cells_; ///< row by row, header first
    std::vector<std::uint32_t> lines_; ///< by row, header first
    std::vector<std::string> notes_;
    std::size_t columns_ = 0;
    char delimiter_ = ',';
};

/// Reads a table. `file` is what messages call it. Every problem is listed by line and column: an
/// unclosed quote, a row with too many or too few cells, a heading that is empty or stands twice,
/// no rows at all. Columns count bytes. Empty cells to the right of the last heading do not count,
/// nor do rows of empty cells.
[[nodiscard]] Result<Delimited> read_delimited(std::string_view file, std::string bytes);

/// What a cell may be written like, beyond a plain number.
struct NumberWords {
    bool thousands = true; ///< 1,234,567 and 1 234 567
    bool currency = true; ///< £, €, $ before or after; brackets and − for negative; £- for nothing
    bool percent = true; ///< 12.5% is 0.125
    bool magnitude = false; ///< 5k, 5.1m, 2bn, 5 million; after a currency always
    int power = 0; ///< of ten that numbers stand for, unless they say so themselves (%, m): 3 in a
                   ///< column of thousands
};

/// The number that a cell holds, or nothing: the nearest double, so the same bits everywhere. Never
/// depends on the locale; "1.234,5" is read only where the delimiter is not a comma
/// (`decimal_comma`). Empty cells, NaN and infinity are not numbers.
[[nodiscard]] std::optional<double> number_in(std::string_view cell, NumberWords words = {},
                                              bool decimal_comma = false);

/// RFC 4180 text of one cell: quoted if it holds a comma, a quote or a line end. Harmless to
/// spreadsheets: text that begins like a formula gets an apostrophe in front, which
/// `read_delimited` takes away again. Every CSV file that leaves Folkmoot is written with this, or
/// by the same rule.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// Whether a spreadsheet would work a cell out instead of showing it: text that begins, after any
/// apostrophes, with = + - @, a tab or a line end (or with = + - @ of double width), and is no
/// plain number such as -12.5 or +3e4.
///
/// Source: OWASP, "CSV Injection".
[[nodiscard]] bool begins_like_formula(std::string_view text);

/// What a CSV file begins with so that spreadsheets read it as UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace folkmoot
