#pragma once

/// What a small formula wants to know of each town.

#include "scenario/table/places_file.hpp"

namespace folkmoot {

inline FormulaText needs() {
    FormulaText formula;
    formula.place_word = "town";
    formula.columns = {{"registered", "people", "Who lives there", {"patients", "list size"}},
                       {"paid", "£", "Paid last year", {"amount"}},
                       {"poor", "share", "", {"poor share"}},
                       {"change", "±£", "", {}}};
    return formula;
}

} // namespace folkmoot
