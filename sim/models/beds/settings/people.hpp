#pragma once

/// What is assumed of people: how often they fall ill, how long they stay, and how an epidemic
/// goes through them.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::beds {

/// Illness as it usually comes.
struct Need {
    double admissions = 80;
    double stay = 8;
    double intensive = 4.3;
    double intensive_stay = 5;
    double spread = 1;
    double gap = 0.3;
    double season = 0.05;
    double unrest = 0.03;
    double filling = 0.2;

    static constexpr auto fields() {
        return std::array{
            assumption<&Need::admissions>(
                "admissions", "People who need a general bed at once",
                "times a year for 1,000 people", Range{1.0, 300.0},
                "How often somebody falls so ill that they need a general bed at once",
                "assumption, so that about 2 general beds for 1,000 people are used; the UK has "
                "2.4 beds of all kinds (Royal College of Emergency Medicine 2022)"),
            assumption<&Need::stay>("stay", "They stay", "days", Range{0.5, 30.0},
                                    "How long they need the bed, on average", "assumption"),
            assumption<&Need::intensive>(
                "intensive", "People who need intensive care", "times a year for 1,000 people",
                Range{0.1, 50.0}, "How often somebody needs an intensive care bed at once",
                "assumption, so that 5.9 intensive beds for 100,000 people are used, as in England "
                "in February 2020 (3,342)"),
            assumption<&Need::intensive_stay>(
                "intensive_stay", "They stay in intensive care", "days", Range{0.5, 30.0},
                "How long they need that bed, on average", "assumption"),
            assumption<&Need::spread>("spread", "Stays differ", "0 all alike, 1 as by chance alone",
                                      Range{0.0, 1.0}, "How much stays differ from each other",
                                      "assumption"),
            assumption<&Need::gap>("gap", "More often where people are poor", "at either end",
                                   Range{0.0, 1.0},
                                   "How much more often people fall ill in the most deprived "
                                   "fifth, and less in the least, than in the middle one",
                                   "assumption"),
            assumption<&Need::season>("season", "Winter peak", "of the yearly mean",
                                      Range{0.0, 0.5},
                                      "How much more often people fall ill in "
                                      "winter",
                                      "assumption"),
            assumption<&Need::unrest>("unrest", "Good and bad weeks", "of the weekly mean",
                                      Range{0.0, 0.2},
                                      "How much illness changes by chance from week to week, "
                                      "everywhere at once",
                                      "assumption"),
            assumption<&Need::filling>(
                "filling", "Free beds get filled", "of spare beds", Range{0.0, 1.0},
                "How many of the spare beds fill up because people stay longer where there is room",
                "assumption"),
        };
    }
};

/// People who wait for planned care.
struct WaitingList {
    double needs = 25;
    double stay = 3;
    double backlog = 10;
    double worsen = 0.12;
    double worse_stay = 1.5;
    double worse_intensive = 0.06;
    double leave = 0.1;
    double look_after = 0.4;

    static constexpr auto fields() {
        return std::array{
            assumption<&WaitingList::needs>("needs", "People who come to need planned care",
                                            "times a year for 1,000 people", Range{0.0, 100.0},
                                            "How often somebody needs an operation with a bed",
                                            "assumption"),
            assumption<&WaitingList::stay>("stay", "They stay", "days", Range{0.5, 30.0},
                                           "How long they need the bed, on average", "assumption"),
            assumption<&WaitingList::backlog>(
                "backlog", "Waiting at first", "weeks of new needs", Range{0.0, 52.0},
                "How many people wait when the story begins", "assumption"),
            assumption<&WaitingList::worsen>(
                "worsen", "Get worse while they wait", "of those who wait, a year", Range{0.0, 0.9},
                "How many of those who wait come back as an emergency", "assumption"),
            assumption<&WaitingList::worse_stay>(
                "worse_stay", "Whoever got worse stays", "times as long", Range{1.0, 4.0},
                "How long they then stay, against other emergencies", "assumption"),
            assumption<&WaitingList::worse_intensive>(
                "worse_intensive", "Whoever got worse needs intensive care", "of them",
                Range{0.0, 0.5}, "How many of those who get worse need intensive care",
                "assumption"),
            assumption<&WaitingList::leave>(
                "leave", "Give up waiting", "of those who wait, a year", Range{0.0, 0.9},
                "How many of those who wait give up: their care is lost", "assumption"),
            assumption<&WaitingList::look_after>(
                "look_after", "Looked after, fewer get worse", "of those who would",
                Range{0.0, 1.0},
                "How many of those who would get worse do not if a nurse rings them", "assumption"),
        };
    }
};

