#include "core/table/delimited.hpp"

#include "core/table/cell_walk.hpp"
#include "core/table/cell_words.hpp"
#include "core/table/shape.hpp"
#include "core/table/text_in.hpp"
#include "core/utf8.hpp"
#include "core/words/visible.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::size_t largest_file = 1U << 30U;
constexpr std::size_t most_columns = 10'000;

std::string cells_text(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

std::string in_words(std::string_view text) {
    constexpr std::size_t most = 60;
    std::size_t size = std::min(text.size(), most);
    while (size > 0 && size < text.size() && is_continuation(text[size])) --size;
    return "“" + plain_text(text.substr(0, size)) + (size < text.size() ? "…" : "") + "”";
}

std::string lines_text(std::size_t first, std::size_t last) {
    if (first == last) return "Line " + std::to_string(first) + " was";
    return "Lines " + std::to_string(first) + (last == first + 1 ? " and " : " to ") +
           std::to_string(last) + " were";
}

} // namespace

std::size_t Delimited::rows() const { return lines_.size() - 1; }
std::size_t Delimited::columns() const { return columns_; }
std::size_t Delimited::heading_line() const { return lines_[0]; }
char Delimited::delimiter() const { return delimiter_; }
const std::vector<std::string>& Delimited::notes() const { return notes_; }
std::size_t Delimited::line(std::size_t row) const { return lines_[row + 1]; }

std::string_view Delimited::text_of(const Cell& cell) const {
    const std::string& home = (cell.size & unquoted_bit) != 0 ? unquoted_ : text_;
    return std::string_view(home).substr(cell.from, cell.size & ~unquoted_bit);
}
std::string_view Delimited::heading(std::size_t column) const { return text_of(cells_[column]); }
std::string_view Delimited::cell(std::size_t row, std::size_t column) const {
    return text_of(cells_[(row + 1) * columns_ + column]);
}

/// Fills a table row by row.
class TableBuilder {
public:
    TableBuilder(Delimited& table, const TableShape& shape, Complaints& complaints)
        : table_(table), shape_(shape), complaints_(complaints) {}

    void add(std::vector<RawCell>& row, std::size_t line) {
        const auto full = [](const RawCell& cell) { return cell.size != 0; };
        // Spreadsheets write empty cells after the last that is used, and rows of empty cells.
        const std::size_t used = static_cast<std::size_t>(
            std::find_if(row.rbegin(), row.rend(), full).base() - row.begin());
        if (used == 0) return;
        const std::size_t at = seen_++;
        if (at < shape_.headings) {
            if (at == 0) title_ = text_of(row[0]);
            return;
        }
        if (at == shape_.headings && shape_.joined) {
            for (std::size_t i = 0; i < used; ++i) upper_.push_back(text_of(row[i]));
            upper_line_ = line;
            return;
        }
        if (table_.lines_.empty()) return add_headings(row, used, line);
        if (used > table_.columns_)
            misfits_.push_back({table_.lines_.size(), used});
        else if (row.size() < table_.columns_)
            misfits_.push_back({table_.lines_.size(), row.size()});
        put(row, line);
    }

    /// True while it makes sense to read on.
    [[nodiscard]] bool sound() const { return table_.columns_ <= most_columns; }

    void finish() {
        leave_out_notes();
        constexpr std::size_t several = 3;
        if (misfits_.size() >= several && misfits_.size() * 2 > table_.rows())
            complaints_.add(table_.lines_[0], 0,
                            "the headings were taken from this line; if they stand elsewhere, "
                            "leave out the lines above them",
                            in_words(table_.heading(0)));
        for (const Misfit& misfit : misfits_)
            complaints_.add(table_.lines_[misfit.row], 0,
                            misfit.cells > table_.columns_ ? "more cells than the header has"
                                                           : "fewer cells than the header has",
                            cells_text(misfit.cells), cells_text(table_.columns_));
    }

private:
    /// A row that has more or fewer cells than there are headings.
    struct Misfit {
        std::size_t row = 0, cells = 0;
    };
    [[nodiscard]] std::string text_of(const RawCell& cell) const {
        return std::string(table_.text_of({cell.from, cell.size}));
    }

    void put(std::vector<RawCell>& row, std::size_t line) {
        table_.lines_.push_back(static_cast<std::uint32_t>(line));
        row.resize(table_.columns_);
        for (const RawCell& cell : row) {
            // An apostrophe that keeps a spreadsheet from taking text for a formula: see csv_cell.
            const std::string_view text = table_.text_of({cell.from, cell.size});
            const bool guarded = text.starts_with('\'') && begins_like_formula(text);
            table_.cells_.push_back(
                {cell.from + (guarded ? 1U : 0U), cell.size - (guarded ? 1U : 0U)});
        }
    }

