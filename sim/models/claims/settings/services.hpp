#pragma once

/// What is assumed of registers, of doors and of those who work behind them.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::claims {

/// What registers know, and how it ages.
struct Register {
    double known = 0.97;
    double gap = 0.5;
    int departments = 5;
    double moves = 0.1;
    double told = 0.3;
    double mistakes = 0.02;
    double leave = 0.03;
    double duplicates = 0.01;
    double learn_weeks = 3;
    double wrong_by = 0.3;
    double rejoin_weeks = 13;
    double silent = 0.1;

    static constexpr auto fields() {
        return std::array{
            assumption<&Register::known>("known", "People whom a register knows", "of people",
                                         Range{0.0, 1.0}, "How many are in the registers at all",
                                         "assumption"),
            assumption<&Register::gap>("gap", "The unknown are poor", "at either end",
                                       Range{0.0, 1.0},
                                       "How much more often people are unknown in the most "
                                       "deprived fifth, and less in the least",
                                       "assumption"),
            assumption<&Register::departments>(
                "departments", "Departments that hold a copy", "", Range{1.0, 8.0},
                "How many departments need the same facts", "assumption"),
            assumption<&Register::moves>("moves", "Facts change", "times a year", Range{0.0, 1.0},
                                         "How often somebody moves, marries or starts a job, so "
                                         "that what is held is out of date",
                                         "assumption"),
            assumption<&Register::told>("told", "Tell an office themselves", "of such changes",
                                        Range{0.0, 1.0}, "How many tell one office of it at once",
                                        "assumption"),
            assumption<&Register::mistakes>(
                "mistakes", "Entered wrongly", "of entries", Range{0.0, 0.5},
                "How many checks of a record leave it wrong", "assumption"),
            assumption<&Register::leave>("leave", "People leave", "of people a year",
                                         Range{0.0, 0.3},
                                         "How many leave a year, and others take their place; "
                                         "their records stay until somebody looks",
                                         "assumption"),
            assumption<&Register::duplicates>(
                "duplicates", "Records come twice", "of records a year", Range{0.0, 0.2},
                "How often a second record of the same person is made", "assumption"),
            assumption<&Register::learn_weeks>("learn_weeks", "A register learns of a right after",
                                               "weeks", Range{0.0, 52.0},
                                               "How long it takes, in the mean, until a register "
                                               "that knows somebody shows that they have a right",
                                               "assumption"),
            assumption<&Register::wrong_by>(
                "wrong_by", "Wrong facts make a payment wrong by", "of it", Range{0.0, 0.9},
                "How far a payment is off if what it rests on is wrong", "assumption"),
            assumption<&Register::rejoin_weeks>(
                "rejoin_weeks", "Registered again after", "weeks", Range{1.0, 104.0},
                "How long it takes somebody who was struck off in error, in the mean",
                "assumption"),
            assumption<&Register::silent>(
                "silent", "Do not answer", "of people whose address is out of date",
                Range{0.0, 1.0}, "How many of them are struck off when everybody is written to",
                "assumption"),
        };
    }
};

/// How people come to a door.
struct Reach {
    double page = 1;
    double phone = 0;
    double office = 0;
    double helper = 0.5;
    double third = 0.5;
    double digital = 3;
    double km = 0.1;

    static constexpr auto fields() {
        return std::array{
            assumption<&Reach::page>(
                "page", "The official page draws", "", Range{-5.0, 5.0},
                "How strongly people are drawn to it; one more is 2.7 times as many", "assumption"),
            assumption<&Reach::phone>("phone", "The telephone draws", "", Range{-5.0, 5.0},
                                      "How strongly people are drawn to it", "assumption"),
            assumption<&Reach::office>("office", "An office draws", "", Range{-5.0, 5.0},
                                       "How strongly people are drawn to it, next door",
                                       "assumption"),
            assumption<&Reach::helper>("helper", "A helper draws", "", Range{-5.0, 5.0},
                                       "How strongly people are drawn to one who has time",
                                       "assumption"),
            assumption<&Reach::third>("third", "A third party draws", "", Range{-5.0, 5.0},
                                      "How strongly people are drawn to one that they know",
                                      "assumption"),
            assumption<&Reach::digital>(
                "digital", "Being at home online matters", "", Range{0.0, 8.0},
                "How much more those who are at home online are drawn to what is online",
                "assumption"),
            assumption<&Reach::km>("km", "Distance puts off", "a km", Range{0.0, 1.0},
                                   "How much an office draws less for each km", "assumption"),
        };
    }
};