/// A disease that is new to everybody.
struct Epidemic {
    double chance = 0.2;
    double reproduction = 1.8;
    double spread = 0.3;
    double latent = 3;
    double infectious = 5;
    double ages = 1;
    double apart = 5;
    double mixing = 0.05;
    double ill = 0.015;
    double intensive = 0.15;
    double stay = 9;
    double caution = 0.2;
    double carried = 0.1;

    static constexpr auto fields() {
        return std::array{
            assumption<&Epidemic::chance>("chance", "An epidemic begins", "a year", Range{0.0, 1.0},
                                          "How likely it is in a year that a new disease comes; "
                                          "where one goes about no other begins",
                                          "assumption"),
            assumption<&Epidemic::reproduction>(
                "reproduction", "Infected by each at first", "people", Range{0.5, 5.0},
                "How many people somebody infects while nobody is immune: the middle of what may "
                "come",
                "assumption"),
            assumption<&Epidemic::spread>(
                "spread", "It may be more or less", "one standard deviation, as a share",
                Range{0.0, 0.8}, "How uncertain that is before the disease is known", "assumption"),
            assumption<&Epidemic::latent>("latent", "Until people infect others", "days",
                                          Range{0.5, 14.0},
                                          "How long it takes from infection until somebody "
                                          "infects others",
                                          "assumption"),
            assumption<&Epidemic::infectious>("infectious", "They infect others for", "days",
                                              Range{1.0, 21.0}, "How long somebody infects others",
                                              "assumption"),
            assumption<&Epidemic::ages>(
                "ages", "Ages differ in contacts", "0 all alike, 1 as assumed", Range{0.0, 1.0},
                "How much more contact the young have than the old", "assumption"),
            assumption<&Epidemic::apart>("apart", "It comes to areas", "weeks apart, at most",
                                         Range{0.0, 26.0},
                                         "How long after the first area the disease comes to "
                                         "others",
                                         "assumption"),
            assumption<&Epidemic::mixing>(
                "mixing", "Contacts with all areas", "of contacts", Range{0.0, 1.0},
                "How many contacts are with people from anywhere", "assumption"),
            assumption<&Epidemic::ill>("ill", "Infected who need a bed", "of the infected",
                                       Range{0.0, 0.2},
                                       "How many of the infected need a hospital bed, on average "
                                       "over all ages; the old far more often",
                                       "assumption"),
            assumption<&Epidemic::intensive>("intensive", "Of them, intensive care",
                                             "of those who need a bed", Range{0.0, 1.0},
                                             "How many of them need intensive care", "assumption"),
            assumption<&Epidemic::stay>("stay", "They stay", "days", Range{1.0, 30.0},
                                        "How long they need the bed, on average", "assumption"),
            assumption<&Epidemic::caution>(
                "caution", "People keep apart when hospitals fill", "of contacts", Range{0.0, 0.9},
                "How many contacts people give up at most when they hear that intensive care is "
                "full: all of it at 135% of ordinary beds, nothing below 85%",
                "assumption"),
            assumption<&Epidemic::carried>(
                "carried", "A moved patient infects", "people", Range{0.0, 3.0},
                "How many people a patient with the new disease infects in the area to which they "
                "are moved",
                "assumption"),
        };
    }
};

} // namespace folkmoot::beds
