#include "experiment/means.hpp"
#include "experiment/methods.hpp"
#include "experiment/regression.hpp"

#include <algorithm>
#include <cmath>

/// The regressions of a trial. Columns stand in the order in which R's formula would put them, so
/// that what is dropped as a repetition is the same: intercept, arms, covariates, and (Lin)
/// covariates within arms.

namespace folkmoot {
namespace {

/// What the columns of a design are made of.
struct Columns {
    const TrialRows& rows;
    std::vector<std::span<const double>> covariates;  ///< pre-period first
    std::vector<std::uint32_t> stratum;               ///< dense; empty: none
    std::size_t strata = 0;
    bool interacted = false;
    std::vector<double> centres;  ///< by covariate, then by stratum from the second on; Lin only

    [[nodiscard]] std::size_t treatments() const { return rows.arms - 1; }
    [[nodiscard]] std::size_t extras() const {
        return covariates.size() + (strata > 1 ? strata - 1 : 0);
    }
    /// Column of an arm that is not the control.
    [[nodiscard]] std::size_t column_of(std::size_t arm) const {
        return arm < rows.control ? arm + 1 : arm;
    }

    [[nodiscard]] double extra(std::size_t row, std::size_t number) const {
        const double value = number < covariates.size()
                                 ? covariates[number][row]
                                 : (stratum[row] == number - covariates.size() + 1 ? 1.0 : 0.0);
        return centres.empty() ? value : value - centres[number];
    }

    void fill(std::span<const std::uint32_t> some, Matrix& block) const {
        for (std::size_t i = 0; i < some.size(); ++i) {
            auto line = block.row(static_cast<Eigen::Index>(i));
            const std::size_t row = some[i];
            line.setZero();
            line[0] = 1.0;
            const std::size_t arm = rows.arm[row];
            if (arm != rows.control) line[static_cast<Eigen::Index>(column_of(arm))] = 1.0;
            for (std::size_t j = 0; j < extras(); ++j) {
                const double value = extra(row, j);
                line[static_cast<Eigen::Index>(1 + treatments() + j)] = value;
                if (interacted && arm != rows.control)
                    line[static_cast<Eigen::Index>(1 + treatments() + extras() +
                                                   (column_of(arm) - 1) * extras() + j)] = value;
            }
        }
    }

    [[nodiscard]] RegressionDesign design(const std::vector<std::uint32_t>& used) const {
        return {.columns = 1 + treatments() + extras() * (interacted ? rows.arms : 1),
                .rows = used,
                .fill = [this](std::span<const std::uint32_t> some, Matrix& block) {
                    fill(some, block);
                }};
    }
};

Columns columns_of(const TrialRows& rows, const std::vector<std::uint32_t>& used, bool interacted) {
    Columns columns{
        .rows = rows, .covariates = {}, .stratum = {}, .interacted = interacted, .centres = {}};
    if (!rows.pre.empty()) columns.covariates.push_back(rows.pre);
    for (const auto& covariate : rows.covariates) columns.covariates.push_back(covariate);
    if (!rows.stratum.empty()) columns.stratum = dense(rows.stratum, columns.strata);
    if (interacted && columns.extras() > 0) {
        std::vector<double> centres(columns.extras(), 0.0);
        for (const std::uint32_t row : used)
            for (std::size_t j = 0; j < centres.size(); ++j) centres[j] += columns.extra(row, j);
        for (double& centre : centres) centre /= static_cast<double>(used.size());
        columns.centres = std::move(centres);
    }
    return columns;
}

/// Fits `outcome` on the columns and writes the arms' effects. `numbers`: the largest that the
/// outcome was made from, if it is not as it was given.
void regress(const Columns& columns, const std::vector<std::uint32_t>& used,
             std::span<const double> outcome, bool clustered, double alpha, TrialAnalysis& analysis,
             double numbers = 0.0) {
    RegressionDesign design = columns.design(used);
    design.numbers = numbers;
    const Regression regression = fit(design, outcome);
    std::vector<std::size_t> places;
    std::vector<ArmEstimate*> arms;
    for (ArmEstimate& arm : analysis.arms) {
        const std::size_t place = regression.place(columns.column_of(arm.arm));
        if (place == regression.kept.size()) continue;
        places.push_back(place);
        arms.push_back(&arm);
    }
    const std::vector<Spread> spreads =
        clustered ? spread_cr2(regression, design, outcome, columns.rows.cluster, places)
                  : spread_hc2(regression, design, outcome, places);
    bool alone = false;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        arms[i]->effect =
            with_interval(regression.coefficients[static_cast<Eigen::Index>(places[i])],
                          std::sqrt(spreads[i].variance), spreads[i].df, alpha);
        alone = alone || spreads[i].variance != spreads[i].variance;
    }
    if (alone)
        analysis.warnings.emplace_back(
            "Once strata and what was known before are allowed for, nearly everybody in an arm "
            "stands alone, with nobody to compare with: nothing can be said about chance.");
    if (!regression.dropped.empty())
        analysis.warnings.push_back("Columns that repeat what others already say are left out: " +
                                    counted(static_cast<double>(regression.dropped.size())) + ".");
}

}  // namespace

