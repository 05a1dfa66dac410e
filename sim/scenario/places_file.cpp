#include "scenario/places_file.hpp"

#include "core/visible.hpp"
#include "funding/language/units.hpp"
#include "scenario/words.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::size_t most_problems = 100; ///< more than these are counted, not listed

/// What counts when headings are compared.
std::string folded(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
        letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return letters;
}

/// Headings of one table, each of which may be taken once.
class Headings {
public:
    explicit Headings(const std::vector<std::string>& names)
        : names_(names), taken_(names.size(), false) {
        for (const std::string& name : names) folded_.push_back(folded(name));
    }

    /// The first free heading that is `wanted`, to the letter or folded; "" if there is none.
    std::string find(std::string_view wanted, bool to_the_letter) const {
        const std::string key = folded(wanted);
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (!taken_[i] && (to_the_letter ? names_[i] == wanted : folded_[i] == key))
                return names_[i];
        return {};
    }
    std::string first_of(std::span<const std::string_view> wanted) const {
        for (const std::string_view name : wanted)
            if (std::string found = find(name, false); !found.empty()) return found;
        return {};
    }
    void take(std::string_view name) {
        const auto found = std::ranges::find(names_, name);
        if (found != names_.end()) taken_[static_cast<std::size_t>(found - names_.begin())] = true;
    }

private:
    const std::vector<std::string>& names_;
    std::vector<std::string> folded_;
    std::vector<bool> taken_;
};

/// Collects problems with cells.
class CellReport {
public:
    CellReport(std::string_view file, const Delimited& table) : file_(file), table_(table) {}

    void add(std::string what, std::string found = {}, std::string allowed = {},
             std::string nearest = {}) {
        add_at(0, std::move(what), std::move(found), std::move(allowed), std::move(nearest));
    }
    void cell(std::size_t row, std::size_t column, std::string what, std::string found = {},
              std::string allowed = {}) {
        if (problems_.size() >= most_problems) {
            ++not_listed_;
            return;
        }
        add_at(table_.line(row),
               "row " + std::to_string(row + 1) + ", column '" + shortened(table_.heading(column)) +
                   "': " + std::move(what),
               std::move(found), std::move(allowed), {});
    }
    [[nodiscard]] bool empty() const { return problems_.empty(); }
    [[nodiscard]] Problems take() {
        if (not_listed_ > 0)
            problems_.push_back(
                {.file = file_, .what = "and " + std::to_string(not_listed_) + " more problems"});
        return std::move(problems_);
    }

private:
    void add_at(std::size_t line, std::string what, std::string found, std::string allowed,
                std::string nearest) {
        problems_.push_back({.file = file_,
                             .line = line,
                             .what = std::move(what),
                             .found = std::move(found),
                             .allowed = std::move(allowed),
                             .nearest = std::move(nearest)});
    }

    std::string file_;
    const Delimited& table_;
    Problems problems_;
    std::size_t not_listed_ = 0;
};

/// What a column's unit allows.
struct Bounds {
    std::optional<double> low, high;
    std::string allowed;
    std::string what;
};

Bounds bounds_of(const std::string& unit) {
    const auto declared = parse_unit(unit);
    if (unit == "share") return {0.0, 1.0, "0 to 1, or 0% to 100%", "out of range"};
    if (!declared || declared->may_be_negative) return {};
    const auto is_people = [](const auto& factor) {
        return factor.first == "people" || factor.first == "pupils" || factor.first == "patients" ||
               factor.first == "children" || factor.first == "households";
    };
    if (declared->unit.holds_money()) return {0.0, std::nullopt, "0 or more", "negative money"};
    if (std::ranges::any_of(declared->unit.factors, is_people))
        return {0.0, std::nullopt, "0 or more", "fewer than none"};
    return {};
}

std::optional<std::size_t> index_of(const Delimited& table, std::string_view heading) {
    for (std::size_t i = 0; i < table.columns(); ++i)
        if (table.heading(i) == heading) return i;
    return std::nullopt;
}

