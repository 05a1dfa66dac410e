#include "scenario/areas/own_table.hpp"

#include "core/words/quoted.hpp"
#include "scenario/table/place_columns.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot {

const std::vector<double>* numbers_of(const PlacesLook& look, std::string_view name) {
    const PlaceColumn* found = look.table.find(name);
    return found != nullptr ? &found->values : nullptr;
}

const std::string& heading_of(const PlacesLook& look, std::string_view name) {
    return std::ranges::find(look.matches.columns, name, &MatchedColumn::column)->heading;
}

std::vector<std::string> own_names(const PlaceTable& table, std::string_view those,
                                   std::size_t longest, std::vector<std::string>& notes) {
    std::multiset<std::string> known; // as they will stand
    for (const std::string& name : table.names) known.insert(shortened(name, longest));
    std::set<std::string> twice;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        std::string name = shortened(table.names[i], longest);
        if (known.count(name) > 1) {
            name = shortened(table.names[i], longest / 2) + " (" +
                   shortened(table.ids[i], longest / 2) + ")";
            twice.insert(table.names[i]);
        }
        names.push_back(std::move(name));
    }
    for (const std::string& name : twice)
        notes.push_back("Several " + std::string(those) + " are called " + spoken(name) +
                        ": their codes are added to the name.");
    return names;
}

void check_own_names(PlacesLook& look, std::string_view file, std::string_view whose,
                     std::string_view allowed) {
    for (const MatchedColumn& column : look.matches.columns)
        if (!column.heading.empty() && column.heading == look.matches.name)
            look.problems.push_back(
                {.file = std::string(file),
                 .what = "the table has no column of the " + std::string(whose) + " names",
                 .allowed = std::string(allowed)});
}

UsedHeadings::UsedHeadings(const PlacesLook& look)
    : look_(look), used_{look.matches.id, look.matches.name} {}

bool UsedHeadings::take(std::initializer_list<const char*> columns) {
    for (const char* name : columns)
        if (numbers_of(look_, name) == nullptr) return false;
    for (const char* name : columns) used_.insert(heading_of(look_, name));
    return true;
}

void UsedHeadings::say_others(std::vector<std::string>& notes) const {
    std::vector<std::string> vain;
    constexpr std::size_t most = 10;
    std::size_t more = 0;
    for (const std::string& each : look_.matches.headings) {
        if (used_.contains(each)) continue;
        if (vain.size() < most)
            vain.push_back(spoken(each));
        else
            ++more;
    }
    if (more > 0) vain.push_back(std::to_string(more) + " more");
    if (!vain.empty()) notes.push_back("Not used: " + all_of(vain) + ".");
}

std::string several(std::string_view word) {
    std::string words(word);
    if (!words.ends_with('y')) return words + "s";
    words.pop_back();
    return words + "ies";
}

std::string all_of(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

} // namespace folkmoot
