#include "funding/formula.hpp"

#include "funding/constraints.hpp"
#include "funding/language/program.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::size_t most_steps = 500;

std::string quoted(std::string_view name) { return "'" + std::string(name) + "'"; }

/// Understands one formula. Each part goes on after a problem, so that all are seen at once.
class Compiler {
public:
    explicit Compiler(const FormulaText& text) : text_(text) {}

    Problems run(Program& program) {
        add_names(program);
        if (text_.steps.empty()) complain("the formula has no steps");
        if (text_.steps.size() > most_steps) {
            complain("too many steps", std::to_string(text_.steps.size()), "at most 500");
            return std::move(problems_);
        }
        parse_steps(program);
        find_order(program);
        check_steps(program);
        check_roles(program);
        check_constraints(program);
        sort_problems();
        return std::move(problems_);
    }

private:
    void complain(std::string what, std::string found = {}, std::string allowed = {},
                  std::string nearest = {}) {
        problems_.push_back({.file = text_.file,
                             .what = std::move(what),
                             .found = std::move(found),
                             .allowed = std::move(allowed),
                             .nearest = std::move(nearest)});
    }

    DeclaredUnit unit_of(const std::string& owner, const std::string& unit) {
        if (const auto declared = parse_unit(unit)) return *declared;
        complain("no such unit of " + owner, quoted(unit), "£, people, £/person, index, share, …");
        return {.unit = unknown_unit};
    }

    void add_symbol(Program& program, const std::string& name, Symbol symbol) {
        if (!is_formula_name(name))
            complain("not a name", quoted(name), "letters, digits and _, not a digit first");
        else if (is_reserved(name))
            complain("a word of the language cannot be a name", quoted(name));
        else if (!program.symbols.emplace(name, std::move(symbol)).second)
            complain("name used twice", quoted(name),
                     "each column, lever, table and step a name of its own");
    }

    void add_names(Program& program) {
        using Kind = Reference::Kind;
        program.columns = needed_columns(text_);
        for (std::size_t i = 0; i < program.columns.size(); ++i) {
            const NeededColumn& column = program.columns[i];
            program.column_units.push_back(unit_of("column `" + column.name + "`", column.unit));
            add_symbol(program, column.name,
                       {{Kind::column, i}, program.column_units[i].unit, true});
        }
        for (std::size_t i = 0; i < text_.levers.size(); ++i) {
            const FormulaLever& lever = text_.levers[i];
            const Unit unit = unit_of("lever `" + lever.name + "`", lever.unit).unit;
            add_symbol(program, lever.name, {{Kind::lever, i}, unit, false});
        }
        for (std::size_t i = 0; i < text_.bands.size(); ++i) add_bands(program, i);
        for (std::size_t i = 0; i < text_.steps.size(); ++i) {
            const FormulaStep& step = text_.steps[i];
            program.step_units.push_back(unit_of("step `" + step.name + "`", step.unit));
            add_symbol(program, step.name, {{Kind::step, i}, program.step_units[i].unit, true});
        }
    }

