#pragma once

/// What is assumed of people, of those who govern, and of what asking costs.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::opinion {

/// What people think at first. Positions run from 0, wholly against, to 1, wholly for.
struct Views {
    double first_camp = 0.6; ///< share of people in it
    double divide = 0.4;     ///< between the camps, on the statement that divides most
    double shared = 0.2;     ///< how far all lean to one side where nothing divides
    double spread = 0.5;     ///< width of what people of one camp think
    double gap = 0.1;        ///< between the least and the most deprived fifth
    double age_gap = 0.1;    ///< between the young and the old
    double tolerance = 0.18; ///< mean distance up to which a policy is acceptable

    static constexpr auto fields() {
        return std::array{
            assumption<&Views::first_camp>("first_camp", "People in the larger camp", "of people",
                                           Range{0.05, 0.95},
                                           "How many people lean to the one camp; the others lean "
                                           "to the other",
                                           "assumption"),
            assumption<&Views::divide>("divide", "The camps lie apart by", "of the whole scale",
                                       Range{0.0, 0.8},
                                       "How far apart the two camps are on the statement that "
                                       "divides most; on others less, on some not at all",
                                       "assumption"),
            assumption<&Views::shared>("shared", "What they share", "of the whole scale",
                                       Range{0.0, 0.4},
                                       "How far people of both camps lean to the same side on "
                                       "statements that do not divide",
                                       "assumption"),
            assumption<&Views::spread>(
                "spread", "Within a camp people differ by", "of the whole scale", Range{0.0, 1.0},
                "How widely people of the same camp, age and place differ", "assumption"),
            assumption<&Views::gap>(
                "gap", "Rich and poor lie apart by", "of the whole scale", Range{0.0, 0.5},
                "How far the least and the most deprived fifth differ", "assumption"),
            assumption<&Views::age_gap>(
                "age_gap", "Young and old lie apart by", "of the whole scale", Range{0.0, 0.5},
                "How far ages 0 to 4 and 85 and over lie apart; those of 15 to 44, the youngest "
                "who are asked, and the oldest differ by two thirds of it",
                "assumption"),
            assumption<&Views::tolerance>("tolerance", "A policy is acceptable within",
                                          "of the whole scale", Range{0.05, 0.6},
                                          "How far a policy may be from what a person thinks, on "
                                          "average, and still be acceptable",
                                          "assumption"),
        };
    }
};

/// What happens in the world, and how people hear of it.
struct News {
    double rate = 0.03;
    double pull = 0.8;
    double drift = 0.08; ///< standard deviation in a year, of each statement

    static constexpr auto fields() {
        return std::array{
            assumption<&News::rate>("rate", "Hear news", "of people a week", Range{0.0, 0.9},
                                    "How many people hear something in a week that bears on one of "
                                    "the statements",
                                    "assumption"),
            assumption<&News::pull>("pull", "News moves people", "of the way", Range{0.0, 1.0},
                                    "How far a piece of news takes a person to what they would "
                                    "think with all that has happened in view",
                                    "assumption"),
            assumption<&News::drift>("drift", "The world changes", "of the whole scale in a year",
                                     Range{0.0, 0.3},
                                     "How far events move what people want in a year, to either "
                                     "side; in two years half as much again",
                                     "assumption"),
        };
    }
};

/// How people talk with each other: bounded confidence.
struct Talk {
    double rate = 0.02;
    double reach = 0.25;
    double pull = 0.4;
    double near = 0.8;
    double widen = 0.2;

    static constexpr auto fields() {
        return std::array{
            assumption<&Talk::rate>("rate", "Talk with somebody", "of people a week",
                                    Range{0.0, 0.9},
                                    "How many people begin a talk about one of the statements in a "
                                    "week",
                                    "assumption"),
            assumption<&Talk::reach>("reach", "People listen to who is nearer than",
                                     "of the whole scale", Range{0.0, 1.0},
                                     "How far apart two people may be and still move each other "
                                     "(Deffuant and others, Advances in Complex Systems 3, 2000)",
                                     "assumption"),
            assumption<&Talk::pull>("pull", "A talk moves each of them", "of their distance",
                                    Range{0.0, 0.5}, "How far both move towards each other",
                                    "assumption"),
            assumption<&Talk::near>("near", "Talk with people of their area", "of talks",
                                    Range{0.0, 1.0}, "How many talks are with somebody near by",
                                    "assumption"),
            assumption<&Talk::widen>("widen", "Seeing what both share widens it by",
                                     "of the whole scale", Range{0.0, 0.5},
                                     "How much further people listen who have been shown what both "
                                     "camps share",
                                     "assumption"),
        };
    }
};

