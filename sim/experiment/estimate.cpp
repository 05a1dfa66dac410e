#include "experiment/estimate.hpp"

#include "core/whole.hpp"
#include "experiment/distributions.hpp"
#include "experiment/means.hpp"
#include "experiment/methods.hpp"
#include "experiment/multiplicity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace folkmoot {
namespace {

constexpr std::array<MethodWords, 10> all_methods{{
    {Method::difference, "difference", "Difference in means (Welch)",
     "Compares the averages of the two groups and allows them to be spread out differently."},
    {Method::proportion, "proportion", "Difference in shares",
     "Compares the share of people for whom something happened."},
    {Method::hc2, "hc2", "Regression (HC2)",
     "Compares averages after allowing for what was known before, with errors that allow for "
     "uneven spread."},
    {Method::lin, "lin", "Regression adjustment (Lin)",
     "Allows for what was known before in each group separately; never much worse than a plain "
     "comparison."},
    {Method::cuped, "cuped", "Less what the past foretold (CUPED)",
     "Takes off each person's outcome what their own past foretold, which makes small effects "
     "visible."},
    {Method::cluster, "cluster", "Cluster-robust regression (CR2)",
     "For trials in which whole places or providers were assigned: people in one place are not "
     "independent."},
    {Method::iv, "iv", "Effect on those who took it (instrumental variable)",
     "For trials in which some did not get what they were assigned to: the effect on those who "
     "went along."},
    {Method::permutation, "permutation", "Randomisation test",
     "Draws the assignment again many times and asks how often chance alone does as much."},
    {Method::sequential, "sequential", "Early looks paid for",
     "For trials that were looked at on the way: an early end needs a larger difference."},
    {Method::bayes, "bayes", "Bayesian",
     "Says how probable it is that an arm is the best, and what choosing it gives away on "
     "average."},
}};

bool uses_covariates(Method method) {
    return method == Method::hc2 || method == Method::lin || method == Method::cluster;
}
bool uses_clusters(Method method) {
    return method == Method::cluster || method == Method::lin || method == Method::cuped ||
           method == Method::iv || method == Method::permutation;
}
bool uses_strata(Method method) { return uses_covariates(method) || method == Method::permutation; }

std::size_t distinct(std::span<const std::uint32_t> numbers) {
    std::size_t count = 0;
    (void)dense(numbers, count);
    return count;
}

void analyse_proportion(const TrialRows& rows, const std::vector<std::uint32_t>& used, double alpha,
                        TrialAnalysis& analysis) {
    std::vector<double> hits(rows.arms, 0.0);
    for (const std::uint32_t row : used) hits[rows.arm[row]] += rows.outcome[row];
    compare_shares(hits, rows.control, alpha, analysis);
}

void warn_of_unused(const TrialRows& rows, Method method, TrialAnalysis& analysis) {
    auto& warnings = analysis.warnings;
    if (!rows.cluster.empty() && !uses_clusters(method))
        warnings.emplace_back(
            "People in one cluster are not independent, and this method takes them to be: its "
            "interval may be far too narrow. The methods “cluster” and “lin” allow for it.");
    if (!rows.stratum.empty() && !uses_strata(method))
        warnings.emplace_back(
            "This method does not use the strata; its interval may be wider than it need be.");
    if ((!rows.covariates.empty() && !uses_covariates(method)) ||
        (!rows.pre.empty() && !uses_covariates(method) && method != Method::cuped))
        warnings.emplace_back(
            "This method does not use what was known before the trial; the method “lin” does.");
}

/// Clusters that are too few, and clusters that hold several arms.
void warn_of_clusters(const TrialRows& rows, const std::vector<std::uint32_t>& used, Method method,
                      TrialAnalysis& analysis) {
    std::vector<std::uint32_t> some;
    some.reserve(used.size());
    for (const std::uint32_t row : used) some.push_back(rows.cluster[row]);
    const std::size_t count = distinct(some);
    if (analysis.arms.empty()) return;
    double least = std::numeric_limits<double>::infinity();
    bool alone = false;
    for (const ArmEstimate& arm : analysis.arms)
        alone = alone || arm.clusters < 2.0 || arm.control_clusters < 2.0;
    if (alone && method != Method::permutation)
        analysis.warnings.emplace_back(
            "An arm that is a single cluster tells nothing: what the treatment did and what that "
            "cluster is like anyway cannot be told apart.");
    for (const ArmEstimate& arm : analysis.arms)
        if (arm.effect.df == arm.effect.df) least = std::min(least, arm.effect.df);
    if (count < 30 || least < 10.0)
        analysis.warnings.push_back(
            "There are only " + counted(static_cast<double>(count)) +
            " clusters: a few unusual ones decide the result, and the interval is wide for "
            "that reason.");
}

/// "48.2%", "50%".
std::string percent(double share) {
    const auto tenths = std::llround(1000.0 * share);
    return std::to_string(tenths / 10) +
           (tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "") + "%";
}

/// "2, 3 and 4".
template <class Words> std::string listed(const std::vector<double>& numbers, const Words& words) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        text += (i == 0 ? "" : i + 1 < numbers.size() ? ", " : " and ") + words(numbers[i]);
    return text;
}

