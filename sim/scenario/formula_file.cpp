#include "scenario/formula_file.hpp"

#include "funding/constraints.hpp"
#include "funding/language/expression.hpp"
#include "funding/language/units.hpp"
#include "models/list.hpp"
#include "scenario/load_parts.hpp"
#include "scenario/reader.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::size_t most_items = 500;

/// A name that expressions can use, and that nothing else has.
std::string read_name(Report& report, ObjectReader& reader, Names& names) {
    const JsonValue* value = reader.get("name", Presence::required);
    if (value == nullptr) return {};
    const std::string path = reader.path("name");
    std::string name = read_text(report, *value, path, 100);
    if (name.empty()) return name;
    if (!is_formula_name(name))
        report.add(*value, path, "not a name", found_text(*value),
                   "letters, digits and _, not a digit first");
    else if (is_reserved(name))
        report.add(*value, path, "a word of the language cannot be a name", found_text(*value));
    else
        names.take(*value, path, name);
    return name;
}

std::string read_unit(Report& report, ObjectReader& reader) {
    const JsonValue* value = reader.get("unit", Presence::optional);
    if (value == nullptr) return {};
    std::string unit = read_text(report, *value, reader.path("unit"), 100);
    if (!parse_unit(unit))
        report.add(*value, reader.path("unit"), "no such unit", found_text(*value),
                   "£, people, £/person, index, share, …");
    return unit;
}

/// An expression, and where its first letter stands. A plain number may stand without quotes.
std::string read_expression(Report& report, ObjectReader& reader, std::string_view key,
                            Presence presence, std::size_t& line, std::size_t& column) {
    const JsonValue* value = reader.get(key, presence);
    if (value == nullptr) return {};
    line = value->line;
    column = value->column;
    if (value->kind == JsonKind::number) return value->text;
    ++column; // past the quotation mark
    return read_text(report, *value, reader.path(key), 4'000);
}

NeededColumn read_column(Report& report, ObjectReader& reader, Names& names) {
    NeededColumn column;
    column.name = read_name(report, reader, names);
    column.unit = read_unit(report, reader);
    column.meaning = reader.text("meaning", Presence::optional);
    if (const JsonValue* also = reader.get("also", Presence::optional))
        column.also = read_texts(report, *also, reader.path("also"), 0, 100);
    return column;
}

FormulaLever read_lever(Report& report, ObjectReader& reader, Names& names) {
    FormulaLever lever;
    lever.name = read_name(report, reader, names);
    lever.unit = read_unit(report, reader);
    lever.label = reader.text("label", Presence::optional, 100);
    if (lever.label.empty()) lever.label = lever.name;
    lever.sentence = reader.text("sentence", Presence::optional);
    lever.source = reader.text("source", Presence::optional);
    lever.value = reader.number("value", any_number);
    lever.low = reader.number("low", any_number, lever.value);
    lever.high = reader.number("high", any_number, lever.value);
    lever.unverified = reader.flag("unverified");
    const auto complain = [&](const char* key, std::string what, double bound) {
        report.add(reader.at(key), reader.path(key), std::move(what), found_text(reader.at(key)),
                   plain_number(bound));
    };
    for (const char* key : {"value", "low", "high"})
        if (const JsonValue* given = reader.value().member(key);
            given != nullptr && given->kind != JsonKind::number)
            return lever; // reported already
    if (lever.low > lever.high)
        complain("low", "the low end is above the high end", lever.high);
    else if (lever.value < lever.low)
        complain("value", "below the low end", lever.low);
    else if (lever.value > lever.high)
        complain("value", "above the high end", lever.high);
    return lever;
}

void read_weights(Report& report, ObjectReader& reader, BandTable& table) {
    const JsonValue* values = reader.get("values", Presence::required);
    const std::string path = reader.path("values");
    const std::size_t rows = table.rows.size(), columns = table.columns.size();
    if (values == nullptr || rows == 0 || columns == 0 ||
        !is_list(report, *values, path, rows, rows))
        return;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string row_path = item_path(path, row);
        const JsonValue& line = values->items[row];
        if (!is_list(report, line, row_path, columns, columns)) continue;
        for (std::size_t column = 0; column < columns; ++column)
            table.values.push_back(
                read_number(report, line.items[column], item_path(row_path, column), any_number)
                    .value_or(0));
    }
}

BandTable read_band_table(Report& report, ObjectReader& reader, Names& names) {
    BandTable table;
    table.name = read_name(report, reader, names);
    table.unit = read_unit(report, reader);
    const auto texts = [&](const char* key) {
        const JsonValue* list = reader.get(key, Presence::required);
        return list == nullptr ? std::vector<std::string>{}
                               : read_texts(report, *list, reader.path(key), 1, 100);
    };
    table.rows = texts("rows");
    table.columns = texts("columns");
    read_weights(report, reader, table);
    table.column_pattern = reader.text("column_pattern", Presence::optional, 100);
    if (table.column_pattern.empty()) table.column_pattern = "{row}_{column}";
    const auto has = [&](const char* mark) {
        return table.column_pattern.find(mark) != std::string::npos;
    };
    if ((table.rows.size() > 1 && !has("{row}")) || (table.columns.size() > 1 && !has("{column}")))
        report.add(reader.at("column_pattern"), reader.path("column_pattern"),
                   "does not name one column a band", found_text(reader.at("column_pattern")),
                   "a text with {row} and {column}");
    table.source = reader.text("source", Presence::optional);
    table.unverified = reader.flag("unverified");
    return table;
}

