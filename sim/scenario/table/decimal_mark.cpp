#include "scenario/table/decimal_mark.hpp"

#include "core/utf8.hpp"
#include "core/words/quoted.hpp"

#include <cstdint>

namespace folkmoot {

namespace {

enum class Mark : std::uint8_t { none, point_decimal, comma_decimal, open_point, open_comma };

/// What the marks of one number tell.
Mark mark_in(std::string_view cell) {
    std::size_t points = 0, commas = 0, after = 0, before = 0;
    char last = 0, first_digit = 0;
    for (const char c : cell) {
        if (is_digit(c)) {
            if (last == 0) {
                if (before++ == 0) first_digit = c;
            } else {
                ++after;
            }
        } else if (c == '.' || c == ',') {
            points += c == '.' ? 1 : 0;
            commas += c == ',' ? 1 : 0;
            last = c;
            after = 0;
        } else if (last != 0 && (c == 'e' || c == 'E')) {
            return last == '.' ? Mark::point_decimal : Mark::comma_decimal;
        }
    }
    if (last == 0 || before + after == 0) return Mark::none;
    const bool point = last == '.';
    if (points > 0 && commas > 0) {
        if ((point ? points : commas) > 1) return Mark::none; // 1,234.5.6: no number
        return point ? Mark::point_decimal : Mark::comma_decimal;
    }
    if (points + commas > 1) return point ? Mark::comma_decimal : Mark::point_decimal;
    constexpr std::size_t group = 3;
    const bool may_be_group =
        after == group && before >= 1 && before <= group && first_digit != '0';
    if (may_be_group) return point ? Mark::open_point : Mark::open_comma;
    return point ? Mark::point_decimal : Mark::comma_decimal;
}

struct Seen {
    std::size_t point_decimals = 0, comma_decimals = 0, open_points = 0, open_commas = 0;
    std::string_view open_point, open_comma; ///< the first of each
};

Seen look_at(const Delimited& table, std::size_t column) {
    Seen seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        if (cell.find_first_of(".,") == std::string_view::npos) continue;
        // Only what is a number at all tells anything.
        switch (mark_in(cell)) {
        case Mark::none:
            break;
        case Mark::point_decimal:
            seen.point_decimals += number_in(cell) ? 1 : 0;
            break;
        case Mark::comma_decimal:
            seen.comma_decimals += number_in(cell, {}, true) ? 1 : 0;
            break;
        case Mark::open_point:
            if (seen.open_points++ == 0) seen.open_point = cell;
            break;
        case Mark::open_comma:
            if (seen.open_commas++ == 0) seen.open_comma = cell;
            break;
        }
    }
    return seen;
}

} // namespace

DecimalMarks decimal_marks(const Delimited& table, std::span<const MarkedColumn> columns) {
    DecimalMarks marks;
    std::vector<Seen> seen;
    Seen all;
    for (const MarkedColumn& column : columns) {
        seen.push_back(look_at(table, column.column));
        all.point_decimals += seen.back().point_decimals;
        all.comma_decimals += seen.back().comma_decimals;
    }
    const bool semicolons = table.delimiter() == ';';
    // In a table parted by commas a comma inside a number is quoted: it sets thousands apart.
    if (all.comma_decimals > 0 && all.point_decimals == 0 && table.delimiter() != ',') {
        marks.decimal_comma = true;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].counts && seen[i].open_commas > 0 &&
                seen[i].comma_decimals + seen[i].open_points == 0)
                marks.doubts.push_back({i, std::string(seen[i].open_comma)});
        return marks;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool only_open =
            seen[i].open_points > 0 && seen[i].point_decimals + seen[i].open_commas == 0;
        if (all.point_decimals > 0) {
            if (only_open && columns[i].counts)
                marks.doubts.push_back({i, std::string(seen[i].open_point)});
            continue;
        }
        if (marks.open) continue;
        const bool open_point = only_open && (columns[i].counts || semicolons);
        const bool open_comma = semicolons && seen[i].open_commas > 0;
        if (!open_point && !open_comma) continue;
        marks.open = true;
        marks.example = std::string(open_point ? seen[i].open_point : seen[i].open_comma);
    }
    return marks;
}

TwoReadings readings_of(std::string_view cell) {
    const bool comma = cell.find(',') != std::string_view::npos;
    const auto thousands = number_in(cell, {}, !comma), decimals = number_in(cell, {}, comma);
    return {thousands ? with_commas(*thousands) : std::string(cell),
            decimals ? plain_number(*decimals) : std::string(cell)};
}

} // namespace folkmoot
