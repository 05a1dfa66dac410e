#pragma once

/// What is assumed of services and of the people who use them.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::delivery {

/// How many services there are, and how large.
struct Estate {
    int local_teams = 4;
    int central_teams = 14;
    double zipf = 0.9;
    double local_uses = 0.4;
    double payments = 0.4;
    double identity = 0.5;
    double notices = 0.7;

    static constexpr auto fields() {
        return std::array{
            assumption<&Estate::local_teams>(
                "local_teams", "Teams of a council or hospital", "teams", Range{1.0, 60.0},
                "Each with one service",
                "assumption, so that a nation has about as many for its people as the United "
                "Kingdom: 8,700 teams in 1,500 bodies use GOV.UK Notify, 2024"),
            assumption<&Estate::central_teams>("central_teams", "Teams of a department", "teams",
                                               Range{1.0, 60.0}, "Each with one service",
                                               "assumption, as above"),
            assumption<&Estate::zipf>(
                "zipf", "Few services are used by many", "exponent", Range{0.0, 1.5},
                "The k-th largest service is used k to this power times less "
                "than the largest: 0 is all alike",
                "assumption, near .903, which fits G-Cloud sellers: top 25 of "
                "413 have half (ChannelWeb 2014); volume of GOV.UK Pay is concentrated too"),
            assumption<&Estate::local_uses>("local_uses", "Used where people live", "of uses",
                                            Range{0.0, 1.0},
                                            "How many uses are of a council's or hospital's "
                                            "services; the others are of departments",
                                            "assumption"),
            assumption<&Estate::payments>("payments", "Need payments", "of services",
                                          Range{0.0, 1.0}, "How many services take money",
                                          "assumption"),
            assumption<&Estate::identity>("identity", "Need identity", "of services",
                                          Range{0.0, 1.0}, "How many must know who somebody is",
                                          "assumption"),
            assumption<&Estate::notices>("notices", "Need notices", "of services", Range{0.0, 1.0},
                                         "How many tell people where they stand", "assumption"),
        };
    }
};

/// When people come, and what happens then.
struct Need {
    double rate = 4;
    double gap = 0.2;
    double frail = 1.4;
    double base = 0.75;
    double spread = 0.5;
    double unsure = 2.0;
    double gives_up = 0.25;
    double poor = 0.3;
    double calls = 0.4;
    int tries = 3;
    int again_weeks = 1;
    double try_hours = 0.4;
    double call_hours = 0.8;
    double reached = 0.5;

    static constexpr auto fields() {
        return std::array{
            assumption<&Need::rate>("rate", "People come", "times a year", Range{0.2, 20.0},
                                    "How often somebody who is well, in the middle fifth, has "
                                    "something to settle with the state online",
                                    "assumption"),
            assumption<&Need::gap>("gap", "The most deprived come more often by", "of it",
                                   Range{0.0, 0.9}, "The least deprived come so much less often",
                                   "assumption"),
            assumption<&Need::frail>(
                "frail", "Who lives with a condition comes", "times as often", Range{1.0, 4.0},
                "How much more people need who have a long-term condition", "assumption"),
            assumption<&Need::base>("base", "Success at first try", "log-odds", Range{-3.0, 4.0},
                                    "Of an average service at first, for somebody of middling "
                                    "confidence: 0 is one in two, .75 is 68%",
                                    "assumption; 38% of Universal Credit claimants succeeded with "
                                    "GOV.UK Verify, 48% of all (National Audit Office and Public "
                                    "Accounts Committee, 2019)"),
            assumption<&Need::spread>("spread", "Services differ by", "log-odds", Range{0.0, 2.0},
                                      "How far services differ at first (standard deviation)",
                                      "assumption"),
            assumption<&Need::unsure>(
                "unsure", "The unsure succeed less by", "log-odds", Range{0.0, 6.0},
                "Between those who are least and most confident online", "assumption"),
            assumption<&Need::gives_up>("gives_up", "Give up when it fails", "of those who fail",
                                        Range{0.0, 0.9}, "And go without", "assumption"),
            assumption<&Need::poor>("poor", "The most deprived give up more by", "of it",
                                    Range{0.0, 0.9}, "The least deprived so much less",
                                    "assumption"),
            assumption<&Need::calls>("calls", "Ring somebody when it fails", "of those who go on",
                                     Range{0.0, 1.0}, "The others try again", "assumption"),
            assumption<&Need::tries>("tries", "At most they try", "times", Range{1.0, 8.0},
                                     "Whoever has tried so often rings", "assumption"),
            assumption<&Need::again_weeks>("again_weeks", "They try again after", "weeks",
                                           Range{1.0, 8.0}, "From one try to the next",
                                           "assumption"),
            assumption<&Need::try_hours>("try_hours", "A try that fails takes", "hours",
                                         Range{0.0, 5.0}, "Time that is lost", "assumption"),
            assumption<&Need::call_hours>("call_hours", "A call takes", "hours", Range{0.0, 5.0},
                                          "Time of whoever rings, with waiting", "assumption"),
            assumption<&Need::reached>("reached", "An offered call reaches",
                                       "of those who would give up", Range{0.0, 1.0},
                                       "How many of them take it", "assumption"),
        };
    }
};

/// What is worth what, to people and to those who answer them.
struct Costs {
    double team = 420'000;
    double upkeep = 0.55;
    double person = 95'000;
    double call = 7;
    double hour = 12;

    static constexpr auto fields() {
        return std::array{
            assumption<&Costs::team>(
                "team", "A team costs", "£ a year", Range{50'000.0, 3'000'000.0},
                "A service team that changes its service all the time", "assumption"),
            assumption<&Costs::upkeep>(
                "upkeep", "Between launches a team costs", "of that", Range{0.0, 1.0},
                "Who keeps a service running until the next launch", "assumption"),
            assumption<&Costs::person>("person", "Who runs something shared costs",
                                       "£ per person and year", Range{30'000.0, 250'000.0},
                                       "With machines, pension and insurance", "assumption"),
            assumption<&Costs::call>("call", "A call costs", "£", Range{0.0, 60.0},
                                     "What it costs to answer somebody", "assumption"),
            assumption<&Costs::hour>("hour", "An hour of people's time", "£", Range{0.0, 60.0},
                                     "What an hour is worth that somebody loses with a form",
                                     "assumption"),
        };
    }
};

} // namespace folkmoot::delivery
