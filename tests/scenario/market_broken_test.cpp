/// Slips in a scenario of the market model, and what a person is told about them.

#include "tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

namespace {

const std::string tiny_market = R"({
  "name": "tiny",
  "model": "market",
  "title": "Two villages",
  "question": "Who serves?",
  "introduction": ["There are two villages.", "They share a helper."],
  "place": "Nowhere",
  "money_year": "2022/23",
  "population": 1000,
  "weeks": 104,
  "seed": 7,
  "areas": {"from": "villages.json"},
  "clinics_per_area": [3, 2],
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

struct MarketSlip {
    const char *slip, *from, *to, *message;
};

// clang-format off
const MarketSlip market_slips[] = {
    {"a model that does not exist", "\"market\"", "\"markets\"", "?"},
    {"a setting of another model", "\"need.rate\": 0.5", "\"take_up.burden\": 0.5", "?"},
    {"a setting that is nearly one", "\"providers.cost\"", "\"provider.cost\"", "?"},
    {"more needs than anybody has", "\"need.rate\": 0.5", "\"need.rate\": 7", "?"},
    {"a price below nothing", "\"providers.cost\": 900", "\"contract.price\": -5", "?"},
    {"a policy that decides what people are like", "{\"choice.way\": \"choose\", \"contract", "{\"weighing.quality\": 1, \"contract", "?"},
    {"a way that does not exist", "\"choice.way\": \"choose\"", "\"choice.way\": \"choice\"", "?"},
    {"a way as a number", "\"choice.way\": \"choose\"", "\"choice.way\": 2", "?"},
    {"a target of no kind", "\"gate\"", "\"gates\"", "?"},
    {"a share that is more than all", "\"value\": 0.5", "\"value\": 1.5", "?"},
    {"a schedule that ends before it begins", "\"from\": 10, \"until\": 20", "\"from\": 20, \"until\": 10", "?"},
    {"a schedule of a setting that cannot be decided", "\"key\": \"contract.outcome_share\", \"value\": 0.5", "\"key\": \"outcome.harm\", \"value\": 0.1", "?"},
    {"half a lot", "\"set\": {\"buying.by\": \"lowest_bid\"}", "\"set\": {\"buying.lots\": 2.5}", "?"},
    {"a portal too many", "\"from\": 20, \"to\": 1", "\"from\": 51, \"to\": 1", "?"},
    {"a rule as yes or no", "\"set\": {\"redress.unasked\": true}", "\"set\": {\"watch.rule\": true}", "?"},
    {"a yes or no as a text", "\"redress.unasked\": true", "\"redress.unasked\": \"yes\"", "?"},
    {"an assumption shown as a lever", "\"keys\": [\"choice.way\", \"watch.rule\"]", "\"keys\": [\"choice.way\", \"decline.share\"]", "?"},
    {"a lever shown as an assumption", "\"keys\": [\"weighing.quality\"]", "\"keys\": [\"admission.floor\"]", "?"},
    {"a lever that is shown twice", "\"keys\": [\"choice.way\", \"watch.rule\"]", "\"keys\": [\"choice.way\", \"choice.way\"]", "?"},
    {"an outcome of another model", "[\"ends_well\", \"success_gap\"]", "[\"ends_well\", \"wait_days\"]", "?"},
    {"a chart by a side of another model", "\"by\": \"how-hard\"", "\"by\": \"registered\"", "?"},
    {"a group that nobody is served by", "\"served-by:charity\"", "\"served-by:church\"", "?"},
    {"a verdict on the first policy", "\"policy\": \"new\", \"outcome\": \"quality\"", "\"policy\": \"old\", \"outcome\": \"quality\"", "?"},
    {"a verdict without a sign", "\"set\": {\"redress.unasked\": true}, \"sign\": 1", "\"set\": {\"redress.unasked\": true}", "?"},
    {"a check from a value to the same", "\"from\": 20, \"to\": 1", "\"from\": 5, \"to\": 5", "?"},
    {"an outcome that a trial cannot count", "\"outcome\": \"chose\"", "\"outcome\": \"closures\"", "?"},
    {"an arm that changes what does not exist", "{\"choice.help\": 1}", "{\"choice.helps\": 1}", "?"},
    {"shares of arms that do not add up", "\"label\": \"Help\", \"share\": 0.5", "\"label\": \"Help\", \"share\": 0.6", "?"},
    {"an area in which nobody could serve", "[3, 2]", "[3, 0]", "?"},
    {"one number too few for the areas", "[3, 2]", "[3]", "?"},
    {"a source for a setting that does not exist", "\"sources_of\": {\"need.rate\"", "\"sources_of\": {\"needs.rate\"", "?"},
    {"a tour that points at nothing", "\"lever\": \"buying.lots\"", "\"lever\": \"buying.lot\"", "?"},
};
// clang-format on

} // namespace

TEST_CASE("a tiny scenario of the market model has nothing wrong") {
    CHECK(problems_with(tiny_market) == "");
}

TEST_CASE("every slip in a scenario of the market model is told with its place, what was found and "
          "what is allowed") {
    for (const MarketSlip& row : market_slips) {
        CAPTURE(row.slip);
        CHECK(problems_with(replaced(tiny_market, row.from, row.to)) == row.message);
    }
}

} // namespace folkmoot
