/// Slips in a scenario of the model of hospital beds, and what a person is told about them.

#include "broken.hpp"

namespace folkmoot {

namespace {

const std::string tiny_beds =
    tiny_beginning("beds", "Is there room?", "a hospital") + R"(  "clinics_per_area": 1,
  "settings": {"epidemic.chance": 0.5, "staff.training": 20},
  "policies": [
    {"name": "old", "label": "Old", "sentence": "As it is."},
    {"name": "new", "label": "New", "sentence": "As it might be.", "settings": {"beds.spare": 0.3, "sharing.reach": "all"},
     "schedule": [{"key": "surge.most", "value": 0.5, "from": 10, "until": 20}]}
  ],
  "levers": [{"title": "Beds", "keys": ["beds.spare", "sharing.keep"]}],
  "assumptions": [{"title": "Doubt", "keys": ["harm.busy"]}],
  "outcomes": ["room_deaths", "no_intensive"],
  "charts": [{"kind": "bars", "outcome": "room_deaths", "by": "came-for", "title": "Who?"}],
  "tour": [{"text": "Look here.", "lever": "training.ahead", "outcome": "thin_care", "set": {"planned.stop_at": 0.9}}],
  "statements": ["It is fair."],
  "checks": [
    {"kind": "verdict", "sentence": "It turns", "policy": "new", "outcome": "room_deaths", "group": "came-for:critical", "set": {"contract.rescue": true}, "sign": -1},
    {"kind": "direction", "sentence": "More are moved", "policy": "new", "outcome": "moved_share", "lever": "sharing.keep", "from": 0.3, "to": 0.1, "sign": 1}
  ],
  "trial": {
    "designs": [{"name": "calls", "question": "Do calls help?", "unit": "citizen",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "calls", "label": "Calls", "share": 0.5, "settings": {"planned.looked_after": true}}],
      "outcome": "comes_back_worse", "method": "proportion", "weeks": 40, "effect": 0.05}],
    "outcomes": ["comes_back_worse"]
  },
  "limits": ["It is small."],
  "sources": [{"name": "Us", "text": "We made it up"}]
}
)";

// clang-format off
const Slip beds_slips[] = {
    {"a setting of another model", "\"epidemic.chance\": 0.5", "\"payment.price\": 90",
     "tiny.json:14:16: settings.payment.price: unknown key; found 'payment.price', allowed the key of a setting"},
    {"a setting that is nearly one", "\"staff.training\"", "\"staff.train\"",
     "tiny.json:14:40: settings.staff.train: unknown key; found 'staff.train', allowed the key of a setting; did you mean 'staff.strain'?"},
    {"more than one epidemic a year for certain", "\"epidemic.chance\": 0.5", "\"epidemic.chance\": 2",
     "tiny.json:14:35: settings.epidemic.chance: out of range; found 2, allowed 0 to 1"},
    {"half a week of training", "\"staff.training\": 20", "\"staff.training\": 20.5",
     "tiny.json:14:58: settings.staff.training: out of range; found 20.5, allowed whole numbers from 0 to 208"},
    {"a policy that decides how deadly want of room is", "{\"beds.spare\": 0.3,", "{\"harm.refused\": 3,",
     "tiny.json:17:81: policies[1].settings.harm.refused: an assumption is the same for every policy; found 'harm.refused', allowed levers"},
    {"no bed at all", "\"beds.spare\": 0.3", "\"beds.spare\": -1",
     "tiny.json:17:95: policies[1].settings.beds.spare: out of range; found -1, allowed -0.1 to 1"},
    {"sharing with somebody", "\"sharing.reach\": \"all\"", "\"sharing.reach\": \"al\"",
     "tiny.json:17:117: policies[1].settings.sharing.reach: no such option; found 'al', allowed none, neighbours or all; did you mean 'all'?"},
    {"sharing as a number", "\"sharing.reach\": \"all\"", "\"sharing.reach\": 2",
     "tiny.json:17:117: policies[1].settings.sharing.reach: wrong type; found 2, allowed none, neighbours or all"},
    {"surge beds without end", "\"value\": 0.5", "\"value\": 5",
     "tiny.json:18:50: policies[1].schedule[0].value: out of range; found 5, allowed 0 to 2"},
    {"an area without a hospital", "\"clinics_per_area\": 1", "\"clinics_per_area\": 0",
     "tiny.json:1:1: providers: an area has no practice of its own; found 'Upper', allowed clinics_per_area, or a provider with reach local in every area\ntiny.json:1:1: providers: an area has no practice of its own; found 'Lower', allowed clinics_per_area, or a provider with reach local in every area"},
    {"an assumption shown as a lever", "[\"beds.spare\", \"sharing.keep\"]", "[\"beds.spare\", \"harm.moved\"]",
     "tiny.json:20:55: levers[0].keys[1]: not a lever; found the text 'harm.moved', allowed levers; assumptions go under 'assumptions'"},
    {"a lever shown as an assumption", "[\"harm.busy\"]", "[\"surge.general\"]",
     "tiny.json:21:47: assumptions[0].keys[0]: not an assumption; found the text 'surge.general', allowed assumptions; levers go under 'levers'"},
    {"an outcome of another model", "[\"room_deaths\", \"no_intensive\"]", "[\"room_deaths\", \"wait_weeks\"]",
     "tiny.json:22:31: outcomes[1]: no such outcome; found 'wait_weeks', allowed the name of a known outcome"},
    {"a chart by a side of another model", "\"by\": \"came-for\"", "\"by\": \"camp\"",
     "tiny.json:23:63: charts[0].by: no such breakdown of 'room_deaths'; found 'camp', allowed deprivation, age, area or came-for"},
    {"a tour that points at nothing", "\"lever\": \"training.ahead\"", "\"lever\": \"training.head\"",
     "tiny.json:24:44: tour[0].lever: no such setting; found 'training.head', allowed the name of a known setting; did you mean 'training.ahead'?"},
    {"dates kept at any load", "{\"planned.stop_at\": 0.9}", "{\"planned.stop_at\": 9}",
     "tiny.json:24:113: tour[0].set.planned.stop_at: out of range; found 9, allowed 0.5 to 1.2"},
    {"a need that there is not", "\"came-for:critical\"", "\"came-for:critic\"",
     "tiny.json:27:101: checks[0].group: no such group; found 'came-for:critic', allowed the name of a known group; did you mean 'came-for:critical'?"},
    {"an answer as a text", "\"contract.rescue\": true", "\"contract.rescue\": \"yes\"",
     "tiny.json:27:149: checks[0].set.contract.rescue: wrong type; found the text 'yes', allowed true or false"},
    {"a check from a value to the same", "\"from\": 0.3, \"to\": 0.1", "\"from\": 0.3, \"to\": 0.3",
     "tiny.json:28:144: checks[1].to: the same as 'from'; found 0.3, allowed another value"},
    {"an outcome that a trial cannot count", "\"outcome\": \"comes_back_worse\"", "\"outcome\": \"moved_share\"",
     "tiny.json:34:18: trial.designs[0].outcome: no such outcome of a trial; found 'moved_share', allowed comes_back_worse, date_put_off, hours_without_bed, goes_without or needs_bed"},
};
// clang-format on

} // namespace

TEST_CASE("a tiny scenario about beds has nothing wrong") { CHECK(problems_with(tiny_beds) == ""); }

TEST_CASE("every slip in a scenario about beds is told with its place, what was found and what is "
          "allowed") {
    check_slips(tiny_beds, beds_slips);
}

} // namespace folkmoot
