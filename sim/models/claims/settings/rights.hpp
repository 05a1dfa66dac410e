#pragma once

/// What is assumed of people, their rights, and what it takes them to claim.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::claims {

/// What is due to people, and how it changes.
struct Right {
    double rate = 0.1;
    double gap = 0.3;
    double young = 1;
    double middle = 1;
    double old = 1;
    double years = 2;
    double amount = 70;
    double spread = 0.4;
    double changes = 0.5;
    double change_size = 0.25;
    double paid_before = 0.75;
    double without = 0;

    static constexpr auto fields() {
        return std::array{
            assumption<&Right::rate>(
                "rate", "A right begins", "times a year and person", Range{0.0, 2.0},
                "How often something happens to a person of 15 or over that gives them a right",
                "assumption"),
            assumption<&Right::gap>("gap", "More often where people are poor", "at either end",
                                    Range{0.0, 1.0},
                                    "How much more often in the most deprived fifth, and less in "
                                    "the least, than in the middle one",
                                    "assumption"),
            assumption<&Right::young>(
                "young", "Rights at ages 15 to 44", "against others", Range{0.0, 5.0},
                "How often a right begins at this age; the mean of all stays what is set",
                "assumption"),
            assumption<&Right::middle>(
                "middle", "Rights at ages 45 to 64", "against others", Range{0.0, 5.0},
                "How often a right begins at this age; the mean of all stays what is set",
                "assumption"),
            assumption<&Right::old>(
                "old", "Rights at ages 65 and over", "against others", Range{0.0, 5.0},
                "How often a right begins at this age; the mean of all stays what is set",
                "assumption"),
            assumption<&Right::years>("years", "A right lasts", "years", Range{0.05, 18.0},
                                      "For how long it is due, in the mean", "assumption"),
            assumption<&Right::amount>("amount", "What is due", "£ a week", Range{1.0, 2'000.0},
                                       "What is due to a person with a right, in the mean",
                                       "assumption"),
            assumption<&Right::spread>(
                "spread", "Amounts differ by", "of the mean", Range{0.0, 0.9},
                "How far what is due lies above or below the mean, at most", "assumption"),
            assumption<&Right::changes>(
                "changes", "What is due changes", "times a year", Range{0.0, 6.0},
                "How often something happens that changes what is due to somebody", "assumption"),
            assumption<&Right::change_size>("change_size", "Changed by", "of what is due",
                                            Range{0.0, 0.9},
                                            "How far such a change goes, up or down", "assumption"),
            assumption<&Right::paid_before>(
                "paid_before", "Paid at the start", "of rights", Range{0.0, 1.0},
                "How many of those who have a right when the story begins are paid", "assumption"),
            assumption<&Right::without>("without", "Rather do without",
                                        "of the least deprived fifth", Range{0.0, 1.0},
                                        "How many of the best off do not want it; of the next "
                                        "fifth about half as many, of the most deprived none",
                                        "assumption"),
        };
    }
};

/// How people come to know of a right.
struct Notice {
    double aware = 0.6;
    double weeks = 13;
    double plain = 0.14;
    double simple = 0.09;
    double amount = 0.08;

    static constexpr auto fields() {
        return std::array{
            assumption<&Notice::aware>(
                "aware", "Know at once", "of people with a new right", Range{0.0, 1.0},
                "How many know that they have a right when it begins", "assumption"),
            assumption<&Notice::weeks>("weeks", "Others learn of it after", "weeks",
                                       Range{1.0, 260.0},
                                       "How long it takes the others, in the mean", "assumption"),
            assumption<&Notice::plain>(
                "plain", "Answer a plain letter", "of letters", Range{0.0, 1.0},
                "How many letters bring a claim",
                "Bhargava and Manoli, American Economic Review 105(11), 2015: a second mailing"),
            assumption<&Notice::simple>(
                "simple", "More if it is simple", "of letters", Range{0.0, 0.5},
                "How many more if the letter and its form are short and simple",
                "Bhargava and Manoli, American Economic Review 105(11), 2015"),
            assumption<&Notice::amount>(
                "amount", "More if it names the amount", "of letters", Range{0.0, 0.4},
                "How many more if it also says how much is due",
                "Bhargava and Manoli, American Economic Review 105(11), 2015"),
        };
    }
};

/// What claiming takes out of people.
struct Hassle {
    double cost = 0.35;
    double offline = 0.5;
    double slip = 0.015;
    double days = 1.5;
    double paper_weeks = 2;
    double paper_lost = 0.06;
    double again = 0.3;
    double step_hours = 0.4;
    double paper_hours = 2;

