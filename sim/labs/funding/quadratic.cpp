#include "labs/funding/quadratic.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace folkmoot {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double slack = 1e-11;     // a row that is missed by less holds
constexpr double no_step = 1e-10;   // of the direction: less is left over from rounding
constexpr int most_rounds = 2'000;

}  // namespace

std::optional<Eigen::VectorXd> least_quadratic(const Eigen::MatrixXd& G, const Eigen::VectorXd& a,
                                               const Eigen::MatrixXd& N, const Eigen::VectorXd& b) {
    const Eigen::MatrixXd inverse = G.ldlt().solve(Eigen::MatrixXd::Identity(G.rows(), G.cols()));
    Eigen::VectorXd x = -inverse * a;
    std::vector<Eigen::Index> active;
    std::vector<double> price;  // multiplier of each active row

    for (int round = 0; round < most_rounds; ++round) {
        Eigen::Index worst = 0;
        const Eigen::VectorXd short_by = b - N * x;
        if (short_by.size() == 0 || !(short_by.maxCoeff(&worst) > slack)) return x;
        const Eigen::VectorXd row = N.row(worst).transpose();
        double own_price = 0;
        for (;;) {
            // The direction that meets the row and leaves the active rows as they are, and what
            // that costs them.
            const auto count = static_cast<Eigen::Index>(active.size());
            Eigen::MatrixXd held(G.rows(), count);
            for (Eigen::Index i = 0; i < count; ++i)
                held.col(i) = N.row(active[static_cast<std::size_t>(i)]).transpose();
            Eigen::VectorXd cost(count);
            Eigen::VectorXd direction = inverse * row;
            if (count > 0) {
                const Eigen::MatrixXd spread = held.transpose() * inverse * held;
                cost = spread.ldlt().solve(held.transpose() * direction);
                direction -= inverse * (held * cost);
            }
            double until_free = endless;
            std::size_t freed = 0;
            for (std::size_t i = 0; i < active.size(); ++i) {
                const double r = cost(static_cast<Eigen::Index>(i));
                if (r > 0.0 && price[i] / r < until_free) {
                    until_free = price[i] / r;
                    freed = i;
                }
            }
            const double gain = direction.dot(row);
            const double until_met =
                gain > no_step * row.dot(inverse * row) ? (b(worst) - row.dot(x)) / gain : endless;
            const double step = std::min(until_free, until_met);
            if (step == endless) return std::nullopt;
            if (until_met != endless) x += step * direction;
            for (std::size_t i = 0; i < active.size(); ++i)
                price[i] -= step * cost(static_cast<Eigen::Index>(i));
            own_price += step;
            if (step == until_met) {
                active.push_back(worst);
                price.push_back(own_price);
                break;
            }
            active.erase(active.begin() + static_cast<std::ptrdiff_t>(freed));
            price.erase(price.begin() + static_cast<std::ptrdiff_t>(freed));
        }
    }
    return std::nullopt;
}

} // namespace folkmoot
