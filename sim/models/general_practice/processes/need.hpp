#pragma once

#include "core/describe.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::general_practice {

/// How often people need to see someone, and how hard what they have is to put right.
///
/// Sources: Hobbs et al., Lancet 2016 (5.16 consultations per person-year in 2013/14, 4.67 in
/// 2007/08, highest under 5 and over 85); Health Foundation, Level or not? (the most deprived fifth
/// consults 17% more than the least deprived). How steeply need changes with age in between is an
/// assumption.
struct Need {
    double rate = 4.92; ///< new needs per person and year, mean of the population
    double deprivation = 0.17; ///< how much more often the most deprived fifth has a need
    double age_steepness = 1.0; ///< 1 = the shape of the age table; 0 = every age alike
    double frail_ratio = 1.8; ///< need of people with a long-term condition against those without
    double complex_share = 0.30; ///< share of needs that take an examination or more than one visit

    static constexpr auto fields() {
        return std::array{
            assumption<&Need::rate>(
                "rate", "New needs", "per person and year", Range{4.6, 5.2},
                "How often a person comes to need care, before repeat visits",
                "chosen so that consultations come to 5.16 per person and year: "
                "Hobbs et al., Lancet 2016"),
            assumption<&Need::deprivation>("deprivation", "Need and deprivation",
                                           "more than the least deprived fifth", Range{0.0, 0.4},
                                           "How much more often the most deprived fifth needs care",
                                           "Health Foundation, Level or not?: 17%"),
            assumption<&Need::age_steepness>(
                "age_steepness", "Need and age", "× the usual shape", Range{0.0, 1.5},
                "How strongly need depends on age; 1 is the usual shape",
                "highest under 5 and at 85 and over: Hobbs et al.; the shape between is an "
                "assumption"),
            assumption<&Need::frail_ratio>(
                "frail_ratio", "Long-term conditions", "times as often", Range{1.0, 3.0},
                "How much more often people with a long-term condition need care", "assumption"),
            assumption<&Need::complex_share>(
                "complex_share", "Needs that are hard to settle online", "of needs",
                Range{0.1, 0.6}, "The share of needs that take an examination or several visits",
                "assumption"),
        };
    }
};

/// Weekly probability that a citizen of each stratum has a new need, in an ordinary week. [stratum]
[[nodiscard]] std::vector<double> need_per_week(const Need& need, const World& world);

/// Probability that a need is complex, by stratum. [stratum]
[[nodiscard]] std::vector<double> complex_share(const Need& need, const World& world);

} // namespace folkmoot::general_practice