/// Who answers an open call, and how much they say.
struct Voice {
    int weeks = 4;
    double keen = 0.2;
    double strong = 0.6;
    double trust = 0.5;
    double digital = 0.8;
    double time = 0.6;
    double weary = 26;
    double votes = 15;
    double votes_spread = 1;
    double organised = 0.003;
    double louder = 3;
    double hours = 0.5;

    static constexpr auto fields() {
        return std::array{
            assumption<&Voice::weeks>("weeks", "A round takes", "weeks", Range{1.0, 12.0},
                                      "How long an open call is open and a panel sits",
                                      "vTaiwan on Uber, 2015: four weeks of open conversation"),
            assumption<&Voice::keen>("keen", "The keenest take part", "of them, each round",
                                     Range{0.0, 0.9},
                                     "How many of those take part who have strong views, trust, "
                                     "time and a way online, and have not just done so",
                                     "assumption"),
            assumption<&Voice::strong>(
                "strong", "Mild views keep people away", "at most", Range{0.0, 1.0},
                "How much less often people without strong views take part", "assumption"),
            assumption<&Voice::trust>(
                "trust", "Distrust keeps people away", "at most", Range{0.0, 1.0},
                "How much less often people without trust take part", "assumption"),
            assumption<&Voice::digital>(
                "digital", "Being offline keeps people away", "at most", Range{0.0, 1.0},
                "How much less often people who are not at home online take "
                "part; help halves it",
                "assumption"),
            assumption<&Voice::time>("time", "Lack of time keeps people away", "at most",
                                     Range{0.0, 1.0},
                                     "How much less often people take part who work, care or are "
                                     "poor; help halves it",
                                     "assumption"),
            assumption<&Voice::weary>("weary", "People tire for", "weeks", Range{0.0, 104.0},
                                      "How long it takes until somebody who took part is nearly as "
                                      "willing again: after so many weeks, two in three are",
                                      "assumption"),
            assumption<&Voice::votes>(
                "votes", "A person says", "things in the middle case", Range{1.0, 60.0},
                "How many statements somebody who takes part votes on; half "
                "do more",
                "vTaiwan on Uber, open data of the conversation: median of 15"),
            assumption<&Voice::votes_spread>(
                "votes_spread", "Some say much more", "spread of the logarithm", Range{0.0, 2.0},
                "How unequal people are in how much they say",
                "assumption, set by 14 open conversations: the busiest "
                "tenth casts 11 to 45% of votes"),
            assumption<&Voice::organised>("organised", "Organised voices", "of people",
                                          Range{0.0, 0.05},
                                          "A group that is always there, does not tire and never "
                                          "changes its mind",
                                          "assumption"),
            assumption<&Voice::louder>("louder", "They say", "times as much", Range{1.0, 10.0},
                                       "How much more an organised voice says than others",
                                       "assumption"),
            assumption<&Voice::hours>("hours", "Taking part takes", "hours", Range{0.05, 5.0},
                                      "How long somebody takes who answers an open call",
                                      "assumption"),
        };
    }
};

/// Who accepts when drawn by lot, and how a panel talks.
struct Panel {
    double accept = 0.028;
    double hours = 16;
    int table = 10;
    double reach = 0.6;
    double open = 0.5;
    int rounds = 4;

    static constexpr auto fields() {
        return std::array{
            assumption<&Panel::accept>("accept", "Accept when drawn", "of the most willing",
                                       Range{0.001, 1.0},
                                       "How many of those who have trust and time accept; others "
                                       "less often",
                                       "set so that about 1 letter in 90 brings somebody, as in "
                                       "Cumbria 2025: 92 replies to 8,000 letters"),
            assumption<&Panel::hours>("hours", "Sitting on a panel takes", "hours",
                                      Range{1.0, 60.0}, "How long each of them gives",
                                      "assumption"),
            assumption<&Panel::table>("table", "People at a table", "people", Range{2.0, 1000.0},
                                      "How many talk it over with each other", "assumption"),
            assumption<&Panel::reach>("reach", "At a table people listen to who is nearer than",
                                      "of the whole scale", Range{0.0, 1.0},
                                      "With somebody who leads the talk people hear out those who "
                                      "are further away",
                                      "assumption"),
            assumption<&Panel::open>("open", "And let themselves be moved", "of the way",
                                     Range{0.0, 1.0},
                                     "How far people move to what they heard; the rest holds on to "
                                     "what they came with (Friedkin and Johnsen 1990)",
                                     "assumption"),
            assumption<&Panel::rounds>("rounds", "They talk", "times", Range{0.0, 100.0},
                                       "How often they hear each other before they decide",
                                       "assumption"),
        };
    }
};

/// What balanced information does.
struct Information {
    double shift = 0.1;
    double leaflet = 0.2;
    double read = 0.5;

