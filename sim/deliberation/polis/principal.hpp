#pragma once

/// The directions in which a cloud of points is widest.

#include <cstddef>
#include <vector>

namespace folkmoot::polis {

struct Axis {
    /// Length 1. Its largest part (of equals, to a billionth, the first) is above 0, because
    /// nothing else decides which way round an axis is.
    std::vector<double> direction;
    double variance = 0; ///< of the points along it
};

/// The widest axes of a covariance matrix (symmetric, `size` × `size`, row by row), the widest
/// first; as many as asked for, or as the matrix has rows. Exact to rounding where variances
/// differ, and the same bits on every machine: Lanczos's method, every vector made orthogonal to
/// all before it, from a fixed beginning.
///
/// Source: Golub and Van Loan, Matrix Computations (2013), section 10.3.
[[nodiscard]] std::vector<Axis> principal_axes(const std::vector<double>& covariance,
                                               std::size_t size, std::size_t how_many);

} // namespace folkmoot::polis
