#pragma once

/// What is assumed of components: one's own, and those that are built once.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::delivery {

/// A component that each team has for itself.
struct Own {
    double run = 40'000;
    double build = 150'000;
    double years = 6;
    double learning = 0.9;
    double spread = 0.2;
    double fails = 0.012;

    static constexpr auto fields() {
        return std::array{
            assumption<&Own::run>("run", "One's own costs", "£ a year", Range{0.0, 1'000'000.0},
                                  "To keep a component of one's own going",
                                  "assumption; keeping old technology costs 3 to 4 times as much "
                                  "as modern (State of digital government, CP 1251, 2025)"),
            assumption<&Own::build>("build", "Building it costs", "£", Range{0.0, 5'000'000.0},
                                    "The first one in the nation", "assumption"),
            assumption<&Own::years>("years", "It lasts", "years", Range{1.0, 30.0},
                                    "Before it is built again", "assumption"),
            assumption<&Own::learning>("learning", "Twice as many built cost each", "of the first",
                                       Range{0.5, 1.0},
                                       "Whoever builds the same again and again gets better at it, "
                                       "wherever it is built",
                                       "assumption; Wright 1936: 80% for aircraft"),
            assumption<&Own::spread>("spread", "They differ by", "log-odds", Range{0.0, 1.0},
                                     "How far one's own component makes success more or less "
                                     "likely (standard deviation)",
                                     "assumption"),
            assumption<&Own::fails>("fails", "It is down", "of weeks", Range{0.0, 0.5},
                                    "Each by itself", "assumption"),
        };
    }
};

/// A component that is built once.
struct Platform {
    double build = 2'500'000;
    int weeks = 52;
    double identity = 4;
    double notices = 0.4;
    double duty_scope = 1.5;
    double each = 3'000;
    double upkeep = 4;
    double support = 0.012;
    double pace = 0.3;
    double quality = 0.1;
    double improves = 0.06;
    double misfit = 0.15;
    double fails = 0.01;
    double hurts = 0.3;
    double strain = 4;
    double standby_cost = 0.4;
    double standby_spares = 0.8;

    static constexpr auto fields() {
        return std::array{
            assumption<&Platform::build>("build", "Building it once costs", "£",
                                         Range{0.0, 200'000'000.0}, "Payments, as planned",
                                         "assumption"),
            assumption<&Platform::weeks>("weeks", "And takes", "weeks", Range{1.0, 260.0},
                                         "As planned", "assumption"),
            assumption<&Platform::identity>(
                "identity", "Identity is larger", "times", Range{0.1, 20.0},
                "Than payments: it costs so much more",
                "assumption; GOV.UK Verify cost over £220 million, One Login £305 million "
                "(Computer Weekly 2021; Civil Service World 2023), GOV.UK Notify a team of 12"),
            assumption<&Platform::notices>("notices", "And notices are", "times as large",
                                           Range{0.1, 20.0}, "As payments", "assumption"),
            assumption<&Platform::duty_scope>(
                "duty_scope", "If all must use it, it is larger by", "of it", Range{0.0, 5.0},
                "It must do what the last of them needs before the first can use it",
                "assumption; One Login's end moved from March 2025 to March 2028"),
            assumption<&Platform::each>("each", "Each who uses it costs", "£ a year",
                                        Range{0.0, 500'000.0}, "Machines and messages",
                                        "assumption"),
            assumption<&Platform::upkeep>("upkeep", "People it takes to keep it going", "people",
                                          Range{0.0, 30.0}, "Before anybody is helped",
                                          "assumption; GOV.UK Notify had a team of 10 to 12"),
            assumption<&Platform::support>("support", "And for each who uses it", "people",
                                           Range{0.0, 0.5}, "Who answer their questions",
                                           "assumption"),
            assumption<&Platform::pace>("pace", "Somebody who is free brings in", "teams a week",
                                        Range{0.0, 5.0}, "If too few are free, teams wait for it",
                                        "assumption"),
            assumption<&Platform::quality>("quality", "It is better than an average one by",
                                           "log-odds", Range{-1.0, 1.0},
                                           "What is built once can be built well", "assumption"),
            assumption<&Platform::improves>("improves", "And gets better by", "log-odds a year",
                                            Range{0.0, 0.5},
                                            "While those who run it are free: mended once, better "
                                            "for all",
                                            "assumption"),
            assumption<&Platform::misfit>("misfit", "But fits each service less by", "log-odds",
                                          Range{0.0, 1.0}, "In the mean; some hardly, some a lot",
                                          "assumption"),
            assumption<&Platform::fails>("fails", "It is down", "of weeks", Range{0.0, 0.5},
                                         "And then for all who use it at once",
                                         "assumption; five services of 99.9% in a chain are 99.5%"),
            assumption<&Platform::hurts>("hurts", "When something is down fail",
                                         "of that week's tries", Range{0.0, 1.0},
                                         "Of services that use it", "assumption"),
            assumption<&Platform::strain>(
                "strain", "With too few people it is down more often by", "times", Range{0.0, 20.0},
                "For each that is missing, against those who are there", "assumption"),
            assumption<&Platform::standby_cost>("standby_cost", "A second one costs",
                                                "of those who run it", Range{0.0, 2.0},
                                                "To have it stand by", "assumption"),
            assumption<&Platform::standby_spares>("standby_spares", "And spares", "of the failures",
                                                  Range{0.0, 1.0}, "When the first one is down",
                                                  "assumption"),
        };
    }
};

} // namespace folkmoot::delivery
