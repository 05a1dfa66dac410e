#pragma once

/// What is assumed of projects: launches, and how what they cost and take runs away.

#include "core/describe.hpp"

#include <array>

namespace folkmoot::delivery {

/// A service that is replaced in one go.
struct Launch {
    int weeks = 78;
    int gap = 104;
    double cost = 900'000;
    double leap = 0.45;
    double spread = 0.35;
    double keeps = 0.6;
    int settle = 10;
    double dip = 0.8;
    double fails = 0.23;
    int parts = 4;
    double part_fails = 0.1;
    double joint = 0.04;
    double bid = 8'000;

    static constexpr auto fields() {
        return std::array{
            assumption<&Launch::weeks>("weeks", "A launch is planned to take", "weeks",
                                       Range{4.0, 208.0}, "From the start until people see it",
                                       "assumption"),
            assumption<&Launch::gap>("gap", "From one to the next", "weeks", Range{0.0, 520.0},
                                     "From when one was to end until the next begins",
                                     "assumption"),
            assumption<&Launch::cost>("cost", "It is planned to cost", "£",
                                      Range{0.0, 100'000'000.0},
                                      "For an average service; for one that is four times as large "
                                      "twice as much",
                                      "assumption"),
            assumption<&Launch::leap>("leap", "It raises success by", "log-odds", Range{-1.0, 3.0},
                                      "In the mean, if it works: a new design can do what small "
                                      "changes cannot",
                                      "assumption"),
            assumption<&Launch::spread>("spread", "And differs by", "log-odds", Range{0.0, 2.0},
                                        "Some are worse than what was there before (standard "
                                        "deviation)",
                                        "assumption"),
            assumption<&Launch::keeps>("keeps", "Of what small changes had won it keeps", "of it",
                                       Range{0.0, 1.0},
                                       "The rest was knowledge about the old design", "assumption"),
            assumption<&Launch::settle>("settle", "People get used to it in", "weeks",
                                        Range{0.0, 52.0}, "After everything has changed",
                                        "assumption"),
            assumption<&Launch::dip>("dip", "On the first day success falls by", "log-odds",
                                     Range{0.0, 4.0}, "Until they are",
                                     "assumption; HealthCare.gov had 4.7 million visitors on its "
                                     "first day, and 6 who enrolled"),
            assumption<&Launch::fails>("fails", "One large contract delivers nothing",
                                       "of projects", Range{0.0, 1.0}, "All is paid, none is used",
                                       "Standish Group, mean of two decades: 23% fail, 48% are "
                                       "challenged, 29% succeed; definitions are criticised"),
            assumption<&Launch::parts>("parts", "Small contracts are", "parts", Range{2.0, 40.0},
                                       "Into how many a project is cut", "assumption"),
            assumption<&Launch::part_fails>("part_fails", "A part has to be bought again",
                                            "of parts", Range{0.0, 0.8},
                                            "If it is not what was wanted; only that part is paid "
                                            "twice",
                                            "assumption"),
            assumption<&Launch::joint>("joint", "Fitting each part to the others costs",
                                       "of the project", Range{0.0, 0.5},
                                       "For every part beyond the first", "assumption"),
            assumption<&Launch::bid>(
                "bid", "A competition costs", "£", Range{0.0, 500'000.0},
                "What a buyer spends on each contract before it begins",
                "CEBR for Gatewit, 2013: £8,000, and £45,200 with what bidders spend; "
                "commissioned by a vendor"),
        };
    }
};

/// How far projects run over.
struct Overrun {
    double usual = 0.924;
    double spread = 0.3;
    double swan = 0.1667;
    double from = 1.5;
    double tail = 2;
    double most = 20;
    double size = 0.3;
    double late = 0.35;

    static constexpr auto fields() {
        return std::array{
            assumption<&Overrun::usual>("usual", "Most projects cost", "of the plan",
                                        Range{0.5, 2.0}, "Those that do not run away, in the mean",
                                        "from Flyvbjerg and others, 1,471 IT projects: 27% over in "
                                        "the mean, one in six by 200%, so the others by −7.6%"),
            assumption<&Overrun::spread>("spread", "And differ by at most", "of the plan",
                                         Range{0.0, 0.5}, "To either side", "assumption"),
            assumption<&Overrun::swan>("swan", "Run away", "of projects", Range{0.0, 0.6},
                                       "Of a launch that is planned as above, in one contract",
                                       "Flyvbjerg and Budzier, arXiv 1304.0265: one in six"),
            assumption<&Overrun::from>("from", "Those cost at least", "times the plan",
                                       Range{1.0, 3.0}, "And mostly more",
                                       "How Big Things Get Done: overruns of more than 50%"),
            assumption<&Overrun::tail>(
                "tail", "How thin their tail is", "exponent", Range{0.8, 6.0},
                "The chance that a project costs twice as much falls by 2 to this power. At 1 and "
                "below the mean has no end",
                "so that they cost 3 times the plan in the mean, as in the 1,471; in another 5,392 "
                "projects it is 1.38, and for IT alone perhaps 1"),
            assumption<&Overrun::most>("most", "And at most", "times the plan", Range{2.0, 200.0},
                                       "Then somebody stops it", "assumption"),
            assumption<&Overrun::size>("size", "Larger ones run away more often", "exponent",
                                       Range{0.0, 1.0},
                                       "Twice as large, 2 to this power times as often",
                                       "assumption; Standish: small projects succeed in 62%, large "
                                       "in 6%, grand in 2%"),
            assumption<&Overrun::late>("late", "And take longer by", "of the overrun",
                                       Range{0.0, 1.5},
                                       "A project that costs 200% more takes 70% longer",
                                       "the 1,471: schedule almost +70% where cost is +200%"),
        };
    }
};

} // namespace folkmoot::delivery
