#pragma once

/// A small strictly convex quadratic programme.

#include <Eigen/Dense>

#include <optional>

namespace folkmoot {

/// The x that minimises ½ xᵀGx + aᵀx with Nx ≥ b, row by row; nothing if no x obeys all rows. G is
/// symmetric and positive definite. For few variables and any number of rows.
///
/// Source: Goldfarb & Idnani, Mathematical Programming 27 (1983), 1–33 (dual active-set method).
[[nodiscard]] std::optional<Eigen::VectorXd> least_quadratic(const Eigen::MatrixXd& G,
                                                             const Eigen::VectorXd& a,
                                                             const Eigen::MatrixXd& N,
                                                             const Eigen::VectorXd& b);

} // namespace folkmoot
