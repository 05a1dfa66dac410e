#include "experiment/regression.hpp"

#include "experiment/means.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <algorithm>
#include <cmath>
#include <limits>

/// With X = QR and u = R⁻ᵀ x the row of Q that belongs to a row x of X, a coefficient is c'β with l
/// = R⁻ᵀ c, and
///
///   HC2   Σ_i (l'u_i)² e_i² / (1 − u_i'u_i)
///   CR2   Σ_g (l' B_g U_g'e_g)²   with   B_g = (I − S_g)^(−½),  S_g = U_g'U_g
///
/// because (I − U U')^(−½) U = U (I − U'U)^(−½): only matrices of the number of columns are ever
/// inverted, however large a cluster is. The degrees of freedom need G_gh = w_g'(I − H)_gh w_h with
/// w_g = A_g U_g l:
///
///   G_gg = a_g − z_g'z_g,  G_gh = −z_g'z_h   with   a_g = l'B S B l,  z_g = S B l
///   df = (Σ G_gg)² / ΣΣ G_gh²   where   ΣΣ (z_g'z_h)² = ‖Σ z_g z_g'‖²

namespace folkmoot {
namespace {

constexpr std::size_t block_rows = 512;
/// Share of a coefficient's weight on rows that the fit passes through exactly, from which its
/// spread is not known: nearly half is one of two arms.
constexpr double decided_alone = 0.4;
constexpr double collinear = 1e-7; ///< as R's lm: what is left of a column after the earlier ones

/// R of the QR decomposition of `stacked`, square.
Matrix triangle_of(const Matrix& stacked) {
    const Eigen::HouseholderQR<Matrix> qr(stacked);
    const Eigen::Index columns = stacked.cols();
    Matrix triangle = Matrix::Zero(columns, columns);
    const Eigen::Index lines = std::min(columns, stacked.rows());
    triangle.topRows(lines) = qr.matrixQR().topRows(lines).triangularView<Eigen::Upper>();
    return triangle;
}

/// Columns of `triangle` that are not combinations of earlier ones: Gram–Schmidt, twice for safety.
std::vector<std::size_t> independent(const Matrix& triangle, Eigen::Index columns) {
    std::vector<std::size_t> kept;
    std::vector<Vector> basis;
    for (Eigen::Index j = 0; j < columns; ++j) {
        Vector rest = triangle.col(j);
        const double size = rest.norm();
        for (int turn = 0; turn < 2; ++turn)
            for (const Vector& direction : basis) rest -= direction.dot(rest) * direction;
        const double left = rest.norm();
        if (!(left > collinear * size) || size == 0.0) continue;
        basis.push_back(rest / left);
        kept.push_back(static_cast<std::size_t>(j));
    }
    return kept;
}

/// Goes through rows in blocks with their u, residual and the sum of the sizes of what that was
/// made from: visit(block of u, residuals, sizes).
template <class Visit>
void each_block(const Regression& regression, const RegressionDesign& design,
                std::span<const double> outcome, std::span<const std::uint32_t> rows, Matrix& whole,
                Matrix& part, Vector& residual, const Visit& visit) {
    const auto columns = static_cast<Eigen::Index>(regression.kept.size());
    Vector size;
    for (std::size_t from = 0; from < rows.size(); from += block_rows) {
        const auto some = rows.subspan(from, std::min(block_rows, rows.size() - from));
        const auto count = static_cast<Eigen::Index>(some.size());
        if (whole.rows() < count) whole.resize(count, static_cast<Eigen::Index>(design.columns));
        design.fill(some, whole);
        part.resize(count, columns);
        for (Eigen::Index j = 0; j < columns; ++j)
            part.col(j) =
                whole.col(static_cast<Eigen::Index>(regression.kept[static_cast<std::size_t>(j)]))
                    .head(count);
        residual.noalias() = -part * regression.coefficients;
        size.noalias() = part.cwiseAbs() * regression.coefficients.cwiseAbs();
        for (Eigen::Index i = 0; i < count; ++i) {
            const double own = outcome[some[static_cast<std::size_t>(i)]] - regression.centre;
            residual[i] += own;
            size[i] += std::fabs(own);
        }
        regression.triangle.triangularView<Eigen::Upper>().solveInPlace<Eigen::OnTheRight>(part);
        visit(part, residual, size);
    }
}

/// l = R⁻ᵀ c, a column for each coefficient asked for.
Eigen::MatrixXd directions(const Regression& regression, std::span<const std::size_t> places) {
    const auto columns = static_cast<Eigen::Index>(regression.kept.size());
    Eigen::MatrixXd wanted =
        Eigen::MatrixXd::Zero(columns, static_cast<Eigen::Index>(places.size()));
    for (std::size_t i = 0; i < places.size(); ++i)
        wanted(static_cast<Eigen::Index>(places[i]), static_cast<Eigen::Index>(i)) = 1.0;
    const Matrix transposed = regression.triangle.transpose();
    transposed.triangularView<Eigen::Lower>().solveInPlace(wanted);
    return wanted;
}

/// (I − S)^(−½), leaving out directions that the cluster decides alone.
Eigen::MatrixXd inverse_root(const Eigen::MatrixXd& shared) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(shared);
    Vector factor = eigen.eigenvalues();
    for (double& value : factor) value = 1.0 - value > 1e-10 ? 1.0 / std::sqrt(1.0 - value) : 0.0;
    return eigen.eigenvectors() * factor.asDiagonal() * eigen.eigenvectors().transpose();
}

/// Sums over clusters for one coefficient.
struct ClusterSums {
    double variance = 0, trace = 0, squares = 0;
    double numbers = 0,
           parts = 0; ///< squared: what the outcomes' last place may add, and the sizes
    Eigen::MatrixXd outer;
};

} // namespace

