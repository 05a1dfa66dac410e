#include "deliberation/polis/principal.hpp"

#include "core/random.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace folkmoot::polis {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

/// A vector that has nothing to do with any data, of length 1.
Vector beginning(std::size_t size, std::uint32_t which) {
    Vector vector(size);
    for (std::size_t i = 0; i < size; ++i)
        vector[i] =
            unit_open(draw(0, static_cast<std::uint32_t>(i), which, Purpose::measurement)[0]) - 0.5;
    const double length = std::sqrt(dot(vector, vector));
    for (double& part : vector) part /= length;
    return vector;
}

/// Takes away what lies in the directions of `basis`; returns what length is left. Twice, because
/// rounding brings back some of what was taken.
double make_orthogonal(Vector& vector, const std::vector<Vector>& basis) {
    for (int pass = 0; pass < 2; ++pass) {
        for (const Vector& other : basis) {
            const double along = dot(vector, other);
            for (std::size_t i = 0; i < vector.size(); ++i) vector[i] -= along * other[i];
        }
    }
    return std::sqrt(dot(vector, vector));
}

Vector times(const std::vector<double>& matrix, const Vector& vector) {
    Vector product(vector.size());
    for (std::size_t row = 0; row < vector.size(); ++row) {
        const double* const cells = matrix.data() + row * vector.size();
        double sum = 0;
        for (std::size_t i = 0; i < vector.size(); ++i) sum += cells[i] * vector[i];
        product[row] = sum;
    }
    return product;
}

void set_sign(Vector& direction) {
    constexpr double equal = 1e-9;
    double largest = 0;
    for (const double part : direction) largest = std::max(largest, std::fabs(part));
    const auto first = std::find_if(direction.begin(), direction.end(), [&](double part) {
        return std::fabs(part) >= largest * (1 - equal);
    });
    if (first == direction.end() || *first > 0) return;
    for (double& part : direction) part = -part;
}

/// What is known of a matrix after some steps: its shape in the space of `basis`.
struct Known {
    std::vector<Vector> basis;
    Vector diagonal, beside;
    double rest = 0; ///< length of what the last step found beyond the basis
};

using Solver = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;

Solver solve(const Known& known) {
    const auto steps = static_cast<Eigen::Index>(known.diagonal.size());
    Eigen::MatrixXd small = Eigen::MatrixXd::Zero(steps, steps);
    for (Eigen::Index i = 0; i < steps; ++i) {
        small(i, i) = known.diagonal[static_cast<std::size_t>(i)];
        if (i + 1 < steps)
            small(i, i + 1) = small(i + 1, i) = known.beside[static_cast<std::size_t>(i)];
    }
    return Solver(small);
}

/// Whether the widest axes will not change any more.
bool settled(const Known& known, std::size_t how_many) {
    const Solver solver = solve(known);
    const Eigen::Index steps = solver.eigenvalues().size();
    const double scale = std::fabs(solver.eigenvalues()(steps - 1));
    for (std::size_t axis = 0; axis < how_many; ++axis) {
        const Eigen::Index column = steps - 1 - static_cast<Eigen::Index>(axis);
        if (known.rest * std::fabs(solver.eigenvectors()(steps - 1, column)) > 1e-14 * scale)
            return false;
    }
    return true;
}

} // namespace

std::vector<Axis> principal_axes(const std::vector<double>& covariance, std::size_t size,
                                 std::size_t how_many) {
    how_many = std::min(how_many, size);
    if (how_many == 0) return {};
    double scale = 0;
    for (const double cell : covariance) scale = std::max(scale, std::fabs(cell));
    // So many steps in any case: small matrices are known in full, equal variances included.
    constexpr std::size_t least_steps = 60, between_looks = 20;
    Known known;
    Vector next = beginning(size, 0);
    while (known.basis.size() < size) {
        known.basis.push_back(next);
        next = times(covariance, known.basis.back());
        known.diagonal.push_back(dot(next, known.basis.back()));
        known.rest = make_orthogonal(next, known.basis);
        const std::size_t steps = known.basis.size();
        if (steps == size) break;
        if (known.rest <= 1e-13 * scale) {
            // The matrix keeps to this space: what is outside is looked at from another beginning.
            known.rest = 0;
            double length = 0;
            for (std::uint32_t which = 1; length < 1e-6; ++which) {
                next = beginning(size, static_cast<std::uint32_t>(steps) * 64 + which);
                length = make_orthogonal(next, known.basis);
            }
            for (double& part : next) part /= length;
        } else {
            for (double& part : next) part /= known.rest;
            if (steps >= least_steps && steps % between_looks == 0 && settled(known, how_many))
                break;
        }
        known.beside.push_back(known.rest);
    }
    const Solver solver = solve(known);
    const auto steps = static_cast<std::size_t>(solver.eigenvalues().size());
    std::vector<Axis> axes;
    for (std::size_t axis = 0; axis < how_many; ++axis) {
        const auto column = static_cast<Eigen::Index>(steps - 1 - axis);
        Axis found{Vector(size), std::max(0.0, solver.eigenvalues()(column))};
        for (std::size_t step = 0; step < steps; ++step) {
            const double share = solver.eigenvectors()(static_cast<Eigen::Index>(step), column);
            for (std::size_t i = 0; i < size; ++i)
                found.direction[i] += share * known.basis[step][i];
        }
        set_sign(found.direction);
        axes.push_back(std::move(found));
    }
    return axes;
}

} // namespace folkmoot::polis