/// True if the table writes "1.234,5": some cell is a number only so, and none only the other way.
bool uses_decimal_comma(const Delimited& table, const ColumnMatches& matches) {
    if (table.delimiter() == ',') return false;
    bool comma = false;
    for (const MatchedColumn& match : matches.columns)
        if (const auto column = index_of(table, match.heading))
            for (std::size_t row = 0; row < table.rows(); ++row) {
                const std::string_view cell = table.cell(row, *column);
                const bool with_point = number_in(cell).has_value();
                const bool with_comma = number_in(cell, {}, true).has_value();
                if (with_point && !with_comma) return false;
                comma = comma || (with_comma && !with_point);
            }
    return comma;
}

/// The numbers of a column; every cell that is none is reported.
std::vector<double> read_numbers(CellReport& report, const Delimited& table, std::size_t column,
                                 const Bounds& bounds, bool decimal_comma) {
    std::vector<double> values(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        const auto number = number_in(cell, {}, decimal_comma);
        if (cell.empty())
            report.cell(row, column, "empty", {}, "a number");
        else if (!number)
            report.cell(row, column, "not a number", in_quotes(cell), "a number");
        else if ((bounds.low && *number < *bounds.low) || (bounds.high && *number > *bounds.high))
            report.cell(row, column, bounds.what, in_quotes(cell), bounds.allowed);
        else
            values[row] = *number;
    }
    return values;
}

/// Columns for drawing: kept only if every cell is a number.
void keep_position(const Delimited& table, const std::string& heading, const char* name,
                   PlaceTable& into) {
    const auto column = index_of(table, heading);
    if (!column || into.find(name) != nullptr) return;
    std::vector<double> values;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto number = number_in(table.cell(row, *column));
        if (!number) return;
        values.push_back(*number);
    }
    into.columns.push_back({name, std::move(values)});
}

void read_identities(CellReport& report, const Delimited& table, const ColumnMatches& matches,
                     PlaceTable& into) {
    const std::size_t id = index_of(table, matches.id).value_or(0);
    const std::size_t name = index_of(table, matches.name).value_or(id);
    std::set<std::string> known;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string cell = plain_text(table.cell(row, id));
        if (cell.empty())
            report.cell(row, id, "empty", {}, "what identifies the place");
        else if (!known.insert(cell).second)
            report.cell(row, id, "stands twice", in_quotes(cell), "each place once");
        into.ids.push_back(cell);
        const std::string called = plain_text(table.cell(row, name));
        into.names.push_back(called.empty() ? cell : called);
    }
}

void check_by_hand(CellReport& report, const FormulaText& formula, const ColumnMatches& matches,
                   const std::map<std::string, std::string>& by_hand) {
    const auto needed = needed_columns(formula);
    const std::vector<std::string_view> headings(matches.headings.begin(), matches.headings.end());
    std::vector<std::string_view> columns;
    columns.reserve(needed.size());
    for (const NeededColumn& column : needed) columns.push_back(column.name);
    for (const auto& [column, heading] : by_hand) {
        if (std::ranges::find(columns, column) == columns.end())
            report.add("the formula needs no such column", in_quotes(column), {},
                       nearest_name(column, columns));
        if (std::ranges::find(headings, heading) == headings.end())
            report.add("the table has no such column", in_quotes(heading), {},
                       nearest_name(heading, headings));
    }
}

} // namespace