/// How much trouble a claim is at each door.
struct Ease {
    double phone = 0.9;
    double office = 0.8;
    double helper = 0.5;
    double third = 0.6;

    static constexpr auto fields() {
        return std::array{
            assumption<&Ease::phone>("phone", "By telephone", "of the trouble online",
                                     Range{0.0, 2.0}, "How much trouble a claim is by telephone",
                                     "assumption"),
            assumption<&Ease::office>("office", "In an office", "of the trouble online",
                                      Range{0.0, 2.0}, "How much trouble a claim is in an office",
                                      "assumption"),
            assumption<&Ease::helper>(
                "helper", "With a helper", "of the trouble online", Range{0.0, 2.0},
                "How much trouble a claim is with somebody at one's side", "assumption"),
            assumption<&Ease::third>(
                "third", "Through a third party", "of the trouble online", Range{0.0, 2.0},
                "How much trouble a claim is where somebody else has built the door", "assumption"),
        };
    }
};

/// Mistakes in claims.
struct Faults {
    double page = 0.06;
    double helper = 0.02;
    double third = 0.03;
    double bad = 0.25;
    double bad_share = 0.2;
    double vetting = 0.8;
    double brief = 0.1;
    double found = 0.5;
    double favour = 0.6;

    static constexpr auto fields() {
        return std::array{
            assumption<&Faults::page>("page", "Without help", "of claims", Range{0.0, 0.5},
                                      "How many claims that people fill in alone hold a mistake",
                                      "assumption"),
            assumption<&Faults::helper>("helper", "With a helper", "of claims", Range{0.0, 0.5},
                                        "How many of those with a helper do", "assumption"),
            assumption<&Faults::third>(
                "third", "Through a good third party", "of claims", Range{0.0, 0.5},
                "How many of those through a third party that knows its job do", "assumption"),
            assumption<&Faults::bad>("bad", "Through a bad third party", "of claims",
                                     Range{0.0, 0.9}, "How many of those through a bad one do",
                                     "assumption"),
            assumption<&Faults::bad_share>("bad_share", "Bad third parties",
                                           "of those who would build a door", Range{0.0, 1.0},
                                           "How many of those who want to build a door should not",
                                           "assumption"),
            assumption<&Faults::vetting>("vetting", "Kept out by a check", "of bad ones",
                                         Range{0.0, 1.0}, "How many of them a check keeps out",
                                         "assumption"),
            assumption<&Faults::brief>(
                "brief", "More if the form is short", "of them, each step below six",
                Range{0.0, 1.0},
                "How many more claims hold a mistake for each step that the form has less than "
                "six: what it does not ask is left open",
                "assumption"),
            assumption<&Faults::found>("found", "Found when decided", "of mistakes",
                                       Range{0.0, 1.0}, "How many mistakes a caseworker finds",
                                       "assumption"),
            assumption<&Faults::favour>(
                "favour", "In the claimant's favour", "of mistakes", Range{0.0, 1.0},
                "How many mistakes pay too much; the others too little", "assumption"),
        };
    }
};

/// Third parties and how they spread.
struct Third {
    double join = 20;
    double live = 0.37;
    int build_weeks = 26;
    int vet_weeks = 13;
    double growth = 0.41;
    double start = 0.02;
    double ceiling = 0.4;
    double few = 5;
    double take = 0.05;
    double margin = 20;

