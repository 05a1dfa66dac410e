/// Slips in a scenario of the market model, and what a person is told about them.

#include "broken.hpp"

namespace folkmoot {

namespace {

const std::string tiny_market =
    tiny_beginning("market", "Who serves?", "a helper") + R"(  "clinics_per_area": [3, 2],
  "settings": {"need.rate": 0.5, "providers.cost": 900},
  "sources_of": {"need.rate": "asked around"},
  "policies": [
    {"name": "old", "label": "Old", "sentence": "As it is."},
    {"name": "new", "label": "New", "sentence": "As it might be.", "settings": {"choice.way": "choose", "contract.target_kind": "gate"},
     "schedule": [{"key": "contract.outcome_share", "value": 0.5, "from": 10, "until": 20}]}
  ],
  "levers": [{"title": "Choice", "keys": ["choice.way", "watch.rule"]}],
  "assumptions": [{"title": "Doubt", "keys": ["weighing.quality"]}],
  "outcomes": ["ends_well", "success_gap"],
  "charts": [{"kind": "bars", "outcome": "true_success", "by": "how-hard", "title": "Whom does it help?"}],
  "tour": [{"text": "Look here.", "lever": "buying.lots", "outcome": "winners", "set": {"buying.by": "lowest_bid"}}],
  "statements": ["It is fair."],
  "checks": [
    {"kind": "verdict", "sentence": "It turns", "policy": "new", "outcome": "quality", "group": "served-by:charity", "set": {"redress.unasked": true}, "sign": 1},
    {"kind": "direction", "sentence": "More bid", "policy": "new", "outcome": "bidders", "lever": "buying.portals", "from": 20, "to": 1, "sign": 1}
  ],
  "trial": {
    "designs": [{"name": "help", "question": "Does help help?", "unit": "citizen",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "help", "label": "Help", "share": 0.5, "settings": {"choice.help": 1}}],
      "outcome": "chose", "method": "proportion", "weeks": 26, "effect": 0.05}],
    "outcomes": ["chose"]
  },
  "limits": ["It is small."],
  "sources": [{"name": "Us", "text": "We made it up"}]
}
)";

