#include "deliberation/lot/programme.hpp"

#include <cstddef>
#include <optional>

namespace folkmoot::lot {
namespace {

class Simplex {
public:
    explicit Simplex(const Programme& programme)
        : programme_(programme), rows_(programme.right.size()),
          inverse_(rows_, std::vector<Whole>(rows_)), values_(programme.right), basis_(rows_) {
        for (std::size_t row = 0; row < rows_; ++row) {
            inverse_[row][row] = 1;
            basis_[row] = artificial(row);
        }
    }

    Solution run() {
        Solution solution;
        phase_ = 1;
        go();
        for (std::size_t row = 0; row < rows_; ++row)
            if (basis_[row] >= columns() && values_[row] != 0) return solution;
        phase_ = 2;
        go();
        solution.feasible = true;
        solution.x.assign(columns(), 0);
        for (std::size_t row = 0; row < rows_; ++row)
            if (basis_[row] < columns()) solution.x[basis_[row]] = values_[row];
        solution.prices = prices();
        solution.denominator = determinant_;
        return solution;
    }

private:
    [[nodiscard]] std::size_t columns() const { return programme_.columns.size(); }
    [[nodiscard]] std::size_t artificial(std::size_t row) const { return columns() + row; }

    /// Phase 1 drives what is artificial to 0; phase 2 lets it cost nothing, because it is 0.
    [[nodiscard]] std::int64_t gain_of(std::size_t column) const {
        if (phase_ == 1) return column < columns() ? 0 : -1;
        return column < columns() ? programme_.gain[column] : 0;
    }

    [[nodiscard]] std::vector<Whole> prices() const {
        std::vector<Whole> all(rows_);
        for (std::size_t row = 0; row < rows_; ++row) {
            const std::int64_t gain = gain_of(basis_[row]);
            if (gain == 0) continue;
            for (std::size_t i = 0; i < rows_; ++i) all[i] += gain * inverse_[row][i];
        }
        return all;
    }

    /// Whether a column would gain at these prices, exactly.
    [[nodiscard]] bool gains(std::size_t column, const std::vector<Whole>& prices) const {
        Whole gain = Whole(gain_of(column)) * determinant_;
        const auto& cells = programme_.columns[column];
        for (std::size_t row = 0; row < rows_; ++row)
            if (cells[row] != 0) gain -= prices[row] * cells[row];
        return gain > 0;
    }

    [[nodiscard]] std::optional<std::size_t> entering(bool carefully) const {
        const auto exact = prices();
        if (!carefully) {
            std::vector<double> near(rows_);
            for (std::size_t row = 0; row < rows_; ++row)
                near[row] = static_cast<double>(
                    boost::multiprecision::cpp_rational(exact[row], determinant_));
            std::size_t best = 0;
            double most = 1e-9;
            for (std::size_t column = 0; column < columns(); ++column) {
                double gain = static_cast<double>(gain_of(column));
                const auto& cells = programme_.columns[column];
                for (std::size_t row = 0; row < rows_; ++row)
                    gain -= near[row] * static_cast<double>(cells[row]);
                if (!(gain > most)) continue;
                most = gain;
                best = column;
            }
            if (most > 1e-9 && gains(best, exact)) return best;
        }
        for (std::size_t column = 0; column < columns(); ++column)
            if (gains(column, exact)) return column;
        return std::nullopt;
    }

    void go() {
        // Many steps that gain nothing may go round in circles: then the first column that gains is
        // taken, and of equal rows the one of the first column (Bland), which never does.
        constexpr std::size_t patience = 30;
        std::size_t idle = 0;
        while (const auto column = entering(idle >= patience)) {
            std::vector<Whole> step(rows_);
            const auto& cells = programme_.columns[*column];
            for (std::size_t row = 0; row < rows_; ++row)
                for (std::size_t i = 0; i < rows_; ++i)
                    if (cells[i] != 0) step[row] += inverse_[row][i] * cells[i];
            std::optional<std::size_t> leaving;
            for (std::size_t row = 0; row < rows_; ++row) {
                // What is artificial and 0 must stay 0, whichever way it would go.
                const bool held = phase_ == 2 && basis_[row] >= columns() && step[row] != 0;
                if (held) {
                    leaving = row;
                    break;
                }
                if (step[row] <= 0) continue;
                if (!leaving) {
                    leaving = row;
                    continue;
                }
                const Whole here = values_[row] * step[*leaving];
                const Whole there = values_[*leaving] * step[row];
                if (here < there || (here == there && basis_[row] < basis_[*leaving]))
                    leaving = row;
            }
            if (!leaving) return; // unbounded: not of these programmes
            idle = values_[*leaving] == 0 ? idle + 1 : 0;
            pivot(*leaving, *column, step);
        }
    }

    void pivot(std::size_t row, std::size_t column, const std::vector<Whole>& step) {
        Whole by = step[row];
        // A determinant below 0 would turn every sign round.
        const bool negative = by < 0;
        for (std::size_t other = 0; other < rows_; ++other) {
            if (other == row) continue;
            for (std::size_t i = 0; i < rows_; ++i)
                inverse_[other][i] =
                    (inverse_[other][i] * by - step[other] * inverse_[row][i]) / determinant_;
            values_[other] = (values_[other] * by - step[other] * values_[row]) / determinant_;
        }
        determinant_ = by;
        basis_[row] = column;
        if (!negative) return;
        determinant_ = -determinant_;
        for (std::size_t other = 0; other < rows_; ++other) {
            for (Whole& cell : inverse_[other]) cell = -cell;
            values_[other] = -values_[other];
        }
    }

    const Programme& programme_;
    std::size_t rows_;
    std::vector<std::vector<Whole>> inverse_; ///< times the determinant
    std::vector<Whole> values_; ///< of the basis, times the determinant
    std::vector<std::size_t> basis_;
    Whole determinant_ = 1;
    int phase_ = 1;
};

} // namespace

Solution solve(const Programme& programme) { return Simplex(programme).run(); }

} // namespace folkmoot::lot
