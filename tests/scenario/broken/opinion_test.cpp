/// Slips in a scenario of the model of a public that is asked, and what a person is told about
/// them.

#include "broken.hpp"

namespace folkmoot {

namespace {

const std::string tiny_opinion = tiny_beginning("opinion", "Who is heard?", "a plan") + R"(  "settings": {"news.drift": 0.1, "voice.weeks": 4},
  "sources_of": {"news.drift": "asked around"},
  "policies": [
    {"name": "old", "label": "Old", "sentence": "As it is."},
    {"name": "new", "label": "New", "sentence": "As it might be.", "settings": {"asking.rhythm": "standing", "asking.reach": "both"},
     "schedule": [{"key": "showing.told", "value": 0.5, "from": 10, "until": 20}]}
  ],
  "levers": [{"title": "Asking", "keys": ["asking.rhythm", "asking.seats"]}],
  "assumptions": [{"title": "Doubt", "keys": ["voice.weary"]}],
  "outcomes": ["policy_gap", "acceptable"],
  "charts": [{"kind": "bars", "outcome": "trust_level", "by": "took-part", "title": "Who trusts?"}],
  "tour": [{"text": "Look here.", "lever": "showing.bridging", "outcome": "loud_gap", "set": {"asking.every": 8}}],
  "statements": ["It is fair."],
  "checks": [
    {"kind": "verdict", "sentence": "It turns", "policy": "new", "outcome": "acceptable", "group": "camp:smaller", "set": {"showing.answered": true}, "sign": 1},
    {"kind": "direction", "sentence": "More is done", "policy": "new", "outcome": "policy_moves", "lever": "revising.every", "from": 104, "to": 8, "sign": 1}
  ],
  "trial": {
    "designs": [{"name": "help", "question": "Does help help?", "unit": "citizen",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "help", "label": "Help", "share": 0.5, "settings": {"asking.help": true}}],
      "outcome": "speaks", "method": "proportion", "weeks": 40, "effect": 0.05}],
    "outcomes": ["speaks"]
  },
  "limits": ["It is small."],
  "sources": [{"name": "Us", "text": "We made it up"}]
}
)";

