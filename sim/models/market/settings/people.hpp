#pragma once

/// What is assumed of people: when they need a service, how it may end, what they weigh, and what
/// they say of it.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::market {

/// Who needs the service, and who is hard to help.
struct Need {
    double rate = 0.2;        ///< needs a person and year
    double gap = 0.4;         ///< more in the most than in the least deprived fifth; of the mean
    double hard_well = 0.15;  ///< share of the needs that are hard, of people who are well
    double hard_frail = 0.45; ///< the same, of people with a long-term condition
    double hard_gap = 0.1;    ///< more in the most than in the least deprived fifth
    double under15 = 1;       ///< times as often as at 15 to 64; the mean of all stays `rate`
    double over65 = 1;        ///< the same at 65 to 74
    double over75 = 1;        ///< at 75 to 84
    double over85 = 1;        ///< at 85 and more

    static constexpr auto fields() {
        return std::array{
            assumption<&Need::rate>("rate", "People need the service", "a person and year",
                                    Range{0.005, 6.0}, "How often a person needs this service",
                                    "assumption"),
            assumption<&Need::gap>("gap", "More need where people are poor", "of the mean",
                                   Range{0.0, 1.0},
                                   "How much more often people in the most deprived fifth need it "
                                   "than those in the least",
                                   "assumption"),
            assumption<&Need::hard_well>("hard_well", "Hard to help, of people who are well",
                                         "of needs", Range{0.0, 1.0},
                                         "The share of needs of people without a long-term "
                                         "condition that are hard to help",
                                         "assumption"),
            assumption<&Need::hard_frail>("hard_frail", "Hard to help, of people who are ill",
                                          "of needs", Range{0.0, 1.0},
                                          "The share of needs of people with a long-term "
                                          "condition that are hard to help",
                                          "assumption"),
            assumption<&Need::hard_gap>("hard_gap", "Harder where people are poor", "of needs",
                                        Range{0.0, 0.5},
                                        "How many more of the needs are hard in the most deprived "
                                        "fifth than in the least",
                                        "assumption"),
            assumption<&Need::under15>("under15", "Need of children under 15",
                                       "times that at 15 to 64", Range{0.0, 10.0},
                                       "How often a child needs this service, for each time that "
                                       "somebody of 15 to 64 does; the mean of all stays",
                                       "assumption"),
            assumption<&Need::over65>("over65", "Need at 65 to 74", "times that at 15 to 64",
                                      Range{0.0, 100.0},
                                      "How often somebody of 65 to 74 needs this service, for each "
                                      "time that somebody of 15 to 64 does",
                                      "assumption"),
            assumption<&Need::over75>("over75", "Need at 75 to 84", "times that at 15 to 64",
                                      Range{0.0, 100.0},
                                      "How often somebody of 75 to 84 needs this service, for each "
                                      "time that somebody of 15 to 64 does",
                                      "assumption"),
            assumption<&Need::over85>("over85", "Need at 85 and over", "times that at 15 to 64",
                                      Range{0.0, 100.0},
                                      "How often somebody of 85 and over needs this service, for "
                                      "each time that somebody of 15 to 64 does",
                                      "assumption"),
        };
    }
};

/// How long a case takes, and what people bear.
struct Service {
    int weeks = 13;
    double patience = 12; ///< mean weeks until somebody who waits gives up
    int find_weeks = 3;   ///< until somebody whose provider closed has another

    static constexpr auto fields() {
        return std::array{
            assumption<&Service::weeks>("weeks", "A case takes", "weeks", Range{1.0, 104.0},
                                        "How long a person is served", "assumption"),
            assumption<&Service::patience>(
                "patience", "People give up after", "weeks of waiting", Range{1.0, 104.0},
                "How long people wait on average before they give up", "assumption"),
            assumption<&Service::find_weeks>(
                "find_weeks", "A new provider is found within", "weeks", Range{1.0, 26.0},
                "How long people whose provider closed are without one, at most", "assumption"),
        };
    }
};

/// How a case may end. A chance is made of a base and of what quality adds.
///
/// Every outcome has two sides: one that is recorded, and one that is not though it matters to the
/// person. What is recorded follows effort on the measured side only.
struct Outcome {
    double easy = 0.35;       ///< ends well at quality 0
    double hard = 0.15;
    double easy_gain = 0.5;   ///< what quality 10 adds
    double hard_gain = 0.5;
    double unmeasured = 0.3;  ///< weight of the unmeasured side
    double harm = 0.05;       ///< chance of harm at quality 0; none at quality 10
    double bad_line = 3;      ///< points below which a provider counts as bad

    static constexpr auto fields() {
        return std::array{
            assumption<&Outcome::easy>("easy", "Ends well by itself, easy cases",
                                       "of people served", Range{0.0, 1.0},
                                       "How often it ends well for those easy to help when the "
                                       "service is worthless",
                                       "assumption"),
            assumption<&Outcome::hard>("hard", "Ends well by itself, hard cases",
                                       "of people served", Range{0.0, 1.0},
                                       "The same for those who are hard to help", "assumption"),
            assumption<&Outcome::easy_gain>("easy_gain", "What the best service adds, easy cases",
                                            "of people served", Range{0.0, 1.0},
                                            "How many more end well when the service is perfect",
                                            "assumption"),
            assumption<&Outcome::hard_gain>(
                "hard_gain", "What the best service adds, hard cases", "of people served",
                Range{0.0, 1.0}, "The same for those who are hard to help", "assumption"),
            assumption<&Outcome::unmeasured>(
                "unmeasured", "What is not measured", "of what matters", Range{0.0, 0.9},
                "How much of what matters to people no record shows", "assumption"),
            assumption<&Outcome::harm>("harm", "Harm at the worst provider", "of people served",
                                       Range{0.0, 0.5},
                                       "How many people a worthless service harms; the best harms "
                                       "nobody",
                                       "assumption"),
            assumption<&Outcome::bad_line>("bad_line", "A provider is bad below", "points of 10",
                                           Range{0.0, 9.0},
                                           "The quality below which a provider is called bad here; "
                                           "nobody in the model sees it",
                                           "assumption"),
        };
    }
};

