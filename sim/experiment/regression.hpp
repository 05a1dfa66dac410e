#pragma once

/// Least squares with errors that survive what trials do to them: unequal spread (HC2) and people
/// who share a cluster (CR2 with Bell–McCaffrey degrees of freedom).
///
/// Rows stream through in blocks, so that a million rows need no more memory than a thousand.

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace folkmoot {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

/// A design matrix that is made when it is looked at.
struct RegressionDesign {
    std::size_t columns = 0;             ///< the first is a constant
    double numbers = 0;  ///< largest that the outcome was made from, if it is not as it was given
    std::vector<std::uint32_t> rows;  ///< which rows of the data take part, in any order
    /// Writes the columns of these rows of the data into the first lines of `block`.
    std::function<void(std::span<const std::uint32_t> rows, Matrix& block)> fill;
};

/// A fitted regression.
struct Regression {
    std::vector<std::size_t>
        kept;     ///< columns that say something new, in order; as R's lm keeps them
    std::vector<std::size_t> dropped;  ///< columns that repeat what earlier ones say
    Vector coefficients;               ///< of the kept columns
    Matrix triangle;                   ///< R of X = QR, kept columns
    std::size_t rows = 0;
    double centre = 0;   ///< taken off the outcome first, so that a large one costs no digits
    double numbers = 0;  ///< largest of the outcomes as they were given

    /// The place of a column among the kept; `kept.size()` if it was dropped.
    [[nodiscard]] std::size_t place(std::size_t column) const;
};

/// Least squares of `outcome` (by row of the data) by Householder QR, block by block (Demmel,
/// Grigori, Hoemmen & Langou, SIAM Journal on Scientific Computing 34 (2012), A206–A239).
[[nodiscard]] Regression fit(const RegressionDesign& design, std::span<const double> outcome);

/// Variance of one coefficient and its degrees of freedom. A variance that is only rounding
/// (`is_rounding`) is 0; NaN: not known, because the rows that decide the coefficient are each
/// fitted exactly.
struct Spread {
    double variance = 0, df = 0;
};

/// HC2 variances of the coefficients at `places`; df = rows − columns.
/// Source: MacKinnon & White, Journal of Econometrics 29 (1985), 305–325.
[[nodiscard]] std::vector<Spread> spread_hc2(const Regression& regression,
                                             const RegressionDesign& design,
                                             std::span<const double> outcome,
                                             std::span<const std::size_t> places);

/// CR2 variances of the coefficients at `places` and Satterthwaite degrees of freedom, both under
/// the working model of independent errors. `cluster` by row of the data. Source: Bell & McCaffrey,
/// Survey Methodology 28 (2002), 169–181; Pustejovsky & Tipton, Journal of Business & Economic
/// Statistics 36 (2018), 672–683, for clusters that decide a coefficient alone.
[[nodiscard]] std::vector<Spread> spread_cr2(const Regression& regression,
                                             const RegressionDesign& design,
                                             std::span<const double> outcome,
                                             std::span<const std::uint32_t> cluster,
                                             std::span<const std::size_t> places);

} // namespace folkmoot
