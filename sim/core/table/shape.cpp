#include "core/table/shape.hpp"

#include "core/table/cell_walk.hpp"
#include "core/table/cell_words.hpp"
#include "core/table/delimited.hpp"

#include <algorithm>
#include <map>

namespace folkmoot {

namespace {

using Row = std::vector<std::string>;

std::size_t filled(const Row& row) {
    return static_cast<std::size_t>(
        std::ranges::count_if(row, [](const std::string& cell) { return !cell.empty(); }));
}

/// A number that is no year: a year may stand over columns, other numbers stand in rows.
bool is_value(const std::string& cell) {
    const auto number = number_in(cell);
    const bool year = number && cell.size() == 4 && *number >= 1900.0 && *number < 2200.0;
    return number && !year;
}

std::size_t values(const Row& row) {
    return static_cast<std::size_t>(std::ranges::count_if(row, is_value));
}

bool is_missing(const std::string& cell) { return !cell.empty() && is_missing_word(cell); }

/// How many cells the rows of the table have: wide rows tell more than narrow ones.
std::size_t usual_width(const SampleRows& rows, std::size_t& count) {
    std::map<std::size_t, std::size_t> widths;
    for (const Row& row : rows) ++widths[row.size()];
    std::size_t width = 1, best = 0;
    for (const auto& [each, times] : widths)
        if (each * times >= best) {
            width = each;
            best = each * times;
            count = times;
        }
    return width;
}

bool is_title(const Row& row, std::size_t width) {
    if (width < 2) return false;
    if (filled(row) <= std::max<std::size_t>(1, width / 2)) return true;
    return row.size() != width && is_title_or_note(row.front());
}

/// Headings over groups of columns, and below them one for every column.
bool is_upper_row(const SampleRows& rows, std::size_t at, std::size_t width) {
    if (at + 2 >= rows.size() || width < 3) return false;
    const Row& upper = rows[at];
    const Row& lower = rows[at + 1];
    return filled(upper) >= 2 && filled(upper) < filled(lower) && filled(lower) >= width &&
           values(upper) == 0 && values(lower) == 0 && values(rows[at + 2]) > 0 &&
           std::ranges::none_of(lower, is_missing) && !is_title_or_note(upper.front());
}

/// Headings, and below them what their numbers are counted in: no name, no number.
bool has_units_below(const SampleRows& rows, std::size_t at) {
    if (at + 2 >= rows.size()) return false;
    const Row& units = rows[at + 1];
    const Row& body = rows[at + 2];
    if (units.empty() || !units.front().empty() || filled(units) == 0) return false;
    if (units.size() > rows[at].size()) return false;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].empty()) continue;
        const bool over_number = i < body.size() && is_value(body[i]);
        if (!over_number || is_value(units[i]) || is_missing_word(units[i])) return false;
    }
    return true;
}

/// What an upper heading must not lose: "£000s" over a group of columns.
bool tells_unit(std::string_view heading) {
    return heading.find("£") != std::string_view::npos ||
           heading.find("€") != std::string_view::npos ||
           heading.find('%') != std::string_view::npos ||
           heading.find("000") != std::string_view::npos ||
           heading.find("housand") != std::string_view::npos ||
           heading.find("illion") != std::string_view::npos;
}

/// A first line "sep=;", by which spreadsheets are told; 0 if there is none.
char told_delimiter(std::string_view text) {
    const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
    const std::string_view plain = line.size() > 2 && line.front() == '"' && line.back() == '"'
                                       ? line.substr(1, line.size() - 2)
                                       : line;
    if (plain.size() != 5 || !is_word(plain.substr(0, 4), "sep=")) return 0;
    return std::string_view(",;\t|").find(plain[4]) == std::string_view::npos ? '\0' : plain[4];
}

/// The delimiter that stands most often in the first line outside quotes; the first of equals.
char delimiter_of(std::string_view text) {
    std::size_t tabs = 0, semicolons = 0, commas = 0, bars = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        tabs += c == '\t' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
        bars += c == '|' ? 1 : 0;
    }
    if (tabs > 0 && tabs >= semicolons && tabs >= commas && tabs >= bars) return '\t';
    if (bars > semicolons && bars > commas) return '|';
    return semicolons > commas ? ';' : ',';
}

