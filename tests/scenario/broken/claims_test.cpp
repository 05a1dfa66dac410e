/// Slips in a scenario of the model of rights and claims, and what a person is told about them.

#include "broken.hpp"

namespace folkmoot {

namespace {

const std::string tiny_claims = tiny_beginning("claims", "Who must ask?", "a register") + R"(  "clinics_per_area": [1, 1],
  "settings": {"right.rate": 0.2, "register.departments": 3},
  "sources_of": {"right.rate": "asked around"},
  "policies": [
    {"name": "old", "label": "Old", "sentence": "As it is."},
    {"name": "new", "label": "New", "sentence": "As it might be.", "settings": {"asking.way": "unasked", "doors.open": "vetted"},
     "schedule": [{"key": "paying.advance", "value": 0.5, "from": 10, "until": 20}]}
  ],
  "levers": [{"title": "Asking", "keys": ["asking.way", "care.keeper"]}],
  "assumptions": [{"title": "Doubt", "keys": ["offer.passive"]}],
  "outcomes": ["take_up", "wrong_awards"],
  "charts": [{"kind": "bars", "outcome": "take_up", "by": "in-register", "title": "Whom does it reach?"}],
  "tour": [{"text": "Look here.", "lever": "asking.letter", "outcome": "unasked_debt", "set": {"asking.steps": 2}}],
  "statements": ["It is fair."],
  "checks": [
    {"kind": "verdict", "sentence": "It turns", "policy": "new", "outcome": "door_share", "group": "door:helper", "set": {"care.see_own": true}, "sign": 1},
    {"kind": "direction", "sentence": "Fewer come", "policy": "new", "outcome": "take_up", "lever": "paying.wait_weeks", "from": 5, "to": 1, "sign": 1}
  ],
  "trial": {
    "designs": [{"name": "tell", "question": "Does it help to be told?", "unit": "citizen",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "told", "label": "Told", "share": 0.5, "settings": {"work.tell": true}}],
      "outcome": "paid", "method": "proportion", "weeks": 40, "effect": 0.05}],
    "outcomes": ["paid"]
  },
  "limits": ["It is small."],
  "sources": [{"name": "Us", "text": "We made it up"}]
}
)";

