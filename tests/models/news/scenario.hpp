#pragma once

/// A scenario of the tiny model: two villages and a letter.

#include <map>
#include <string>

namespace folkmoot {

inline const std::string news_scenario = R"({
  "model": "news",
  "name": "news",
  "title": "A letter",
  "question": "Does a letter help?",
  "introduction": ["Two villages hear a piece of news.", "A letter may help."],
  "place": "Nowhere",
  "money_year": "2022/23",
  "population": 2000,
  "weeks": 52,
  "seed": 7,
  "areas": [
    {"name": "Upper", "registered": 4000, "weighted_ratio": 1, "over65_share": 0.2,
     "deprivation": [0.2, 0.2, 0.2, 0.2, 0.2], "x": 0, "y": 0, "radius": 2},
    {"name": "Lower", "registered": 6000, "weighted_ratio": 1, "over65_share": 0.1,
     "deprivation": [0.1, 0.1, 0.2, 0.3, 0.3], "x": 5, "y": -1.5, "radius": 3}
  ],
  "settings": {"talk.spread": 0},
  "policies": [
    {"name": "quiet", "label": "No letter", "sentence": "Few are told.", "settings": {"post.reach": 0.01}},
    {"name": "letter", "label": "A letter", "sentence": "More are told.", "settings": {"post.reach": 0.03}}
  ],
  "levers": [{"title": "Post", "keys": ["post.reach"]}],
  "assumptions": [{"title": "Talk", "keys": ["talk.spread"]}],
  "outcomes": ["heard"],
  "charts": [{"kind": "bars", "outcome": "heard", "by": "at-home", "title": "Who hears?"}],
  "checks": [
    {"kind": "bound", "sentence": "A letter a week reaches four in ten in a year", "policy": "quiet",
     "outcome": "heard", "low": 0.36, "high": 0.45},
    {"kind": "direction", "sentence": "Talk spreads it", "policy": "quiet", "outcome": "heard",
     "group": "at-home:online", "lever": "talk.spread", "from": 0, "to": 0.3, "sign": 1}
  ],
  "trial": {
    "designs": [{"name": "letters", "question": "Do letters reach people?", "unit": "citizen",
      "arms": [{"name": "none", "label": "None", "share": 0.5},
               {"name": "letter", "label": "Letter", "share": 0.5, "settings": {"post.reach": 0.2}}],
      "outcome": "heard", "method": "difference", "weeks": 8, "effect": 0.05}],
    "outcomes": ["heard"]
  },
  "limits": ["It is tiny."],
  "sources": []
}
)";

} // namespace folkmoot