std::size_t Regression::place(std::size_t column) const {
    return static_cast<std::size_t>(std::find(kept.begin(), kept.end(), column) - kept.begin());
}

Regression fit(const RegressionDesign& design, std::span<const double> outcome) {
    const auto columns = static_cast<Eigen::Index>(design.columns);
    const std::span<const std::uint32_t> rows(design.rows);
    Regression regression;
    regression.rows = rows.size();
    regression.numbers = design.numbers;
    for (const std::uint32_t row : rows) {
        regression.centre += outcome[row] / static_cast<double>(rows.size());
        regression.numbers = std::max(regression.numbers, std::fabs(outcome[row]));
    }
    // The triangle of all rows so far, with the outcome as last column, on top of the next block.
    Matrix stacked = Matrix::Zero(columns + 1 + static_cast<Eigen::Index>(block_rows), columns + 1);
    Matrix block(static_cast<Eigen::Index>(block_rows), columns);
    for (std::size_t from = 0; from < rows.size(); from += block_rows) {
        const auto some = rows.subspan(from, std::min(block_rows, rows.size() - from));
        const auto count = static_cast<Eigen::Index>(some.size());
        design.fill(some, block);
        stacked.block(columns + 1, 0, count, columns) = block.topRows(count);
        for (Eigen::Index i = 0; i < count; ++i)
            stacked(columns + 1 + i, columns) =
                outcome[some[static_cast<std::size_t>(i)]] - regression.centre;
        stacked.topRows(columns + 1) = triangle_of(stacked.topRows(columns + 1 + count));
    }
    const Matrix whole = stacked.topRows(columns + 1);
    regression.kept = independent(whole, columns);
    const auto kept = static_cast<Eigen::Index>(regression.kept.size());
    Matrix chosen(columns + 1, kept + 1);
    for (Eigen::Index j = 0; j < kept; ++j)
        chosen.col(j) =
            whole.col(static_cast<Eigen::Index>(regression.kept[static_cast<std::size_t>(j)]));
    chosen.col(kept) = whole.col(columns);
    const Matrix triangle = triangle_of(chosen);
    regression.triangle = triangle.topLeftCorner(kept, kept);
    regression.coefficients = regression.triangle.triangularView<Eigen::Upper>().solve(
        Vector(triangle.col(kept).head(kept)));
    for (std::size_t j = 0; j < design.columns; ++j)
        if (regression.place(j) == regression.kept.size()) regression.dropped.push_back(j);
    return regression;
}

