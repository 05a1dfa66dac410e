#include "funding/constraints.hpp"
#include "scenario/load.hpp"
#include "scenario/reader.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

#include <utility>

namespace folkmoot::schema {

namespace {

constexpr std::size_t most_items = 500;

Json name_schema() { return refer("name"); }
Json unit_schema() { return text("£, people, £/person, index, share, …", 100); }
Json unverified_schema() { return flag("The value is not confirmed"); }

/// An expression; a plain number may stand without quotes.
Json expression(std::string_view description) {
    return {{"description", description}, {"anyOf", {{{"type", "number"}}, text("", 4'000)}}};
}

Json columns_schema() {
    return list(
        "What a table must have",
        object("",
               {{"name", name_schema()},
                {"unit", unit_schema()},
                {"meaning", text("What it counts")},
                {"also", list("Other headings under which people have it", text(""), 0, 100)}},
               {"name"}),
        1, most_items);
}

Json levers_schema() {
    return list("Numbers that a person may move",
                object("",
                       {{"name", name_schema()},
                        {"unit", unit_schema()},
                        {"label", text("What the screen calls it", 100)},
                        {"sentence", text("What it means")},
                        {"source", text("Where its value is from")},
                        {"value", number("What it is at first", any_number)},
                        {"low", number("", any_number)},
                        {"high", number("", any_number)},
                        {"unverified", unverified_schema()}},
                       {"name", "value"}),
                0, most_items);
}

Json bands_schema() {
    return list(
        "Weights by band",
        object(
            "",
            {{"name", name_schema()},
             {"unit", unit_schema()},
             {"rows", list("", text(""), 1, 100)},
             {"columns", list("", text(""), 1, 100)},
             {"values", list("A list a row", list("", number("", any_number), 1, 100), 1, 100)},
             {"column_pattern", text("What the table's columns are called: {row}_{column}", 100)},
             {"source", text("Where the weights are from")},
             {"unverified", unverified_schema()}},
            {"name", "rows", "columns", "values"}),
        0, most_items);
}

Json steps_schema() {
    return list("Named steps, in any order",
                object("",
                       {{"name", name_schema()},
                        {"is", expression("How it is worked out")},
                        {"unit", unit_schema()},
                        {"sentence", text("What it means")}},
                       {"name", "is"}),
                1, most_items);
}

Json constraints_schema() {
    std::vector<std::string_view> kinds;
    for (const ConstraintKind& kind : constraint_kinds()) kinds.push_back(kind.key);
    return list("Rules, obeyed in the order in which they stand",
                object("",
                       {{"kind", one_of("", kinds)},
                        {"value", expression("How much")},
                        {"against", text("What it is measured against", 100)},
                        {"per", text("A head of whom", 100)},
                        {"sentence", text("What it does")}},
                       {"kind"}),
                0, most_items);
}

Json formula_sources_schema() {
    return list("Where it is from",
                object("",
                       {{"name", text("")},
                        {"text", text("")},
                        {"url", text("")},
                        {"figures", flag("It is of the usual table's numbers")}},
                       {"name"}),
                0, most_items);
}

} // namespace

nlohmann::ordered_json of_formula() {
    Json json = head("formula", "A funding formula",
                     "The columns that it needs, the numbers that a person may move, and named "
                     "steps.");
    json.update(object("",
                       {{"name", key("Like the file's name")},
                        {"title", text("", 100)},
                        {"explanation", text("What it does, for a citizen", 4'000)},
                        {"money_year", text("The prices in which money is shown", 100)},
                        {"place_word", text("\"area\", \"school\", …", 100)},
                        {"table", text("The table in tables/ that it is usually applied to", 200)},
                        {"columns", columns_schema()},
                        {"levers", levers_schema()},
                        {"bands", bands_schema()},
                        {"steps", steps_schema()},
                        {"constraints", constraints_schema()},
                        {"allocation", name_schema()},
                        {"budget", name_schema()},
                        {"target", name_schema()},
                        {"today", name_schema()},
                        {"people", name_schema()},
                        {"need", name_schema()},
                        {"deprivation", name_schema()},
                        {"sources", formula_sources_schema()}},
                       {"name", "title", "explanation", "place_word", "columns", "steps",
                        "allocation", "people"}));
    add_common(json["$defs"]);
    json["$defs"]["name"] = {{"type", "string"},
                             {"description", "A name that expressions can use"},
                             {"pattern", "^[A-Za-z_][A-Za-z0-9_]*$"},
                             {"maxLength", 100}};
    return json;
}

} // namespace folkmoot::schema
