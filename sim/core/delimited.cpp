#include "core/delimited.hpp"

#include "core/text_in.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace folkmoot {

namespace {

/// Offsets are 31 bits, the last bit says where the cell stands.
constexpr std::uint32_t unquoted_bit = 1U << 31U;
constexpr std::size_t most_bytes = 1U << 30U;
constexpr std::size_t most_columns = 10'000;
constexpr std::size_t most_problems = 100; ///< more than these are counted, not listed

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// The delimiter that stands most often in the header outside quotes; the first of equals.
char delimiter_of(std::string_view text) {
    std::size_t tabs = 0, semicolons = 0, commas = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (is_line_end(c)) break;
        tabs += c == '\t' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
    }
    if (tabs > 0 && tabs >= semicolons && tabs >= commas) return '\t';
    return semicolons > commas ? ';' : ',';
}

/// Collects problems; more than enough are counted only.
class Complaints {
public:
    explicit Complaints(std::string_view file) : file_(file) {}
    void add(std::size_t line, std::size_t column, std::string what, std::string found = {},
             std::string allowed = {}) {
        if (++count_ > most_problems) return;
        problems_.push_back({.file = std::string(file_),
                             .line = line,
                             .column = column,
                             .what = std::move(what),
                             .found = std::move(found),
                             .allowed = std::move(allowed)});
    }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] Problems take() {
        if (count_ > most_problems)
            problems_.push_back(
                {.file = std::string(file_),
                 .what = "and " + std::to_string(count_ - most_problems) + " more problems"});
        return std::move(problems_);
    }

private:
    std::string_view file_;
    Problems problems_;
    std::size_t count_ = 0;
};

std::string cells_text(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

/// Where a cell stands.
struct RawCell {
    std::uint32_t from = 0, size = 0; ///< as in Delimited::Cell
};

/// Walks over the cells of a text. Undoes quotes only where quotes are doubled.
class CellWalk {
public:
    CellWalk(std::string_view text, char delimiter, std::string& unquoted, Complaints& complaints)
        : text_(text), delimiter_(delimiter), unquoted_(unquoted), complaints_(complaints) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] std::size_t line() const { return line_; }

    /// The next cell; false in `more` after the last of its line.
    RawCell next(bool& more) {
        while (!at_end() && is_blank(text_[at_]) && text_[at_] != delimiter_) ++at_;
        const RawCell cell = !at_end() && text_[at_] == '"' ? quoted_cell() : plain_cell();
        more = !at_end() && text_[at_] == delimiter_;
        if (more)
            ++at_;
        else
            past_line_end();
        return cell;
    }

private:
    [[nodiscard]] bool ends_cell(char c) const { return c == delimiter_ || is_line_end(c); }

    RawCell plain_cell() {
        // Locals, because the compiler may not keep members in registers.
        const char* const begin = text_.data() + at_;
        const char* const end = text_.data() + text_.size();
        const char delimiter = delimiter_;
        const char* to = begin;
        while (to != end && *to != delimiter && !is_line_end(*to)) ++to;
        const std::size_t from = at_;
        at_ += static_cast<std::size_t>(to - begin);
        while (to != begin && is_blank(to[-1])) --to;
        return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - begin)};
    }

    RawCell quoted_cell() {
        const std::size_t opened = at_, opened_line = line_;
        const std::size_t opened_column = at_ - line_start_ + 1;
        std::size_t from = ++at_;
        std::size_t copied = unquoted_.size();
        bool doubled = false;
        while (true) {
            if (at_end()) {
                complaints_.add(opened_line, opened_column, "a quotation mark is not closed", {},
                                "a second \" at the end of the cell");
                return {static_cast<std::uint32_t>(opened), 0};
            }
            const char c = text_[at_];
            if (c == '"') {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
                unquoted_.append(text_, from, at_ + 1 - from);
                doubled = true;
                at_ += 2;
                from = at_;
                continue;
            }
            if (is_line_end(c))
                past_line_end();
            else
                ++at_;
        }
        std::size_t to = at_;
        ++at_;
        if (doubled) {
            unquoted_.append(text_, from, to - from);
            from = copied;
            to = unquoted_.size();
        }
        while (!at_end() && is_blank(text_[at_]) && text_[at_] != delimiter_) ++at_;
        if (!at_end() && !ends_cell(text_[at_])) {
            complaints_.add(line_, at_ - line_start_ + 1, "text after a closing quotation mark", {},
                            "the delimiter or the end of the line; write \"\" for a quotation mark "
                            "in a cell");
            while (!at_end() && !ends_cell(text_[at_])) ++at_;
        }
        const std::string_view home = doubled ? std::string_view(unquoted_) : text_;
        while (to > from && is_blank(home[to - 1])) --to;
        while (from < to && is_blank(home[from])) ++from;
        const auto size = static_cast<std::uint32_t>(to - from);
        return {static_cast<std::uint32_t>(from), doubled ? size | unquoted_bit : size};
    }

    void past_line_end() {
        if (at_end()) return;
        at_ += text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
        ++line_;
        line_start_ = at_;
    }

    std::string_view text_;
    char delimiter_;
    std::string& unquoted_;
    Complaints& complaints_;
    std::size_t at_ = 0, line_ = 1, line_start_ = 0;
};

} // namespace