FormulaStep read_step(Report& report, ObjectReader& reader, Names& names) {
    FormulaStep step;
    step.name = read_name(report, reader, names);
    step.expression =
        read_expression(report, reader, "is", Presence::required, step.line, step.column);
    step.unit = read_unit(report, reader);
    step.sentence = reader.text("sentence", Presence::optional);
    return step;
}

FormulaConstraint read_constraint(Report& report, ObjectReader& reader, Names&) {
    FormulaConstraint rule;
    if (const JsonValue* kind = reader.get("kind", Presence::required)) {
        std::vector<std::string_view> kinds;
        for (const ConstraintKind& known : constraint_kinds()) kinds.push_back(known.key);
        if (read_one_of(report, *kind, reader.path("kind"), "kind of constraint", kinds))
            rule.kind = kind->text;
        rule.line = kind->line;
        rule.column = kind->column;
    }
    std::size_t line = 0, column = 0;
    rule.value = read_expression(report, reader, "value", Presence::optional, line, column);
    if (line > 0) {
        rule.line = line;
        rule.column = column;
    }
    rule.against = reader.text("against", Presence::optional, 100);
    rule.per = reader.text("per", Presence::optional, 100);
    rule.sentence = reader.text("sentence", Presence::optional);
    return rule;
}

FormulaText::Source read_source(Report&, ObjectReader& reader, Names&) {
    return {reader.text("name", Presence::required), reader.text("text", Presence::optional),
            reader.text("url", Presence::optional), reader.flag("figures")};
}

/// A list of objects, each read by `read`.
template <class Read>
auto read_objects(Report& report, ObjectReader& file, std::string_view key, Presence presence,
                  Names& names, Read read) {
    std::vector<decltype(read(report, file, names))> made;
    const JsonValue* list = file.get(key, presence);
    const std::size_t least = presence == Presence::required ? 1 : 0;
    if (list == nullptr || !is_list(report, *list, key, least, most_items)) return made;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        ObjectReader reader(report, list->items[i], item_path(key, i));
        if (!reader.is_object()) continue;
        made.push_back(read(report, reader, names));
        reader.finish();
    }
    return made;
}

/// What the formula's names are for: each must be a name of the formula.
void read_roles(Report& report, ObjectReader& file, FormulaText& formula) {
    std::vector<std::string_view> values, levers;
    const auto columns = needed_columns(formula);
    for (const auto& column : columns) values.push_back(column.name);
    for (const auto& step : formula.steps) values.push_back(step.name);
    levers = values;
    for (const auto& lever : formula.levers) levers.push_back(lever.name);
    const auto role = [&](std::string_view key, Presence presence, std::string& into) {
        const JsonValue* value = file.get(key, presence);
        if (value == nullptr) return;
        into = read_text(report, *value, key, 100);
        const auto& names = key == "budget" ? levers : values;
        if (into.empty() || std::ranges::find(names, into) != names.end()) return;
        report.add(*value, key, "no such name", in_quotes(into),
                   key == "budget" ? "the name of a lever, step or column"
                                   : "the name of a step or column",
                   nearest_name(into, names));
    };
    role("allocation", Presence::required, formula.allocation);
    role("budget", Presence::optional, formula.budget);
    role("target", Presence::optional, formula.target);
    role("today", Presence::optional, formula.today);
    role("people", Presence::required, formula.people);
    role("need", Presence::optional, formula.need);
    role("deprivation", Presence::optional, formula.deprivation);
}

} // namespace

Result<FormulaText> read_formula_file(std::string_view file, std::string_view text) {
    Report report(file, models().front());
    JsonValue root;
    Problems problems;
    const bool whole = read_json(text, 0, file, root, problems);
    for (Problem& problem : problems) report.add(std::move(problem));
    if (!whole) return report.take();

    FormulaText formula;
    formula.file = file;
    ObjectReader reader(report, root, "");
    if (const JsonValue* name = reader.get("name", Presence::required))
        formula.name = read_key(report, *name, "name");
    formula.title = reader.text("title", Presence::required, 100);
    formula.explanation = reader.text("explanation", Presence::required, 4'000);
    formula.money_year = reader.text("money_year", Presence::optional, 100);
    formula.place_word = reader.text("place_word", Presence::required, 100);
    formula.table = reader.text("table", Presence::optional, 200);
    if (!formula.table.empty() && !is_file_name(formula.table))
        report.add(reader.at("table"), "table", "not the name of a table", in_quotes(formula.table),
                   "a file name without a folder, for example towns.csv");
    Names names(report, "column, lever, table and step");
    Names sources(report, "source");
    formula.columns =
        read_objects(report, reader, "columns", Presence::required, names, read_column);
    formula.levers = read_objects(report, reader, "levers", Presence::optional, names, read_lever);
    formula.bands =
        read_objects(report, reader, "bands", Presence::optional, names, read_band_table);
    formula.steps = read_objects(report, reader, "steps", Presence::required, names, read_step);
    formula.constraints =
        read_objects(report, reader, "constraints", Presence::optional, names, read_constraint);
    read_roles(report, reader, formula);
    formula.sources =
        read_objects(report, reader, "sources", Presence::optional, sources, read_source);
    reader.finish();
    if (!report.empty()) return report.take();
    return formula;
}

Result<Formula> load_formula(std::string_view file, std::string_view text) {
    auto formula = read_formula_file(file, text);
    if (!formula) return formula.problems();
    return compile(*std::move(formula));
}

} // namespace folkmoot
