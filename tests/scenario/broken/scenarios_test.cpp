// Long because it is one list: every slip in a scenario, a row each, with what is said of it.

#include "scenario/tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

namespace {

/// A slip, and what a person is told about it. `from` "" stands for the whole file.
struct Broken {
    const char *slip, *from, *to, *message;
};

// clang-format off
const Broken broken_scenarios[] = {
    {"an unknown key with a near name",
     "\"weeks\": 104",
     "\"weaks\": 104",
     "tiny.json:9:3: weaks: unknown key; found 'weaks', allowed model, name, title, question, "
     "introduction, place, money_year, areas, reference, clinics_per_area, online, "
     "providers, population, weeks, seed, settings, sources_of, policies, levers, "
     "assumptions, outcomes, charts, tour, checks, trial, statements, limits, sources, "
     "chooser or rest; "
     "did you mean 'weeks'?"},
    {"an unknown key near nothing",
     "\"seed\": 7",
     "\"colour_of_the_sky\": 7",
     "tiny.json:10:3: colour_of_the_sky: unknown key; found 'colour_of_the_sky', allowed "
     "model, name, title, question, introduction, place, money_year, areas, reference, "
     "clinics_per_area, online, providers, population, weeks, seed, settings, sources_of, "
     "policies, levers, assumptions, outcomes, charts, tour, checks, trial, statements, limits, "
     "sources, chooser or rest"},
    {"a key that occurs twice",
     "\"seed\": 7",
     "\"weeks\": 7",
     "tiny.json:10:3: key occurs twice; found 'weeks', allowed each key once"},
    {"a missing key",
     "  \"place\": \"Nowhere\",\n",
     "",
     "tiny.json:1:1: place: missing"},
    {"a text where a number belongs",
     "\"population\": 1000",
     "\"population\": \"many\"",
     "tiny.json:8:17: population: wrong type; found the text 'many', allowed a whole "
     "number from 100 to 100,000,000"},
    {"a number where a text belongs",
     "\"title\": \"Two villages\"",
     "\"title\": 2",
     "tiny.json:3:12: title: wrong type; found 2, allowed a text of at most 100 characters"},
    {"an object where a list belongs",
     "\"limits\": [\"It is small.\"]",
     "\"limits\": {}",
     "tiny.json:31:13: limits: wrong type; found an object, allowed a list of 1 to 100 items"},
    {"a whole number with a fraction",
     "\"weeks\": 104",
     "\"weeks\": 10.5",
     "tiny.json:9:12: weeks: wrong type; found 10.5, allowed a whole number from 1 to 2,080"},
    {"too few citizens",
     "\"population\": 1000",
     "\"population\": 99",
     "tiny.json:8:17: population: out of range; found 99, allowed 100 to 100,000,000"},
    {"more citizens than people",
     "\"population\": 1000",
     "\"population\": 20000",
     "tiny.json:8:17: population: more citizens than there are people in the scenario’s areas; found 20,000, allowed at most "
     "10,000"},
    {"too many weeks",
     "\"weeks\": 104",
     "\"weeks\": 2081",
     "tiny.json:9:12: weeks: out of range; found 2081, allowed 1 to 2,080"},
    {"a negative seed",
     "\"seed\": 7",
     "\"seed\": -1",
     "tiny.json:10:11: seed: out of range; found -1, allowed 0 to 9,000,000,000,000,000"},
    {"a seed that JSON cannot hold exactly",
     "\"seed\": 7",
     "\"seed\": 18446744073709551615",
     "tiny.json:10:11: seed: out of range; found 18446744073709551615, allowed 0 to "
     "9,000,000,000,000,000"},
    {"a name with capitals",
     "\"name\": \"tiny\"",
     "\"name\": \"Tiny Town\"",
     "tiny.json:2:11: name: not a name; found the text 'Tiny Town', allowed small "
     "letters, digits and hyphens"},
    {"an empty title",
     "\"title\": \"Two villages\"",
     "\"title\": \" \"",
     "tiny.json:3:12: title: empty; found the text ' ', allowed a text of at most 100 "
     "characters"},
    {"a line break in a title",
     "\"title\": \"Two villages\"",
     "\"title\": \"Two\\nvillages\"",
     "tiny.json:3:12: title: a line break, a control character or a mark of reading order; found '\\u{A}', allowed plain text"},
    {"a title that goes on",
     "\"title\": \"Two villages\"",
     "\"title\": \"long long long long long long long long long long long long long long "
     "long long long long long long long long long long long long long long long long \"",
     "tiny.json:3:12: title: too long; found 150 characters, allowed a text of at most "
     "100 characters"},
    {"three paragraphs",
     "\"There are two villages.\", ",
     "\"There are\", \"two villages.\", ",
     "tiny.json:5:19: introduction: too many; found 3 items, allowed 2 items"},
    {"a data file that is not there",
     "villages.json",
     "village.json",
     "tiny.json:11:21: areas.from: there is no such data file; found 'village.json', "
     "allowed villages.json; did you mean 'villages.json'?"},
    {"a list of practices that is not as long as that of the areas",
     "\"clinics_per_area\": 2",
     "\"clinics_per_area\": [2, 2, 2]",
     "tiny.json:12:23: clinics_per_area: too many; found 3 items, allowed 2 items"},
    {"half a practice in one of the areas",
     "\"clinics_per_area\": 2",
     "\"clinics_per_area\": [2, 0.5]",
     "tiny.json:12:27: clinics_per_area[1]: wrong type; found 0.5, allowed a whole number from 0 to 1,000"},
    {"areas that are neither a list nor a file",
     "{\"from\": \"villages.json\"}",
     "12",
     "tiny.json:11:12: areas: wrong type; found 12, allowed a list of areas or {\"from\": "
     "a data file}"},
    {"an area that the file does not have",
     "{\"from\": \"villages.json\"}",
     "{\"from\": \"villages.json\", \"only\": [\"Uper\", \"Lower\"]}",
     "tiny.json:11:47: areas.only[0]: no such area; found 'Uper', allowed Upper or Lower; "
     "did you mean 'Upper'?"},
    {"an area that is chosen twice",
     "{\"from\": \"villages.json\"}",
     "{\"from\": \"villages.json\", \"only\": [\"Upper\", \"Upper\"]}",
     "tiny.json:11:56: areas.only[1]: name used twice; found 'Upper', allowed each area a "
     "name of its own"},
    {"no practices",
     "\"clinics_per_area\": 2",
     "\"clinics_per_area\": 0",
     "tiny.json:1:1: providers: an area has no practice of its own; found 'Upper', "
     "allowed clinics_per_area, or a provider with reach local in every "
     "area\ntiny.json:1:1: providers: an area has no practice of its own; found 'Lower', "
     "allowed clinics_per_area, or a provider with reach local in every area"},
    {"an online practice nowhere",
     "\"area\": \"Upper\"",
     "\"area\": \"Udder\"",
     "tiny.json:13:38: online[0].area: no such area; found 'Udder', allowed Upper or Lower"},
    {"an online list longer than the place has people",
     "\"opening_list\": 100",
     "\"opening_list\": 4001",
     "tiny.json:13:63: online[0].opening_list: a list longer than the area has people; "
     "found 4001, allowed at most 4,000"},
    {"a rating above 1",
     "\"rating\": 0.8",
     "\"rating\": 8",
     "tiny.json:13:78: online[0].rating: out of range; found 8, allowed 0 to 1"},
    {"a practice with the name of another",
     "\"name\": \"Far\"",
     "\"name\": \"Upper, clinic 1\"",
     "tiny.json:13:23: online[0].name: name used twice; found 'Upper, clinic 1', allowed "
     "each provider a name of its own"},
    {"a practice that is neither here nor there",
     "\"settings\": {\"choice.wait\"",
     "\"providers\": [{\"name\": \"P\", \"area\": \"Lower\", \"reach\": \"virtual\"}],\n  "
     "\"settings\": {\"choice.wait\"",
     "tiny.json:14:57: providers[0].reach: no such reach; found 'virtual', allowed local "
     "or online"},
    {"a setting out of range",
     "{\"choice.wait\": 0.5}",
     "{\"settlement.portability\": 9}",
     "tiny.json:14:42: settings.settlement.portability: out of range; found 9, allowed 0 "
     "to 1"},
    {"a setting with a slip in its name",
     "{\"choice.wait\": 0.5}",
     "{\"choice.wiat\": 0.5}",
     "tiny.json:14:16: settings.choice.wiat: unknown key; found 'choice.wiat', allowed "
     "the key of a setting; did you mean 'choice.wait'?"},
    {"a setting of the wrong type",
     "{\"choice.wait\": 0.5}",
     "{\"settlement.portability\": true}",
     "tiny.json:14:42: settings.settlement.portability: wrong type; found true, allowed 0 "
     "to 1"},
    {"a fraction where the setting is whole",
     "{\"choice.wait\": 0.5}",
     "{\"settlement.lag_weeks\": 1.5}",
     "tiny.json:14:40: settings.settlement.lag_weeks: out of range; found 1.5, allowed "
     "whole numbers from 0 to 104"},
    {"a source of a setting that does not exist",
     "{\"choice.wait\": \"asked around\"}",
     "{\"choice.weight\": \"asked around\"}",
     "tiny.json:15:18: sources_of.choice.weight: unknown key; found 'choice.weight', "
     "allowed the key of a setting; did you mean 'choice.wait'?"},
    {"only one policy",
     "{\"name\": \"old\", \"label\": \"Old\", \"sentence\": \"As it is.\"},\n",
     "",
     "tiny.json:16:15: policies: too few; found 1 item, allowed 2 to 100 items"},
    {"two policies of one name",
     "{\"name\": \"new\"",
     "{\"name\": \"old\"",
     "tiny.json:18:14: policies[1].name: name used twice; found 'old', allowed each "
     "policy a name of its own"},
    {"a policy that sets an assumption",
     "{\"settlement.rule\": \"follows\"}",
     "{\"choice.wait\": 1}",
     "tiny.json:18:81: policies[1].settings.choice.wait: an assumption is the same for "
     "every policy; found 'choice.wait', allowed levers"},
    {"an option that does not exist",
     "{\"settlement.rule\": \"follows\"}",
     "{\"settlement.rule\": \"folows\"}",
     "tiny.json:18:100: policies[1].settings.settlement.rule: no such option; found "
     "'folows', allowed none, follows or split; did you mean 'follows'?"},
    {"a schedule that ends before it starts",
     "\"until\": 20",
     "\"until\": 5",
     "tiny.json:19:88: policies[1].schedule[0].until: ends before it starts; found 5, "
     "allowed week 10 or later"},
    {"a schedule of an assumption",
     "\"key\": \"settlement.portability\"",
     "\"key\": \"choice.wait\"",
     "tiny.json:19:27: policies[1].schedule[0].key: an assumption is the same for every "
     "policy; found the text 'choice.wait', allowed levers"},
    {"a choice that is to change step by step",
     "{\"key\": \"settlement.portability\", \"value\": 0.5,",
     "{\"key\": \"settlement.rule\", \"value\": \"split\",",
     "tiny.json:19:85: policies[1].schedule[0].until: only a number can change step by "
     "step; found 20, allowed no 'until' for 'settlement.rule'"},
    {"a schedule that starts after the end",
     "\"from\": 10",
     "\"from\": 300",
     "tiny.json:19:75: policies[1].schedule[0].from: out of range; found 300, allowed 0 "
     "to 104"},
    {"an assumption among the levers",
     "\"payment.price\"]",
     "\"choice.wait\"]",
     "tiny.json:21:59: levers[0].keys[1]: not a lever; found the text 'choice.wait', "
     "allowed levers; assumptions go under 'assumptions'"},
    {"a lever shown twice",
     "\"payment.price\"]",
     "\"settlement.rule\"]",
     "tiny.json:21:59: levers[0].keys[1]: shown twice; found the text 'settlement.rule', "
     "allowed each setting once"},
    {"a lever that does not exist",
     "\"payment.price\"]",
     "\"payment.prize\"]",
     "tiny.json:21:59: levers[0].keys[1]: no such setting; found 'payment.prize', allowed "
     "the name of a known setting; did you mean 'payment.price'?"},
    {"a group without keys",
     "[\"choice.wait\"]}]",
     "[]}]",
     "tiny.json:22:46: assumptions[0].keys: too few; found 0 items, allowed 1 to 1,000 items"},
    {"an outcome that does not exist",
     "[\"wait_days\", \"host_balance\"]",
     "[\"wait_day\", \"host_balance\"]",
     "tiny.json:23:16: outcomes[0]: no such outcome; found 'wait_day', allowed the name "
     "of a known outcome; did you mean 'wait_days'?"},
    {"an outcome shown twice",
     "[\"wait_days\", \"host_balance\"]",
     "[\"wait_days\", \"wait_days\"]",
     "tiny.json:23:29: outcomes[1]: shown twice; found the text 'wait_days', allowed each "
     "outcome once"},
    {"a chart of an unknown kind",
     "\"kind\": \"bars\"",
     "\"kind\": \"pie\"",
     "tiny.json:24:23: charts[0].kind: no such kind of chart; found 'pie', allowed line, "
     "bars or dots"},
    {"a chart by groups without groups",
     "\"by\": \"age\", ",
     "",
     "tiny.json:24:14: charts[0].by: missing; allowed deprivation, age, area or registered"},
    {"a chart by groups that the outcome does not have",
     "\"outcome\": \"wait_days\", \"by\": \"age\"",
     "\"outcome\": \"online_share\", \"by\": \"registered\"",
     "tiny.json:24:64: charts[0].by: no such breakdown of 'online_share'; found "
     "'registered', allowed deprivation, age or area"},
    {"a tour that points at nothing",
     "\"lever\": \"settlement.rule\", \"set\"",
     "\"lever\": \"settlement.rules\", \"set\"",
     "tiny.json:25:44: tour[0].lever: no such setting; found 'settlement.rules', allowed "
     "the name of a known setting; did you mean 'settlement.rule'?"},
    {"a check of a policy that does not exist",
     "\"policy\": \"old\", \"outcome\": \"wait_days\"",
     "\"policy\": \"odd\", \"outcome\": \"wait_days\"",
     "tiny.json:28:58: checks[0].policy: no such policy; found 'odd', allowed old or new; "
     "did you mean 'old'?"},
    {"a check after the last year",
     "\"year\": 2",
     "\"year\": 3",
     "tiny.json:28:97: checks[0].year: out of range; found 3, allowed 1 to 2"},
    {"a check whose bounds are the wrong way round",
     "\"low\": 0, \"high\": 50",
     "\"low\": 50, \"high\": 0",
     "tiny.json:28:119: checks[0].high: below 'low'; allowed a number that is not less"},
    {"a check from a value to the same value",
     "\"from\": 90, \"to\": 110",
     "\"from\": 90, \"to\": 90",
     "tiny.json:29:148: checks[1].to: the same as 'from'; found 90, allowed another value"},
    {"a check whose moving setting is to stand still",
     "\"from\": 90, \"to\": 110",
     "\"from\": 90, \"to\": 110, \"set\": {\"payment.price\": 100}",
     "tiny.json:29:160: checks[1].set: the setting that moves; found 'payment.price', allowed other settings"},
    {"a verdict on the policy against which verdicts are given",
     "\"bound\", \"sentence\": \"Some wait\", \"policy\": \"old\", \"outcome\": \"wait_days\", \"year\": 2, "
     "\"low\": 0, \"high\": 50",
     "\"verdict\", \"sentence\": \"Some wait\", \"policy\": \"old\", \"outcome\": \"wait_days\", \"sign\": 1",
     "tiny.json:28:60: checks[0].policy: the first policy, against which a verdict is given; found 'old', "
     "allowed another policy"},
    {"a verdict at a setting that does not exist",
     "\"bound\", \"sentence\": \"Some wait\", \"policy\": \"old\", \"outcome\": \"wait_days\", \"year\": 2, "
     "\"low\": 0, \"high\": 50",
     "\"verdict\", \"sentence\": \"Some wait\", \"policy\": \"new\", \"outcome\": \"wait_days\", "
     "\"set\": {\"choice.weight\": 1}, \"sign\": 1",
     "tiny.json:28:99: checks[0].set.choice.weight: unknown key; found 'choice.weight', allowed the "
     "key of a setting; did you mean 'choice.wait'?"},
    {"a check of a group that does not exist",
     "\"year\": 2",
     "\"group\": \"area:Uper\"",
     "tiny.json:28:98: checks[0].group: no such group; found 'area:Uper', allowed the "
     "name of a known group; did you mean 'area:Upper'?"},
    {"a source that is no web address",
     "https://example.org/",
     "ftp://example.org/",
     "tiny.json:32:62: sources[0].url: not a web address; found the text "
     "'ftp://example.org/', allowed an address that starts with https://"},
    {"a missing comma",
     "\"seed\": 7,",
     "\"seed\": 7",
     "tiny.json:11:3: not valid JSON; found \"areas\", allowed ',' or '}'"},
    {"a comma too many",
     "\"host_balance\"]",
     "\"host_balance\",]",
     "tiny.json:23:44: not valid JSON; found ], allowed a value"},
    {"a comment",
     "\"seed\": 7,",
     "\"seed\": 7, // lucky",
     "tiny.json:10:14: not valid JSON; found //, allowed a key in double quotes"},
    {"a key without quotation marks",
     "\"seed\": 7",
     "seed: 7",
     "tiny.json:10:3: not valid JSON; found seed, allowed a key in double quotes"},
    {"a missing colon",
     "\"seed\": 7",
     "\"seed\" 7",
     "tiny.json:10:10: not valid JSON; found 7, allowed ':'"},
    {"no number at all",
     "\"seed\": 7",
     "\"seed\": NaN",
     "tiny.json:10:11: not valid JSON; found NaN, allowed a value"},
    {"a number too large",
     "\"seed\": 7",
     "\"seed\": 1e999",
     "tiny.json:10:11: number too large; found 1e999, allowed at most 1.8e308"},
    {"a text that does not end",
     "\"place\": \"Nowhere\",",
     "\"place\": \"Nowhere,",
     "tiny.json:6:12: not a valid text; found \"Nowhere,, allowed a text that ends with a "
     "quotation mark on its line, and \\ only before \" \\ / b f n r t or u and four "
     "digits"},
    {"a wrong escape",
     "\"place\": \"Nowhere\"",
     "\"place\": \"No\\where\"",
     "tiny.json:6:12: not a valid text; found \"No\\where\", allowed a text that ends "
     "with a quotation mark on its line, and \\ only before \" \\ / b f n r t or u and "
     "four digits"},
    {"the file ends too early",
     "\"sources\": [{\"name\": \"Us\", \"text\": \"We made it up\", \"url\": "
     "\"https://example.org/\"}]\n}\n",
     "\"sources\": [",
     "tiny.json:32:15: the file ends too early; allowed a value or ']'"},
    {"something after the end",
     "example.org/\"}]\n}\n",
     "example.org/\"}]\n}\n{}",
     "tiny.json:34:1: not valid JSON; found {, allowed nothing after the end of the object"},
    {"not UTF-8",
     "Nowhere",
     "Nowh\351re",
     "tiny.json:6:17: not a text file in UTF-8; found byte 0xE9, allowed UTF-8 without "
     "control characters"},
    {"a control character",
     "Nowhere",
     "No\007where",
     "tiny.json:6:15: not a text file in UTF-8; found byte 0x07, allowed UTF-8 without "
     "control characters"},
    {"nested too deeply",
     "\"seed\": 7",
     "\"seed\": [[[[[[[[[[[[[[[[[[[7]]]]]]]]]]]]]]]]]]]",
     "tiny.json:10:26: nested too deeply; allowed at most 16 levels"},
    {"nothing but a list",
     "",
     "[]",
     "tiny.json:1:1: wrong type; found a list, allowed an object: { … }"},
    {"an empty file",
     "",
     "",
     "tiny.json:1:1: the file ends too early; allowed an object: { … }"},
    {"two mistakes at once",
     "\"weeks\": 104,\n  \"seed\": 7",
     "\"weeks\": 0,\n  \"seed\": \"lucky\"",
     "tiny.json:9:12: weeks: out of range; found 0, allowed 1 to 2,080\ntiny.json:10:11: "
     "seed: wrong type; found the text 'lucky', allowed a whole number from 0 to "
     "9,000,000,000,000,000"},
};

const Broken broken_tables[] = {
    {"a share above 1",
     "\"over65_share\": 0.2",
     "\"over65_share\": 20",
     "data/villages.json:4:82: areas[0].over65_share: out of range; found 20, allowed 0 "
     "to 0.9"},
    {"deprivation that does not add up",
     "[0.1, 0.1, 0.2, 0.3, 0.3]",
     "[0.1, 0.1, 0.2, 0.3, 0.1]",
     "data/villages.json:5:79: areas[1].deprivation: the shares do not add up; found a "
     "sum of 0.800, allowed a sum of 1"},
    {"four fifths",
     "[0.1, 0.1, 0.2, 0.3, 0.3]",
     "[0.1, 0.2, 0.3, 0.4]",
     "data/villages.json:5:79: areas[1].deprivation: too few; found 4 items, allowed 5 items"},
    {"nobody lives there",
     "\"registered\": 6000",
     "\"registered\": 0",
     "data/villages.json:5:37: areas[1].registered: out of range; found 0, allowed 1 to "
     "1,000,000,000"},
    {"two areas of one name",
     "\"name\": \"Lower\"",
     "\"name\": \"Upper\"",
     "data/villages.json:5:14: areas[1].name: name used twice; found 'Upper', allowed "
     "each area a name of its own"},
    {"an area with an unknown key",
     "\"x\": 5",
     "\"z\": 5",
     "data/villages.json:5:5: areas[1].x: missing\ndata/villages.json:5:106: areas[1].z: "
     "unknown key; found 'z', allowed name, registered, weighted_ratio, over65_share, "
     "deprivation, x, y or radius"},
    {"a table without a source",
     "\"source\": \"made up\", ",
     "",
     "data/villages.json:1:1: source: missing"},
    {"a table that is not JSON",
     "\"areas\": [",
     "\"areas\": [[",
     "data/villages.json:7:1: not valid JSON; found }, allowed ',' or ']'"},
};
// clang-format on

std::string broken(const std::string& text, const Broken& row) {
    return *row.from == '\0' ? row.to : replaced(text, row.from, row.to);
}

} // namespace

