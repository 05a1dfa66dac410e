#include "funding/language/evaluation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace folkmoot {

namespace {

/// The columns that a formula needs, or what is wrong with them.
Result<std::vector<std::span<const double>>> columns_of(const Formula& formula,
                                                        const PlaceTable& table) {
    const Program& program = *formula.program;
    std::vector<std::span<const double>> columns;
    Problems problems;
    const auto complain = [&](std::string what) {
        problems.push_back({.file = formula.text.file, .what = std::move(what)});
    };
    if (table.places() == 0) complain("the table has no places");
    for (std::size_t c = 0; c < program.columns.size(); ++c) {
        const std::string& name = program.columns[c].name;
        const PlaceColumn* column = table.find(name);
        if (column == nullptr || column->values.size() != table.places()) {
            complain("the table has no column `" + name + "`");
            continue;
        }
        columns.emplace_back(column->values);
        const DeclaredUnit& unit = program.column_units[c];
        const bool no_debts = unit.unit.holds_money() && !unit.may_be_negative;
        const auto check = [&](std::string_view what, auto wrong) {
            const auto first = std::ranges::find_if(column->values, wrong);
            if (first == column->values.end()) return;
            const auto at = static_cast<std::size_t>(first - column->values.begin());
            const auto failing =
                static_cast<std::size_t>(std::count_if(first, column->values.end(), wrong));
            complain(std::string(what) + " in column `" + name + "`" +
                     place_words(table, at, failing));
        };
        check("a value is missing", [](double value) { return !std::isfinite(value); });
        if (no_debts) check("negative money", [](double value) { return value < 0; });
    }
    if (!problems.empty()) return problems;
    return columns;
}

} // namespace

std::string place_words(const PlaceTable& table, std::size_t first, std::size_t failing) {
    const std::string& name = first < table.names.size() && !table.names[first].empty()
                                  ? table.names[first]
                                  : table.ids[first];
    return ", place `" + name + "`" +
           (failing > 1 ? " and " + std::to_string(failing - 1) + " more" : "");
}

std::span<const double> NamedValues::of(const Reference& reference) const {
    switch (reference.kind) {
    case Reference::Kind::column:
        return columns[reference.index];
    case Reference::Kind::lever:
        return levers.subspan(reference.index, 1);
    case Reference::Kind::step:
        return steps[reference.index];
    case Reference::Kind::none:
    case Reference::Kind::band:
        break;
    }
    assert(false && "checked formulas name columns, levers and steps only");
    return {};
}

std::pair<std::span<const double>, std::span<const std::size_t>>
NamedValues::bands(std::size_t index) const {
    return {formula.text.bands[index].values, formula.program->band_columns[index]};
}

bool Evaluation::any(const Mask& mask) {
    return std::ranges::any_of(mask, [](std::uint8_t matters) { return matters != 0; });
}

void Evaluation::report(const Node& node, std::string what, bool in_places, std::size_t first,
                        std::size_t failing) {
    problem_ = expression_.problem(node.offset, std::move(what));
    if (in_places) problem_->what += place_words(names_.table, first, failing);
}

Result<std::vector<double>> Evaluation::run() {
    const std::size_t root = expression_.nodes.size() - 1;
    const Node& node = expression_.nodes[root];
    Values values = work_out(root, nullptr);
    if (!problem_ && values.view.size() == 1 && node.per_place && places() > 1) {
        values.own = std::vector<double>(places(), values.view[0]);
        values.view = values.own;
    }
    must(node, nullptr, values.view.size(), "a number is too large",
         [&](std::size_t i) { return std::isfinite(values.view[i]); });
    if (problem_) return *std::move(problem_);
    if (values.own.size() != values.view.size())
        values.own.assign(values.view.begin(), values.view.end());
    return std::move(values.own);
}

Result<Worked> work_out(const Formula& formula, const PlaceTable& table,
                        std::span<const double> levers) {
    assert(levers.size() == formula.text.levers.size());
    auto columns = columns_of(formula, table);
    if (!columns) return columns.problems();
    const Program& program = *formula.program;
    Worked worked;
    worked.steps.resize(program.steps.size());
    const NamedValues names{formula, table, *std::move(columns), levers, worked.steps};
    for (const std::size_t step : program.order) {
        const Expression& expression = program.steps[step];
        auto values = Evaluation(expression, names).run();
        if (!values) return values.problems();
        const DeclaredUnit& unit = program.step_units[step];
        if (unit.unit.holds_money() && !unit.may_be_negative &&
            !formula.text.steps[step].unit.empty()) {
            const auto wrong = [](double value) { return value < 0; };
            const auto first = std::ranges::find_if(*values, wrong);
            if (first != values->end()) {
                const auto at = static_cast<std::size_t>(first - values->begin());
                Problem problem = expression.problem(0, "negative money");
                if (values->size() == table.places())
                    problem.what += place_words(
                        table, at,
                        static_cast<std::size_t>(std::count_if(first, values->end(), wrong)));
                problem.allowed = "0 or more, unless the step's unit begins with ±";
                return problem;
            }
        }
        worked.steps[step] = *std::move(values);
    }
    return worked;
}

Result<std::vector<double>> work_out_expression(const Formula& formula, const PlaceTable& table,
                                                std::span<const double> levers,
                                                const Worked& worked, std::string_view expression) {
    auto columns = columns_of(formula, table);
    if (!columns) return columns.problems();
    auto parsed =
        parse_expression(std::string(expression), {formula.text.file, "this expression", 0, 0});
    if (!parsed) return parsed.problems();
    Problems problems;
    resolve(*parsed, formula.program->symbols, problems);
    if (problems.empty()) check_units(*parsed, formula.program->symbols, problems);
    if (!problems.empty()) return problems;
    const NamedValues names{formula, table, *std::move(columns), levers, worked.steps};
    return Evaluation(*parsed, names).run();
}

} // namespace folkmoot