ColumnMatches match_columns(const Delimited& table, const FormulaText& formula,
                            const std::map<std::string, std::string>& by_hand) {
    ColumnMatches matches;
    for (std::size_t i = 0; i < table.columns(); ++i)
        matches.headings.emplace_back(table.heading(i));
    Headings headings(matches.headings);
    const auto needed = needed_columns(formula);
    for (const NeededColumn& column : needed) matches.columns.push_back({column.name, {}, false});
    const auto pass = [&](auto find) {
        for (std::size_t i = 0; i < needed.size(); ++i) {
            MatchedColumn& match = matches.columns[i];
            if (!match.heading.empty()) continue;
            match.heading = find(needed[i], match);
            headings.take(match.heading);
        }
    };
    pass([&](const NeededColumn& column, MatchedColumn& match) {
        const auto chosen = by_hand.find(column.name);
        if (chosen == by_hand.end() ||
            std::ranges::find(matches.headings, chosen->second) == matches.headings.end())
            return std::string();
        match.by_hand = true;
        return chosen->second;
    });
    // Exact names first, so that a looser match of one column does not take another's own.
    for (const bool to_the_letter : {true, false})
        pass([&](const NeededColumn& column, MatchedColumn&) {
            return headings.find(column.name, to_the_letter);
        });
    for (const bool to_the_letter : {true, false})
        pass([&](const NeededColumn& column, MatchedColumn&) {
            for (const std::string& name : column.also)
                if (std::string found = headings.find(name, to_the_letter); !found.empty())
                    return found;
            return std::string();
        });

    constexpr std::string_view ids[] = {"id", "code"};
    const std::string_view names[] = {"name", "place", "place name", formula.place_word};
    constexpr std::string_view latitudes[] = {"latitude", "lat", "lat_approx"};
    constexpr std::string_view longitudes[] = {"longitude", "lon", "long", "lng", "lon_approx"};
    matches.id = headings.first_of(ids);
    matches.name = headings.first_of(names);
    if (matches.id.empty()) matches.id = matches.name.empty() ? matches.headings[0] : matches.name;
    if (matches.name.empty()) matches.name = matches.id;
    matches.latitude = headings.first_of(latitudes);
    matches.longitude = headings.first_of(longitudes);
    return matches;
}

PlacesLook look_at_places(std::string_view file, std::string bytes, const FormulaText& formula,
                          const std::map<std::string, std::string>& by_hand,
                          const TableAnswers& /*answers*/) {
    PlacesLook look;
    const auto table = read_delimited(file, std::move(bytes));
    if (!table) {
        look.problems = table.problems();
        return look;
    }
    look.notes = table->notes();
    look.matches = match_columns(*table, formula, by_hand);
    CellReport report(file, *table);
    check_by_hand(report, formula, look.matches, by_hand);
    read_identities(report, *table, look.matches, look.table);
    const auto needed = needed_columns(formula);
    std::vector<std::string_view> free;
    for (const std::string& heading : look.matches.headings)
        if (std::ranges::find(look.matches.columns, heading, &MatchedColumn::heading) ==
            look.matches.columns.end())
            free.push_back(heading);
    const bool decimal_comma = uses_decimal_comma(*table, look.matches);
    for (std::size_t i = 0; i < needed.size(); ++i) {
        const MatchedColumn& match = look.matches.columns[i];
        const auto column = index_of(*table, match.heading);
        if (match.heading.empty() || !column) {
            const std::string meaning =
                needed[i].meaning.empty() ? std::string() : " (" + needed[i].meaning + ")";
            report.add("the table has no column '" + needed[i].name + "'" + meaning, {}, {},
                       nearest_name(needed[i].name, free));
            continue;
        }
        look.table.columns.push_back(
            {needed[i].name,
             read_numbers(report, *table, *column, bounds_of(needed[i].unit), decimal_comma)});
    }
    keep_position(*table, look.matches.latitude, "latitude", look.table);
    keep_position(*table, look.matches.longitude, "longitude", look.table);
    look.problems = report.take();
    return look;
}

Result<PlacesFile> read_places_file(std::string_view file, std::string bytes,
                                    const FormulaText& formula,
                                    const std::map<std::string, std::string>& by_hand,
                                    const TableAnswers& answers) {
    PlacesLook look = look_at_places(file, std::move(bytes), formula, by_hand, answers);
    if (!look.problems.empty()) return std::move(look.problems);
    return PlacesFile{std::move(look.table), std::move(look.matches), std::move(look.notes),
                      std::move(look.questions)};
}

} // namespace folkmoot