    /// The unit of a table of bands is that of its weights times that of its columns.
    void add_bands(Program& program, std::size_t index) {
        const BandTable& table = text_.bands[index];
        const std::string owner = "table `" + table.name + "`";
        std::vector<std::size_t>& columns = program.band_columns.emplace_back();
        if (table.rows.empty() || table.columns.empty() ||
            table.values.size() != table.rows.size() * table.columns.size()) {
            complain(owner + " does not have a weight for every row and column");
            return add_symbol(program, table.name,
                              {{Reference::Kind::band, index}, unknown_unit, true});
        }
        std::optional<Unit> people;
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                const std::string name = band_column_name(table, row, column);
                const auto found = std::ranges::find(program.columns, name, &NeededColumn::name);
                const auto at = static_cast<std::size_t>(found - program.columns.begin());
                const Unit& unit = program.column_units[at].unit;
                if (people && !common(*people, unit))
                    complain("the columns of " + owner + " differ in their units",
                             unit.text() + " in '" + name + "'", people->text());
                if (!people) people = unit;
                columns.push_back(at);
            }
        const Unit unit = product(unit_of(owner, table.unit).unit, *people);
        add_symbol(program, table.name, {{Reference::Kind::band, index}, unit, true});
    }

    void parse_steps(Program& program) {
        for (const FormulaStep& step : text_.steps) {
            const Where where{text_.file, "step `" + step.name + "`", step.line, step.column};
            auto expression = parse_expression(step.expression, where);
            if (!expression) {
                keep(expression.problems());
                program.steps.push_back({.text = step.expression, .where = where, .nodes = {}});
                continue;
            }
            resolve(*expression, program.symbols, problems_);
            program.steps.push_back(*std::move(expression));
        }
    }

    void keep(const Problems& more) { problems_.insert(problems_.end(), more.begin(), more.end()); }

    /// Depth first, in the order of the text; a step that is met while it is still open closes a
    /// cycle, which is told once.
    void find_order(Program& program) {
        state_.assign(program.steps.size(), State::new_step);
        for (std::size_t i = 0; i < program.steps.size(); ++i) visit(program, i);
    }

    void visit(Program& program, std::size_t step) {
        if (state_[step] == State::done) return;
        state_[step] = State::open;
        path_.push_back(step);
        for (const Node& node : program.steps[step].nodes) {
            if (node.reference.kind != Reference::Kind::step) continue;
            const std::size_t next = node.reference.index;
            if (state_[next] == State::open)
                report_cycle(program, node, next);
            else
                visit(program, next);
        }
        path_.pop_back();
        state_[step] = State::done;
        program.order.push_back(step);
    }

    void report_cycle(const Program& program, const Node& node, std::size_t first) {
        std::string cycle;
        for (auto at = std::ranges::find(path_, first); at != path_.end(); ++at)
            cycle += text_.steps[*at].name + " -> ";
        cycle += text_.steps[first].name;
        if (std::ranges::find(cycles_, cycle) != cycles_.end()) return;
        cycles_.push_back(cycle);
        Problem problem =
            program.steps[path_.back()].problem(node.offset, "steps need each other in a circle");
        problem.found = cycle;
        problems_.push_back(std::move(problem));
    }

    void check_steps(Program& program) {
        for (const std::size_t i : program.order) {
            Expression& expression = program.steps[i];
            const FormulaStep& step = text_.steps[i];
            const auto symbol = program.symbols.find(step.name);
            const bool known = symbol != program.symbols.end() &&
                               symbol->second.reference.kind == Reference::Kind::step &&
                               symbol->second.reference.index == i;
            const bool declared = !step.unit.empty();
            if (expression.nodes.empty()) {
                if (known && !declared) symbol->second.unit.kind = Unit::Kind::unknown;
                continue;
            }
            check_units(expression, program.symbols, problems_);
            const Node& whole = expression.nodes.back();
            if (declared && !common(program.step_units[i].unit, whole.unit)) {
                Problem problem =
                    expression.problem(0, "declared as " + program.step_units[i].unit.text() +
                                              ", but it is " + whole.unit.text());
                problems_.push_back(std::move(problem));
            }
            if (!declared) program.step_units[i].unit = whole.unit;
            if (!known) continue;
            symbol->second.unit = program.step_units[i].unit;
            symbol->second.per_place = whole.per_place;
        }
    }

    /// What the formula says its names are for.
    void check_roles(const Program& program) {
        const auto role = [&](std::string_view what, const std::string& name, bool needed,
                              bool money, std::optional<bool> per_place) {
            if (name.empty()) {
                if (needed)
                    complain("`" + std::string(what) + "` is missing", {},
                             "the name of a step or column");
                return;
            }
            const auto found = program.symbols.find(name);
            if (found == program.symbols.end() ||
                found->second.reference.kind == Reference::Kind::band) {
                complain("`" + std::string(what) + "` names nothing", quoted(name),
                         "the name of a step, column or lever", nearest(program, name));
                return;
            }
            const Unit& unit = found->second.unit;
            if (money && !unit.is_money() && unit.kind == Unit::Kind::measured)
                complain("`" + std::string(what) + "` must be money",
                         unit.text() + " in `" + name + "`", "£ (or €, $, R$, A$, C$)");
            if (per_place && *per_place != found->second.per_place &&
                unit.kind != Unit::Kind::unknown)
                complain("`" + std::string(what) + "` must be " +
                             (*per_place ? "one value a place" : "one number for all places"),
                         "`" + name + "`");
        };
        role("allocation", text_.allocation, true, true, true);
        role("budget", text_.budget, false, true, false);
        role("target", text_.target, false, true, true);
        role("today", text_.today, false, true, true);
        role("people", text_.people, true, false, true);
        role("need", text_.need, false, false, true);
        role("deprivation", text_.deprivation, false, false, true);
    }

    void check_constraints(const Program& program) {
        for (std::size_t i = 0; i < text_.constraints.size(); ++i) {
            const FormulaConstraint& rule = text_.constraints[i];
            const Where where{text_.file, "constraint `" + rule.kind + "`", rule.line, rule.column};
            check_kind(rule, where);
            if (rule.value.empty() && rule.against.empty() && rule.per.empty()) continue;
            for (const std::string* part : {&rule.value, &rule.against, &rule.per}) {
                if (part->empty()) continue;
                Where at = where;
                if (part != &rule.value) at.line = at.column = 0;
                auto expression = parse_expression(*part, at);
                if (!expression) {
                    keep(expression.problems());
                    continue;
                }
                resolve(*expression, program.symbols, problems_);
                check_units(*expression, program.symbols, problems_);
            }
        }
    }

    void check_kind(const FormulaConstraint& rule, const Where& where) {
        std::vector<std::string_view> keys;
        for (const ConstraintKind& kind : constraint_kinds()) keys.push_back(kind.key);
        if (std::ranges::find(keys, rule.kind) != keys.end()) return;
        std::string allowed;
        for (const std::string_view key : keys)
            allowed += (allowed.empty() ? "" : ", ") + std::string(key);
        problems_.push_back({.file = text_.file,
                             .line = where.line,
                             .column = where.column,
                             .what = "no such kind of constraint",
                             .found = quoted(rule.kind),
                             .allowed = std::move(allowed),
                             .nearest = nearest_name(rule.kind, keys)});
    }

    [[nodiscard]] static std::string nearest(const Program& program, const std::string& name) {
        std::vector<std::string_view> names;
        for (const auto& [known, symbol] : program.symbols) names.emplace_back(known);
        return nearest_name(name, names);
    }

    void sort_problems() {
        std::ranges::stable_sort(problems_, {}, [](const Problem& problem) {
            return std::tuple(problem.line, problem.column);
        });
    }

    enum class State : std::uint8_t { new_step, open, done };

    const FormulaText& text_;
    Problems problems_;
    std::vector<State> state_;
    std::vector<std::size_t> path_; ///< open steps, the outermost first
    std::vector<std::string> cycles_;
};

} // namespace

