#pragma once

/// Small formulas and tables for tests of the language.

#include "funding/formula.hpp"

#include <string>
#include <utility>
#include <vector>

namespace folkmoot {

using Columns = std::vector<std::pair<std::string, std::vector<double>>>;

/// Three towns: a table with the given columns, as many places as the first has values.
inline PlaceTable towns(const Columns& columns) {
    const std::vector<std::string> names{"Ashby", "Barton", "Corley", "Denby", "Elton", "Farley"};
    PlaceTable table;
    for (std::size_t i = 0; i < columns.front().second.size(); ++i) {
        table.ids.push_back("T" + std::to_string(i + 1));
        table.names.push_back(i < names.size() ? names[i] : "Town " + std::to_string(i + 1));
    }
    for (const auto& [name, values] : columns) table.columns.push_back({name, values});
    return table;
}

/// registered (people), paid (£), imd (index), km (km), and the lever budget (£) and extra (share).
inline FormulaText tiny_formula(std::vector<FormulaStep> steps) {
    FormulaText text;
    text.file = "tiny.json";
    text.name = "tiny";
    text.columns = {{"registered", "people", "", {}},
                    {"paid", "£", "", {}},
                    {"imd", "index", "", {}},
                    {"distance", "km", "", {}}};
    text.levers.resize(2);
    text.levers[0].name = "budget";
    text.levers[0].unit = "£";
    text.levers[0].value = 1000;
    text.levers[1].name = "extra";
    text.levers[1].unit = "share";
    text.levers[1].value = 0.25;
    text.bands = {{"ages",
                   "index",
                   "",
                   {"young", "old"},
                   {"men", "women"},
                   {1, 2, 3, 4},
                   "{row}_{column}",
                   false}};
    text.steps = std::move(steps);
    for (std::size_t i = 0; i < text.steps.size(); ++i) {
        text.steps[i].line = 10 + i;
        text.steps[i].column = 21;
    }
    text.allocation = "paid";
    text.people = "registered";
    return text;
}

inline FormulaText tiny_formula(const std::string& expression, const std::string& unit = "") {
    return tiny_formula({{"total", expression, unit, "", 0, 0}});
}

inline PlaceTable tiny_towns() {
    return towns({{"registered", {100, 50, 10}},
                  {"paid", {1000, 1000, 400}},
                  {"imd", {10, 30, 20}},
                  {"distance", {0, 5, 12}},
                  {"young_men", {40, 20, 0}},
                  {"young_women", {30, 20, 0}},
                  {"old_men", {20, 5, 4}},
                  {"old_women", {10, 5, 6}}});
}

/// What is wrong with a formula; "" if nothing is.
inline std::string compile_problems(FormulaText text) {
    const auto formula = compile(std::move(text));
    return formula ? "" : text_of(formula.problems());
}

/// Values of the first step, or what is wrong.
struct Answer {
    std::vector<double> values;
    std::string problems;
};
inline Answer answer(FormulaText text, const PlaceTable& table) {
    const auto formula = compile(std::move(text));
    if (!formula) return {{}, text_of(formula.problems())};
    const auto worked = work_out(*formula, table, usual_levers(formula->text));
    if (!worked) return {{}, text_of(worked.problems())};
    return {worked->steps.front(), {}};
}

} // namespace folkmoot
