#include "experiment/counts.hpp"

#include "experiment/means.hpp"
#include "experiment/methods.hpp"

#include <algorithm>
#include <vector>

namespace folkmoot {

bool works_from_counts(Method method) {
    return method == Method::proportion || method == Method::bayes;
}

std::string missing_for(std::span<const ArmCount> arms) {
    if (arms.size() < 2) return "there is only one arm: nothing to compare with";
    for (const ArmCount& arm : arms)
        if (arm.people < 2.0) return "every arm needs at least two people";
    return {};
}

void compare_shares(std::span<const double> hits, std::size_t control, double alpha,
                    TrialAnalysis& analysis) {
    bool few = false;
    for (ArmEstimate& arm : analysis.arms) {
        arm.effect = compare_proportions(hits[arm.arm], arm.n, hits[control], arm.control_n, alpha)
                         .difference;
        const double share = (hits[arm.arm] + hits[control]) / (arm.n + arm.control_n);
        few = few || std::min(share, 1.0 - share) * std::min(arm.n, arm.control_n) < 5.0;
    }
    if (few)
        analysis.warnings.emplace_back(
            "It happened, or failed to happen, to fewer than five people that an arm should "
            "hold: a permutation test is safer.");
}

TrialAnalysis analyse_counts(std::span<const ArmCount> arms, std::size_t control, Method method,
                             const AnalysisOptions& options) {
    TrialAnalysis analysis;
    std::vector<double> hits;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        hits.push_back(arms[arm].hits);
        analysis.n.push_back(arms[arm].people);
        if (arm == control) continue;
        ArmEstimate& one = analysis.arms.emplace_back();
        one.arm = arm;
        one.n = arms[arm].people;
        one.control_n = arms[control].people;
        one.mean = arms[arm].hits / arms[arm].people;
        one.control_mean = arms[control].hits / arms[control].people;
    }
    if (method == Method::bayes)
        judge_shares(hits, control, options.alpha, analysis);
    else
        compare_shares(hits, control, options.alpha, analysis);
    adjust_over_arms(analysis);
    warn_of_ratio(options.shares, analysis);
    if (std::any_of(analysis.arms.begin(), analysis.arms.end(),
                    [](const ArmEstimate& arm) { return arm.effect.se == 0.0; }))
        analysis.warnings.emplace_back(no_variation_at_all);
    return analysis;
}

}  // namespace folkmoot