std::string band_column_name(const BandTable& table, std::size_t row, std::size_t column) {
    std::string name = table.column_pattern.empty() ? "{row}_{column}" : table.column_pattern;
    const auto put = [&](std::string_view mark, const std::string& word) {
        if (const std::size_t at = name.find(mark); at != std::string::npos)
            name.replace(at, mark.size(), word);
    };
    put("{row}", table.rows[row]);
    put("{column}", table.columns[column]);
    return name;
}

void resolve(Expression& expression, const Symbols& symbols, Problems& problems) {
    for (Node& node : expression.nodes) {
        if (node.operation != Operation::name) continue;
        if (const auto found = symbols.find(node.name); found != symbols.end()) {
            node.reference = found->second.reference;
            continue;
        }
        std::vector<std::string_view> names;
        for (const auto& [known, symbol] : symbols) names.emplace_back(known);
        Problem problem = expression.problem(node.offset, "no such name");
        problem.found = quoted(node.name);
        problem.nearest = nearest_name(node.name, names);
        problems.push_back(std::move(problem));
    }
}

std::vector<NeededColumn> needed_columns(const FormulaText& text) {
    std::vector<NeededColumn> columns = text.columns;
    for (const BandTable& table : text.bands)
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                const std::string name = band_column_name(table, row, column);
                if (std::ranges::find(columns, name, &NeededColumn::name) == columns.end())
                    columns.push_back({name,
                                       "people",
                                       "People: " + table.rows[row] + ", " + table.columns[column],
                                       {}});
            }
    return columns;
}

std::vector<double> usual_levers(const FormulaText& text) {
    std::vector<double> values;
    values.reserve(text.levers.size());
    for (const FormulaLever& lever : text.levers) values.push_back(lever.value);
    return values;
}

Result<Formula> compile(FormulaText text) {
    auto program = std::make_shared<Program>();
    Problems problems = Compiler(text).run(*program);
    if (!problems.empty()) return problems;
    return Formula{std::move(text), std::move(program)};
}

} // namespace folkmoot
