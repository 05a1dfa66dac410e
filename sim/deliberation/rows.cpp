#include "deliberation/rows.hpp"

#include <utility>

namespace folkmoot {
namespace {

/// Reads one text from its beginning to its end, cell by cell.
class RowReader {
public:
    RowReader(std::string_view file, std::string_view text, char delimiter)
        : file_(file), text_(text), delimiter_(delimiter) {}

    Result<std::vector<Row>> read() {
        while (at_ < text_.size()) {
            Row row;
            row.line = line_;
            // Rows of a table are alike: a table of people has hundreds of cells in each.
            if (!rows_.empty()) {
                row.cells.reserve(rows_.back().cells.size());
                row.from.reserve(rows_.back().cells.size());
            }
            if (!read_row(row)) {
                Problem problem;
                problem.file = std::string(file_);
                problem.line = row.line;
                problem.what = "a quotation mark is never closed";
                return problem;
            }
            const bool blank = row.cells.size() == 1 && row.cells[0].empty();
            if (!blank) rows_.push_back(std::move(row));
        }
        return std::move(rows_);
    }

private:
    bool read_row(Row& row) {
        for (;;) {
            std::string cell;
            row.from.push_back(at_);
            if (!read_cell(cell)) return false;
            row.past = at_;
            row.cells.push_back(std::move(cell));
            if (at_ >= text_.size()) return true;
            const char end = text_[at_++];
            if (end == '\n') {
                ++line_;
                return true;
            }
        }
    }

    /// Stops before the semicolon or the line end. False: a quote stays open.
    bool read_cell(std::string& cell) {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        if (at_ < text_.size() && text_[at_] == '"') {
            ++at_;
            for (;; ++at_) {
                if (at_ >= text_.size()) return false;
                if (text_[at_] == '\n') ++line_;
                if (text_[at_] != '"') {
                    cell += text_[at_];
                    continue;
                }
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
                cell += '"';
                ++at_;
            }
            ++at_; // past the closing quote
        }
        const auto from = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
        cell += trimmed(text_.substr(from, at_ - from));
        return true;
    }

    std::string_view file_, text_;
    char delimiter_;
    std::size_t at_ = 0, line_ = 1;
    std::vector<Row> rows_;
};

} // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto from = text.find_first_not_of(blanks);
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

Result<std::vector<Row>> rows_of(std::string_view file, std::string_view text, char delimiter) {
    return RowReader(file, text, delimiter).read();
}

std::string quoted_cell(std::string_view text, char delimiter) {
    const bool plain = text.find_first_of("\"\n\r") == text.npos &&
                       text.find(delimiter) == text.npos && trimmed(text) == text;
    if (plain) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace folkmoot
