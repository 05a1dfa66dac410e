#pragma once

/// What is assumed of those who serve: who they are, what it costs them, what they want.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::market {

/// Providers as they stand, and how new ones differ from each other.
struct Providers {
    double open_share = 0.6;      ///< of the scenario's places with a provider at the start
    double public_share = 0.2;    ///< of them public
    double charity_share = 0.2;   ///< of them charities
    double quality = 5;           ///< effort at the start, points
    double skill_spread = 1;      ///< sd of what they are good at beyond effort, points
    double cost = 900;            ///< £ a case at quality 0
    double quality_cost = 30;     ///< £ more for a point
    double curvature = 4;         ///< £ more for each further point, of effort on either side
    double hard_cost = 1.3;       ///< cost of a hard case for each pound of an easy one
    double fixed_cost = 250'000;   ///< £ a year, whoever comes
    double cost_spread = 0.1;     ///< how far costs differ, each way; of the mean
    double size_spread = 0.8;     ///< sd of the logarithm of size
    double slack = 1.15;          ///< room at the start, of what is needed
    double reserve_weeks = 13;    ///< weeks of cost in hand when they open
    double keep_weeks = 26;       ///< weeks of cost that owners leave in
    double luck = 0.1;            ///< sd of a week's cost; of it
    double mission_public = 0.8;  ///< of a public provider's will that is for the people
    double mission_charity = 0.7;
    double mission_company = 0.2;

