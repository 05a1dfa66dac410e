#pragma once

#include "core/describe.hpp"

#include <array>

namespace folkmoot {

/// What goes wrong between a trial's plan and the street: letters that do not arrive, neighbours
/// who talk, a new thing that works best while it is new. All magnitudes are assumptions; by
/// default nothing does.
struct Conduct {
    double reaches = 1.0;   ///< share of those assigned to a treatment whom it reaches
    double spills =
        0.0;    ///< share of the untreated who get it too, were all their neighbours treated
    double wears_off = 0.0; ///< share of its effect that is gone in the end
    double wears_off_weeks = 8.0; ///< weeks in which half of that is gone

    static constexpr auto fields() {
        return std::array{
            assumption<&Conduct::reaches>(
                "reaches", "Treatment arrives", "of those assigned to it", Range{0.2, 1.0},
                "How many of those who should get something in a trial really get it",
                "assumption"),
            assumption<&Conduct::spills>(
                "spills", "Treatment spreads to neighbours",
                "of the untreated, if all around them are treated", Range{0.0, 1.0},
                "How many of those who should go without get it from the people around them",
                "assumption"),
            assumption<&Conduct::wears_off>(
                "wears_off", "New things wear off", "of the effect", Range{0.0, 1.0},
                "How much of what a new thing does is gone once it is new no longer", "assumption"),
            assumption<&Conduct::wears_off_weeks>(
                "wears_off_weeks", "It is new for", "weeks until half of that is gone",
                Range{1.0, 52.0}, "How long a new thing stays new", "assumption"),
        };
    }
};

} // namespace folkmoot
