#pragma once

/// What is assumed of people: where they live, what they want, what they need, and who hears it.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::tiers {

/// How districts lie together.
struct Map {
    int counties = 3;

    static constexpr auto fields() {
        return std::array{
            assumption<&Map::counties>("counties", "Counties", "", Range{1.0, 60.0},
                                       "Into how many counties the districts fall, in their order "
                                       "and evenly; at most as many as there are districts",
                                       "assumption"),
        };
    }
};

/// What people want, on a scale from one end to the other.
struct Taste {
    double place = 0.12;
    double county = 0.4;
    double within = 0.14;
    double poor = 0.1;
    double drift = 0.03;
    double tolerance = 0.25;
    double worth = 600;
    double back = 0.05;
    double common = 0.05;

    static constexpr auto fields() {
        return std::array{
            assumption<&Taste::place>("place", "Districts differ by", "of the whole scale",
                                      Range{0.0, 0.3},
                                      "How far what people want differs from district to district "
                                      "(standard deviation of the districts' means)",
                                      "assumption"),
            assumption<&Taste::county>(
                "county", "Of that, between counties", "of the variance", Range{0.0, 1.0},
                "How far neighbours want the same: 0 if a county is as mixed "
                "as the nation, 1 if all its districts are alike",
                "assumption"),
            assumption<&Taste::within>("within", "Neighbours differ by", "of the whole scale",
                                       Range{0.0, 0.3},
                                       "How far people of the same district and fifth differ "
                                       "(standard deviation)",
                                       "assumption"),
            assumption<&Taste::poor>("poor", "Rich and poor lie apart by", "of the whole scale",
                                     Range{0.0, 0.4},
                                     "How far what the least and the most deprived fifth of a "
                                     "district want lies apart",
                                     "assumption"),
            assumption<&Taste::drift>("drift", "What a district wants changes by",
                                      "of the whole scale a year", Range{0.0, 0.2},
                                      "Tastes are not fixed: how far each district's move in a "
                                      "year, to either side (standard deviation)",
                                      "assumption"),
            assumption<&Taste::tolerance>("tolerance", "As wanted is within", "of the whole scale",
                                          Range{0.02, 0.6},
                                          "How far what somebody gets may be from what they want, "
                                          "and still be what they wanted",
                                          "assumption"),
            assumption<&Taste::worth>("worth", "Getting the opposite loses",
                                      "£ per person and year", Range{0.0, 5'000.0},
                                      "What it is worth to somebody to get what they want instead "
                                      "of the other end of the scale; half as far off loses a "
                                      "quarter of it",
                                      "assumption"),
            assumption<&Taste::back>(
                "back", "Of that, in the back office", "of it", Range{0.0, 0.5},
                "How much of what people care about is decided there", "assumption"),
            assumption<&Taste::common>(
                "common", "Of that, in common components", "of it", Range{0.0, 0.5},
                "How much of what people care about is decided there", "assumption"),
        };
    }
};

/// How what people want is heard.
struct Voice {
    double weeks = 26;
    double farther = 2.5;
    double captured = 0.3;

    static constexpr auto fields() {
        return std::array{
            assumption<&Voice::weeks>("weeks", "A district follows its people in", "weeks",
                                      Range{0.0, 260.0},
                                      "How long it takes until two thirds of a change in what "
                                      "people want have reached what a district does",
                                      "assumption"),
            assumption<&Voice::farther>(
                "farther", "Each tier further away takes", "times as long", Range{1.0, 10.0},
                "Whoever is merged into something larger is heard later", "assumption"),
            assumption<&Voice::captured>(
                "captured", "Nearby, the well off are heard more by", "of a voice", Range{0.0, 1.0},
                "In a district the least deprived fifth counts for so much "
                "more than one voice, the most deprived for so much less; "
                "half of it in a county, nothing of it in the nation",
                "assumption"),
        };
    }
};

/// When people come, and what happens then.
struct Need {
    double rate = 1.2;
    double gap = 0.4;
    double frail = 2.5;
    double away = 0.1;
    double slack = 0.15;
    int patience = 8;
    double bad = 0.1;
    int again_weeks = 4;

    static constexpr auto fields() {
        return std::array{
            assumption<&Need::rate>("rate", "People come", "times a year", Range{0.05, 6.0},
                                    "How often somebody who is well, in the middle fifth, needs "
                                    "something from those who serve the public",
                                    "assumption"),
            assumption<&Need::gap>("gap", "The most deprived come more often by", "of it",
                                   Range{0.0, 0.9}, "The least deprived come so much less often",
                                   "assumption"),
            assumption<&Need::frail>(
                "frail", "Who lives with a condition comes", "times as often", Range{1.0, 6.0},
                "How much more people need who have a long-term condition", "assumption"),
            assumption<&Need::away>("away", "Served away from home", "of needs", Range{0.0, 0.6},
                                    "How often people need something where they work, study or "
                                    "visit: what one district does spills over to the others",
                                    "assumption"),
            assumption<&Need::slack>("slack", "Staff beyond what is needed", "of it",
                                     Range{0.0, 1.0},
                                     "How much more could be done than usually comes, with every "
                                     "post filled",
                                     "assumption"),
            assumption<&Need::patience>(
                "patience", "People give up after", "weeks", Range{1.0, 52.0},
                "How long somebody waits before they give up", "assumption"),
            assumption<&Need::bad>("bad", "Served badly", "of needs", Range{0.0, 0.5},
                                   "How often something goes wrong in a usual district in a usual "
                                   "week",
                                   "assumption"),
            assumption<&Need::again_weeks>("again_weeks", "They come back after", "weeks",
                                           Range{1.0, 26.0},
                                           "How long it takes until somebody who was served badly "
                                           "comes again",
                                           "assumption"),
        };
    }
};

/// How good those are who do it, and how they become better.
struct Skill {
    double spread = 0.25;
    double tries = 0.08;
    double copy = 0.25;
    double compare_cost = 2;

    static constexpr auto fields() {
        return std::array{
            assumption<&Skill::spread>("spread", "Districts differ in how well they do it by",
                                       "of the logarithm", Range{0.0, 0.8},
                                       "How unequal districts are in how often something goes "
                                       "wrong: where you live decides",
                                       "assumption"),
            assumption<&Skill::tries>(
                "tries", "A new way changes that by", "of it", Range{0.0, 0.3},
                "Everybody who does it for themselves tries one new way a "
                "year, and keeps it if it helps: how far it changes how often "
                "something goes wrong (standard deviation)",
                "assumption"),
            assumption<&Skill::copy>("copy", "Of what the best do better, others take over",
                                     "of it a year", Range{0.0, 1.0},
                                     "Where districts learn from each other", "assumption"),
            assumption<&Skill::compare_cost>("compare_cost", "Learning from each other costs",
                                             "£ per person and year", Range{0.0, 30.0},
                                             "Counting alike, visits, and time that is not spent "
                                             "with people",
                                             "assumption"),
        };
    }
};

} // namespace folkmoot::tiers
