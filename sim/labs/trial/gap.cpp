#include "labs/trial/gap.hpp"

#include <cmath>

namespace folkmoot {
namespace {

// Mean of everybody whom the trial is about, taking part or not.
double everybody_in(const TrialLab& lab, const TrialWorlds& worlds, const TrialRecord& record) {
    if (rows_are_periods(lab.design.unit)) {
        const TrialTable table = trial_table(lab.start, lab.design, worlds.who, record);
        return mean_of_all(table.full, table.people);
    }
    std::vector<double> outcomes = outcomes_of(lab.start, record);
    for (std::size_t c = 0; c < lab.start.takes_part.size(); ++c) {
        if (lab.start.takes_part[c] == 0) outcomes[c] = no_number;
    }
    return mean_of_all(outcomes);
}

double effect_on(const TrialTable& treated, const TrialTable& nobody, std::size_t arm) {
    return mean_of_arm(treated.full, treated.arm, arm) - mean_of_arm(nobody.full, nobody.arm, arm);
}

// Those who take part, whichever arm they are in.
double effect_on_participants(const TrialTable& treated, const TrialTable& nobody) {
    return mean_of_all(treated.full) - mean_of_all(nobody.full);
}

bool some_take_no_part(const TrialDesign& design) {
    return design.exclude > 0 || design.layer_from > 0 || design.layer_to < 1;
}

double cluster_share(const ClusterLikeness& likeness) {
    const double whole = 1 + (likeness.size - 1) * likeness.correlation;
    return whole > 0 ? likeness.size * likeness.correlation / whole : 0;
}

}  // namespace

double truth_of(const TrialLab& lab, const TrialWorlds& worlds, std::size_t arm) {
    return everybody_in(lab, worlds, worlds.rolled_out(arm)) -
           everybody_in(lab, worlds, worlds.nobody);
}

TrialGap gap_of(const TrialLab& lab, const TrialWorlds& worlds, std::size_t arm,
                const ArmEstimates& estimates) {
    const TrialTable designed = analysis_table(lab, worlds.who, worlds.designed);
    const TrialTable nobody = analysis_table(lab, worlds.who, worlds.nobody);
    const TrialTable everybody = analysis_table(lab, worlds.who, worlds.everybody[arm]);

    TrialGap gap;
    gap.treated = effect_on(designed, nobody, arm);
    gap.on_control = effect_on(designed, nobody, 0);
    gap.all_before = everybody_in(lab, worlds, worlds.nobody);
    gap.all_after = everybody_in(lab, worlds, worlds.rolled_out(arm));
    gap.all = gap.all_after - gap.all_before;
    const double all_at_first = everybody_in(lab, worlds, worlds.everybody[arm]) - gap.all_before;

    const auto add = [&](GapReason reason, double amount) {
        if (!std::isnan(amount)) gap.parts[static_cast<std::size_t>(reason)] += amount;
    };
    add(GapReason::peeking, estimates.reported - estimates.at_end);
    add(GapReason::attrition, estimates.at_end - estimates.complete);
    // Between periods of one place nothing is taken from anybody: what is left of one runs on into
    // the next.
    const GapReason taken =
        rows_are_periods(lab.design.unit) ? GapReason::contamination : GapReason::displacement;
    add(taken, gap.treated - effect_on(everybody, nobody, arm));
    add(gap.on_control * gap.treated > 0 ? GapReason::contamination : taken, -gap.on_control);
    if (some_take_no_part(lab.design))
        add(GapReason::selection, effect_on_participants(everybody, nobody) - all_at_first);
    if (lab.method == Method::iv) add(GapReason::selection, estimates.complete - estimates.simple);
    if (lab.fades) add(GapReason::novelty, all_at_first - gap.all);

    double named = 0;
    for (const double part : gap.parts) named += part;
    const double luck = estimates.reported - gap.all - named;
    if (is_clustered(lab.design.unit) && !nobody.cluster.empty()) {
        gap.likeness = likeness_of(nobody.full, nobody.cluster);
        add(GapReason::few_clusters, luck * cluster_share(gap.likeness));
    }
    add(GapReason::chance, luck - gap.part(GapReason::few_clusters));
    return gap;
}

} // namespace folkmoot