    static constexpr auto fields() {
        return std::array{
            assumption<&Information::shift>(
                "shift", "Knowing more moves people by", "of the whole scale", Range{0.0, 0.3},
                "How far the mean of those who were well informed moves, on average over the "
                "statements, to one side or the other",
                "America in One Room 2019, nine items on immigration, 523 to 526 people: .097, the "
                "largest .167"),
            assumption<&Information::leaflet>("leaflet", "Of that, a leaflet does", "of it",
                                              Range{0.0, 1.0},
                                              "How much of it a leaflet at home brings to whoever "
                                              "reads it",
                                              "assumption"),
            assumption<&Information::read>("read", "Read it", "of those who get it",
                                           Range{0.0, 0.9}, "How many read what they get",
                                           "assumption"),
        };
    }
};

/// What makes trust grow and shrink.
struct Trust {
    double start = 0.45;
    double good = 0.65;
    double bad = 0.3;
    double pace = 0.25;
    double answer = 0.1;
    double silence = 0.1;

    static constexpr auto fields() {
        return std::array{
            assumption<&Trust::start>("start", "Trust at first", "of full trust", Range{0.0, 1.0},
                                      "The mean of the trust that people have at first",
                                      "assumption"),
            assumption<&Trust::good>("good", "With an acceptable policy trust tends to",
                                     "of full trust", Range{0.0, 1.0},
                                     "Where the trust of people goes who find policy acceptable",
                                     "assumption"),
            assumption<&Trust::bad>("bad", "Else it tends to", "of full trust", Range{0.0, 1.0},
                                    "Where the trust of the others goes", "assumption"),
            assumption<&Trust::pace>("pace", "News moves trust", "of the way", Range{0.0, 1.0},
                                     "How far each piece of news takes it there", "assumption"),
            assumption<&Trust::answer>("answer", "An answer wins", "of what is lacking",
                                       Range{0.0, 0.5},
                                       "How much of the trust that they lack people gain who took "
                                       "part and are answered",
                                       "assumption"),
            assumption<&Trust::silence>("silence", "Silence loses", "of what there is",
                                        Range{0.0, 0.5},
                                        "How much of their trust people lose who took part and "
                                        "hear nothing",
                                        "assumption"),
        };
    }
};

/// Those who decide.
struct Government {
    double bias = 0.2;
    double acts = 0.8;
    double moves = 0.5;

    static constexpr auto fields() {
        return std::array{
            assumption<&Government::bias>("bias", "The first plan is off by", "of the whole scale",
                                          Range{0.0, 0.4},
                                          "How far the first plan is from the mean of all people, "
                                          "on each statement",
                                          "assumption"),
            assumption<&Government::acts>(
                "acts", "It acts on", "of what it could act on", Range{0.0, 1.0},
                "On how many of the statements something is done when the "
                "policy is revised",
                "vTaiwan to February 2018: 26 cases, 80% of them led to "
                "action"),
            assumption<&Government::moves>("moves", "And goes", "of the way", Range{0.0, 1.0},
                                           "How far it then moves to what it heard", "assumption"),
        };
    }
};

/// £ that asking costs the public purse, in money of the first year.
struct Costs {
    double round = 15'000;
    double seat = 700;
    double letter = 1.5;
    double answer = 6;
    double leaflet = 0.8;
    double help = 4;
    double revision = 60'000;

    static constexpr auto fields() {
        return std::array{
            assumption<&Costs::round>("round", "A round", "£", Range{0.0, 500'000.0},
                                      "What it costs to hold a round at all", "assumption"),
            assumption<&Costs::seat>("seat", "A seat on a panel", "£", Range{0.0, 5'000.0},
                                     "Pay, rooms, experts and whoever leads the talk, for each "
                                     "person",
                                     "assumption"),
            assumption<&Costs::letter>("letter", "A letter", "£", Range{0.0, 20.0},
                                       "What each letter to somebody drawn by lot costs",
                                       "assumption"),
            assumption<&Costs::answer>("answer", "An answer", "£ a person", Range{0.0, 200.0},
                                       "What it costs to tell somebody what became of what they "
                                       "said",
                                       "assumption"),
            assumption<&Costs::leaflet>("leaflet", "A leaflet", "£", Range{0.0, 20.0},
                                        "What a leaflet costs, written, printed and sent",
                                        "assumption"),
            assumption<&Costs::help>(
                "help", "Help with taking part", "£ a person", Range{0.0, 200.0},
                "What help costs for each person who takes part", "assumption"),
            assumption<&Costs::revision>(
                "revision", "A revision of the policy", "£", Range{0.0, 2'000'000.0},
                "What it costs to write a policy anew and put it in force", "assumption"),
        };
    }
};

} // namespace folkmoot::opinion