// clang-format off
const Slip claims_slips[] = {
    {"a setting of another model", "\"right.rate\": 0.2", "\"news.drift\": 0.1",
     "tiny.json:14:16: settings.news.drift: unknown key; found 'news.drift', allowed the key of a setting"},
    {"a setting that is nearly one", "\"register.departments\"", "\"registers.departments\"",
     "tiny.json:14:35: settings.registers.departments: unknown key; found 'registers.departments', allowed the key of a setting; did you mean 'register.departments'?"},
    {"rights that begin every week", "\"right.rate\": 0.2", "\"right.rate\": 52",
     "tiny.json:14:30: settings.right.rate: out of range; found 52, allowed 0 to 2"},
    {"half a department", "\"register.departments\": 3", "\"register.departments\": 2.5",
     "tiny.json:14:59: settings.register.departments: out of range; found 2.5, allowed whole numbers from 1 to 8"},
    {"more departments than a record has room for", "\"register.departments\": 3", "\"register.departments\": 9",
     "tiny.json:14:59: settings.register.departments: out of range; found 9, allowed whole numbers from 1 to 8"},
    {"a policy that decides who leaves things as they come", "{\"asking.way\": \"unasked\",", "{\"offer.passive\": 0,",
     "tiny.json:18:81: policies[1].settings.offer.passive: an assumption is the same for every policy; found 'offer.passive', allowed levers"},
    {"a way that does not exist", "\"asking.way\": \"unasked\"", "\"asking.way\": \"unask\"",
     "tiny.json:18:95: policies[1].settings.asking.way: no such option; found 'unask', allowed apply, confirm or unasked; did you mean 'unasked'?"},
    {"a way as a number", "\"asking.way\": \"unasked\"", "\"asking.way\": 2",
     "tiny.json:18:95: policies[1].settings.asking.way: wrong type; found 2, allowed apply, confirm or unasked"},
    {"a door that is open to some", "\"vetted\"", "\"vet\"",
     "tiny.json:18:120: policies[1].settings.doors.open: no such option; found 'vet', allowed closed, vetted or open; did you mean 'vetted'?"},
    {"an advance of more than a month", "\"value\": 0.5", "\"value\": 1.5",
     "tiny.json:19:54: policies[1].schedule[0].value: out of range; found 1.5, allowed 0 to 1"},
    {"a schedule that ends before it begins", "\"from\": 10, \"until\": 20", "\"from\": 20, \"until\": 10",
     "tiny.json:19:80: policies[1].schedule[0].until: ends before it starts; found 10, allowed week 20 or later"},
    {"a schedule of what nobody decides", "\"key\": \"paying.advance\"", "\"key\": \"means.advance\"",
     "tiny.json:19:27: policies[1].schedule[0].key: an assumption is the same for every policy; found the text 'means.advance', allowed levers"},
    {"a form without steps", "\"set\": {\"asking.steps\": 2}", "\"set\": {\"asking.steps\": 0}",
     "tiny.json:25:112: tour[0].set.asking.steps: out of range; found 0, allowed whole numbers from 1 to 20"},
    {"a letter and a half a year", "\"set\": {\"asking.steps\": 2}", "\"set\": {\"asking.letters\": 1.5}",
     "tiny.json:25:114: tour[0].set.asking.letters: out of range; found 1.5, allowed whole numbers from 0 to 12"},
    {"a keeper as yes or no", "\"set\": {\"care.see_own\": true}", "\"set\": {\"care.keeper\": true}",
     "tiny.json:28:138: checks[0].set.care.keeper: wrong type; found true, allowed own or one"},
    {"a yes or no as a text", "\"care.see_own\": true", "\"care.see_own\": \"yes\"",
     "tiny.json:28:139: checks[0].set.care.see_own: wrong type; found the text 'yes', allowed true or false"},
    {"an assumption shown as a lever", "[\"asking.way\", \"care.keeper\"]", "[\"asking.way\", \"hassle.cost\"]",
     "tiny.json:21:57: levers[0].keys[1]: not a lever; found the text 'hassle.cost', allowed levers; assumptions go under 'assumptions'"},
    {"a lever shown as an assumption", "[\"offer.passive\"]", "[\"care.checks\"]",
     "tiny.json:22:47: assumptions[0].keys[0]: not an assumption; found the text 'care.checks', allowed assumptions; levers go under 'levers'"},
    {"a lever that is shown twice", "[\"asking.way\", \"care.keeper\"]", "[\"asking.way\", \"asking.way\"]",
     "tiny.json:21:57: levers[0].keys[1]: shown twice; found the text 'asking.way', allowed each setting once"},
    {"an outcome of another model", "[\"take_up\", \"wrong_awards\"]", "[\"take_up\", \"wait_days\"]",
     "tiny.json:23:27: outcomes[1]: no such outcome; found 'wait_days', allowed the name of a known outcome"},
    {"a chart by a side of another model", "\"by\": \"in-register\"", "\"by\": \"served-by\"",
     "tiny.json:24:59: charts[0].by: no such breakdown of 'take_up'; found 'served-by', allowed deprivation, age, area or in-register"},
    {"a chart by a side that this outcome has not", "\"outcome\": \"take_up\", \"by\": \"in-register\"", "\"outcome\": \"gave_up_form\", \"by\": \"in-register\"",
     "tiny.json:24:64: charts[0].by: no such breakdown of 'gave_up_form'; found 'in-register', allowed deprivation, age, area or door"},
    {"a door that there is not", "\"door:helper\"", "\"door:helpers\"",
     "tiny.json:28:100: checks[0].group: no such group; found 'door:helpers', allowed the name of a known group; did you mean 'door:helper'?"},
    {"a verdict on the first policy", "\"policy\": \"new\", \"outcome\": \"door_share\"", "\"policy\": \"old\", \"outcome\": \"door_share\"",
     "tiny.json:28:59: checks[0].policy: the first policy, against which a verdict is given; found 'old', allowed another policy"},
    {"a verdict without a sign", "{\"care.see_own\": true}, \"sign\": 1", "{\"care.see_own\": true}",
     "tiny.json:28:5: checks[0].sign: missing"},
    {"a check from a value to the same", "\"from\": 5, \"to\": 1", "\"from\": 5, \"to\": 5",
     "tiny.json:29:139: checks[1].to: the same as 'from'; found 5, allowed another value"},
    {"a payment that comes after a year", "\"from\": 5, \"to\": 1", "\"from\": 52, \"to\": 1",
     "tiny.json:29:130: checks[1].from: out of range; found 52, allowed whole numbers from 0 to 12"},
    {"an arm that decides what holds for everybody", "{\"work.tell\": true}", "{\"doors.helpers\": 1}",
     "tiny.json:33:15: trial.designs[0].arms[1].settings.doors.helpers: 'doors.helpers' cannot differ between two areas in one week; found unit 'citizen', allowed assign weeks (unit week)"},
    {"an arm that decides what people are like", "{\"work.tell\": true}", "{\"hassle.slip\": 0}",
     "tiny.json:33:15: trial.designs[0].arms[1].settings.hassle.slip: an assumption is nobody's to decide; found 'hassle.slip', allowed levers"},
    {"an outcome that a trial cannot count", "\"outcome\": \"paid\"", "\"outcome\": \"debt\"",
     "tiny.json:35:18: trial.designs[0].outcome: no such outcome of a trial; found 'debt', allowed paid, waits, misses, gives_up, takes_hours, shared or content"},
    {"a trial that goes on after the story", "\"weeks\": 40", "\"weeks\": 105",
     "tiny.json:35:59: trial.designs[0].weeks: the trial ends after the scenario does; found week 105, allowed at most 104"},
    {"a tour that points at nothing", "\"lever\": \"asking.letter\"", "\"lever\": \"asking.leter\"",
     "tiny.json:25:44: tour[0].lever: no such setting; found 'asking.leter', allowed the name of a known setting; did you mean 'asking.letter'?"},
    {"a source for a setting that does not exist", "\"sources_of\": {\"right.rate\"", "\"sources_of\": {\"rights.rate\"",
     "tiny.json:15:18: sources_of.rights.rate: unknown key; found 'rights.rate', allowed the key of a setting; did you mean 'right.rate'?"},
};
// clang-format on

} // namespace

TEST_CASE("a tiny scenario about claims has nothing wrong") {
    CHECK(problems_with(tiny_claims) == "");
}

TEST_CASE("every slip in a scenario about claims is told with its place, what was found and what "
          "is allowed") {
    check_slips(tiny_claims, claims_slips);
}

} // namespace folkmoot
