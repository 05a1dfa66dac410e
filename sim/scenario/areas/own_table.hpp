#pragma once

/// What a person's tables of areas and of providers have in common. For
/// scenario/areas/own_places.cpp.

#include "scenario/table/places_file.hpp"

#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// The numbers of a column; nullptr: the table has none such.
[[nodiscard]] const std::vector<double>* numbers_of(const PlacesLook& look, std::string_view name);

/// What the table calls a column that is needed; "": it has none.
[[nodiscard]] const std::string& heading_of(const PlacesLook& look, std::string_view name);

/// Names of the rows, no longer than `longest` bytes and "…"; where several are alike their codes
/// are added, which is said. `those`: "areas".
[[nodiscard]] std::vector<std::string> own_names(const PlaceTable& table, std::string_view those,
                                                 std::size_t longest,
                                                 std::vector<std::string>& notes);

/// Rows that have no name of their own would be called by their numbers: adds to `look`'s problems
/// if so. `whose`: "areas’"; `allowed`: "a column 'name'".
void check_own_names(PlacesLook& look, std::string_view file, std::string_view whose,
                     std::string_view allowed);

/// Headings of a table that something was made of.
class UsedHeadings {
public:
    explicit UsedHeadings(const PlacesLook& look);

    /// If the table has all of these columns they were used.
    bool take(std::initializer_list<const char*> columns);
    /// A note of the others, if there are any.
    void say_others(std::vector<std::string>& notes) const;

private:
    const PlacesLook& look_;
    std::set<std::string> used_;
};

/// "clinic" → "clinics", "agency" → "agencies".
[[nodiscard]] std::string several(std::string_view word);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string all_of(const std::vector<std::string>& words);

} // namespace folkmoot