TEST_CASE("every slip in a scenario is told with its place, what was found and what is allowed") {
    REQUIRE(problems_with(tiny_scenario) == "");
    for (const Broken& row : broken_scenarios) {
        CAPTURE(row.slip);
        CHECK(problems_with(broken(tiny_scenario, row)) == row.message);
    }
}

TEST_CASE("every slip in what a list of scenarios shows of one is told") {
    const std::string sound = replaced(tiny_scenario, "\"limits\": [\"It is small.\"]",
                                       R"("limits": ["It is small."],
  "chooser": {
    "about": "money",
    "sentence": "Two villages, one purse.",
    "minutes": 3,
    "first": 1,
    "answered_by": ["one", "two"]
  })");
    REQUIRE(problems_with(sound) == "");
    const auto read = load_scenario("tiny.json", sound, tiny_data);
    CHECK(read->chooser.about == "money");
    CHECK(read->chooser.minutes == 3);
    CHECK(read->chooser.first == 1);
    CHECK(read->chooser.answered_by == std::vector<std::string>{"one", "two"});
    // How the file then differs, and what is told.
    struct ChooserSlip {
        const char *from, *to, *message;
    };
    const ChooserSlip slips[] = {
        {"\"money\"", "\"monye\"",
         "tiny.json:33:14: chooser.about: no such group; found 'monye', allowed who-serves, money, "
         "rights, building or listening; did you mean 'money'?"},
        {"    \"sentence\": \"Two villages, one purse.\",\n", "",
         "tiny.json:32:14: chooser.sentence: missing"},
        {"\"minutes\": 3", "\"minutes\": 0",
         "tiny.json:35:16: chooser.minutes: out of range; found 0, allowed 1 to 60"},
        {"\"first\": 1", "\"first\": 0",
         "tiny.json:36:14: chooser.first: out of range; found 0, allowed 1 to 9"},
        {"[\"one\", \"two\"]", "[\"one\"]",
         "tiny.json:37:20: chooser.answered_by: too few; found 1 item, allowed 2 items"},
        {"\"two\"", "\"one\"",
         "tiny.json:37:28: chooser.answered_by[1]: named twice; found the text 'one', allowed two "
         "different scenarios"},
        {"\"two\"", "\"tiny\"",
         "tiny.json:37:28: chooser.answered_by[1]: answers itself; found the text 'tiny', allowed "
         "another scenario"},
        {"\"two\"", "\"Two!\"",
         "tiny.json:37:28: chooser.answered_by[1]: not a name; found the text 'Two!', allowed "
         "small "
         "letters, digits and hyphens"},
        {"\"minutes\": 3", "\"minute\": 3",
         "tiny.json:32:14: chooser.minutes: missing\n"
         "tiny.json:35:5: chooser.minute: unknown key; found 'minute', allowed about, sentence, "
         "minutes, first or answered_by; did you mean 'minutes'?"},
    };
    for (const ChooserSlip& row : slips)
        CHECK(problems_with(replaced(sound, row.from, row.to)) == row.message);
}

TEST_CASE("every slip in a table of areas is told with the name of the data file") {
    for (const Broken& row : broken_tables) {
        CAPTURE(row.slip);
        CHECK(problems_with(tiny_scenario, {{"villages.json", broken(tiny_villages, row)}}) ==
              row.message);
    }
}

} // namespace folkmoot
