#pragma once

/// A table of places: what a funding formula is applied to. Structure of arrays.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// One number a place.
struct PlaceColumn {
    std::string name;            ///< "registered_patients": as formulas call it
    std::vector<double> values;  ///< one a place; finite
};

/// Places in the order in which they were given.
struct PlaceTable {
    std::vector<std::string> ids;    ///< unique
    std::vector<std::string> names;  ///< as people call them
    std::vector<PlaceColumn> columns;

    [[nodiscard]] std::size_t places() const { return ids.size(); }
    [[nodiscard]] const PlaceColumn* find(std::string_view name) const {
        for (const PlaceColumn& column : columns) {
            if (column.name == name) return &column;
        }
        return nullptr;
    }
};

}  // namespace folkmoot
