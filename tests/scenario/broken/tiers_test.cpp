/// Slips in a scenario of the model of districts, counties and a nation, and what a person is told
/// about them.

#include "broken.hpp"

namespace folkmoot {

namespace {

const std::string tiny_tiers = tiny_beginning("tiers", "Who makes it?", "an office") +
                               R"(  "settings": {"taste.place": 0.1, "project.weeks": 40},
  "sources_of": {"taste.place": "asked around"},
  "policies": [
    {"name": "old", "label": "Old", "sentence": "As it is."},
    {"name": "new", "label": "New", "sentence": "As it might be.", "settings": {"made.back": "nation", "moving.join": "choice"},
     "schedule": [{"key": "tailoring.room", "value": 0.5, "from": 10, "until": 20}]}
  ],
  "levers": [{"title": "Where", "keys": ["made.back", "moving.pace"]}],
  "assumptions": [{"title": "Doubt", "keys": ["voice.weeks"]}],
  "outcomes": ["as_wanted", "all_in"],
  "charts": [{"kind": "bars", "outcome": "bad_share", "by": "run-by", "title": "Who does it badly?"}],
  "tour": [{"text": "Look here.", "lever": "learning.compare", "outcome": "kept", "set": {"moving.week": 8}}],
  "statements": ["It is fair."],
  "checks": [
    {"kind": "verdict", "sentence": "It turns", "policy": "new", "outcome": "fit_loss", "group": "run-by:nation", "set": {"moving.letter": true}, "sign": 1},
    {"kind": "direction", "sentence": "It fits less", "policy": "new", "outcome": "as_wanted", "lever": "taste.within", "from": 0, "to": 0.2, "sign": -1}
  ],
  "trial": {
    "designs": [{"name": "pilot", "question": "Does it help?", "unit": "area",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "joint", "label": "Joint", "share": 0.5, "settings": {"made.back": "county"}}],
      "outcome": "waited", "method": "cluster", "weeks": 40, "effect": 0.05}],
    "outcomes": ["waited"]
  },
  "limits": ["It is small."],
  "sources": [{"name": "Us", "text": "We made it up"}]
}
)";

// clang-format off
const Slip tiers_slips[] = {
    {"a setting of another model", "\"taste.place\": 0.1", "\"payment.price\": 90",
     "tiny.json:13:16: settings.payment.price: unknown key; found 'payment.price', allowed the key of a setting"},
    {"a setting that is nearly one", "\"project.weeks\"", "\"projects.weeks\"",
     "tiny.json:13:36: settings.projects.weeks: unknown key; found 'projects.weeks', allowed the key of a setting; did you mean 'project.weeks'?"},
    {"districts that differ by more than the scale", "\"taste.place\": 0.1", "\"taste.place\": 2",
     "tiny.json:13:31: settings.taste.place: out of range; found 2, allowed 0 to 0.3"},
    {"a move of half a week", "\"project.weeks\": 40", "\"project.weeks\": 0.5",
     "tiny.json:13:53: settings.project.weeks: out of range; found 0.5, allowed whole numbers from 1 to 156"},
    {"a policy that decides what people want", "{\"made.back\": \"nation\",", "{\"taste.place\": 0,",
     "tiny.json:17:81: policies[1].settings.taste.place: an assumption is the same for every policy; found 'taste.place', allowed levers"},
    {"a tier that does not exist", "\"made.back\": \"nation\"", "\"made.back\": \"region\"",
     "tiny.json:17:94: policies[1].settings.made.back: no such option; found 'region', allowed district, county or nation"},
    {"a tier as a number", "\"made.back\": \"nation\"", "\"made.back\": 2",
     "tiny.json:17:94: policies[1].settings.made.back: wrong type; found 2, allowed district, county or nation"},
    {"joining by wish", "\"moving.join\": \"choice\"", "\"moving.join\": \"choices\"",
     "tiny.json:17:119: policies[1].settings.moving.join: no such option; found 'choices', allowed duty or choice; did you mean 'choice'?"},
    {"more room than there is", "\"value\": 0.5", "\"value\": 1.5",
     "tiny.json:18:54: policies[1].schedule[0].value: out of range; found 1.5, allowed 0 to 1"},
    {"half a week to begin in", "\"set\": {\"moving.week\": 8}", "\"set\": {\"moving.week\": 8.5}",
     "tiny.json:24:106: tour[0].set.moving.week: out of range; found 8.5, allowed whole numbers from 0 to 208"},
    {"a letter as a text", "\"moving.letter\": true", "\"moving.letter\": \"yes\"",
     "tiny.json:27:140: checks[0].set.moving.letter: wrong type; found the text 'yes', allowed true or false"},
    {"an assumption shown as a lever", "[\"made.back\", \"moving.pace\"]", "[\"made.back\", \"need.away\"]",
     "tiny.json:20:55: levers[0].keys[1]: not a lever; found the text 'need.away', allowed levers; assumptions go under 'assumptions'"},
    {"a lever shown as an assumption", "[\"voice.weeks\"]", "[\"moving.help\"]",
     "tiny.json:21:47: assumptions[0].keys[0]: not an assumption; found the text 'moving.help', allowed assumptions; levers go under 'levers'"},
    {"an outcome of another model", "[\"as_wanted\", \"all_in\"]", "[\"as_wanted\", \"wait_weeks\"]",
     "tiny.json:22:29: outcomes[1]: no such outcome; found 'wait_weeks', allowed the name of a known outcome; did you mean 'wait'?"},
    {"a chart by a side of another model", "\"by\": \"run-by\"", "\"by\": \"served-by\"",
     "tiny.json:23:61: charts[0].by: no such breakdown of 'bad_share'; found 'served-by', allowed deprivation, age, area or run-by"},
    {"a chart of one number by who runs it", "\"outcome\": \"bad_share\", \"by\"", "\"outcome\": \"kept\", \"by\"",
     "tiny.json:23:56: charts[0].by: no such breakdown of 'kept'; found 'run-by'"},
    {"a tier that nobody is run by", "\"run-by:nation\"", "\"run-by:nations\"",
     "tiny.json:27:98: checks[0].group: no such group; found 'run-by:nations', allowed the name of a known group; did you mean 'run-by:nation'?"},
    {"a check from a value to the same", "\"from\": 0, \"to\": 0.2", "\"from\": 0.2, \"to\": 0.2",
     "tiny.json:28:140: checks[1].to: the same as 'from'; found 0.2, allowed another value"},
    {"an outcome that a trial cannot count", "\"outcome\": \"waited\"", "\"outcome\": \"all_in\"",
     "tiny.json:34:18: trial.designs[0].outcome: no such outcome of a trial; found 'all_in', allowed was_wanted, was_badly, waited or gave_up"},
    {"a tour that points at nothing", "\"lever\": \"learning.compare\"", "\"lever\": \"learning.copy\"",
     "tiny.json:24:44: tour[0].lever: no such setting; found 'learning.copy', allowed the name of a known setting; did you mean 'learning.compare'?"},
};
// clang-format on

} // namespace

TEST_CASE("a tiny scenario about who makes what has nothing wrong") {
    CHECK(problems_with(tiny_tiers) == "");
}

TEST_CASE("every slip in a scenario about who makes what is told with its place, what was found "
          "and what is allowed") {
    check_slips(tiny_tiers, tiers_slips);
}

} // namespace folkmoot
