#include "core/table/cell_words.hpp"
#include "scenario/table/cells.hpp"
#include "scenario/table/heading_units.hpp"
#include "scenario/table/place_columns.hpp"
#include "scenario/table/places_file.hpp"

#include <algorithm>
#include <span>
#include <unordered_set>

namespace folkmoot {

namespace {

/// Headings of one table, each of which may be taken once.
class Headings {
public:
    explicit Headings(const std::vector<std::string>& names)
        : names_(names), taken_(names.size(), false) {
        for (const std::string& name : names) {
            folded_.push_back(folded(name));
            stems_.push_back(folded(unit_in_heading(name).stem));
        }
    }

    /// The first free heading that is `wanted`, to the letter or folded; "" if there is none.
    std::string find(std::string_view wanted, bool to_the_letter) const {
        const std::string key = folded(wanted);
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (!taken_[i] && (to_the_letter ? names_[i] == wanted : folded_[i] == key))
                return names_[i];
        return {};
    }
    /// The first free heading that is `wanted` but for words that tell a unit: "Paid today £000s".
    std::string find_stem(std::string_view wanted) const {
        const std::string key = folded(wanted);
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (!taken_[i] && !key.empty() && stems_[i] == key) return names_[i];
        return {};
    }
    /// The first free heading whose last word is `word` ("Area code"), or that ends as headings of
    /// statistical offices do ("LAD23CD").
    std::string last_word(std::string_view word, std::string_view office) const {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (taken_[i]) continue;
            const std::string& name = names_[i];
            std::string small;
            for (const char c : name) small += c == '_' || c == '-' ? ' ' : small_letter(c);
            if (small.ends_with(" " + std::string(word))) return name;
            const bool digits =
                name.size() > 5 && name.ends_with(office) &&
                name.find_first_not_of("0123456789", name.size() - 4) == name.size() - 2;
            if (digits) return name;
        }
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
    std::vector<std::string> folded_, stems_;
    std::vector<bool> taken_;
};

/// Whether something stands twice in a column.
bool stands_twice(const Delimited& table, std::string_view heading) {
    const auto column = column_of(table, heading);
    std::unordered_set<std::string_view> known;
    for (std::size_t row = 0; column && row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, *column);
        if (!cell.empty() && !known.insert(cell).second) return true;
    }
    return false;
}

} // namespace

ColumnMatches match_columns(const Delimited& table, const PlacesNeeds& needs,
                            const std::map<std::string, std::string>& by_hand) {
    ColumnMatches matches;
    for (std::size_t i = 0; i < table.columns(); ++i)
        matches.headings.emplace_back(table.heading(i));
    Headings headings(matches.headings);
    const std::vector<NeededColumn>& needed = needs.columns;
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

    pass([&](const NeededColumn& column, MatchedColumn&) {
        std::string found = headings.find_stem(column.name);
        for (std::size_t i = 0; found.empty() && i < column.also.size(); ++i)
            found = headings.find_stem(column.also[i]);
        return found;
    });

    constexpr std::string_view ids[] = {"id", "code"};
    std::vector<std::string_view> names{"name", "place", "place name", needs.place_word};
    names.insert(names.end(), needs.name_headings.begin(), needs.name_headings.end());
    constexpr std::string_view latitudes[] = {"latitude", "lat", "lat_approx"};
    constexpr std::string_view longitudes[] = {"longitude", "lon", "long", "lng", "lon_approx"};
    matches.id = headings.first_of(ids);
    const auto name = by_hand.find(name_column);
    if (name != by_hand.end() &&
        std::ranges::find(matches.headings, name->second) != matches.headings.end())
        matches.name = name->second;
    else
        matches.name = headings.first_of(names);
    if (matches.id.empty()) matches.id = headings.last_word("code", "CD");
    if (needs.codes_stand_once && stands_twice(table, matches.id)) matches.id.clear();
    if (matches.name.empty()) matches.name = headings.last_word("name", "NM");
    if (matches.id.empty()) matches.id = matches.name.empty() ? matches.headings[0] : matches.name;
    if (matches.name.empty()) matches.name = matches.id;
    matches.latitude = headings.first_of(latitudes);
    matches.longitude = headings.first_of(longitudes);
    return matches;
}

ColumnMatches match_columns(const Delimited& table, const FormulaText& formula,
                            const std::map<std::string, std::string>& by_hand) {
    return match_columns(table, needs_of(formula), by_hand);
}

} // namespace folkmoot
