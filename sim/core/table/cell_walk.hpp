#pragma once

/// The cells of a text one by one, and the problems that are met on the way. For
/// core/table/delimited.cpp and core/table/shape.cpp.

#include "core/result.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace folkmoot {

/// Offsets are 31 bits, the last bit says where the cell stands.
inline constexpr std::uint32_t unquoted_bit = 1U << 31U;

/// Where a cell stands.
struct RawCell {
    std::uint32_t from = 0, size = 0; ///< the highest bit of `size`: in the text that was unquoted
};

/// Collects problems; more than enough are counted only.
class Complaints {
public:
    explicit Complaints(std::string_view file) : file_(file) {}
    void add(std::size_t line, std::size_t column, std::string what, std::string found = {},
             std::string allowed = {}) {
        if (++count_ > most_listed) return;
        problems_.push_back({.file = std::string(file_),
                             .line = line,
                             .column = column,
                             .what = std::move(what),
                             .found = std::move(found),
                             .allowed = std::move(allowed)});
    }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    /// By line.
    [[nodiscard]] Problems take() {
        std::ranges::stable_sort(problems_, {}, &Problem::line);
        if (count_ > most_listed)
            problems_.push_back(
                {.file = std::string(file_),
                 .what = "and " + std::to_string(count_ - most_listed) + " more problems"});
        return std::move(problems_);
    }

private:
    static constexpr std::size_t most_listed = 100; ///< more than these are counted

    std::string_view file_;
    Problems problems_;
    std::size_t count_ = 0;
};

/// Walks over the cells of a text. Undoes quotes only where quotes are doubled.
class CellWalk {
public:
    /// `from`: where to begin; there begins line `line`.
    CellWalk(std::string_view text, std::size_t from, std::size_t line, char delimiter,
             std::string& unquoted, Complaints& complaints)
        : text_(text), delimiter_(delimiter), unquoted_(unquoted), complaints_(complaints),
          at_(from), line_(line), line_start_(from) {}

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
    static bool is_blank(char c) { return c == ' ' || c == '\t'; }
    static bool is_line_end(char c) { return c == '\n' || c == '\r'; }
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
    std::size_t at_, line_, line_start_;
};

} // namespace folkmoot