// clang-format off
const Slip opinion_slips[] = {
    {"a setting of another model", "\"news.drift\": 0.1", "\"payment.price\": 90",
     "tiny.json:13:16: settings.payment.price: unknown key; found 'payment.price', allowed the key of a setting"},
    {"a setting that is nearly one", "\"voice.weeks\"", "\"voices.weeks\"",
     "tiny.json:13:35: settings.voices.weeks: unknown key; found 'voices.weeks', allowed the key of a setting; did you mean 'voice.weeks'?"},
    {"a world that turns over every month", "\"news.drift\": 0.1", "\"news.drift\": 2",
     "tiny.json:13:30: settings.news.drift: out of range; found 2, allowed 0 to 0.3"},
    {"a round of half a week", "\"voice.weeks\": 4", "\"voice.weeks\": 0.5",
     "tiny.json:13:50: settings.voice.weeks: out of range; found 0.5, allowed whole numbers from 1 to 12"},
    {"a policy that decides how soon people tire", "{\"asking.rhythm\": \"standing\",", "{\"voice.weary\": 1,",
     "tiny.json:17:81: policies[1].settings.voice.weary: an assumption is the same for every policy; found 'voice.weary', allowed levers"},
    {"a rhythm that does not exist", "\"asking.rhythm\": \"standing\"", "\"asking.rhythm\": \"stand\"",
     "tiny.json:17:98: policies[1].settings.asking.rhythm: no such option; found 'stand', allowed once or standing; did you mean 'standing'?"},
    {"people reached as a number", "\"asking.reach\": \"both\"", "\"asking.reach\": 2",
     "tiny.json:17:126: policies[1].settings.asking.reach: wrong type; found 2, allowed open, lot or both"},
    {"more than all are told", "\"value\": 0.5", "\"value\": 1.5",
     "tiny.json:18:52: policies[1].schedule[0].value: out of range; found 1.5, allowed 0 to 1"},
    {"half a person drawn by lot", "\"set\": {\"asking.every\": 8}", "\"set\": {\"asking.seats\": 10.5}",
     "tiny.json:24:111: tour[0].set.asking.seats: out of range; found 10.5, allowed whole numbers from 10 to 1000"},
    {"asked every week", "\"set\": {\"asking.every\": 8}", "\"set\": {\"asking.every\": 1}",
     "tiny.json:24:111: tour[0].set.asking.every: out of range; found 1, allowed whole numbers from 4 to 104"},
    {"an answer as a text", "\"showing.answered\": true", "\"showing.answered\": \"yes\"",
     "tiny.json:27:144: checks[0].set.showing.answered: wrong type; found the text 'yes', allowed true or false"},
    {"an assumption shown as a lever", "[\"asking.rhythm\", \"asking.seats\"]", "[\"asking.rhythm\", \"talk.reach\"]",
     "tiny.json:20:60: levers[0].keys[1]: not a lever; found the text 'talk.reach', allowed levers; assumptions go under 'assumptions'"},
    {"a lever shown as an assumption", "[\"voice.weary\"]", "[\"asking.help\"]",
     "tiny.json:21:47: assumptions[0].keys[0]: not an assumption; found the text 'asking.help', allowed assumptions; levers go under 'levers'"},
    {"an outcome of another model", "[\"policy_gap\", \"acceptable\"]", "[\"policy_gap\", \"wait_weeks\"]",
     "tiny.json:22:30: outcomes[1]: no such outcome; found 'wait_weeks', allowed the name of a known outcome"},
    {"a chart by a side of another model", "\"by\": \"took-part\"", "\"by\": \"served-by\"",
     "tiny.json:23:63: charts[0].by: no such breakdown of 'trust_level'; found 'served-by', allowed deprivation, age, area, took-part or camp"},
    {"a camp that there is not", "\"camp:smaller\"", "\"camp:small\"",
     "tiny.json:27:100: checks[0].group: no such group; found 'camp:small', allowed the name of a known group; did you mean 'camp:smaller'?"},
    {"a verdict without a sign", "{\"showing.answered\": true}, \"sign\": 1", "{\"showing.answered\": true}",
     "tiny.json:27:5: checks[0].sign: missing"},
    {"a check from a value to the same", "\"from\": 104, \"to\": 8", "\"from\": 8, \"to\": 8",
     "tiny.json:28:143: checks[1].to: the same as 'from'; found 8, allowed another value"},
    {"an outcome that a trial cannot count", "\"outcome\": \"speaks\"", "\"outcome\": \"agreement\"",
     "tiny.json:34:18: trial.designs[0].outcome: no such outcome of a trial; found 'agreement', allowed trusts, accepts, speaks or distance"},
    {"a tour that points at nothing", "\"lever\": \"showing.bridging\"", "\"lever\": \"showing.bridge\"",
     "tiny.json:24:44: tour[0].lever: no such setting; found 'showing.bridge', allowed the name of a known setting; did you mean 'showing.bridging'?"},
    {"a source for a setting that does not exist", "\"sources_of\": {\"news.drift\"", "\"sources_of\": {\"news.drifts\"",
     "tiny.json:14:18: sources_of.news.drifts: unknown key; found 'news.drifts', allowed the key of a setting; did you mean 'news.drift'?"},
};
// clang-format on

} // namespace

TEST_CASE("a tiny scenario about asking people has nothing wrong") {
    CHECK(problems_with(tiny_opinion) == "");
}

TEST_CASE("every slip in a scenario about asking people is told with its place, what was found and "
          "what is allowed") {
    check_slips(tiny_opinion, opinion_slips);
}

} // namespace folkmoot
