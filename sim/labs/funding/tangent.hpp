#pragma once

/// Exact derivatives of a formula: forward-mode dual numbers through its steps, its rules and the
/// one factor that makes the total the budget.
///
/// A derivative is of the branch that holds now: at a kink (two places level, a limit just reached)
/// the money may change at another rate one way than the other, and at a jump there is no
/// derivative: see cliffs in funding_incentives.hpp. Rounding to the penny is left out.
///
/// Source: Griewank & Walther, Evaluating Derivatives (SIAM 2008), chapter 3.

#include "labs/funding/lab.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace folkmoot {

/// How every place's allocation (£) changes per unit more of `column` at `place`.
[[nodiscard]] Result<std::vector<double>> allocation_tangent(const FundingCase& from,
                                                             const Funding& funding,
                                                             std::string_view column,
                                                             std::size_t place);

/// Values of an expression and how they change, one a place.
struct Tangent {
    std::vector<double> value, change;
};
/// The same for any expression over a formula's names, before rules.
[[nodiscard]] Result<Tangent> tangent_of(const FundingCase& from, const Worked& worked,
                                         std::string_view column, std::size_t place,
                                         std::string_view expression);

} // namespace folkmoot
