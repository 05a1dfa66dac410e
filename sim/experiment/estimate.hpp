#pragma once

/// What every estimator of a split test takes and gives.
///
/// Rows are columns side by side: one entry a unit (a person, or a person in a period). Arms,
/// clusters and strata are numbers from 0 upwards. A row whose outcome is NaN was never learnt and
/// is left out.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// The data of a trial. Only `outcome` and `arm` are always needed; an empty span: there is none.
struct TrialRows {
    std::span<const double> outcome;
    std::span<const std::uint16_t> arm;         ///< below `arms`
    std::span<const std::uint32_t> cluster;     ///< who was assigned together; any numbers
    std::span<const std::uint32_t> stratum; ///< within what assignment was balanced; any numbers
    std::span<const double> pre; ///< the outcome before the trial began
    std::span<const double> received; ///< how much of the treatment really arrived, 0..1
    std::span<const std::uint32_t> look; ///< at which look a row came in; any numbers in order
    std::vector<std::span<const double>> covariates; ///< known before the trial
    std::size_t arms = 2;
    std::size_t control = 0;
    std::string_view row = "row", rows = "rows"; ///< what one of them is, and several are, called
    std::span<const std::string> names; ///< of the arms, for sentences; empty: there are none
};

/// A number estimated, and how sure we are of it. NaN: does not exist for this method.
struct Estimated {
    double estimate = no_number; ///< in the outcome's unit, treatment less control
    double se = no_number; ///< standard error
    double df = no_number; ///< degrees of freedom of Student's t; NaN: none; infinity: normal
    double low = no_number, high = no_number; ///< interval with coverage 1 − alpha
    double p = no_number; ///< two-sided, of no effect
};

/// One arm against the control.
struct ArmEstimate {
    std::size_t arm = 0;
    double n = 0, control_n = 0; ///< rows with an outcome
    double clusters = 0, control_clusters = 0; ///< that hold these rows; 0: the method uses none
    double mean = no_number, control_mean = no_number;
    Estimated effect;
    bool weak = false; ///< iv only: being assigned hardly changed what people received
    double adjusted_p = no_number; ///< Holm over the arms
    double probability_best = no_number; ///< bayes only: of this arm, the direction of more
    double expected_loss = no_number; ///< bayes only: what choosing this arm gives away on average
};

/// Below so many degrees of freedom Student's t does not describe a cluster-robust estimate: its
/// interval and p are rough at best. Source: Pustejovsky & Tipton, Journal of Business & Economic
/// Statistics 36 (2018), 672–683; Tipton, Psychological Methods 20 (2015), 375–393.
constexpr double fewest_df = 4.0;

/// True if an estimate rests on so few clusters that its interval and p are rough at best.
[[nodiscard]] inline bool rests_on_few(const ArmEstimate& arm) {
    return arm.clusters > 0.0 && arm.effect.df < fewest_df;
}

/// What an estimator says.
struct TrialAnalysis {
    std::vector<ArmEstimate> arms; ///< in order, without the control
    std::vector<double> n; ///< rows with an outcome, by arm, with the control
    std::vector<std::string> warnings; ///< plain sentences
    std::optional<std::size_t> stopped_look; ///< sequential only: 0-based look that ended the trial
    std::uint64_t looked_at = 0; ///< sequential only: how often an outcome was read
    double control_probability_best = no_number, control_expected_loss = no_number; ///< bayes only
};

enum class Method : std::uint8_t {
    difference, ///< difference in means, Welch
    proportion, ///< difference in proportions, normal
    hc2, ///< regression on arms and covariates, HC2
    lin, ///< Lin: fully interacted regression; CR2 when there are clusters
    cuped, ///< outcome less what the pre-period foretold, then Welch; CR2 when there are clusters
    cluster, ///< regression on arms and covariates, CR2 with Bell–McCaffrey degrees of freedom
    iv, ///< complier average effect (Wald, two-stage least squares)
    permutation, ///< randomisation inference
    sequential, ///< looks on the way: spending boundaries or an always-valid interval
    bayes, ///< posterior: beta-binomial for 0/1 outcomes, else normal
};

enum class Looking : std::uint8_t { fixed, naive, obrien_fleming, pocock, always_valid };

struct AnalysisOptions {
    double alpha = 0.05;
    Looking looking = Looking::obrien_fleming; ///< for Method::sequential
    double planned_rows = 0; ///< rows that were planned for; 0: as many as there are
    std::vector<double> shares; ///< planned, by arm, in any unit; empty: alike
    std::uint64_t seed = 1; ///< of permutations
    std::uint32_t permutations = 0; ///< 0: chosen by size
};

/// A method's key ("cluster"), its label ("Cluster-robust (CR2)") and one plain sentence.
struct MethodWords {
    Method method;
    std::string_view key, label, sentence;
};

/// All methods, in the order in which people should read them.
[[nodiscard]] std::span<const MethodWords> method_words();
[[nodiscard]] std::optional<Method> method_named(std::string_view key);

/// A pass of all checks and the estimator: every arm against the control. Warnings say in plain
/// words where the method does not fit the data (too few clusters, ignored clusters, uneven arms,
/// no variation, dropped columns). Rows must hold what the method needs (`missing_for`).
///
/// Joint over all arms: hc2, lin, cluster (as R's estimatr fits them); arm by arm: the others.
[[nodiscard]] TrialAnalysis analyse(const TrialRows& rows, Method method,
                                    const AnalysisOptions& options = {});

/// What a method lacks to run on these rows, as a plain sentence; "" if nothing.
[[nodiscard]] std::string missing_for(const TrialRows& rows, Method method);

} // namespace folkmoot