    void add_headings(std::vector<RawCell>& row, std::size_t used, std::size_t line) {
        table_.columns_ = std::max(used, upper_.size());
        if (table_.columns_ > most_columns)
            complaints_.add(line, 0, "too many columns", cells_text(table_.columns_),
                            "at most 10,000");
        row.resize(table_.columns_);
        if (shape_.joined) {
            std::vector<std::string> lower;
            for (const RawCell& cell : row) lower.push_back(text_of(cell));
            const std::vector<std::string> joined = joined_headings(upper_, lower);
            std::string example;
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (joined[i].size() > example.size() && joined[i] != lower[i]) example = joined[i];
                row[i] = {static_cast<std::uint32_t>(table_.unquoted_.size()),
                          static_cast<std::uint32_t>(joined[i].size()) | unquoted_bit};
                table_.unquoted_ += joined[i];
                if (joined[i].empty()) row[i] = {};
            }
            table_.notes_.push_back("The headings stand in two rows, lines " +
                                    std::to_string(upper_line_) + " and " + std::to_string(line) +
                                    ": they were joined" +
                                    (example.empty() ? "." : ", as in " + in_words(example) + "."));
        }
        if (shape_.headings > 0)
            table_.notes_.push_back("The headings were taken from line " +
                                    std::to_string(shape_.joined ? upper_line_ : line) +
                                    "; what stands above them was left out: " + in_words(title_) +
                                    ".");
        put(row, line);
    }

    /// Nothing but its first cell, or no number: it may be a note under the table.
    [[nodiscard]] bool may_be_note(std::size_t row) const {
        std::size_t full = 0;
        const std::string_view first = table_.cell(row, 0);
        if (first.find(':') != std::string_view::npos && small_letter(first.front()) >= 'a' &&
            is_title_or_note(first))
            return true; // "Source: an office, 2023"
        for (std::size_t i = 0; i < table_.columns_; ++i) {
            const std::string_view cell = table_.cell(row, i);
            full += cell.empty() ? 0 : 1;
            if (i > 0 && !cell.empty() && (number_in(cell) || is_missing_word(cell))) return false;
        }
        return full < table_.columns_ || (full == 1 && is_title_or_note(first));
    }

    /// Notes under the last row: they begin with words by which notes begin or after a blank line,
    /// and nothing but notes follows.
    void leave_out_notes() {
        constexpr std::size_t most_notes = 500;
        if (table_.lines_.empty()) return;
        const std::size_t rows = table_.rows();
        std::size_t first = rows;
        for (std::size_t row = rows; row-- > 1 && rows - row <= most_notes;) {
            if (!may_be_note(row)) break;
            const bool after_blank = table_.line(row) > table_.line(row - 1) + 1;
            const bool alone =
                table_.columns_ == 1 ||
                std::ranges::all_of(std::views::iota(std::size_t{1}, table_.columns_),
                                    [&](std::size_t i) { return table_.cell(row, i).empty(); });
            if (is_title_or_note(table_.cell(row, 0)) || (after_blank && alone)) first = row;
        }
        if (first == rows) return;
        table_.notes_.push_back(lines_text(table_.line(first), table_.line(rows - 1)) +
                                " left out: notes under the table, " +
                                in_words(table_.cell(first, 0)) + ".");
        table_.lines_.resize(first + 1);
        table_.cells_.resize((first + 1) * table_.columns_);
        std::erase_if(misfits_, [&](const Misfit& misfit) { return misfit.row > first; });
    }

    Delimited& table_;
    const TableShape& shape_;
    Complaints& complaints_;
    std::size_t seen_ = 0, upper_line_ = 0;
    std::string title_;
    std::vector<std::string> upper_;
    std::vector<Misfit> misfits_; ///< `row` counts the header
};

Result<Delimited> read_delimited(std::string_view file, std::string bytes) {
    Complaints complaints(file);
    const std::string_view start = std::string_view(bytes).substr(0, 4);
    if (bytes.size() > largest_file)
        complaints.add(0, 0, "the table is too large", {}, "at most 1 GB");
    else if (start.starts_with("PK\x03\x04") || start.starts_with("\xD0\xCF\x11\xE0"))
        complaints.add(0, 0, "this is a spreadsheet program's own file", {},
                       "a table of text: save it as CSV");
    if (!complaints.empty()) return complaints.take();
    TextIn read = text_in(std::move(bytes));
    if (read.text.find('\0') != std::string::npos)
        complaints.add(0, 0, "this is not a table of text", {}, "CSV");
    else if (read.text.size() > largest_file)
        complaints.add(0, 0, "the table is too large", {}, "at most 1 GB");
    if (!complaints.empty()) return complaints.take();

    Delimited table;
    table.text_ = std::move(read.text);
    if (!read.note.empty()) table.notes_.push_back(std::move(read.note));
    const std::string_view whole = table.text_;
    const Beginning beginning = beginning_of(whole);
    table.delimiter_ = beginning.delimiter;
    const auto lines = static_cast<std::size_t>(std::ranges::count(whole, '\n')) + 1;
    table.lines_.reserve(lines);
    table.cells_.reserve(std::min(lines * beginning.shape.width, whole.size() + 1));
    CellWalk walk(whole, beginning.from, beginning.line, table.delimiter_, table.unquoted_,
                  complaints);
    TableBuilder builder(table, beginning.shape, complaints);
    std::vector<RawCell> row;
    while (!walk.at_end() && builder.sound()) {
        row.clear();
        const std::size_t line = walk.line();
        for (bool more = true; more;) row.push_back(walk.next(more));
        builder.add(row, line);
    }
    if (!builder.sound()) return complaints.take();
    if (table.lines_.empty()) {
        complaints.add(0, 0, "the table is empty", {}, "a header and at least one row");
        return complaints.take();
    }
    builder.finish();
    std::map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < table.columns_; ++i) {
        const std::string_view heading = table.heading(i);
        const std::string column = "column " + std::to_string(i + 1);
        if (heading.empty())
            complaints.add(table.lines_[0], 0, column + " has no heading");
        else if (const auto [first, fresh] = known.emplace(heading, i); !fresh)
            complaints.add(table.lines_[0], 0,
                           column + " has the heading of column " +
                               std::to_string(first->second + 1),
                           "'" + std::string(heading) + "'", "each heading once");
    }
    if (table.rows() == 0)
        complaints.add(table.lines_[0], 0, "the table has a header and no rows", {},
                       "at least one row");
    if (!complaints.empty()) return complaints.take();
    return table;
}

} // namespace folkmoot