/// The first rows of a text, as far as they are needed to see what is a table.
SampleRows sample_of(std::string_view text, const Beginning& beginning) {
    constexpr std::size_t most_rows = 60, most_cells = 5'000;
    std::string unquoted;
    Complaints ignored("");
    CellWalk walk(text, beginning.from, beginning.line, beginning.delimiter, unquoted, ignored);
    SampleRows rows;
    std::size_t cells = 0;
    while (!walk.at_end() && rows.size() < most_rows && cells < most_cells) {
        std::vector<std::string> row;
        for (bool more = true; more;) {
            const RawCell cell = walk.next(more);
            const std::string& copied = unquoted;
            const bool elsewhere = (cell.size & unquoted_bit) != 0;
            row.emplace_back((elsewhere ? std::string_view(copied) : text)
                                 .substr(cell.from, cell.size & ~unquoted_bit));
        }
        while (!row.empty() && row.back().empty()) row.pop_back();
        cells += row.size();
        if (!row.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

TableShape shape_of(const SampleRows& rows) {
    TableShape shape;
    if (rows.empty()) return shape;
    std::size_t count = 0;
    shape.width = usual_width(rows, count);
    shape.score = count * (shape.width - 1);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const bool upper = is_upper_row(rows, at, shape.width);
        if (!upper && is_title(rows[at], shape.width)) continue;
        const Row& lower = rows[upper ? at + 1 : at];
        // A row of numbers is none of headings: then nothing is known better than the first row.
        const bool sound =
            at == 0 || (values(lower) * 2 < filled(lower) && filled(lower) * 4 >= shape.width * 3);
        if (!sound) return shape;
        shape.headings = at;
        shape.joined = upper || has_units_below(rows, at);
        return shape;
    }
    return shape;
}

Beginning beginning_of(std::string_view text) {
    Beginning beginning;
    if (const char told = told_delimiter(text); told != 0) {
        beginning.from = std::min(text.find_first_of("\r\n"), text.size());
        beginning.from += text.substr(beginning.from).starts_with("\r\n") ? 2 : 1;
        beginning.from = std::min(beginning.from, text.size());
        beginning.line = 2;
        beginning.delimiter = told;
        beginning.shape = shape_of(sample_of(text, beginning));
        return beginning;
    }
    beginning.delimiter =
        delimiter_of(text.substr(std::min(text.find_first_not_of("\r\n"), text.size())));
    const SampleRows rows = sample_of(text, beginning);
    beginning.shape = shape_of(rows);
    const auto alike = static_cast<std::size_t>(std::ranges::count_if(
        rows, [&](const Row& row) { return row.size() == rows.front().size(); }));
    if (!rows.empty() && rows.front().size() > 1 && alike * 2 >= rows.size()) return beginning;
    for (const char other : {'\t', ';', ',', '|'}) {
        Beginning tried = beginning;
        tried.delimiter = other;
        tried.shape = shape_of(sample_of(text, tried));
        if (tried.shape.score > beginning.shape.score) beginning = tried;
    }
    return beginning;
}

std::vector<std::string> joined_headings(const std::vector<std::string>& upper,
                                         const std::vector<std::string>& lower) {
    // Where the upper row has a heading of its own for every column, the lower one tells units.
    const bool units = filled(upper) >= filled(lower);
    std::vector<std::string> joined;
    std::string group;
    for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
        const std::string above = i < upper.size() ? upper[i] : std::string();
        const std::string below = i < lower.size() ? lower[i] : std::string();
        if (!above.empty() || units) group = above;
        const bool repeated = std::ranges::count(lower, below) > 1 || tells_unit(group) || units;
        joined.push_back(below.empty()                ? group
                         : repeated && !group.empty() ? group + " " + below
                                                      : below);
    }
    return joined;
}

} // namespace folkmoot
