#pragma once

/// What a formula rewards people for doing: what one more of each thing that it reads is worth to a
/// place.

#include "labs/funding/lab.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot {

struct IncentiveValue {
    std::string column, label,
        unit; ///< unit: "people", or "0.01 (index)" where one whole more is not to be had
    double one_more = 0; ///< £ for one more of that unit: exact derivative (funding_tangent.hpp)
    double finite = 0; ///< £ for one more, by working it all out again, rules and rounding included
    double misreport = 0; ///< £ gained by reporting 1% more than there is
    bool cliff = false; ///< a small change of the input jumps the money
    std::string
        cliff_words; ///< where and by how much; or why nothing was looked for; empty without cliff
};

/// Of every column that the formula reads, in its order; those that change nothing for the place
/// are left out. Cliffs are looked for within 5% of the reported value; not on tables so large that
/// it would take more than seconds.
[[nodiscard]] Result<std::vector<IncentiveValue>>
incentives_of(const FundingCase& from, const FundingAnswer& answer, std::size_t place);

/// A jump of what a place gets. The money just below and just above `at`, £.
struct Cliff {
    double at = 0, below = 0, above = 0;
};

/// Looks for the largest jump of `money` over [low, high]: a change that does not shrink when the
/// stretch in which it happens is halved again and again. Nothing if there is none, or none of more
/// than `least` £.
[[nodiscard]] std::optional<Cliff> find_cliff(const std::function<double(double)>& money,
                                              double low, double high, double least);

} // namespace folkmoot