std::vector<Spread> spread_hc2(const Regression& regression, const RegressionDesign& design,
                               std::span<const double> outcome,
                               std::span<const std::size_t> places) {
    const Eigen::MatrixXd wanted = directions(regression, places);
    // By coefficient: the variance; what its rows weigh, and of these the ones that tell nothing;
    // and the weighted squared sizes that residuals are left over from.
    Vector sums = Vector::Zero(wanted.cols()), weight = sums, silent = sums, parts = sums;
    Matrix whole, part, pull;
    Vector residual;
    each_block(regression, design, outcome, design.rows, whole, part, residual,
               [&](const Matrix& u, const Vector& rest, const Vector& size) {
                   pull.noalias() = u * wanted;
                   for (Eigen::Index i = 0; i < u.rows(); ++i) {
                       // A row that the fit passes through exactly tells nothing of the spread.
                       const double free = 1.0 - u.row(i).squaredNorm();
                       const Vector square = pull.row(i).transpose().cwiseAbs2();
                       weight += square;
                       if (free < 1e-10) {
                           silent += square;
                           continue;
                       }
                       sums += square * (rest[i] * rest[i] / free);
                       parts += square * (size[i] * size[i] / free);
                   }
               });
    std::vector<Spread> spreads;
    const double df =
        static_cast<double>(regression.rows) - static_cast<double>(regression.kept.size());
    for (Eigen::Index i = 0; i < sums.size(); ++i) {
        double variance = sums[i];
        if (silent[i] > decided_alone * weight[i])
            variance = std::numeric_limits<double>::quiet_NaN();
        if (is_rounding(std::sqrt(variance), regression.numbers * std::sqrt(weight[i]),
                        std::sqrt(parts[i])))
            variance = 0.0;
        spreads.push_back({variance, df});
    }
    return spreads;
}

std::vector<Spread> spread_cr2(const Regression& regression, const RegressionDesign& design,
                               std::span<const double> outcome,
                               std::span<const std::uint32_t> cluster,
                               std::span<const std::size_t> places) {
    const auto columns = static_cast<Eigen::Index>(regression.kept.size());
    const Eigen::MatrixXd wanted = directions(regression, places);
    std::vector<ClusterSums> sums(places.size());
    for (ClusterSums& sum : sums) sum.outer = Eigen::MatrixXd::Zero(columns, columns);

    std::vector<std::uint32_t> order = design.rows;
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        return cluster[one] != cluster[other] ? cluster[one] < cluster[other] : one < other;
    });
    Matrix whole, part;
    Vector residual, score(columns), z(columns);
    Eigen::MatrixXd shared(columns, columns), root, turned;
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && cluster[order[to]] == cluster[order[from]]) ++to;
        shared.setZero();
        score.setZero();
        double weight = 0.0, sized = 0.0;
        each_block(regression, design, outcome, std::span(order).subspan(from, to - from), whole,
                   part, residual, [&](const Matrix& u, const Vector& rest, const Vector& size) {
                       const Vector length = u.rowwise().norm();
                       weight += length.sum();
                       sized += length.dot(size);
                       shared.noalias() += u.transpose() * u;
                       score.noalias() += u.transpose() * rest;
                   });
        root = inverse_root(shared);
        turned.noalias() = root * wanted;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const auto direction = turned.col(static_cast<Eigen::Index>(i));
            z.noalias() = shared * direction;
            const double length = direction.dot(z), square = z.squaredNorm();
            const double pull = direction.dot(score);
            sums[i].variance += pull * pull;
            sums[i].numbers += direction.squaredNorm() * weight * weight;
            sums[i].parts += direction.squaredNorm() * sized * sized;
            sums[i].trace += length - square;
            sums[i].squares += length * length - 2.0 * length * square;
            sums[i].outer.noalias() += z * z.transpose();
        }
        from = to;
    }
    std::vector<Spread> spreads;
    spreads.reserve(sums.size());
    for (const ClusterSums& sum : sums) {
        const bool rounding =
            is_rounding(std::sqrt(sum.variance), regression.numbers * std::sqrt(sum.numbers),
                        std::sqrt(sum.parts));
        spreads.push_back({rounding ? 0.0 : sum.variance,
                           sum.trace * sum.trace / (sum.squares + sum.outer.squaredNorm())});
    }
    return spreads;
}

} // namespace folkmoot
