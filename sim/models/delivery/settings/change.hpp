#pragma once

/// What is assumed of changes to a service, of tests, and of those who know how to measure.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::delivery {

/// Ideas, and what they are worth.
struct Change {
    double ideas = 0.5;
    double nothing = 0.34;
    double mean = 0;
    double spread = 0.12;
    double ceiling = 1.2;
    double decay = 0.1;
    double breaks = 0.02;
    double broken = 0.15;

    static constexpr auto fields() {
        return std::array{
            assumption<&Change::ideas>("ideas", "Ideas of a team", "a week", Range{0.0, 2.0},
                                       "Changes that a team begins, if it is not busy moving",
                                       "assumption"),
            assumption<&Change::nothing>(
                "nothing", "Do nothing at all", "of changes", Range{0.0, 1.0},
                "Of the others as many help as harm, if they are no better than chance",
                "assumption, so that a third help: of ideas that were tested 66% failed at "
                "Microsoft, 85% at Bing, 92% in Airbnb's search (Kohavi)"),
            assumption<&Change::mean>("mean", "The others change success by", "log-odds",
                                      Range{-0.05, 0.05},
                                      "In the mean, before any test: how well those who have the "
                                      "ideas know what helps",
                                      "assumption"),
            assumption<&Change::spread>("spread", "And differ by", "log-odds", Range{0.0, 0.6},
                                        "Most do little, a few a lot (standard deviation)",
                                        "assumption"),
            assumption<&Change::ceiling>("ceiling", "Small changes lead at most", "log-odds up",
                                         Range{0.2, 1'000.0},
                                         "The better a design has become, the less each change can "
                                         "do. Another design begins anew",
                                         "assumption"),
            assumption<&Change::decay>("decay", "Without changes success falls by",
                                       "log-odds a year", Range{0.0, 1.0},
                                       "Laws, devices and people change; what stays as it is fits "
                                       "less and less",
                                       "assumption"),
            assumption<&Change::breaks>("breaks", "A change breaks something", "of changes",
                                        Range{0.0, 0.5}, "In the week in which it goes live",
                                        "assumption"),
            assumption<&Change::broken>("broken", "Then fail", "of that week's tries",
                                        Range{0.0, 1.0}, "Until it is mended", "assumption"),
        };
    }
};

/// What a change must pass through before it is live.
struct Desk {
    double team_days = 6;
    int desks = 4;
    int teams = 4;
    double busy = 0.85;
    double lost = 0.08;
    double own_cost = 45'000;

    static constexpr auto fields() {
        return std::array{
            assumption<&Desk::team_days>(
                "team_days", "A team of its own needs", "working days", Range{1.1, 60.0},
                "For a change, in the mean, if it has all whom it needs", "assumption"),
            assumption<&Desk::desks>(
                "desks", "Departments that a change passes", "departments", Range{1.0, 8.0},
                "Policy, design, building, security: each has a line", "assumption"),
            assumption<&Desk::teams>("teams", "Teams that share them", "teams", Range{1.0, 20.0},
                                     "For whom the same people work", "assumption"),
            assumption<&Desk::busy>("busy", "Departments are busy", "of the time", Range{0.2, 0.97},
                                    "The less idle time there is, the longer the line: near 1 it "
                                    "grows without end",
                                    "assumption"),
            assumption<&Desk::lost>("lost", "Each hand-over loses", "of what a change does",
                                    Range{0.0, 0.5}, "What the first meant, the last did not hear",
                                    "assumption"),
            assumption<&Desk::own_cost>("own_cost", "Specialists of its own cost a team",
                                        "£ a year", Range{0.0, 1'000'000.0},
                                        "Whoever belongs to one team is idle now and then",
                                        "assumption"),
        };
    }
};

/// What a test takes.
struct Proof {
    double certainty = 1.96;
    double cost = 2'500;

    static constexpr auto fields() {
        return std::array{
            assumption<&Proof::certainty>(
                "certainty", "A change stays if it is better by", "standard errors",
                Range{-3.0, 4.0},
                "1.96 is one chance in 40 to keep what does nothing; 0 keeps "
                "whatever looks better",
                "usual in such tests: one-sided 2.5%"),
            assumption<&Proof::cost>("cost", "A test costs", "£", Range{0.0, 100'000.0},
                                     "Counting, looking after both versions, and reading it",
                                     "assumption"),
        };
    }
};

/// Those who know how to measure.
struct Practice {
    double start = 0.15;
    double lost = 0.15;
    double alone = 0.03;
    double nearby = 0.3;
    double helps = 0.01;
    double stay = 26;
    double takes = 0.8;
    double fellow = 120'000;

    static constexpr auto fields() {
        return std::array{
            assumption<&Practice::start>("start", "Teams that measure at first", "of teams",
                                         Range{0.0, 1.0},
                                         "They know how many succeed, and can test",
                                         "assumption; 4% of civil servants are digital "
                                         "professionals, in other sectors 8 to 12% (National Audit "
                                         "Office 2023)"),
            assumption<&Practice::lost>("lost", "Teams that lose it", "of them a year",
                                        Range{0.0, 2.0}, "Whoever knew how goes elsewhere",
                                        "assumption; 37% of campaigns for digital posts found "
                                        "nobody (the same)"),
            assumption<&Practice::alone>("alone", "Teams that learn it by themselves", "a year",
                                         Range{0.0, 1.0}, "Of those who do not measure",
                                         "assumption"),
            assumption<&Practice::nearby>("nearby", "And from others in the house", "a year",
                                          Range{0.0, 4.0}, "If all the others in the same body did",
                                          "assumption"),
            assumption<&Practice::helps>("helps", "Who measures has better ideas by", "log-odds",
                                         Range{0.0, 0.2},
                                         "Whoever watches people use a service knows better what "
                                         "might help",
                                         "assumption"),
            assumption<&Practice::stay>("stay", "A fellow stays with a team", "weeks",
                                        Range{4.0, 104.0}, "Before the next team has their turn",
                                        "assumption"),
            assumption<&Practice::takes>("takes", "And the team can do it then", "of teams",
                                         Range{0.0, 1.0}, "Without the fellow", "assumption"),
            assumption<&Practice::fellow>("fellow", "A fellow costs", "£ a year",
                                          Range{0.0, 400'000.0}, "With journeys", "assumption"),
        };
    }
};

} // namespace folkmoot::delivery
