#pragma once

/// One row that carries a result.

#include "experiment/estimate.hpp"

#include <cstdint>
#include <optional>

namespace folkmoot {

/// The row without which a difference in means would be the most different.
struct CarryingRow {
    std::size_t row = 0;         ///< of the data
    std::size_t arm = 0;         ///< whose difference from the control it carries
    double value = no_number;    ///< its outcome
    double with = no_number;     ///< the difference with it
    double without = no_number;  ///< and without it
};

/// A row whose leaving would move the plain difference in means of an arm and the control by more
/// than a standard error of what is left (DFBETAS above 1); of several the one that moves it most.
/// Outcomes that are only ever two numbers have none: there every row is like many others, or the
/// share is too small for any method, which is said elsewhere. Cost: each row is read twice an arm.
/// Source: Belsley, Kuh & Welsch, Regression Diagnostics (1980), section 2.1.
[[nodiscard]] std::optional<CarryingRow> carrying_row(const TrialRows& rows);

} // namespace folkmoot