// clang-format off
const Slip market_slips[] = {
    {"a setting of another model", "\"need.rate\": 0.5", "\"take_up.burden\": 0.5", 
     "tiny.json:14:16: settings.take_up.burden: unknown key; found 'take_up.burden', allowed the key of a setting"},
    {"a setting that is nearly one", "\"providers.cost\"", "\"provider.cost\"", 
     "tiny.json:14:34: settings.provider.cost: unknown key; found 'provider.cost', allowed the key of a setting; did you mean 'providers.cost'?"},
    {"more needs than anybody has", "\"need.rate\": 0.5", "\"need.rate\": 7", 
     "tiny.json:14:29: settings.need.rate: out of range; found 7, allowed 0.005 to 6"},
    {"a price below nothing", "\"providers.cost\": 900", "\"contract.price\": -5", 
     "tiny.json:14:52: settings.contract.price: out of range; found -5, allowed 1 to 20000"},
    {"a policy that decides what people are like", "{\"choice.way\": \"choose\", \"contract", "{\"weighing.quality\": 1, \"contract", 
     "tiny.json:18:81: policies[1].settings.weighing.quality: an assumption is the same for every policy; found 'weighing.quality', allowed levers"},
    {"a way that does not exist", "\"choice.way\": \"choose\"", "\"choice.way\": \"choice\"", 
     "tiny.json:18:95: policies[1].settings.choice.way: no such option; found 'choice', allowed nearest_public, contractor or choose; did you mean 'choose'?"},
    {"a way as a number", "\"choice.way\": \"choose\"", "\"choice.way\": 2", 
     "tiny.json:18:95: policies[1].settings.choice.way: wrong type; found 2, allowed nearest_public, contractor or choose"},
    {"a target of no kind", "\"gate\"", "\"gates\"", 
     "tiny.json:18:129: policies[1].settings.contract.target_kind: no such option; found 'gates', allowed none, above or gate; did you mean 'gate'?"},
    {"a share that is more than all", "\"value\": 0.5", "\"value\": 1.5", 
     "tiny.json:19:62: policies[1].schedule[0].value: out of range; found 1.5, allowed 0 to 1"},
    {"a schedule that ends before it begins", "\"from\": 10, \"until\": 20", "\"from\": 20, \"until\": 10", 
     "tiny.json:19:88: policies[1].schedule[0].until: ends before it starts; found 10, allowed week 20 or later"},
    {"a schedule of a setting that cannot be decided", "\"key\": \"contract.outcome_share\", \"value\": 0.5", "\"key\": \"outcome.harm\", \"value\": 0.1", 
     "tiny.json:19:27: policies[1].schedule[0].key: an assumption is the same for every policy; found the text 'outcome.harm', allowed levers"},
    {"half a lot", "\"set\": {\"buying.by\": \"lowest_bid\"}", "\"set\": {\"buying.lots\": 2.5}", 
     "tiny.json:25:104: tour[0].set.buying.lots: out of range; found 2.5, allowed whole numbers from 1 to 16"},
    {"a portal too many", "\"from\": 20, \"to\": 1", "\"from\": 51, \"to\": 1", 
     "tiny.json:29:125: checks[1].from: out of range; found 51, allowed whole numbers from 1 to 50\ntiny.json:29:135: checks[1].to: the same as 'from'; found 1, allowed another value"},
    {"a rule as yes or no", "\"set\": {\"redress.unasked\": true}", "\"set\": {\"watch.rule\": true}", 
     "tiny.json:28:140: checks[0].set.watch.rule: wrong type; found true, allowed none, funnel or cusum"},
    {"a yes or no as a text", "\"redress.unasked\": true", "\"redress.unasked\": \"yes\"", 
     "tiny.json:28:145: checks[0].set.redress.unasked: wrong type; found the text 'yes', allowed true or false"},
    {"an assumption shown as a lever", "\"keys\": [\"choice.way\", \"watch.rule\"]", "\"keys\": [\"choice.way\", \"decline.share\"]", 
     "tiny.json:21:57: levers[0].keys[1]: not a lever; found the text 'decline.share', allowed levers; assumptions go under 'assumptions'"},
    {"a lever shown as an assumption", "\"keys\": [\"weighing.quality\"]", "\"keys\": [\"admission.floor\"]", 
     "tiny.json:22:47: assumptions[0].keys[0]: not an assumption; found the text 'admission.floor', allowed assumptions; levers go under 'levers'"},
    {"a lever that is shown twice", "\"keys\": [\"choice.way\", \"watch.rule\"]", "\"keys\": [\"choice.way\", \"choice.way\"]", 
     "tiny.json:21:57: levers[0].keys[1]: shown twice; found the text 'choice.way', allowed each setting once"},
    {"an outcome of another model", "[\"ends_well\", \"success_gap\"]", "[\"ends_well\", \"wait_days\"]", 
     "tiny.json:23:29: outcomes[1]: no such outcome; found 'wait_days', allowed the name of a known outcome"},
    {"a chart by a side of another model", "\"by\": \"how-hard\"", "\"by\": \"registered\"", 
     "tiny.json:24:64: charts[0].by: no such breakdown of 'true_success'; found 'registered', allowed deprivation, age, area, served-by or how-hard"},
    {"a group that nobody is served by", "\"served-by:charity\"", "\"served-by:church\"", 
     "tiny.json:28:97: checks[0].group: no such group; found 'served-by:church', allowed the name of a known group; did you mean 'served-by:charity'?"},
    {"a verdict on the first policy", "\"policy\": \"new\", \"outcome\": \"quality\"", "\"policy\": \"old\", \"outcome\": \"quality\"", 
     "tiny.json:28:59: checks[0].policy: the first policy, against which a verdict is given; found 'old', allowed another policy"},
    {"a verdict without a sign", "\"set\": {\"redress.unasked\": true}, \"sign\": 1", "\"set\": {\"redress.unasked\": true}", 
     "tiny.json:28:5: checks[0].sign: missing"},
    {"a check from a value to the same", "\"from\": 20, \"to\": 1", "\"from\": 5, \"to\": 5", 
     "tiny.json:29:134: checks[1].to: the same as 'from'; found 5, allowed another value"},
    {"an arm that decides what people are like", "{\"choice.help\": 1}", "{\"weighing.able\": 1}", 
     "tiny.json:33:15: trial.designs[0].arms[1].settings.weighing.able: an assumption is nobody's to decide; found 'weighing.able', allowed levers"},
    {"an arm that changes what holds for everybody", "{\"choice.help\": 1}", "{\"admission.floor\": 5}", 
     "tiny.json:33:15: trial.designs[0].arms[1].settings.admission.floor: 'admission.floor' cannot differ between two areas in one week; found unit 'citizen', allowed assign weeks (unit week)"},
    {"an arm of what a provider has once", "{\"choice.help\": 1}", "{\"redress.amount\": 50}", 
     "tiny.json:33:15: trial.designs[0].arms[1].settings.redress.amount: 'redress.amount' cannot differ between two people with one provider; found unit 'citizen', allowed assign providers, areas or weeks (unit provider, area, stepped_wedge or week)"},
    {"a trial that goes on after the story", "\"weeks\": 26", "\"weeks\": 105", 
     "tiny.json:35:60: trial.designs[0].weeks: the trial ends after the scenario does; found week 105, allowed at most 104"},
    {"an outcome that a trial cannot count", "\"outcome\": \"chose\"", "\"outcome\": \"closures\"", 
     "tiny.json:35:18: trial.designs[0].outcome: no such outcome of a trial; found 'closures', allowed ended_well, waited, chose, harmed, redress, content or travelled"},
    {"an arm that changes what does not exist", "{\"choice.help\": 1}", "{\"choice.helps\": 1}", 
     "tiny.json:34:77: trial.designs[0].arms[1].settings.choice.helps: unknown key; found 'choice.helps', allowed the key of a setting; did you mean 'choice.help'?"},
    {"shares of arms that do not add up", "\"label\": \"Help\", \"share\": 0.5", "\"label\": \"Help\", \"share\": 0.6", 
     "tiny.json:33:15: trial.designs[0].arms: the shares do not add up to 1; found 1.1, allowed 1"},
    {"an area in which nobody could serve", "[3, 2]", "[3, 0]", 
     "tiny.json:1:1: providers: an area has no practice of its own; found 'Lower', allowed clinics_per_area, or a provider with reach local in every area"},
    {"one number too few for the areas", "[3, 2]", "[3]", 
     "tiny.json:13:23: clinics_per_area: too few; found 1 item, allowed 2 items"},
    {"a source for a setting that does not exist", "\"sources_of\": {\"need.rate\"", "\"sources_of\": {\"needs.rate\"", 
     "tiny.json:15:18: sources_of.needs.rate: unknown key; found 'needs.rate', allowed the key of a setting; did you mean 'need.rate'?"},
    {"a tour that points at nothing", "\"lever\": \"buying.lots\"", "\"lever\": \"buying.lot\"", 
     "tiny.json:25:44: tour[0].lever: no such setting; found 'buying.lot', allowed the name of a known setting; did you mean 'buying.lots'?"},
};
// clang-format on

} // namespace

TEST_CASE("a tiny scenario of the market model has nothing wrong") {
    CHECK(problems_with(tiny_market) == "");
}

TEST_CASE("every slip in a scenario of the market model is told with its place, what was found and "
          "what is allowed") {
    check_slips(tiny_market, market_slips);
}

TEST_CASE("of ready trials that cannot run each is told, not only the first") {
    const auto told = problems_with(replaced(tiny_market, R"("weeks": 26, "effect": 0.05}])",
                                             R"("weeks": 105, "effect": 0.05},
      {"name": "again", "question": "Does help help?", "unit": "citizen",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "help", "label": "Help", "share": 0.5, "settings": {"choice.help": 1}}],
      "outcome": "chose", "method": "proportion", "weeks": 106, "effect": 0.05}])"));
    CAPTURE(told);
    CHECK(told.find(
              "trial.designs[0].weeks: the trial ends after the scenario does; found week 105") !=
          std::string::npos);
    CHECK(told.find(
              "trial.designs[1].weeks: the trial ends after the scenario does; found week 106") !=
          std::string::npos);
}

} // namespace folkmoot
