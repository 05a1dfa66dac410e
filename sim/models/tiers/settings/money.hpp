#pragma once

/// What is assumed of money, of staff, and of reorganising.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::tiers {

/// £ a year that it costs to make something: so much whatever its size, so much for each person
/// served, and so much for each person times their number, for distance, layers and losing sight.
struct Costs {
    double front_fixed = 1'000'000;
    double front_each = 240;
    double front_distance = 1e-4;
    double back_fixed = 3'000'000;
    double back_each = 30;
    double back_distance = 1.2e-5;
    double common_fixed = 1'200'000;
    double common_each = 8;
    double common_distance = 1e-6;
    double tailored = 1.5;
    double visit = 60;

    static constexpr auto fields() {
        constexpr std::string_view fixed_unit = "£ a year", each_unit = "£ per person and year",
                                   distance_unit = "£ a year per person, for each other person";
        return std::array{
            assumption<&Costs::front_fixed>("front_fixed", "Front line, whatever its size",
                                            fixed_unit, Range{0.0, 50'000'000.0},
                                            "What it costs to have one at all",
                                            "assumption: cheapest for 100,000 people"),
            assumption<&Costs::front_each>(
                "front_each", "Front line, for each person", each_unit, Range{0.0, 3'000.0},
                "What each person served costs at any size", "assumption"),
            assumption<&Costs::front_distance>("front_distance", "Front line, for being large",
                                               distance_unit, Range{0.0, 1e-3},
                                               "The larger it is, the more each person costs: "
                                               "journeys, layers, losing sight",
                                               "assumption: cheapest for 100,000 people"),
            assumption<&Costs::back_fixed>("back_fixed", "Back office, whatever its size",
                                           fixed_unit, Range{0.0, 50'000'000.0},
                                           "What it costs to have one at all",
                                           "assumption: cheapest for 500,000 people"),
            assumption<&Costs::back_each>(
                "back_each", "Back office, for each person", each_unit, Range{0.0, 3'000.0},
                "What each person served costs at any size", "assumption"),
            assumption<&Costs::back_distance>("back_distance", "Back office, for being large",
                                              distance_unit, Range{0.0, 1e-3},
                                              "The larger it is, the more each person costs",
                                              "assumption: cheapest for 500,000 people"),
            assumption<&Costs::common_fixed>(
                "common_fixed", "Common components, whatever their size", fixed_unit,
                Range{0.0, 50'000'000.0}, "What it costs to have them at all", "assumption"),
            assumption<&Costs::common_each>(
                "common_each", "Common components, for each person", each_unit, Range{0.0, 3'000.0},
                "What each person served costs at any size", "assumption"),
            assumption<&Costs::common_distance>(
                "common_distance", "Common components, for being large", distance_unit,
                Range{0.0, 1e-3}, "The larger they are, the more each person costs",
                "assumption: cheapest for 1.1 million people"),
            assumption<&Costs::tailored>("tailored", "Each way of its own costs",
                                         "of having one's own", Range{0.0, 4.0},
                                         "What it costs to keep one more district's way alive in "
                                         "something shared, against what it costs whatever its "
                                         "size. Above 1 sharing with full tailoring is dearer than "
                                         "not sharing",
                                         "assumption; that it was dearer: five shared service "
                                         "centres, National Audit Office, HC 1790, 2012"),
            assumption<&Costs::visit>("visit", "Whoever comes back costs", "£", Range{0.0, 1'000.0},
                                      "What it costs to serve somebody again who was served badly",
                                      "assumption"),
        };
    }
};

/// Those who do the work.
struct Staff {
    double pay_share = 0.5;
    double pay = 42'000;
    double turnover = 0.12;
    double unsettled = 0.15;
    double front_moves = 0.15;
    double back_moves = 0.9;
    double common_moves = 0.7;
    double follow = 0.35;
    double helped = 0.6;
    double help_cost = 8'000;
    double redundancy = 18'000;
    double hire_weeks = 20;

    static constexpr auto fields() {
        return std::array{
            assumption<&Staff::pay_share>("pay_share", "Pay", "of what it costs", Range{0.1, 0.9},
                                          "How much of the cost of making something is pay: it "
                                          "says how many posts there are",
                                          "assumption"),
            assumption<&Staff::pay>("pay", "A post costs", "£ a year", Range{15'000.0, 120'000.0},
                                    "With pension and insurance", "assumption"),
            assumption<&Staff::turnover>("turnover", "Leave in a usual year", "of staff",
                                         Range{0.0, 0.6}, "Whatever happens", "assumption"),
            assumption<&Staff::unsettled>("unsettled", "And more leave while their work moves",
                                          "of staff a year", Range{0.0, 1.5},
                                          "Whoever can find something else does not wait to see",
                                          "assumption"),
            assumption<&Staff::front_moves>("front_moves", "Front-line posts that change place",
                                            "of posts", Range{0.0, 1.0},
                                            "When the front line is run from elsewhere: most stay "
                                            "where people are",
                                            "assumption"),
            assumption<&Staff::back_moves>(
                "back_moves", "Back-office posts that change place", "of posts", Range{0.0, 1.0},
                "When the back office is run from elsewhere", "assumption"),
            assumption<&Staff::common_moves>(
                "common_moves", "Component posts that change place", "of posts", Range{0.0, 1.0},
                "When common components are made elsewhere", "assumption"),
            assumption<&Staff::follow>(
                "follow", "Follow their post", "of those who would have to", Range{0.0, 1.0},
                "The others leave, and take what they know with them", "assumption"),
            assumption<&Staff::helped>("helped", "With help", "of those who would have to",
                                       Range{0.0, 1.0}, "The same if they are helped to move",
                                       "assumption"),
            assumption<&Staff::help_cost>("help_cost", "Help costs", "£ for each who follows",
                                          Range{0.0, 60'000.0},
                                          "Money for the move and the journey", "assumption"),
            assumption<&Staff::redundancy>(
                "redundancy", "A post that ends costs", "£", Range{0.0, 100'000.0},
                "What is paid to whoever is no longer needed", "assumption"),
            assumption<&Staff::hire_weeks>("hire_weeks", "Filling a post takes", "weeks",
                                           Range{1.0, 104.0},
                                           "In the mean, until somebody is there who can do it",
                                           "assumption: no magnitude was found"),
        };
    }
};

/// Contracts with suppliers, which bind a district.
struct Contracts {
    int weeks = 104;
    double cut = 0.15;

    static constexpr auto fields() {
        return std::array{
            assumption<&Contracts::weeks>("weeks", "Contracts run", "weeks", Range{13.0, 260.0},
                                          "How long a district's contracts for a function run; "
                                          "they end at different times",
                                          "assumption"),
            assumption<&Contracts::cut>(
                "cut", "Ending one early costs", "of what is left of it", Range{0.0, 1.0},
                "Of what the function costs in the time that is left", "assumption"),
        };
    }
};

/// What it takes to reorganise.
struct Project {
    int weeks = 52;
    double cost = 10;
    double slip = 0.2;
    double tailored_slip = 0.8;
    double crowd = 0.3;
    double dip = 0.08;
    double settle = 26;
    double harm = 0.3;
    double spared = 0.6;
    double parallel_cost = 0.1;
    double letter_helps = 0.5;
    double letter_cost = 1.2;
    double reluctance = 12;
    double hope = 0.4;

    static constexpr auto fields() {
        return std::array{
            assumption<&Project::weeks>(
                "weeks", "A move is planned to take", "weeks", Range{1.0, 156.0},
                "From the start until one district has moved one function", "assumption"),
            assumption<&Project::cost>(
                "cost", "It is planned to cost", "£ per person", Range{0.0, 200.0},
                "For one function, for each person of the district", "assumption"),
            assumption<&Project::slip>("slip", "It takes longer by", "of the plan", Range{0.0, 3.0},
                                       "How far a plain move overruns, in the mean; every week of "
                                       "it costs",
                                       "assumption"),
            assumption<&Project::tailored_slip>(
                "tailored_slip", "And, fully tailored, by", "of the plan", Range{0.0, 4.0},
                "How much more it overruns the more each district's ways are kept",
                "assumption, set so that a tailored, voluntary one overruns as five shared service "
                "centres did: £1.4 billion for £0.9 billion, National Audit Office, HC 1790, 2012"),
            assumption<&Project::crowd>("crowd", "And, all at once, by", "of the plan",
                                        Range{0.0, 3.0},
                                        "How much more it overruns if all districts move in the "
                                        "same weeks",
                                        "assumption"),
            assumption<&Project::dip>("dip", "While it moves, less is done", "of the work",
                                      Range{0.0, 0.8},
                                      "How much less a district does while one of its functions "
                                      "moves",
                                      "assumption"),
            assumption<&Project::settle>("settle", "Afterwards it settles in", "weeks",
                                         Range{0.0, 104.0},
                                         "How long it takes until a function that has moved works "
                                         "as it should",
                                         "assumption"),
            assumption<&Project::harm>("harm", "And more is done badly", "of needs",
                                       Range{0.0, 0.9},
                                       "How many more needs are served badly if nothing of a "
                                       "district's work could be done; less in proportion",
                                       "assumption"),
            assumption<&Project::spared>(
                "spared", "Running side by side spares", "of that", Range{0.0, 1.0},
                "How much of the dip is avoided while old and new run side "
                "by side",
                "assumption"),
            assumption<&Project::parallel_cost>("parallel_cost", "Running side by side costs",
                                                "of the function", Range{0.0, 1.0},
                                                "How much it adds to what a district's function "
                                                "costs while it moves",
                                                "assumption"),
            assumption<&Project::letter_helps>("letter_helps", "A letter spares", "of the harm",
                                               Range{0.0, 1.0},
                                               "How much less often something goes wrong for "
                                               "whoever knows what changes",
                                               "assumption"),
            assumption<&Project::letter_cost>("letter_cost", "A letter costs", "£",
                                              Range{0.0, 20.0}, "For each person", "assumption"),
            assumption<&Project::reluctance>("reluctance", "A district joins if it gains",
                                             "£ per person and year", Range{0.0, 200.0},
                                             "What a district must expect to gain before it gives "
                                             "something up, in the mean; some ask for little, some "
                                             "for a lot",
                                             "assumption"),
            assumption<&Project::hope>("hope", "It expects to be followed by", "of the others",
                                       Range{0.0, 1.0},
                                       "Where each decides: how many of the others a district "
                                       "expects to join. Nobody likes to be the first",
                                       "assumption"),
        };
    }
};

} // namespace folkmoot::tiers