    static constexpr auto fields() {
        return std::array{
            assumption<&Hassle::cost>(
                "cost", "Trouble of a claim", "of what a usual claim brings", Range{0.0, 5.0},
                "How much trouble six steps on the official page are to people in the mean. "
                "Whoever finds it more trouble than it brings does not begin",
                "assumption"),
            assumption<&Hassle::offline>(
                "offline", "More for whoever is not at home online", "of it", Range{0.0, 3.0},
                "How much more trouble a claim online is for who is least at home there",
                "assumption"),
            assumption<&Hassle::slip>("slip", "Give up at a step", "of people, each step",
                                      Range{0.0, 0.3}, "How many give up at each step of the form",
                                      "assumption"),
            assumption<&Hassle::days>("days", "A step takes", "days", Range{0.1, 20.0},
                                      "How long people are at a step, in the mean", "assumption"),
            assumption<&Hassle::paper_weeks>(
                "paper_weeks", "Papers take", "weeks", Range{0.0, 12.0},
                "How long it takes to get proof on paper together, in the mean", "assumption"),
            assumption<&Hassle::paper_lost>(
                "paper_lost", "Papers never come", "of claims", Range{0.0, 0.6},
                "How many claims end because the papers do not come together", "assumption"),
            assumption<&Hassle::again>("again", "Try again", "times a year", Range{0.0, 3.0},
                                       "How often somebody who has given up has another go",
                                       "assumption"),
            assumption<&Hassle::step_hours>("step_hours", "Work of a step", "hours",
                                            Range{0.0, 5.0}, "What a step takes of a person's time",
                                            "assumption"),
            assumption<&Hassle::paper_hours>("paper_hours", "Work of papers", "hours",
                                             Range{0.0, 20.0},
                                             "What papers take of a person's time", "assumption"),
        };
    }
};

/// What people do with an offer.
struct Offer {
    double passive = 0.1;
    double want = 0.97;
    double refuse = 0.02;
    double waiting = 0.3;

    static constexpr auto fields() {
        return std::array{
            assumption<&Offer::passive>("passive", "Leave offers unanswered", "of people",
                                        Range{0.0, 1.0},
                                        "How many leave an offer unanswered, and keep money that "
                                        "comes by itself. Of a savings plan 37% joined and 86% "
                                        "stayed in: half of them",
                                        "assumption"),
            assumption<&Offer::want>("want", "Want it", "of the others", Range{0.0, 1.0},
                                     "How many of those who decide want what is offered",
                                     "assumption"),
            assumption<&Offer::refuse>(
                "refuse", "Refuse to have records shared", "of people", Range{0.0, 0.5},
                "How many do not let offices ask each other about them; they have to apply",
                "assumption"),
            assumption<&Offer::waiting>("waiting", "Wait for what does not come",
                                        "of those whom no register knows", Range{0.0, 1.0},
                                        "How many whom no register knows do not ask, since all "
                                        "think that it comes by itself",
                                        "assumption"),
        };
    }
};

/// How people get through a wait.
struct Means {
    double none = 0.49;
    double gap = 0.5;
    double advance = 0.57;

    static constexpr auto fields() {
        return std::array{
            assumption<&Means::none>(
                "none", "Have nothing put by", "of people with a right", Range{0.0, 1.0},
                "How many miss a payment at once when it does not come",
                "assumption, as many as of new claimants in Britain had no "
                "earnings for three months: 49% (National Audit Office, 2020)"),
            assumption<&Means::gap>(
                "gap", "More where people are poor", "at either end", Range{0.0, 1.0},
                "How much more often in the most deprived fifth, and less in the least",
                "assumption"),
            assumption<&Means::advance>("advance", "Take an advance", "of those offered one",
                                        Range{0.0, 1.0}, "How many take a loan for the wait",
                                        "about 57% in Britain (National Audit Office, July 2020)"),
        };
    }
};

/// How a change comes to be known.
struct ChangeRules {
    double report = 0.6;
    double weeks = 13;
    double lost = 0.3;

    static constexpr auto fields() {
        return std::array{
            assumption<&ChangeRules::report>(
                "report", "Tell at once", "of changes", Range{0.0, 1.0},
                "How many changes people tell of as soon as they happen", "assumption"),
            assumption<&ChangeRules::weeks>("weeks", "Else a register tells after", "weeks",
                                            Range{1.0, 260.0},
                                            "How long it takes, in the mean, until a register that "
                                            "knows somebody tells of a change",
                                            "assumption"),
            assumption<&ChangeRules::lost>("lost", "Debts that are never paid",
                                           "of debts at the end of a right", Range{0.0, 1.0},
                                           "How many debts are written off when a right ends, "
                                           "because nobody can be found or nothing is there",
                                           "assumption"),
        };
    }
};

/// Who claims again when told to.
struct Reclaim {
    double loose = 0.344;
    double middle = 0.099;
    double close = 0.048;
    double loose_share = 0.72;
    double middle_share = 0.2;
    int notice_weeks = 13;

    static constexpr auto fields() {
        return std::array{
            assumption<&Reclaim::loose>(
                "loose", "Lost, with a loose tie", "of those told", Range{0.001, 0.999},
                "How many of those who have little to do with the office do not claim again",
                "tax credits only: 34.4% (entitledto, February 2025)"),
            assumption<&Reclaim::middle>("middle", "Lost, with a closer tie", "of those told",
                                         Range{0.001, 0.999},
                                         "How many of those whom the office knows",
                                         "another benefit only: 9.9% (entitledto, February 2025)"),
            assumption<&Reclaim::close>(
                "close", "Lost, with a close tie", "of those told", Range{0.001, 0.999},
                "How many of those who are in touch with it for two reasons",
                "both: 4.8% (entitledto, February 2025)"),
            assumption<&Reclaim::loose_share>(
                "loose_share", "People with a loose tie", "of people", Range{0.0, 1.0},
                "How many have little to do with the office",
                "assumption, so that 27% of all told lose it, as in Britain to May 2024"),
            assumption<&Reclaim::middle_share>(
                "middle_share", "People with a closer tie", "of people", Range{0.0, 1.0},
                "How many the office knows; the rest are in touch for two reasons", "assumption"),
            assumption<&Reclaim::notice_weeks>("notice_weeks", "Time to claim again", "weeks",
                                               Range{1.0, 52.0}, "How long those who are told have",
                                               "assumption"),
        };
    }
};

} // namespace folkmoot::claims