void analyse_regression(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                        Method method, double alpha, TrialAnalysis& analysis) {
    const Columns columns = columns_of(rows, used, method == Method::lin);
    const bool clustered =
        method == Method::cluster || (method == Method::lin && !rows.cluster.empty());
    regress(columns, used, rows.outcome, clustered, alpha, analysis);
}

void analyse_cuped(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                   TrialAnalysis& analysis) {
    double pre_mean = 0.0, mean = 0.0, shared = 0.0, square = 0.0;
    for (const std::uint32_t row : used) {
        pre_mean += rows.pre[row];
        mean += rows.outcome[row];
    }
    pre_mean /= static_cast<double>(used.size());
    mean /= static_cast<double>(used.size());
    for (const std::uint32_t row : used) {
        const double away = rows.pre[row] - pre_mean;
        shared += away * (rows.outcome[row] - mean);
        square += away * away;
    }
    if (square == 0.0)
        analysis.warnings.emplace_back(
            "The pre-period is the same for everybody and foretells nothing.");
    const double slope = square > 0.0 ? shared / square : 0.0;
    std::vector<double> adjusted(rows.outcome.size(), no_number);
    double numbers = 0.0, parts = 0.0;
    for (const std::uint32_t row : used) {
        const double foretold = slope * (rows.pre[row] - pre_mean);
        adjusted[row] = rows.outcome[row] - foretold;
        numbers = std::max(numbers, std::fabs(rows.outcome[row]));
        parts = std::max(parts, std::fabs(rows.outcome[row] - mean) + std::fabs(foretold));
    }

    TrialRows fresh = rows;
    fresh.outcome = adjusted;
    fresh.pre = {};
    fresh.stratum = {};
    fresh.covariates.clear();
    if (!rows.cluster.empty()) {
        regress(columns_of(fresh, used, false), used, adjusted, true, alpha, analysis, numbers);
        return;
    }
    const auto moments = [&](std::size_t arm) {
        return moments_of(outcomes_of(fresh, used, arm), numbers, parts);
    };
    const Moments control = moments(rows.control);
    for (ArmEstimate& arm : analysis.arms) arm.effect = welch(moments(arm.arm), control, alpha);
}

void analyse_instrument(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                        TrialAnalysis& analysis) {
    for (ArmEstimate& arm : analysis.arms) {
        // Only this arm and the control, as two arms.
        std::vector<std::uint32_t> two;
        std::vector<std::uint16_t> side(rows.arm.size(), 0);
        for (const std::uint32_t row : used) {
            if (rows.arm[row] != arm.arm && rows.arm[row] != rows.control) continue;
            two.push_back(row);
            side[row] = rows.arm[row] == arm.arm ? 1 : 0;
        }
        TrialRows pair;
        pair.arm = side;
        pair.cluster = rows.cluster;
        const Columns columns = columns_of(pair, two, false);
        // The effect of being assigned on any quantity, as if there were these two arms only.
        const auto assigned = [&](std::span<const double> quantity, double numbers) {
            TrialAnalysis one;
            one.arms.emplace_back().arm = 1;
            regress(columns, two, quantity, !rows.cluster.empty(), alpha, one, numbers);
            return one.arms[0].effect;
        };
        const Estimated first = assigned(rows.received, 1.0);
        const double shift = first.estimate, strength = shift / first.se;
        if (is_rounding(std::fabs(shift), 1.0, 1.0)) {
            analysis.warnings.emplace_back("Being assigned did not change what people received, so "
                                           "nothing can be said of those who received it.");
            continue;
        }
        arm.weak = strength * strength < 10.0;
        if (arm.weak)
            analysis.warnings.emplace_back("Being assigned hardly changed what people received (F "
                                           "below 10): the estimate is not reliable.");
        // Two-stage least squares: what is left of the outcome once the treatment received is taken
        // off has mean 0 in both arms, and its spread, divided by the shift, is that of the effect.
        const double effect = (arm.mean - arm.control_mean) / shift;
        std::vector<double> rest(rows.outcome.size(), 0.0);
        double numbers = 0.0;
        for (const std::uint32_t row : two) {
            rest[row] = rows.outcome[row] - effect * rows.received[row];
            numbers = std::max(numbers, std::fabs(rows.outcome[row]) +
                                            std::fabs(effect * rows.received[row]));
        }
        const Estimated second = assigned(rest, numbers);
        arm.effect = with_interval(effect, second.se / std::fabs(shift), second.df, alpha);
    }
}

} // namespace folkmoot