    static constexpr auto fields() {
        return std::array{
            assumption<&Third::join>(
                "join", "Firms that register", "firms a year", Range{0.0, 200.0},
                "How many want to build a door, if it costs and brings them nothing", "assumption"),
            assumption<&Third::live>(
                "live", "Go live", "of those who register", Range{0.0, 1.0},
                "How many of them ever serve anybody",
                "open banking in Britain, 2021: 124 of 337 (Open Banking Limited)"),
            assumption<&Third::build_weeks>("build_weeks", "Building takes", "weeks",
                                            Range{1.0, 156.0},
                                            "How long it takes until a door opens", "assumption"),
            assumption<&Third::vet_weeks>("vet_weeks", "A check takes", "weeks", Range{0.0, 104.0},
                                          "How much longer where whoever builds is checked first",
                                          "assumption"),
            assumption<&Third::growth>("growth", "Known to more", "of those who know one, a year",
                                       Range{0.0, 2.0},
                                       "How fast third parties become known at first",
                                       "open banking users in Britain 2020 to 2025: 36 to 60% a "
                                       "year; a logistic fit gives 0.40 to 0.45"),
            assumption<&Third::start>("start", "Known at first", "of people", Range{0.0, 0.5},
                                      "How many know one when the first opens", "assumption"),
            assumption<&Third::ceiling>("ceiling", "Known at most", "of people", Range{0.0, 1.0},
                                        "How many can ever know one", "assumption"),
            assumption<&Third::few>("few", "Enough choice at", "firms", Range{0.1, 100.0},
                                    "With so many, two thirds of those who could know one can",
                                    "assumption"),
            assumption<&Third::take>("take", "Toll", "of the first year's money", Range{0.0, 0.5},
                                     "What a third party that nobody checks takes of a claimant's "
                                     "money once it is as well known as it can be; less before. A "
                                     "bad one takes it from the first, checked or not",
                                     "assumption"),
            assumption<&Third::margin>(
                "margin", "Money moves firms", "£ a claim", Range{1.0, 200.0},
                "For so much more a claim 2.7 times as many want to build a door", "assumption"),
        };
    }
};

/// What help costs.
struct Helping {
    double take = 0.03;
    double cost = 40;

    static constexpr auto fields() {
        return std::array{
            assumption<&Helping::take>("take", "A helper's share", "of the first year's money",
                                       Range{0.0, 0.5}, "What a helper takes if the claimant pays",
                                       "assumption"),
            assumption<&Helping::cost>("cost", "A claim with a helper", "£", Range{0.0, 500.0},
                                       "What a helped claim costs if the state pays", "assumption"),
        };
    }
};

/// The machines behind the doors.
struct Machine {
    int parts = 5;
    double each = 0.999;
    double crash = 0.2;
    int crash_weeks = 1;
    double lost = 0.1;

    static constexpr auto fields() {
        return std::array{
            assumption<&Machine::parts>("parts", "Parts in a chain", "", Range{1.0, 20.0},
                                        "How many machines must all work for a claim to pass",
                                        "assumption"),
            assumption<&Machine::each>(
                "each", "Each part works", "of the time", Range{0.9, 1.0},
                "How much of the time each of them works",
                "assumption; five of 99.9% in a chain make 99.5% (Nordic APIs)"),
            assumption<&Machine::crash>("crash", "Break down", "times a year", Range{0.0, 12.0},
                                        "How often all of it breaks down for longer", "assumption"),
            assumption<&Machine::crash_weeks>("crash_weeks", "A breakdown lasts", "weeks",
                                              Range{1.0, 26.0}, "How long that is", "assumption"),
            assumption<&Machine::lost>("lost", "Turned away and gives up", "of people",
                                       Range{0.0, 1.0}, "How many do not come back next week",
                                       "assumption"),
        };
    }
};

/// Those who decide.
struct Casework {
    double calls = 0.12;
    double told = 0.4;
    double change_calls = 1;
    double refuse_right = 0.02;
    double review = 0.4;

    static constexpr auto fields() {
        return std::array{
            assumption<&Casework::calls>("calls", "Ask where it stands", "calls a week of waiting",
                                         Range{0.0, 2.0},
                                         "How often somebody who waits calls only to ask",
                                         "assumption, so that one call in four does"),
            assumption<&Casework::told>(
                "told", "Still ask if told", "of these calls", Range{0.0, 1.0},
                "How many of these calls remain if people are told", "assumption"),
            assumption<&Casework::change_calls>(
                "change_calls", "Calls about a change", "calls", Range{0.0, 5.0},
                "How many calls it takes to tell of a change", "assumption"),
            assumption<&Casework::refuse_right>(
                "refuse_right", "Refused in error", "of claims", Range{0.0, 0.5},
                "How many claims are refused that should not be", "assumption"),
            assumption<&Casework::review>(
                "review", "Ask for another look", "of them", Range{0.0, 1.0},
                "How many of those refused in error do not leave it at that", "assumption"),
        };
    }
};

