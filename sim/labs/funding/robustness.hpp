#pragma once

/// How far ranks and losers move when what was measured carries error.
///
/// Every measured input (any column but money, which is known to the penny) is multiplied by
/// exp(size × z − size²/2), z standard normal, a draw of its own for each place and heading: on
/// average nothing is added. A share stays at most 1. Two formulas that read the same heading read
/// the same error. The draws are addressed (Philox), so the same question has the same answer.

#include "labs/funding/lab.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

struct PlaceRobustness {
    double allocation_low = 0, allocation_high = 0; ///< £, 5 and 95%
    double rank_low = 0, rank_high = 0; ///< by £ a head, 1 = most
    double share_loses = 0; ///< of draws in which the place gets less than `other`
};

struct RobustnessAnswer {
    std::uint32_t draws = 0;
    double error_size = 0;
    std::string sentence;
    double volatility =
        0; ///< mean absolute change of an allocation from one draw to the next, share of the money:
           ///< from year to year, if inputs were measured anew each year and nothing else changed
    std::vector<PlaceRobustness> places;
};

/// Draws for a table of so many places: 200, fewer for more than 100,000 places, at least 20.
[[nodiscard]] std::uint32_t robustness_draws(std::size_t places);

/// `error_size`: of a measured input, as a share of it; 0..0.5.
[[nodiscard]] Result<RobustnessAnswer> robustness_of(const FundingCase& now,
                                                     const FundingCase* other,
                                                     const FundingAnswer& answer, double error_size,
                                                     std::uint32_t draws);

/// The table with errors of draw number `draw`.
[[nodiscard]] PlaceTable with_errors(const FundingCase& from, double error_size,
                                     std::uint32_t draw);

} // namespace folkmoot
