#pragma once

#include "core/describe.hpp"

namespace folkmoot {

/// What a deficit or a surplus does to a practice: it cuts or adds appointments, quality follows, and
/// one that stays short of money closes. All magnitudes are assumptions.
struct Adaptation {
    double speed = 0.35;          ///< share of the gap to what is affordable closed in a quarter
    double fixed_share = 0.30;    ///< share of a local practice's cost that is its building and office
    double online_fixed_share = 0.15;  ///< the same for an online practice
    double online_cost = 0.90;    ///< cost of an online consultation against one at a practice
    double quality_loss = 0.5;    ///< rating lost when all appointments are cut; 0..1
    double reserve_weeks = 6.0;   ///< opening reserve, in weeks of income
    double close_weeks = 8.0;     ///< a practice whose debt passes this many weeks of income closes

    static constexpr auto fields() {
        return std::array{
            assumption<&Adaptation::speed>("speed", "Practices adapt", "of the gap, per quarter", Range{0.05, 1.0},
                                           "How fast a practice fits its appointments to its money", "assumption"),
            assumption<&Adaptation::fixed_share>("fixed_share", "Cost of having a building",
                                                 "of a practice's cost", Range{0.1, 0.6},
                                                 "The share of a practice's cost that does not fall when patients leave",
                                                 "assumption"),
            assumption<&Adaptation::online_fixed_share>("online_fixed_share", "Fixed cost of an online practice",
                                                        "of its cost", Range{0.0, 0.6},
                                                        "The same share for an online practice", "assumption"),
            assumption<&Adaptation::online_cost>("online_cost", "Cost of an online visit",
                                                 "× a visit at a practice", Range{0.5, 1.5},
                                                 "What an online consultation costs against one at a practice",
                                                 "assumption"),
            assumption<&Adaptation::quality_loss>("quality_loss", "Cuts lower quality",
                                                  "of the rating", Range{0.0, 1.0},
                                                  "How much of its rating a practice would lose if it cut everything",
                                                  "assumption"),
            assumption<&Adaptation::reserve_weeks>("reserve_weeks", "Reserves of a practice", "weeks of income",
                                                   Range{0.0, 26.0}, "How much money a practice has put by at the start",
                                                   "assumption"),
            assumption<&Adaptation::close_weeks>("close_weeks", "A practice closes", "weeks of income in debt",
                                                 Range{1.0, 52.0}, "The debt at which a practice has to close",
                                                 "assumption"),
        };
    }
};

}  // namespace folkmoot
