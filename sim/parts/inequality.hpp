#pragma once

/// How unequally something is spread, and whether the worse off have less of it.
///
/// Everything here works on groups: a value for each group and how many people it has. A person is
/// a group of one. Groups without people do not count. What does not exist (a share of nothing, the
/// error of a line through two points) is NaN.

#include <span>

namespace folkmoot {

/// A number and how sure we are of it.
struct Estimate {
    double value = 0;
    double standard_error = 0;
};

/// Gini coefficient of a quantity that is not negative: 0 = everyone has the same, towards 1 = one
/// has all.
///
/// Half the mean difference between two people drawn at random, divided by the mean. `value` and
/// `people` of the same size, in any order.
///
/// Source: Lerman & Yitzhaki, Journal of Econometrics 42 (1989), 43–47, for the weighted rank
/// formula.
[[nodiscard]] double gini(std::span<const double> value, std::span<const double> people);

/// Concentration index of a quantity against the order in which the groups are given.
///
/// Below 0: the first groups have more than their share; above 0: the last ones have. Between −1
/// and 1 for quantities that are not negative. With the deprived first, negative means that what is
/// counted (unmet need, say) weighs on the deprived.
///
/// `standard_error` is that of the slope in the convenient regression of 2 var(R) h/μ on the
/// fractional rank R, each group weighted by its people; it leaves out that μ is itself estimated.
///
/// Source: O'Donnell, van Doorslaer, Wagstaff & Lindelow, Analyzing Health Equity Using Household
/// Survey Data (World Bank 2008), chapter 8; Kakwani, Wagstaff & van Doorslaer, Journal of
/// Econometrics 77 (1997), 87–103.
[[nodiscard]] Estimate concentration_index(std::span<const double> value,
                                           std::span<const double> people);

/// What a straight line across society says: from the very first to the very last person.
struct SlopeIndex {
    double slope = 0; ///< slope index of inequality: value at the end less at the start
    double standard_error = 0; ///< of `slope`
    double at_start = 0; ///< the line where the first group begins
    double at_end = 0; ///< the line where the last group ends
    double relative = 0; ///< relative index: slope ÷ mean (Pamuk)
    double ratio = 0; ///< relative index as a ratio: at_end ÷ at_start (Kunst & Mackenbach)
};

/// Slope and relative index of inequality over groups in order of rank.
///
/// Least squares of the groups' values on the middle of their stretch of the population (0 to 1),
/// weighted by people. Unlike "last group less first group" it uses all groups and does not change
/// when a group is merely larger.
///
/// Source: Pamuk, Population Studies 39 (1985), 17–31; Mackenbach & Kunst, Social Science &
/// Medicine 44 (1997), 757–771.
[[nodiscard]] SlopeIndex slope_index(std::span<const double> value, std::span<const double> people);

} // namespace folkmoot
