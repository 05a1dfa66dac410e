#include "scenario/formula_file.hpp"

#include "tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

namespace {

const std::string tiny_file = R"json({
  "name": "tiny",
  "title": "So much a head",
  "explanation": "Everybody counts, and more where people are poor.",
  "money_year": "2022/23",
  "place_word": "town",
  "table": "towns.csv",
  "columns": [
    {"name": "registered", "unit": "people", "meaning": "Who lives there", "also": ["patients"]},
    {"name": "imd", "unit": "index"},
    {"name": "paid", "unit": "£"}
  ],
  "levers": [
    {"name": "budget", "unit": "£", "value": 1000.5, "low": 0, "high": 20000},
    {"name": "extra", "label": "Extra", "unit": "share", "value": 0.25, "low": 0, "high": 1,
     "sentence": "For the poor", "source": "assumption", "unverified": true}
  ],
  "bands": [
    {"name": "ages", "rows": ["men", "women"], "columns": ["young", "old"],
     "values": [[1, 2.5], [1.25, 3]], "column_pattern": "{row}_{column}"}
  ],
  "steps": [
    {"name": "weighted", "is": "registered * (1 + extra * imd / max(imd))",
                  "unit" : "people"
},
    {"name": "allocation", "is": "budget * share_of(weighted)", "unit": "£"}
  ],
  "constraints": [
    {"kind": "floor", "value": 0.98, "against": "paid", "per": "registered", "sentence": "Slowly"}
  ],
  "allocation": "allocation",
  "budget": "budget",
  "today": "paid",
  "people": "registered",
  "deprivation": "imd",
  "sources": [{"name": "Nobody", "text": "made up", "url": "https://example.org"},
              {"name": "A table", "figures": true}]
}
)json";

std::string problems_of_formula(const std::string& text) {
    const auto formula = load_formula("tiny.json", text);
    return formula ? "" : text_of(formula.problems());
}

struct BrokenFile {
    const char *from, *to, *message;
};

