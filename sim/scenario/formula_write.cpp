#include "scenario/formula_file.hpp"

#include "scenario/json/number.hpp"
#include "scenario/json/written.hpp"

#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

using Json = nlohmann::ordered_json;

void put_unverified(Json& into, bool unverified) {
    if (unverified) into["unverified"] = true;
}
/// A list that is empty is left out.
template <class List> void put_some(Json& into, const char* key, const List& list, auto&& write) {
    if (!list.empty()) into[key] = written_list(list, write);
}

Json column_json(const NeededColumn& column) {
    Json json = {{"name", column.name}};
    put(json, "unit", column.unit);
    put(json, "meaning", column.meaning);
    if (!column.also.empty()) json["also"] = column.also;
    return json;
}

Json lever_json(const FormulaLever& lever) {
    Json json = {{"name", lever.name}};
    put(json, "label", lever.label);
    put(json, "unit", lever.unit);
    json["value"] = written_number(lever.value);
    json["low"] = written_number(lever.low);
    json["high"] = written_number(lever.high);
    put(json, "sentence", lever.sentence);
    put(json, "source", lever.source);
    put_unverified(json, lever.unverified);
    return json;
}

Json band_json(const BandTable& table) {
    Json json = {{"name", table.name}};
    put(json, "unit", table.unit);
    json["rows"] = table.rows;
    json["columns"] = table.columns;
    json["values"] = Json::array();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        Json line = Json::array();
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            line.push_back(written_number(table.values[row * table.columns.size() + column]));
        json["values"].push_back(std::move(line));
    }
    put(json, "column_pattern", table.column_pattern);
    put(json, "source", table.source);
    put_unverified(json, table.unverified);
    return json;
}

Json step_json(const FormulaStep& step) {
    Json json = {{"name", step.name}, {"is", step.expression}};
    put(json, "unit", step.unit);
    put(json, "sentence", step.sentence);
    return json;
}

Json constraint_json(const FormulaConstraint& rule) {
    Json json = {{"kind", rule.kind}};
    put(json, "value", rule.value);
    put(json, "against", rule.against);
    put(json, "per", rule.per);
    put(json, "sentence", rule.sentence);
    return json;
}

Json source_json(const FormulaText::Source& source) {
    Json json = {{"name", source.name}};
    put(json, "text", source.text);
    put(json, "url", source.url);
    if (source.figures) json["figures"] = true;
    return json;
}

} // namespace

std::string write_formula_file(const FormulaText& formula) {
    Json json;
    put(json, "name", formula.name);
    put(json, "title", formula.title);
    put(json, "explanation", formula.explanation);
    put(json, "money_year", formula.money_year);
    put(json, "place_word", formula.place_word);
    put(json, "table", formula.table);
    put_some(json, "columns", formula.columns, column_json);
    put_some(json, "levers", formula.levers, lever_json);
    put_some(json, "bands", formula.bands, band_json);
    put_some(json, "steps", formula.steps, step_json);
    put_some(json, "constraints", formula.constraints, constraint_json);
    put(json, "allocation", formula.allocation);
    put(json, "budget", formula.budget);
    put(json, "target", formula.target);
    put(json, "today", formula.today);
    put(json, "people", formula.people);
    put(json, "need", formula.need);
    put(json, "deprivation", formula.deprivation);
    put_some(json, "sources", formula.sources, source_json);
    // A person may have typed a byte that is no UTF-8: it is shown as such, not thrown over.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace folkmoot