    static constexpr auto fields() {
        return std::array{
            assumption<&Providers::open_share>("open_share", "Providers at the start", "of places",
                                               Range{0.05, 1.0},
                                               "How many of the places where a provider could be "
                                               "have one at the start",
                                               "assumption"),
            assumption<&Providers::public_share>(
                "public_share", "Public providers", "of providers", Range{0.0, 1.0},
                "How many providers are public at the start", "assumption"),
            assumption<&Providers::charity_share>("charity_share", "Charities", "of providers",
                                                  Range{0.0, 1.0},
                                                  "How many providers are charities; the rest are "
                                                  "companies",
                                                  "assumption"),
            assumption<&Providers::quality>(
                "quality", "Quality at the start", "points of 10", Range{0.0, 10.0},
                "How good providers are when the story begins", "assumption"),
            assumption<&Providers::skill_spread>(
                "skill_spread", "Providers differ in skill", "points of 10", Range{0.0, 4.0},
                "How far providers of the same effort differ", "assumption"),
            assumption<&Providers::cost>("cost", "Cost of a case", "£ a case", Range{0.0, 20'000.0},
                                         "What a case costs if no trouble is taken", "assumption"),
            assumption<&Providers::quality_cost>(
                "quality_cost", "Cost of quality", "£ a case and point", Range{0.01, 2'000.0},
                "What it costs to serve a person one point better", "assumption"),
            assumption<&Providers::curvature>(
                "curvature", "The last points cost most", "£ a case, point and point",
                Range{0.0, 500.0}, "How much more each further point costs", "assumption"),
            assumption<&Providers::hard_cost>("hard_cost", "Cost of a hard case",
                                              "times an easy one", Range{1.0, 4.0},
                                              "What somebody who is hard to help costs, for each "
                                              "pound for somebody who is easy",
                                              "assumption"),
            assumption<&Providers::fixed_cost>("fixed_cost", "Fixed cost", "£ a provider and year",
                                               Range{0.0, 5'000'000.0},
                                               "What a provider pays whoever comes", "assumption"),
            assumption<&Providers::cost_spread>(
                "cost_spread", "Costs differ", "of the mean, each way", Range{0.0, 0.5},
                "How far the costs of providers lie apart", "assumption"),
            assumption<&Providers::size_spread>(
                "size_spread", "Sizes differ", "standard deviation of the logarithm",
                Range{0.0, 2.0}, "How far the sizes of providers lie apart",
                "assumption; failures of home care are heavy-tailed: "
                "3,290 people in a half-year of small closures, 7,019 "
                "in a year with one large one (LaingBuisson 2018; "
                "LGC 2019)"),
            assumption<&Providers::slack>("slack", "Room at the start", "of what is needed",
                                          Range{0.5, 3.0},
                                          "How many people providers have room for at the start, "
                                          "for each who needs them",
                                          "assumption"),
            assumption<&Providers::reserve_weeks>(
                "reserve_weeks", "Money in hand", "weeks of cost", Range{0.0, 520.0},
                "How long a new provider could live on what it has", "assumption"),
            assumption<&Providers::keep_weeks>(
                "keep_weeks", "Money left in", "weeks of cost", Range{0.0, 520.0},
                "What is beyond this the owners take at the end of a "
                "year",
                "assumption"),
            assumption<&Providers::luck>("luck", "Good and bad weeks", "of a week's cost",
                                         Range{0.0, 1.0}, "How much a week's cost varies by chance",
                                         "assumption"),
            assumption<&Providers::mission_public>("mission_public",
                                                   "Public providers care for people",
                                                   "against money", Range{0.0, 1.0},
                                                   "How much of what a public provider wants is "
                                                   "good for people, not money",
                                                   "assumption"),
            assumption<&Providers::mission_charity>("mission_charity", "Charities care for people",
                                                    "against money", Range{0.0, 1.0},
                                                    "The same of a charity", "assumption"),
            assumption<&Providers::mission_company>("mission_company", "Companies care for people",
                                                    "against money", Range{0.0, 1.0},
                                                    "The same of a company", "assumption"),
        };
    }
};

/// How providers change.
struct Adaptation {
    double speed = 0.5;     ///< points a quarter at most
    double capacity = 0.1;  ///< of the gap between room and demand that closes in four weeks
    double foresight = 0.9; ///< what next year's money is worth today

    static constexpr auto fields() {
        return std::array{
            assumption<&Adaptation::speed>(
                "speed", "Quality changes", "points a quarter", Range{0.0, 5.0},
                "How fast a provider can become better or worse", "assumption"),
            assumption<&Adaptation::capacity>("capacity", "Room follows demand",
                                              "of the gap, in four weeks", Range{0.0, 1.0},
                                              "How fast providers hire and let go", "assumption"),
            assumption<&Adaptation::foresight>("foresight", "Next year's money is worth",
                                               "of this year's", Range{0.0, 0.99},
                                               "How far ahead providers look when a success today "
                                               "raises tomorrow's target",
                                               "assumption"),
        };
    }
};

/// New providers.
struct Entry {
    double chance = 0.5;  ///< a quarter and area that somebody thinks about it
    double premium = 0.1; ///< gain that they want; of the fixed cost

    static constexpr auto fields() {
        return std::array{
            assumption<&Entry::chance>("chance", "Somebody thinks of opening",
                                       "an area and quarter", Range{0.0, 1.0},
                                       "How often somebody looks whether one more could live here",
                                       "assumption; of about 9,800 English care homes 1.3% a year "
                                       "opened and 2.6% closed (CMM 2019)"),
            assumption<&Entry::premium>(
                "premium", "Gain that newcomers want", "of the fixed cost", Range{-0.5, 1.0},
                "What a newcomer wants to earn beyond its cost", "assumption"),
        };
    }
};

/// Choosing whom to help.
struct Selection {
    double freedom = 0;   ///< chance that somebody who does not pay can be left aside
    double parked = 0.25; ///< what somebody costs who is left aside; of the usual cost

    static constexpr auto fields() {
        return std::array{
            assumption<&Selection::freedom>(
                "freedom", "Free to leave people aside", "of people who do not pay",
                Range{0.0, 1.0},
                "How easily a provider can turn away, or leave aside, "
                "somebody who costs more than is paid",
                "assumption; spending on the hard to help was under half "
                "of what was promised (Work Programme)"),
            assumption<&Selection::parked>(
                "parked", "Cost of somebody left aside", "of the usual cost", Range{0.0, 1.0},
                "What is still spent on a person who is left aside", "assumption"),
        };
    }
};

/// Buying, as firms and buyers feel it.
struct Tendering {
    int watched = 3;           ///< portals that a firm watches
    double buyer_cost = 1'260; ///< £ a bid
    double cut = 0.15;         ///< of a passed-on case that the winner keeps
    double stretch = 5;        ///< times its own size that a firm may take on
    double spread = 0.2;       ///< how far costs of a contract differ, each way; of the mean
    double favour = 0;         ///< of the contracts of one portal that its favourite wins

    static constexpr auto fields() {
        return std::array{
            assumption<&Tendering::watched>(
                "watched", "Portals that a firm watches", "portals", Range{1.0, 50.0},
                "How many of the places where contracts are published a "
                "firm looks at",
                "assumption"),
            assumption<&Tendering::buyer_cost>(
                "buyer_cost", "Cost of reading a bid", "£ a bid", Range{0.0, 20'000.0},
                "What a bid costs those who buy", "CEBR for Gatewit, July 2013: £1,260 a bid"),
            assumption<&Tendering::cut>("cut", "Kept of what is passed on", "of the price",
                                        Range{0.0, 0.5},
                                        "What the winner keeps of the price of a case that a small "
                                        "firm does for it",
                                        "assumption"),
            assumption<&Tendering::stretch>("stretch", "Largest contract that a firm can take on",
                                            "times its size", Range{1.0, 50.0},
                                            "How much larger than itself a contract may be for a "
                                            "firm to bid for it",
                                            "assumption"),
            assumption<&Tendering::spread>(
                "spread", "Costs of a contract differ", "of the mean, each way", Range{0.01, 0.5},
                "How far apart what a contract would cost different firms", "assumption"),
            assumption<&Tendering::favour>(
                "favour", "Whoever runs a marketplace favours one firm",
                "of the contracts shown there", Range{0.0, 1.0},
                "How many of its contracts go to the largest bidder, at the highest price that can "
                "be asked; of many marketplaces one is run like that",
                "assumption"),
        };
    }
};

/// What watching costs and how well it sees.
struct Inspecting {
    double error = 1.2;        ///< sd of what an inspection finds, points
    int delay = 8;             ///< weeks until it is published
    double cost = 3'000;       ///< £ an inspection
    double record_cost = 2;    ///< £ a case whose outcome is watched
    double complaint_cost = 150; ///< £ a complaint
    double standard = 5;       ///< points that a provider should have
    int mend_weeks = 13;       ///< until it is put right

    static constexpr auto fields() {
        return std::array{
            assumption<&Inspecting::error>(
                "error", "Inspectors err", "points of 10", Range{0.0, 5.0},
                "How far what an inspection finds is from the truth", "assumption"),
            assumption<&Inspecting::delay>(
                "delay", "Findings are published after", "weeks", Range{0.0, 104.0},
                "How long it takes until people see what was found", "assumption"),
            assumption<&Inspecting::cost>("cost", "Cost of an inspection", "£",
                                          Range{0.0, 50'000.0}, "What an inspection costs",
                                          "assumption"),
            assumption<&Inspecting::record_cost>("record_cost", "Cost of watching a case",
                                                 "£ a case", Range{0.0, 200.0},
                                                 "What it costs to record how a case ended and to "
                                                 "look at it",
                                                 "assumption"),
            assumption<&Inspecting::complaint_cost>(
                "complaint_cost", "Cost of a complaint", "£ a complaint", Range{0.0, 5'000.0},
                "What it costs to look into a complaint", "assumption"),
            assumption<&Inspecting::standard>(
                "standard", "What a provider should be", "points of 10", Range{0.0, 10.0},
                "The quality with which recorded outcomes are compared", "assumption"),
            assumption<&Inspecting::mend_weeks>("mend_weeks", "Put right within", "weeks",
                                                Range{1.0, 104.0},
                                                "How long a provider takes to put right what was "
                                                "found",
                                                "assumption"),
        };
    }
};

/// Providers that go bad: nobody decides it, and nobody sees it at first.
struct Decline {
    double share = 0; ///< of providers
    int week = 52;    ///< in which it begins
    double rate = 3;  ///< points a year

    static constexpr auto fields() {
        return std::array{
            assumption<&Decline::share>(
                "share", "Providers that go bad", "of providers", Range{0.0, 1.0},
                "How many providers get worse whatever they are paid", "assumption"),
            assumption<&Decline::week>("week", "It begins in week", "week", Range{0.0, 520.0},
                                       "When they begin to get worse", "assumption"),
            assumption<&Decline::rate>("rate", "They get worse by", "points a year",
                                       Range{0.1, 20.0}, "How fast they get worse", "assumption"),
        };
    }
};

} // namespace folkmoot::market