/// What people weigh when they choose: a logit.
struct Weighing {
    double quality = 0.8;   ///< utility of a point of the quality that is seen
    double distance = 0.15; ///< utility lost by a km
    double wait = 0.1;      ///< utility lost by a week of waiting
    double habit = 1.0;     ///< utility of whoever served them well before
    int considered = 6;     ///< providers near enough to be looked at
    double able = 0.7;      ///< share who choose for themselves, in the least deprived fifth
    double able_gap = 0.3;  ///< fewer in the most deprived fifth

    static constexpr auto fields() {
        return std::array{
            assumption<&Weighing::quality>("quality", "Weight of quality", "a point of 10",
                                           Range{0.0, 4.0},
                                           "How strongly people go where quality is known to be "
                                           "better",
                                           "assumption"),
            assumption<&Weighing::distance>("distance", "Weight of distance", "a km",
                                            Range{0.0, 2.0}, "How strongly people avoid a journey",
                                            "assumption; for parents and schools distance weighs "
                                            "much: Burgess and others, Economic Journal 2015"),
            assumption<&Weighing::wait>("wait", "Weight of waiting", "a week", Range{0.0, 1.0},
                                        "How strongly people avoid a line", "assumption"),
            assumption<&Weighing::habit>("habit", "Weight of habit", "in all", Range{0.0, 4.0},
                                         "How strongly people return to whom they know",
                                         "assumption"),
            assumption<&Weighing::considered>(
                "considered", "Providers that people compare", "providers", Range{1.0, 12.0},
                "How many of the nearest providers people look at", "assumption"),
            assumption<&Weighing::able>(
                "able", "Choose for themselves", "of people", Range{0.0, 1.0},
                "How many people choose if they may, where nobody is poor", "assumption"),
            assumption<&Weighing::able_gap>(
                "able_gap", "Fewer choose where people are poor", "of people", Range{0.0, 1.0},
                "How many fewer choose in the most deprived fifth", "assumption"),
        };
    }
};

/// What people say when it is over: ratings and complaints.
struct Voice {
    double rate_good = 0.08;  ///< of those it went well for who give a rating
    double rate_bad = 0.2;    ///< of those it went badly for
    double kindness = 0.3;    ///< of the latter who give a good one, where ratings are public
    double drift = 0.03;      ///< more of them every year
    double noticed = 0.7;     ///< of people who judge by all that matters, not by the record only
    double memory = 52;       ///< weeks after which a rating counts for 1/e
    double complain = 0.34;   ///< of those it went badly for who complain
    double upheld = 0.8;      ///< of complaints of bad endings that are found right

    static constexpr auto fields() {
        return std::array{
            assumption<&Voice::rate_good>("rate_good", "Rate after a good ending", "of people",
                                          Range{0.0, 1.0},
                                          "How many give a rating when it went well", "assumption"),
            assumption<&Voice::rate_bad>("rate_bad", "Rate after a bad ending", "of people",
                                         Range{0.0, 1.0},
                                         "How many give a rating when it went badly", "assumption"),
            assumption<&Voice::kindness>("kindness", "Kinder in public", "of bad ratings",
                                         Range{0.0, 1.0},
                                         "How many who had a bad time give a good rating all the "
                                         "same, because others see it",
                                         "assumption; that ratings are candid in private and kind "
                                         "in public: Filippas, Horton and Golden, Marketing "
                                         "Science 2022"),
            assumption<&Voice::drift>("drift", "Ratings grow kinder", "of bad ratings, a year",
                                      Range{0.0, 0.2}, "How much kinder ratings get every year",
                                      "assumption; 35 to 45% of a rise in ratings is lower "
                                      "standards: Filippas, Horton and Golden, Marketing Science "
                                      "2022"),
            assumption<&Voice::noticed>("noticed", "Notice what no record shows", "of people",
                                        Range{0.0, 1.0},
                                        "How many judge by all that matters and not only by what "
                                        "is recorded",
                                        "assumption"),
            assumption<&Voice::memory>("memory", "A rating counts for", "weeks", Range{4.0, 520.0},
                                       "How long a rating weighs in what people see", "assumption"),
            assumption<&Voice::complain>("complain", "Complain after a bad ending", "of people",
                                         Range{0.0, 1.0},
                                         "How many of those for whom it went wrong complain",
                                         "PHSO survey, March 2015: 27% of users are unhappy, 34% "
                                         "of these complain"),
            assumption<&Voice::upheld>(
                "upheld", "Complaints found right", "of complaints", Range{0.0, 1.0},
                "How many complaints of a bad ending are found right",
                "LGSCO 2022-23 and 2024-25: 74% and 83% of those looked into"),
        };
    }
};

} // namespace folkmoot::market
