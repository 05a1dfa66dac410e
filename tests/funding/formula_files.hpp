#pragma once

/// Formulas and tables that ship with Folkmoot, for tests.

#include "funding/constraints.hpp"
#include "funding/formula.hpp"
#include "scenario/formula_file.hpp"
#include "scenario/table/places_file.hpp"
#include "source_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::test {

inline std::filesystem::path formulas_folder() {
    return source_folder() / "scenarios" / "formulas";
}

inline std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file, path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Names of all formulas that ship, sorted.
inline std::vector<std::string> formula_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(formulas_folder())) {
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// A formula with a table and levers, and what comes of it.
class Applied {
public:
    /// The formula of that name; columns as {"people", {1, 2}}.
    explicit Applied(std::string_view name)
        : formula_(load(name)), levers_(usual_levers(formula_.text)) {}

    Applied& on(std::vector<PlaceColumn> columns) {
        table_ = {};
        for (std::size_t i = 0; i < columns.front().values.size(); ++i) {
            table_.ids.push_back(std::to_string(i + 1));
            table_.names.push_back("place " + std::to_string(i + 1));
        }
        for (const NeededColumn& needed : needed_columns(formula_.text)) {
            const auto given =
                std::find_if(columns.begin(), columns.end(),
                             [&](const PlaceColumn& column) { return column.name == needed.name; });
            // What a test does not speak of must not matter to it.
            table_.columns.push_back(
                {needed.name, given != columns.end() ? given->values
                                                     : std::vector<double>(table_.places(), 1.0)});
        }
        return work();
    }
    Applied& on_table(const std::string& file) {
        auto places = read_places_file(file, text_of_file(formulas_folder() / "tables" / file),
                                       formula_.text);
        REQUIRE_MESSAGE(places, text_of(places.problems()));
        table_ = std::move(places->table);
        return work();
    }
    Applied& set(std::string_view lever, double value) {
        const auto& levers = formula_.text.levers;
        const auto at = std::find_if(levers.begin(), levers.end(),
                                     [&](const FormulaLever& each) { return each.name == lever; });
        REQUIRE(at != levers.end());
        levers_[static_cast<std::size_t>(at - levers.begin())] = value;
        return table_.places() == 0 ? *this : work();
    }

    [[nodiscard]] const FormulaText& text() const { return formula_.text; }
    [[nodiscard]] const PlaceTable& table() const { return table_; }

    /// Any expression over the formula's names, one number a place.
    [[nodiscard]] std::vector<double> values(std::string_view expression) const {
        if (expression.empty()) return {};
        auto result = work_out_expression(formula_, table_, levers_, worked_, expression);
        REQUIRE_MESSAGE(result, text_of(result.problems()));
        return *std::move(result);
    }
    [[nodiscard]] double value(std::string_view expression, std::size_t place = 0) const {
        const std::vector<double> all = values(expression);
        return all.size() == 1 ? all.front() : all[place];
    }

    [[nodiscard]] Pence budget() const {
        const std::string& name = formula_.text.budget;
        return static_cast<Pence>(std::floor(
            100.0 * value(name.empty() ? "sum(" + formula_.text.allocation + ")" : name) + 0.5));
    }
    [[nodiscard]] Result<Allocated> allocated() const {
        std::vector<Rule> rules;
        rules.reserve(formula_.text.constraints.size());
        for (const FormulaConstraint& each : formula_.text.constraints) {
            rules.push_back({each.kind, each.sentence, values(each.value), values(each.against),
                             values(each.per)});
        }
        return allocate(values(formula_.text.allocation), budget(), rules, table_.names);
    }
    /// £ that each place gets.
    [[nodiscard]] std::vector<double> pounds() const {
        const Result<Allocated> result = allocated();
        REQUIRE_MESSAGE(result, text_of(result.problems()));
        std::vector<double> all;
        for (const Pence amount : result->amount)
            all.push_back(static_cast<double>(amount) / 100.0);
        return all;
    }

private:
    static Formula load(std::string_view name) {
        const std::string file = std::string(name) + ".json";
        auto formula = load_formula(file, text_of_file(formulas_folder() / file));
        REQUIRE_MESSAGE(formula, text_of(formula.problems()));
        return *std::move(formula);
    }
    Applied& work() {
        auto result = work_out(formula_, table_, levers_);
        REQUIRE_MESSAGE(result, text_of(result.problems()));
        worked_ = *std::move(result);
        return *this;
    }

    Formula formula_;
    std::vector<double> levers_;
    PlaceTable table_;
    Worked worked_;
};

} // namespace folkmoot::test