/// Clusters that hold rows of each arm.
std::vector<double> clusters_by_arm(const TrialRows& rows, const std::vector<std::uint32_t>& used) {
    std::size_t count = 0;
    const std::vector<std::uint32_t> cluster = dense(rows.cluster, count);
    std::vector<bool> seen(count * rows.arms, false);
    std::vector<double> clusters(rows.arms, 0.0);
    for (const std::uint32_t row : used) {
        const std::size_t place = cluster[row] * rows.arms + rows.arm[row];
        if (!seen[place]) clusters[rows.arm[row]] += 1.0;
        seen[place] = true;
    }
    return clusters;
}

std::string name_of(const TrialRows& rows, std::size_t arm) {
    return arm < rows.names.size() ? "“" + rows.names[arm] + "”" : "arm " + std::to_string(arm);
}

/// An arm that is a single cluster has a difference, but no error.
void withdraw_single_clusters(TrialAnalysis& analysis) {
    for (ArmEstimate& arm : analysis.arms)
        if (arm.clusters < 2.0 || arm.control_clusters < 2.0)
            arm.effect = {.estimate = arm.effect.estimate};
}

/// Two arms within which nobody differs have a difference, but no error, whatever a method makes of
/// what was known before.
void withdraw_constant_arms(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                            TrialAnalysis& analysis) {
    std::vector<RunningMoments> running(rows.arms);
    for (const std::uint32_t row : used) running[rows.arm[row]].add(rows.outcome[row]);
    for (ArmEstimate& arm : analysis.arms)
        if (running[arm.arm].moments().variance == 0.0 &&
            running[rows.control].moments().variance == 0.0)
            arm.effect = {.estimate = arm.effect.estimate, .se = 0.0};
}

/// How the method would say that nobody differs within an arm.
std::string no_variation(const TrialRows& rows, Method method, bool clustered) {
    if (clustered)
        return "Within the arms the clusters do not differ, so nothing can be said about chance.";
    if (method == Method::cuped ||
        (uses_covariates(method) &&
         !(rows.pre.empty() && rows.covariates.empty() && rows.stratum.empty())))
        return "Apart from what was known before, the outcome does not vary within the arms, so "
               "nothing can be said about chance.";
    return std::string(no_variation_at_all);
}

/// Who came, and whose outcome was never learnt.
void warn_of_losses(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                    const std::vector<double>& planned, TrialAnalysis& analysis) {
    const double lost = static_cast<double>(rows.outcome.size() - used.size());
    if (lost > 0.0) {
        std::vector<double> missing(rows.arms, 0.0), all(rows.arms, 0.0);
        for (const std::uint16_t arm : rows.arm) all[arm] += 1.0;
        for (std::size_t arm = 0; arm < rows.arms; ++arm) missing[arm] = all[arm] - analysis.n[arm];
        const bool uneven = sample_ratio_p(missing, all) < 0.01;
        analysis.warnings.push_back(
            counted(lost) + " " + std::string(lost == 1.0 ? rows.row : rows.rows) +
            (lost == 1.0 ? " is" : " are") + " left out because something is missing." +
            (uneven
                 ? " More are missing in one arm than in another, so the arms are no longer alike."
                 : " The comparison is fair only if it is chance who is missing."));
    }
    if (rows.cluster.empty()) warn_of_ratio(planned, analysis);
}

} // namespace

void adjust_over_arms(TrialAnalysis& analysis) {
    std::vector<double> p;
    p.reserve(analysis.arms.size());
    for (const ArmEstimate& arm : analysis.arms) p.push_back(arm.effect.p);
    const std::vector<double> holm = adjust_holm(p);
    for (std::size_t i = 0; i < p.size(); ++i) analysis.arms[i].adjusted_p = holm[i];
}

