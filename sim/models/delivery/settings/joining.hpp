#pragma once

/// What is assumed of those who join something shared.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::delivery {

/// How a team comes to use what is shared.
struct Joining {
    double heard = 0.03;
    double seen = 0.6;
    double cost = 60'000;
    int weeks = 16;
    double helped = 0.5;
    double help_cost = 20'000;
    double years = 4;
    double reluctance = 20'000;
    double worth = 50'000;
    double network = 15'000;
    double review = 1;

    static constexpr auto fields() {
        return std::array{
            assumption<&Joining::heard>("heard", "Teams look at it by themselves", "a year",
                                        Range{0.0, 60.0}, "Of those who do not use it yet",
                                        "assumption"),
            assumption<&Joining::seen>(
                "seen", "And because others use it", "a year", Range{0.0, 60.0},
                "If all the others did",
                "set so that use grows by 40 to 50% a year after two slow years, as GOV.UK "
                "Notify's did: 52% a year in services 2019 to 2024"),
            assumption<&Joining::cost>("cost", "Moving costs a team", "£", Range{0.0, 2'000'000.0},
                                       "To join it to what the team has",
                                       "assumption; councils said that this is what keeps them "
                                       "from it, and not the price (pipeline.localgov.digital)"),
            assumption<&Joining::weeks>("weeks", "And takes", "weeks", Range{1.0, 104.0},
                                        "In which the team changes nothing else", "assumption"),
            assumption<&Joining::helped>("helped", "Help spares", "of both", Range{0.0, 1.0},
                                         "Of what moving costs and takes", "assumption"),
            assumption<&Joining::help_cost>("help_cost", "Help costs", "£ a move",
                                            Range{0.0, 500'000.0}, "Paid by those who share it",
                                            "assumption"),
            assumption<&Joining::years>("years", "A team reckons with", "years", Range{0.5, 20.0},
                                        "In which moving must have paid for itself", "assumption"),
            assumption<&Joining::reluctance>("reluctance", "It joins if it gains", "£ a year",
                                             Range{0.0, 500'000.0},
                                             "What it takes to give up one's own, in the mean; "
                                             "some ask for little, some for a lot",
                                             "assumption"),
            assumption<&Joining::worth>("worth", "Success is worth to a team",
                                        "£ a year for a log-odds", Range{0.0, 1'000'000.0},
                                        "If people succeed more often with it", "assumption"),
            assumption<&Joining::network>("network", "One account for all spares a team",
                                          "£ a year", Range{0.0, 1'000'000.0},
                                          "At most, if all services use the same: forgotten "
                                          "passwords, checks that were made elsewhere",
                                          "assumption; there were over 190 ways to sign in"),
            assumption<&Joining::review>(
                "review", "Teams that use it look again", "a year", Range{0.0, 60.0},
                "Where they may leave: they do if it does not pay", "assumption"),
        };
    }
};

/// Those outside who may use it too.
struct Outside {
    double bodies = 300;
    double run = 12'000;
    double vet = 1'500;

    static constexpr auto fields() {
        return std::array{
            assumption<&Outside::bodies>("bodies", "Outsiders who might use it", "bodies",
                                         Range{0.0, 20'000.0}, "For each shared component",
                                         "assumption"),
            assumption<&Outside::run>("run", "It spares them", "£ a year", Range{0.0, 500'000.0},
                                      "In the mean: some little, some a lot", "assumption"),
            assumption<&Outside::vet>("vet", "Looking after each costs", "£ a year",
                                      Range{0.0, 100'000.0},
                                      "To see that nobody misuses it; on top of what each use "
                                      "costs",
                                      "assumption"),
        };
    }
};

} // namespace folkmoot::delivery
