#pragma once

/// The smallest scenario that has one of everything, for tests that break it.

#include "scenario/load.hpp"

#include <map>
#include <string>

namespace folkmoot {

inline const std::string tiny_scenario = R"({
  "name": "tiny",
  "title": "Two villages",
  "question": "Who pays?",
  "introduction": ["There are two villages.", "They share a doctor."],
  "place": "Nowhere",
  "money_year": "2022/23",
  "population": 1000,
  "weeks": 104,
  "seed": 7,
  "areas": {"from": "villages.json"},
  "clinics_per_area": 2,
  "online": [{"name": "Far", "area": "Upper", "opening_list": 100, "rating": 0.8}],
  "settings": {"choice.wait": 0.5},
  "sources_of": {"choice.wait": "asked around"},
  "policies": [
    {"name": "old", "label": "Old", "sentence": "As it is."},
    {"name": "new", "label": "New", "sentence": "As it might be.", "settings": {"settlement.rule": "follows"},
     "schedule": [{"key": "settlement.portability", "value": 0.5, "from": 10, "until": 20}]}
  ],
  "levers": [{"title": "Pay", "keys": ["settlement.rule", "payment.price"]}],
  "assumptions": [{"title": "Doubt", "keys": ["choice.wait"]}],
  "outcomes": ["wait_days", "host_balance"],
  "charts": [{"kind": "bars", "outcome": "wait_days", "by": "age", "title": "Who waits?"}],
  "tour": [{"text": "Look here.", "lever": "settlement.rule", "set": {"settlement.rule": "split"}}],
  "statements": ["It is fair."],
  "checks": [
    {"kind": "bound", "sentence": "Some wait", "policy": "old", "outcome": "wait_days", "year": 2, "low": 0, "high": 50},
    {"kind": "direction", "sentence": "More is paid", "policy": "old", "outcome": "spending_per_head", "lever": "payment.price", "from": 90, "to": 110, "sign": 1}
  ],
  "limits": ["It is small."],
  "sources": [{"name": "Us", "text": "We made it up", "url": "https://example.org/"}]
}
)";

inline const std::string tiny_villages = R"({
  "source": "made up", "licence": "none",
  "areas": [
    {"name": "Upper", "registered": 4000, "weighted_ratio": 1.1, "over65_share": 0.2, "deprivation": [0.2, 0.2, 0.2, 0.2, 0.2], "x": 0, "y": 0, "radius": 2},
    {"name": "Lower", "registered": 6000, "over65_share": 0.1, "deprivation": [0.1, 0.1, 0.2, 0.3, 0.3], "x": 5, "y": -1.5, "radius": 3}
  ]
}
)";

inline const std::map<std::string, std::string> tiny_data{{"villages.json", tiny_villages}};

/// `text` with the first `from` replaced by `to`.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? "nothing was replaced" : text.replace(at, from.size(), to);
}

/// Everything that is wrong with a scenario, one problem a line; "" if nothing is.
inline std::string problems_with(const std::string& text,
                                 const std::map<std::string, std::string>& data = tiny_data) {
    return text_of(load_scenario("tiny.json", text, data).problems());
}

} // namespace folkmoot
