#pragma once

/// What is assumed of hospitals: harm, staff, moves, contractors, money.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::beds {

/// Who dies, and what want of room does to it.
struct Harm {
    double general = 0.03;
    double intensive = 0.2;
    double busy = 1.23;
    double thin = 2;
    double corridor = 1.3;
    double refused = 8;
    double without = 3;
    double moved = 1.05;
    double wait = 0.3;
    double patience = 48;

    static constexpr auto fields() {
        return std::array{
            assumption<&Harm::general>(
                "general", "Die in a general bed", "of patients", Range{0.0, 0.3},
                "How many die though there is room, at ages 45 to 64", "assumption"),
            assumption<&Harm::intensive>(
                "intensive", "Die in intensive care", "of patients", Range{0.0, 0.6},
                "How many die though there is room, at ages 45 to 64", "assumption"),
            assumption<&Harm::busy>(
                "busy", "Intensive care above 85% full", "times the odds of death", Range{1.0, 3.0},
                "How much likelier death is for whoever comes when intensive care is more than 85% "
                "full",
                "Wilde and others, BMC Medicine 19:213, 2021: odds 1.23 (1.08 to 1.39) above 85% "
                "against 45 to 85%; 7,133 patients, 89 trusts. An association"),
            assumption<&Harm::thin>(
                "thin", "In a surge bed with thin staff", "times the odds of death",
                Range{1.0, 6.0},
                "How much likelier death is in a bed beyond those for which there are trained "
                "staff",
                "assumption; in US hospitals deaths rose from 28% at low load to 66% above 100%, "
                "which is 4.9 times the odds, not adjusted for who came (PMC7816100, table 2)"),
            assumption<&Harm::corridor>("corridor", "In a corridor", "times the odds of death",
                                        Range{1.0, 4.0},
                                        "How much likelier death is in a general bed beyond those "
                                        "that there are",
                                        "assumption"),
            assumption<&Harm::refused>("refused", "Without intensive care",
                                       "times the odds of death", Range{1.0, 20.0},
                                       "How much likelier death is for whoever needs intensive "
                                       "care and gets no bed in it",
                                       "assumption"),
            assumption<&Harm::without>("without", "Without a general bed",
                                       "times the odds of death", Range{1.0, 20.0},
                                       "How much likelier death is for whoever needs a general bed "
                                       "at once and never gets one",
                                       "assumption"),
            assumption<&Harm::moved>(
                "moved", "Moved to another hospital", "times the odds of death", Range{1.0, 2.0},
                "How much likelier death is for whoever is moved", "assumption"),
            assumption<&Harm::wait>("wait", "A day without a bed", "more odds of death",
                                    Range{0.0, 2.0},
                                    "How much likelier death becomes with each day of waiting for "
                                    "a general bed",
                                    "assumption"),
            assumption<&Harm::patience>(
                "patience", "Wait for a general bed", "hours, on average", Range{0.0, 240.0},
                "How long people wait for a general bed before they go without; 0: not at all",
                "assumption"),
        };
    }
};

/// Those who look after patients. Counted by the beds that they can staff.
struct Workforce {
    double leave = 0.1;
    double strain = 0.3;
    double rebuild = 1;
    int training = 52;
    double sick = 2;
    double takes = 1.5;

    static constexpr auto fields() {
        return std::array{
            assumption<&Workforce::leave>("leave", "Staff who leave", "of staff a year",
                                          Range{0.0, 0.5},
                                          "How many leave in an ordinary year; as many are "
                                          "trained to replace them",
                                          "assumption"),
            assumption<&Workforce::strain>(
                "strain", "More leave when wards are full", "times as many more", Range{0.0, 5.0},
                "How many more leave for as long as their wards are more than 92% full",
                "assumption"),
            assumption<&Workforce::rebuild>(
                "rebuild", "Gaps in staff are filled", "of the gap a year", Range{0.0, 4.0},
                "How fast staff who are missing are found and sent to be trained",
                "assumption: no usable figure is published"),
            assumption<&Workforce::training>(
                "training", "Training takes", "weeks", Range{0.0, 208.0},
                "How long it takes until somebody new can staff a bed",
                "assumption: a nurse's degree takes three years, intensive care about one more"),
            assumption<&Workforce::sick>(
                "sick", "Staff off sick in an epidemic", "times the share of infectious people",
                Range{0.0, 6.0},
                "How many staff are missing while others are infectious: they fall ill themselves, "
                "or are with somebody who is",
                "assumption"),
            assumption<&Workforce::takes>(
                "takes", "General beds closed for a surge bed", "beds", Range{0.0, 6.0},
                "How many general beds lose their staff to one surge bed in intensive care beyond "
                "those for which people were trained",
                "assumption; in England 8.7% of general and acute beds were gone at the trough of "
                "2020 (Mateen and others 2020)"),
        };
    }
};

/// Patients who are moved.
struct Moving {
    int most = 4;

    static constexpr auto fields() {
        return std::array{
            assumption<&Moving::most>(
                "most", "Patients that a hospital can send away", "a day", Range{0.0, 50.0},
                "How many patients' moves ambulances and crews manage",
                "assumption; in January 2021 all of England moved 38.5 a day"),
        };
    }
};