/// A sudden rise of need in one area, and who notices.
struct Rise {
    int week = 0;
    double factor = 1;
    int weeks = 52;
    int lag = 13;
    double limit = 4;
    double staff = 0.3;

    static constexpr auto fields() {
        return std::array{
            assumption<&Rise::week>("week", "A rise begins in week", "", Range{0.0, 260.0},
                                    "When more rights begin to arise in the first area; 0: never",
                                    "assumption"),
            assumption<&Rise::factor>(
                "factor", "A rise multiplies rights by", "times", Range{1.0, 10.0},
                "How many times as many rights arise there; 1: nothing rises, and nobody watches",
                "assumption"),
            assumption<&Rise::weeks>("weeks", "A rise lasts", "weeks", Range{1.0, 260.0},
                                     "How long there are more", "assumption"),
            assumption<&Rise::lag>("lag", "Statistics are late by", "weeks", Range{0.0, 104.0},
                                   "How old the figures are when they come out, every quarter",
                                   "assumption"),
            assumption<&Rise::limit>("limit", "Noticed from", "standard deviations, summed up",
                                     Range{1.0, 20.0},
                                     "How far weekly counts must have run above usual, summed up, "
                                     "before somebody says so. The less, the more false alarms",
                                     "assumption"),
            assumption<&Rise::staff>(
                "staff", "Then there are more caseworkers by", "of the usual number",
                Range{0.0, 2.0}, "How many more are sent for half a year once somebody has said so",
                "assumption"),
        };
    }
};

/// What it all costs.
struct Costs {
    double decision = 60;
    double automatic = 3;
    double call = 6;
    double visit = 15;
    double letter = 1;
    double check = 0.5;
    double link = 0.1;
    double show = 0.1;
    double tell = 0.2;
    double api = 0.3;
    double paper = 0.1;
    double firm = 5'000;
    double idle = 20;

    static constexpr auto fields() {
        return std::array{
            assumption<&Costs::decision>("decision", "A decision by a person", "£",
                                         Range{0.0, 1'000.0},
                                         "What it costs if a caseworker decides", "assumption"),
            assumption<&Costs::automatic>("automatic", "A decision by machine", "£",
                                          Range{0.0, 500.0}, "What it costs if nobody has to look",
                                          "assumption"),
            assumption<&Costs::call>("call", "A call", "£", Range{0.0, 100.0},
                                     "What a call costs the state", "assumption"),
            assumption<&Costs::visit>("visit", "A visit to an office", "£", Range{0.0, 200.0},
                                      "What a claim in an office costs more", "assumption"),
            assumption<&Costs::letter>("letter", "A letter", "£", Range{0.0, 50.0},
                                       "What a letter costs", "assumption"),
            assumption<&Costs::check>("check", "A check of a record", "£", Range{0.0, 50.0},
                                      "What it costs to ask whether a record is right",
                                      "assumption"),
            assumption<&Costs::link>("link", "Links between registers", "£ a person and year",
                                     Range{0.0, 20.0}, "What links or one keeper cost",
                                     "assumption"),
            assumption<&Costs::show>(
                "show", "People see what is held", "£ a person and year", Range{0.0, 20.0},
                "What it costs to show people their records, and to hear them", "assumption"),
            assumption<&Costs::tell>(
                "tell", "People are told where they stand", "£ a week of waiting", Range{0.0, 20.0},
                "What it costs to keep somebody who waits in the picture", "assumption"),
            assumption<&Costs::api>(
                "api", "Machines that answer others", "£ a person and year", Range{0.0, 20.0},
                "What it costs to let registers, or others' programs, ask", "assumption"),
            assumption<&Costs::paper>("paper", "Paper kept ready", "£ a person and year",
                                      Range{0.0, 20.0},
                                      "What it costs to be able to go on with paper", "assumption"),
            assumption<&Costs::firm>(
                "firm", "Looking after a third party", "£ a year", Range{0.0, 200'000.0},
                "What each third party that is live costs the state", "assumption"),
            assumption<&Costs::idle>(
                "idle", "An hour without work", "£", Range{0.0, 200.0},
                "What a caseworker or an adviser costs for an hour in which nothing is to be "
                "decided or answered",
                "assumption"),
        };
    }
};

} // namespace folkmoot::claims