// clang-format off
const BrokenFile broken_files[] = {
    {"\"title\"", "\"titel\"",
     "tiny.json:1:1: title: missing\n"
     "tiny.json:3:3: titel: unknown key; found 'titel', allowed name, title, explanation, money_year, place_word, table, columns, levers, bands, steps, constraints, allocation, budget, target, today, people, need, deprivation or sources; did you mean 'title'?"},
    {"  \"people\": \"registered\",\n", "",
     "tiny.json:1:1: people: missing"},
    {"\"name\": \"tiny\"", "\"name\": \"Tiny One\"",
     "tiny.json:2:11: name: not a name; found the text 'Tiny One', allowed small letters, digits and hyphens"},
    {"\"place_word\": \"town\"", "\"place_word\": 7",
     "tiny.json:6:17: place_word: wrong type; found 7, allowed a text of at most 100 characters"},
    {"\"unit\": \"people\", \"meaning\"", "\"unit\": \"people of 5\", \"meaning\"",
     "tiny.json:9:36: columns[0].unit: no such unit; found the text 'people of 5', allowed £, people, £/person, index, share, …"},
    {"\"name\": \"imd\"", "\"name\": \"i m d\"",
     "tiny.json:10:14: columns[1].name: not a name; found the text 'i m d', allowed letters, digits and _, not a digit first\n"
     "tiny.json:35:18: deprivation: no such name; found 'imd', allowed the name of a step or column; did you mean 'i m d'?"},
    {"\"name\": \"imd\"", "\"name\": \"rank\"",
     "tiny.json:10:14: columns[1].name: a word of the language cannot be a name; found the text 'rank'\n"
     "tiny.json:35:18: deprivation: no such name; found 'imd', allowed the name of a step or column"},
    {"\"name\": \"imd\"", "\"name\": \"paid\"",
     "tiny.json:11:14: columns[2].name: name used twice; found 'paid', allowed each column, lever, table and step a name of its own\n"
     "tiny.json:35:18: deprivation: no such name; found 'imd', allowed the name of a step or column"},
    {"\"name\": \"extra\"", "\"name\": \"weighted\"",
     "tiny.json:23:14: steps[0].name: name used twice; found 'weighted', allowed each column, lever, table and step a name of its own"},
    {"\"also\": [\"patients\"]", "\"also\": \"patients\"",
     "tiny.json:9:84: columns[0].also: wrong type; found the text 'patients', allowed a list of at most 100 items"},
    {"\"value\": 1000.5", "\"value\": \"lots\"",
     "tiny.json:14:46: levers[0].value: wrong type; found the text 'lots', allowed a number from -1,000,000,000,000,000 to 1,000,000,000,000,000"},
    {"\"value\": 1000.5", "\"value\": -5",
     "tiny.json:14:46: levers[0].value: below the low end; found -5, allowed 0"},
    {"\"value\": 1000.5", "\"value\": 50000",
     "tiny.json:14:46: levers[0].value: above the high end; found 50000, allowed 20000"},
    {"\"low\": 0, \"high\": 20000", "\"low\": 9, \"high\": 1",
     "tiny.json:14:61: levers[0].low: the low end is above the high end; found 9, allowed 1"},
    {"\"unverified\": true", "\"unverified\": \"yes\"",
     "tiny.json:16:72: levers[1].unverified: wrong type; found the text 'yes', allowed true or false"},
    {"[[1, 2.5], [1.25, 3]]", "[[1, 2.5]]",
     "tiny.json:20:16: bands[0].values: too few; found 1 item, allowed 2 items"},
    {"[[1, 2.5], [1.25, 3]]", "[[1, 2.5], [1.25]]",
     "tiny.json:20:27: bands[0].values[1]: too few; found 1 item, allowed 2 items"},
    {"[[1, 2.5], [1.25, 3]]", "[[1, 2.5], [1.25, \"3\"]]",
     "tiny.json:20:34: bands[0].values[1][1]: wrong type; found the text '3', allowed a number from -1,000,000,000,000,000 to 1,000,000,000,000,000"},
    {"{row}_{column}", "{row}",
     "tiny.json:20:57: bands[0].column_pattern: does not name one column a band; found the text '{row}', allowed a text with {row} and {column}"},
    {"\"is\": \"budget * share_of(weighted)\", ", "",
     "tiny.json:26:5: steps[1].is: missing"},
    {"\"is\": \"budget * share_of(weighted)\"", "\"is\": 5",
     "tiny.json: `allocation` must be one value a place; found `allocation`"},
    {"\"is\": \"budget * share_of(weighted)\"", "\"is\": true",
     "tiny.json:26:34: steps[1].is: wrong type; found true, allowed a text of at most 4000 characters"},
    {"\"sentence\": \"Slowly\"", "\"sentance\": \"Slowly\"",
     "tiny.json:29:78: constraints[0].sentance: unknown key; found 'sentance', allowed kind, value, against, per or sentence; did you mean 'sentence'?"},
    {"\"kind\": \"floor\"", "\"kind\": \"flor\"",
     "tiny.json:29:14: constraints[0].kind: no such kind of constraint; found 'flor', allowed lump_sum, sparsity, pace, cap, floor, minimum_per_head or neutrality; did you mean 'floor'?"},
    {"\"against\": \"paid\"", "\"against\": \"payd\"",
     "tiny.json: no such name in constraint `floor`; found 'payd'; did you mean 'paid'?\n"
     "    payd\n"
     "    ^"},
    {"\"allocation\": \"allocation\"", "\"allocation\": \"alocation\"",
     "tiny.json:31:17: allocation: no such name; found 'alocation', allowed the name of a step or column; did you mean 'allocation'?"},
    {"\"budget\": \"budget\"", "\"budget\": \"bugdet\"",
     "tiny.json:32:13: budget: no such name; found 'bugdet', allowed the name of a lever, step or column; did you mean 'budget'?"},
    {"\"people\": \"registered\"", "\"people\": \"budget\"",
     "tiny.json:34:13: people: no such name; found 'budget', allowed the name of a step or column"},
    {"\"deprivation\": \"imd\"", "\"deprivation\": 3",
     "tiny.json:35:18: deprivation: wrong type; found 3, allowed a text of at most 100 characters"},
    {"registered * (1", "registred * (1",
     "tiny.json:23:33: no such name in step `weighted`; found 'registred'; did you mean 'registered'?\n"
     "    registred * (1 + extra * imd / max(imd))\n"
     "    ^"},
    {"budget * share_of(weighted)", "budget + weighted",
     "tiny.json:26:42: cannot add people to £ in step `allocation`\n"
     "    budget + weighted\n"
     "           ^"},
    {"\"steps\": [", "\"steps\": {",
     "tiny.json:23:5: not valid JSON; found {, allowed a key in double quotes or '}'"},
    {"\"name\": \"Nobody\", ", "",
     "tiny.json:36:15: sources[0].name: missing"},
    {"\"sources\"", "\"steps\"",
     "tiny.json:36:3: key occurs twice; found 'steps', allowed each key once"},
};
// clang-format on

} // namespace

TEST_CASE("a formula file is read as it stands") {
    const auto formula = load_formula("tiny.json", tiny_file);
    REQUIRE(problems_of_formula(tiny_file) == "");
    const FormulaText& text = formula->text;
    CHECK(text.name == "tiny");
    CHECK(text.columns[0].also == std::vector<std::string>{"patients"});
    CHECK(text.levers[0].value == 1000.5);
    CHECK(text.levers[0].label == "budget");
    CHECK(text.levers[1].unverified);
    CHECK(text.bands[0].values == std::vector<double>{1, 2.5, 1.25, 3});
    CHECK(text.steps[1].expression == "budget * share_of(weighted)");
    CHECK(text.steps[1].line == 26);
    CHECK(text.steps[1].column == 35);
    CHECK(text.constraints[0].value == "0.98");
    CHECK(text.sources[0].url == "https://example.org");
    CHECK_FALSE(text.sources[0].figures);
    CHECK(text.sources[1].figures);
}

TEST_CASE("every slip in a formula file is told with its place") {
    for (const BrokenFile& row : broken_files) {
        CAPTURE(std::string(row.to));
        CHECK(problems_of_formula(replaced(tiny_file, row.from, row.to)) ==
              std::string(row.message));
    }
}

TEST_CASE("a formula that is written is read back the same") {
    const auto formula = read_formula_file("tiny.json", tiny_file);
    REQUIRE(formula);
    const std::string written = write_formula_file(*formula);
    const auto again = load_formula("again.json", written);
    REQUIRE(again);
    CHECK(write_formula_file(again->text) == written);
    CHECK(again->text.steps[0].expression == formula->steps[0].expression);
    CHECK(again->text.levers[0].value == 1000.5);
    CHECK(again->text.bands[0].values == formula->bands[0].values);
}

} // namespace folkmoot