/// Contractors who run wards.
struct Firms {
    int firms = 4;
    double saving = 0.08;
    double margin = 0.0;
    double reserve = 0.25;
    double shock = 0.02;
    double epidemic = 0.05;
    double lost = 0.4;
    int weeks = 13;

    static constexpr auto fields() {
        return std::array{
            assumption<&Firms::firms>("firms", "Contractors", "", Range{1.0, 20.0},
                                      "How many contractors share the wards", "assumption"),
            assumption<&Firms::saving>(
                "saving", "Contractors are cheaper by", "of the cost of a bed", Range{-0.2, 0.4},
                "How much less a contractor is paid for a bed", "assumption"),
            assumption<&Firms::margin>(
                "margin", "Contractors gain", "of a week's pay", Range{-0.05, 0.1},
                "What a contractor keeps of its pay in an ordinary week", "assumption"),
            assumption<&Firms::reserve>(
                "reserve", "Contractors have put by", "years of pay", Range{0.0, 2.0},
                "How long a contractor could go on without pay at first", "assumption"),
            assumption<&Firms::shock>("shock", "Good and bad luck of contractors",
                                      "of a year's pay, in a week", Range{0.0, 0.2},
                                      "How much a contractor wins or loses by chance in a week",
                                      "assumption"),
            assumption<&Firms::epidemic>(
                "epidemic", "An epidemic costs contractors",
                "of a year's pay, a week with 1% infectious", Range{0.0, 0.2},
                "What contractors lose while their staff are ill and replaced at any price",
                "assumption"),
            assumption<&Firms::lost>("lost", "Beds lost when one collapses", "of its beds",
                                     Range{0.0, 1.0},
                                     "How many of a contractor's beds close on the day on which it "
                                     "collapses",
                                     "assumption"),
            assumption<&Firms::weeks>(
                "weeks", "Until they are open again", "weeks", Range{1.0, 104.0},
                "How long it takes until the state has all its wards open", "assumption"),
        };
    }
};

/// What it costs.
struct BedCosts {
    double general_empty = 344.6;
    double general_care = 556.4;
    double intensive_empty = 1500;
    double intensive_care = 381;
    double surge = 1000;
    double moved = 1500;
    double trained = 15000;
    double collapse = 40000;
    double ring = 40;
    double life = 250000;

    static constexpr auto fields() {
        return std::array{
            assumption<&BedCosts::general_empty>(
                "general_empty", "A general bed, empty or not", "£ a day", Range{50.0, 2000.0},
                "What it costs to keep a general bed open with its staff",
                "a patient kept in an acute bed without treatment, 2020/21: £344.60 (written "
                "answers to Parliament, March 2023); for an empty bed an upper bound"),
            assumption<&BedCosts::general_care>(
                "general_care", "Care in a general bed", "£ a day more", Range{0.0, 2000.0},
                "What a patient in it costs more",
                "£901 for a day of unplanned care less £344.60 (the same answers)"),
            assumption<&BedCosts::intensive_empty>("intensive_empty",
                                                   "An intensive bed, empty or not", "£ a day",
                                                   Range{100.0, 5000.0},
                                                   "What it costs to keep an intensive bed open "
                                                   "with its staff",
                                                   "assumption: four fifths of the next"),
            assumption<&BedCosts::intensive_care>(
                "intensive_care", "Care in an intensive bed", "£ a day more", Range{0.0, 5000.0},
                "What a patient in it costs more",
                "£1,881 for a day of critical care, 2020/21 (the same answers), less what it costs "
                "empty"),
            assumption<&BedCosts::surge>("surge", "A surge bed costs more", "£ a day",
                                         Range{0.0, 30000.0},
                                         "What a bed beyond those that there are costs more: staff "
                                         "by the hour, equipment in a hurry",
                                         "assumption"),
            assumption<&BedCosts::moved>("moved", "Moving a patient", "£", Range{0.0, 20000.0},
                                         "What the ambulance and its crew cost", "assumption"),
            assumption<&BedCosts::trained>("trained", "Somebody trained ahead",
                                           "£ a year for one bed's staff", Range{0.0, 200000.0},
                                           "What it costs to train people before they are needed "
                                           "and to keep them in practice",
                                           "assumption"),
            assumption<&BedCosts::collapse>(
                "collapse", "A contractor's collapse", "£ for each of its beds",
                Range{0.0, 500000.0},
                "What the state pays to take over wards: debts, wages, lawyers",
                "assumption; Carillion's collapse was expected to cost £148 million for about 420 "
                "contracts, £0.35 million each (National Audit Office 2018)"),
            assumption<&BedCosts::ring>(
                "ring", "Looking after somebody who waits", "£ a year", Range{0.0, 500.0},
                "What a nurse's calls to one person on the list cost", "assumption"),
            assumption<&BedCosts::life>(
                "life", "The same money would save a life elsewhere for", "£",
                Range{20000.0, 5000000.0},
                "What it takes to avoid one death by other care: what idle beds are set against",
                "assumption"),
        };
    }
};

} // namespace folkmoot::beds