void warn_of_ratio(const std::vector<double>& planned, TrialAnalysis& analysis) {
    const bool given = planned.size() == analysis.n.size();
    const std::vector<double> shares =
        given ? planned : std::vector<double>(analysis.n.size(), 1.0);
    if (!(sample_ratio_p(analysis.n, shares) < 0.001)) return;
    if (given)
        analysis.warnings.push_back(
            "The arms are not of the sizes that were planned, by more than chance: " +
            listed(analysis.n, [](double n) { return counted(n); }) + " came where " +
            listed(shares, [whole = std::accumulate(shares.begin(), shares.end(), 0.0)](
                               double share) { return percent(share / whole); }) +
            " were planned. Something went wrong in assigning or counting people; find out what "
            "before believing any difference.");
    else
        analysis.warnings.emplace_back(
            "The arms are not of the same size, by more than chance. If they were meant to "
            "be, something went wrong in assigning or counting people.");
}

std::span<const MethodWords> method_words() { return all_methods; }

std::optional<Method> method_named(std::string_view key) {
    for (const MethodWords& words : all_methods)
        if (words.key == key) return words.method;
    return std::nullopt;
}

std::vector<std::uint32_t> dense(std::span<const std::uint32_t> numbers, std::size_t& count) {
    std::vector<std::uint32_t> result(numbers.begin(), numbers.end());
    const std::uint32_t highest =
        numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
    if (highest < 2 * numbers.size() + 1'000) {
        std::vector<std::uint32_t> place(static_cast<std::size_t>(highest) + 1, 0);
        for (const std::uint32_t number : numbers) place[number] = 1;
        std::uint32_t next = 0;
        for (std::uint32_t& entry : place) entry = entry != 0 ? next++ : 0;
        for (std::uint32_t& entry : result) entry = place[entry];
        count = next;
        return result;
    }
    std::vector<std::uint32_t> known(numbers.begin(), numbers.end());
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    for (std::uint32_t& entry : result)
        entry = static_cast<std::uint32_t>(std::lower_bound(known.begin(), known.end(), entry) -
                                           known.begin());
    count = known.size();
    return result;
}

