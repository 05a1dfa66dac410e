/// Slips in a scenario of the model of teams that build services, and what a person is told about
/// them.

#include "broken.hpp"

namespace folkmoot {

namespace {

const std::string tiny_delivery = tiny_beginning("delivery", "Who builds it?", "a website") +
                                  R"(  "settings": {"own.run": 30000, "launch.weeks": 40},
  "sources_of": {"own.run": "asked around"},
  "policies": [
    {"name": "old", "label": "Old", "sentence": "As it is."},
    {"name": "new", "label": "New", "sentence": "As it might be.", "settings": {"shared.payments": "all", "shared.join": "duty"},
     "schedule": [{"key": "work.fellows", "value": 20, "from": 10, "until": 20}]}
  ],
  "levers": [{"title": "Shared", "keys": ["shared.payments", "work.keep"]}],
  "assumptions": [{"title": "Doubt", "keys": ["change.mean"]}],
  "outcomes": ["first_try", "adoption"],
  "charts": [{"kind": "bars", "outcome": "first_try", "by": "traffic", "title": "Who is left behind?"}],
  "tour": [{"text": "Look here.", "lever": "work.makers", "outcome": "lead_time", "set": {"work.test_weeks": 8}}],
  "statements": ["It is fair."],
  "checks": [
    {"kind": "verdict", "sentence": "It turns", "policy": "new", "outcome": "measured", "group": "traffic:small", "set": {"help.offered": true}, "sign": 1},
    {"kind": "direction", "sentence": "It fits less", "policy": "new", "outcome": "first_try", "lever": "platform.misfit", "from": 0, "to": 0.2, "sign": -1}
  ],
  "trial": {
    "designs": [{"name": "pilot", "question": "Does it help?", "unit": "area",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "joint", "label": "Joint", "share": 0.5, "settings": {"shared.notices": "all"}}],
      "outcome": "lost", "method": "cluster", "weeks": 40, "effect": 0.05}],
    "outcomes": ["lost"]
  },
  "limits": ["It is small."],
  "sources": [{"name": "Us", "text": "We made it up"}]
}
)";

// clang-format off
const Slip delivery_slips[] = {
    {"a setting of another model", "\"own.run\": 30000", "\"payment.price\": 90",
     "tiny.json:13:16: settings.payment.price: unknown key; found 'payment.price', allowed the key of a setting"},
    {"a setting that is nearly one", "\"launch.weeks\"", "\"lunch.weeks\"",
     "tiny.json:13:34: settings.lunch.weeks: unknown key; found 'lunch.weeks', allowed the key of a setting; did you mean 'launch.weeks'?"},
    {"a component for less than nothing", "\"own.run\": 30000", "\"own.run\": -1",
     "tiny.json:13:27: settings.own.run: out of range; found -1, allowed 0 to 1e+06"},
    {"a launch of half a week", "\"launch.weeks\": 40", "\"launch.weeks\": 4.5",
     "tiny.json:13:50: settings.launch.weeks: out of range; found 4.5, allowed whole numbers from 4 to 208"},
    {"a policy that decides what ideas are worth", "{\"shared.payments\": \"all\",", "{\"change.mean\": 0.1,",
     "tiny.json:17:81: policies[1].settings.change.mean: an assumption is the same for every policy; found 'change.mean', allowed levers"},
    {"somebody to whom nothing is offered", "\"shared.payments\": \"all\"", "\"shared.payments\": \"everybody\"",
     "tiny.json:17:100: policies[1].settings.shared.payments: no such option; found 'everybody', allowed nobody, centre or all"},
    {"an offer as a number", "\"shared.payments\": \"all\"", "\"shared.payments\": 2",
     "tiny.json:17:100: policies[1].settings.shared.payments: wrong type; found 2, allowed nobody, centre or all"},
    {"a duty that is nearly one", "\"shared.join\": \"duty\"", "\"shared.join\": \"duties\"",
     "tiny.json:17:122: policies[1].settings.shared.join: no such option; found 'duties', allowed choice or duty"},
    {"more fellows than there are", "\"value\": 20", "\"value\": 2000",
     "tiny.json:18:52: policies[1].schedule[0].value: out of range; found 2000, allowed 0 to 200"},
    {"a test of half a week", "\"set\": {\"work.test_weeks\": 8}", "\"set\": {\"work.test_weeks\": 0.5}",
     "tiny.json:24:110: tour[0].set.work.test_weeks: out of range; found 0.5, allowed whole numbers from 1 to 26"},
    {"a call as a text", "\"help.offered\": true", "\"help.offered\": \"yes\"",
     "tiny.json:27:139: checks[0].set.help.offered: wrong type; found the text 'yes', allowed true or false"},
    {"an assumption shown as a lever", "[\"shared.payments\", \"work.keep\"]", "[\"shared.payments\", \"own.build\"]",
     "tiny.json:20:62: levers[0].keys[1]: not a lever; found the text 'own.build', allowed levers; assumptions go under 'assumptions'"},
    {"a lever shown as an assumption", "[\"change.mean\"]", "[\"work.release\"]",
     "tiny.json:21:47: assumptions[0].keys[0]: not an assumption; found the text 'work.release', allowed assumptions; levers go under 'levers'"},
    {"an outcome of another model", "[\"first_try\", \"adoption\"]", "[\"first_try\", \"as_wanted\"]",
     "tiny.json:22:29: outcomes[1]: no such outcome; found 'as_wanted', allowed the name of a known outcome"},
    {"a chart by a side of another model", "\"by\": \"traffic\"", "\"by\": \"run-by\"",
     "tiny.json:23:61: charts[0].by: no such breakdown of 'first_try'; found 'run-by', allowed deprivation, age, area or traffic"},
    {"a chart of one number by size", "\"outcome\": \"first_try\", \"by\"", "\"outcome\": \"copies\", \"by\"",
     "tiny.json:23:58: charts[0].by: no such breakdown of 'copies'; found 'traffic'"},
    {"a size that no service has", "\"traffic:small\"", "\"traffic:tiny\"",
     "tiny.json:27:98: checks[0].group: no such group; found 'traffic:tiny', allowed the name of a known group"},
    {"a check from a value to the same", "\"from\": 0, \"to\": 0.2", "\"from\": 0.2, \"to\": 0.2",
     "tiny.json:28:143: checks[1].to: the same as 'from'; found 0.2, allowed another value"},
    {"an outcome that a trial cannot count", "\"outcome\": \"lost\"", "\"outcome\": \"adoption\"",
     "tiny.json:34:18: trial.designs[0].outcome: no such outcome of a trial; found 'adoption', allowed was_first, lost, rang_up or gave_up"},
    {"a tour that points at nothing", "\"lever\": \"work.makers\"", "\"lever\": \"work.maker\"",
     "tiny.json:24:44: tour[0].lever: no such setting; found 'work.maker', allowed the name of a known setting; did you mean 'work.makers'?"},
};
// clang-format on

} // namespace

TEST_CASE("a tiny scenario about building services has nothing wrong") {
    CHECK(problems_with(tiny_delivery) == "");
}

TEST_CASE("every slip in a scenario about building services is told with its place, what was found "
          "and what is allowed") {
    check_slips(tiny_delivery, delivery_slips);
}

} // namespace folkmoot
