#pragma once

/// A linear programme in exact numbers.

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <vector>

namespace folkmoot::lot {

using Whole = boost::multiprecision::cpp_int;

/// Columns of whole numbers: maximise `gain` · x with `columns` x = `right`, x ≥ 0.
struct Programme {
    std::vector<std::vector<std::int64_t>> columns; ///< each as long as `right`
    std::vector<std::int64_t> gain;                 ///< by column
    std::vector<Whole> right;                       ///< by row, none below 0
};

/// x = numerators / denominator; prices (the dual solution) likewise.
struct Solution {
    bool feasible = false;
    std::vector<Whole> x, prices;
    Whole denominator = 1;
};

/// The revised simplex method in two phases. The inverse of the basis is kept as whole numbers over
/// its determinant, so that nothing is ever rounded (Edmonds 1967). Doubles only propose which
/// column comes next; that none is left is decided exactly. Bounded programmes only.
[[nodiscard]] Solution solve(const Programme& programme);

} // namespace folkmoot::lot