std::string counted(double number) {
    std::string digits = std::to_string(nearest_whole<std::int64_t>(number));
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::vector<std::uint32_t> rows_for(const TrialRows& rows, Method method) {
    std::vector<std::uint32_t> used;
    used.reserve(rows.outcome.size());
    const bool pre = !rows.pre.empty() && (uses_covariates(method) || method == Method::cuped);
    const bool received = method == Method::iv;
    for (std::size_t i = 0; i < rows.outcome.size(); ++i) {
        bool known = rows.outcome[i] == rows.outcome[i];
        if (pre) known = known && rows.pre[i] == rows.pre[i];
        if (received) known = known && rows.received[i] == rows.received[i];
        if (uses_covariates(method))
            for (const auto& covariate : rows.covariates)
                known = known && covariate[i] == covariate[i];
        if (known) used.push_back(static_cast<std::uint32_t>(i));
    }
    return used;
}

std::vector<double> outcomes_of(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                                std::size_t arm) {
    std::vector<double> outcomes;
    for (const std::uint32_t row : used)
        if (rows.arm[row] == arm) outcomes.push_back(rows.outcome[row]);
    return outcomes;
}

TrialAnalysis begin_analysis(const TrialRows& rows, const std::vector<std::uint32_t>& used) {
    TrialAnalysis analysis;
    analysis.n.assign(rows.arms, 0.0);
    std::vector<double> sums(rows.arms, 0.0);
    for (const std::uint32_t row : used) {
        analysis.n[rows.arm[row]] += 1.0;
        sums[rows.arm[row]] += rows.outcome[row];
    }
    for (std::size_t arm = 0; arm < rows.arms; ++arm) {
        if (arm == rows.control) continue;
        analysis.arms.push_back({.arm = arm,
                                 .n = analysis.n[arm],
                                 .control_n = analysis.n[rows.control],
                                 .mean = sums[arm] / analysis.n[arm],
                                 .control_mean = sums[rows.control] / analysis.n[rows.control],
                                 .effect = {}});
    }
    return analysis;
}

std::string missing_for(const TrialRows& rows, Method method) {
    if (rows.arms < 2) return "there is only one arm: nothing to compare with";
    if (method == Method::cluster && rows.cluster.empty())
        return "this method needs to know who was assigned together (cluster)";
    if (method == Method::cuped && rows.pre.empty())
        return "this method needs the outcome before the trial (pre)";
    if (method == Method::iv && rows.received.empty())
        return "this method needs to know who received the treatment (received)";
    if (method == Method::sequential && rows.look.empty())
        return "this method needs to know at which look a row came in (look)";
    const std::vector<std::uint32_t> used = rows_for(rows, method);
    for (const double n : begin_analysis(rows, used).n)
        if (n < 2.0) return "every arm needs at least two rows in which nothing is missing";
    if (method == Method::proportion)
        for (const std::uint32_t row : used)
            if (rows.outcome[row] != 0.0 && rows.outcome[row] != 1.0)
                return "a proportion needs an outcome that is 0 or 1 in every row";
    if (uses_covariates(method) && !rows.stratum.empty() && distinct(rows.stratum) > most_strata)
        return "this method takes at most " + counted(most_strata) + " strata";
    const std::size_t columns =
        (1 + (rows.pre.empty() ? 0U : 1U) + rows.covariates.size()) * rows.arms;
    if (uses_covariates(method) && used.size() <= columns)
        return "there are not more rows than columns";
    if (uses_clusters(method) && !rows.cluster.empty()) {
        const std::vector<double> clusters = clusters_by_arm(rows, used);
        const std::string few =
            "there are too few clusters to judge by: each arm needs at least two";
        // Drawing again needs no spread within an arm, but more than one way to draw.
        if (method == Method::permutation && distinct(rows.cluster) <= rows.arms) return few;
        for (std::size_t arm = 0; arm < rows.arms && method != Method::permutation; ++arm)
            if (clusters[arm] < 2.0)
                return few + ", and " + name_of(rows, arm) +
                       " has one: what the treatment did and what that cluster is like anyway "
                       "cannot be told apart";
    }
    return {};
}

TrialAnalysis analyse(const TrialRows& rows, Method method, const AnalysisOptions& options) {
    const std::vector<std::uint32_t> used = rows_for(rows, method);
    TrialAnalysis analysis = begin_analysis(rows, used);
    switch (method) {
    case Method::difference: {
        const Moments control = moments_of(outcomes_of(rows, used, rows.control));
        for (ArmEstimate& arm : analysis.arms)
            arm.effect =
                welch(moments_of(outcomes_of(rows, used, arm.arm)), control, options.alpha);
        break;
    }
    case Method::proportion:
        analyse_proportion(rows, used, options.alpha, analysis);
        break;
    case Method::hc2:
    case Method::lin:
    case Method::cluster:
        analyse_regression(rows, used, method, options.alpha, analysis);
        break;
    case Method::cuped:
        analyse_cuped(rows, used, options.alpha, analysis);
        break;
    case Method::iv:
        analyse_instrument(rows, used, options.alpha, analysis);
        break;
    case Method::permutation:
        analyse_permutation(rows, used, options, analysis);
        break;
    case Method::sequential:
        analyse_sequential(rows, used, options, analysis);
        break;
    case Method::bayes:
        analyse_bayes(rows, used, options.alpha, analysis);
        break;
    }
    // Lots drawn again, and beliefs about shares, need nobody to differ within an arm.
    if (method != Method::permutation && method != Method::bayes && method != Method::proportion)
        withdraw_constant_arms(rows, used, analysis);
    const bool clustered = !rows.cluster.empty() && uses_clusters(method);
    if (clustered) {
        const std::vector<double> clusters = clusters_by_arm(rows, used);
        for (ArmEstimate& arm : analysis.arms) {
            arm.clusters = clusters[arm.arm];
            arm.control_clusters = clusters[rows.control];
        }
        if (method != Method::permutation) withdraw_single_clusters(analysis);
    }
    adjust_over_arms(analysis);
    warn_of_losses(rows, used, options.shares, analysis);
    warn_of_unused(rows, method, analysis);
    if (clustered) warn_of_clusters(rows, used, method, analysis);
    if (std::any_of(analysis.arms.begin(), analysis.arms.end(),
                    [](const ArmEstimate& arm) { return arm.effect.se == 0.0; }))
        analysis.warnings.push_back(no_variation(rows, method, clustered));
    return analysis;
}

} // namespace folkmoot