std::size_t Delimited::rows() const { return lines_.size() - 1; }
std::size_t Delimited::columns() const { return columns_; }
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

Result<Delimited> read_delimited(std::string_view file, std::string text) {
    Complaints complaints(file);
    const std::string_view start = std::string_view(text).substr(0, 4);
    if (text.size() > most_bytes)
        complaints.add(0, 0, "the table is too large", {}, "at most 1 GB");
    else if (start.starts_with("PK\x03\x04") || start.starts_with("\xD0\xCF\x11\xE0"))
        complaints.add(0, 0, "this is a spreadsheet program's own file", {},
                       "a table of text: save it as CSV");
    if (!complaints.empty()) return complaints.take();
    TextIn read = text_in(std::move(text));
    if (read.text.find('\0') != std::string::npos)
        complaints.add(0, 0, "this is not a table of text", {}, "CSV");
    else if (read.text.size() > most_bytes)
        complaints.add(0, 0, "the table is too large", {}, "at most 1 GB");
    if (!complaints.empty()) return complaints.take();

    Delimited table;
    table.text_ = std::move(read.text);
    if (!read.note.empty()) table.notes_.push_back(std::move(read.note));
    const std::string_view whole = table.text_;
    table.delimiter_ =
        delimiter_of(whole.substr(std::min(whole.find_first_not_of("\r\n"), whole.size())));
    CellWalk walk(whole, table.delimiter_, table.unquoted_, complaints);
    std::vector<RawCell> row;
    std::vector<Delimited::Cell>& cells = table.cells_;
    while (!walk.at_end()) {
        row.clear();
        const std::size_t line = walk.line();
        for (bool more = true; more;) row.push_back(walk.next(more));
        const auto full = [](const RawCell& cell) { return cell.size != 0; };
        // Spreadsheets write empty cells after the last that is used, and rows of empty cells.
        const std::size_t used = static_cast<std::size_t>(
            std::find_if(row.rbegin(), row.rend(), full).base() - row.begin());
        if (used == 0) continue;
        if (table.lines_.empty()) {
            table.columns_ = used;
            if (used > most_columns)
                complaints.add(line, 0, "too many columns", cells_text(used), "at most 10,000");
            if (!complaints.empty()) return complaints.take();
            const auto lines = static_cast<std::size_t>(std::ranges::count(whole, '\n')) + 1;
            cells.reserve(std::min(lines * used, whole.size() + used));
            table.lines_.reserve(lines);
        } else if (used > table.columns_) {
            complaints.add(line, 0, "more cells than the header has", cells_text(used),
                           cells_text(table.columns_));
        } else if (row.size() < table.columns_) {
            complaints.add(line, 0, "fewer cells than the header has", cells_text(row.size()),
                           cells_text(table.columns_));
        }
        table.lines_.push_back(static_cast<std::uint32_t>(line));
        row.resize(table.columns_);
        for (const RawCell& cell : row) cells.push_back({cell.from, cell.size});
    }
    if (table.lines_.empty()) {
        complaints.add(0, 0, "the table is empty", {}, "a header and at least one row");
        return complaints.take();
    }
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

std::string csv_cell(std::string_view text) {
    // Blanks at the ends would be lost: they are quoted, too.
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                       (text.empty() || (!is_blank(text.front()) && !is_blank(text.back())));
    if (plain) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted += '"';
}

} // namespace folkmoot
