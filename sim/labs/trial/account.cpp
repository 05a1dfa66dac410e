#include "labs/trial/account.hpp"

#include "core/hash.hpp"
#include "core/units.hpp"
#include "experiment/multiplicity.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

// Estimates of arm `arm` (0: the first treatment) on the way from data to report.
ArmEstimates steps_of(const TrialLab& lab, const TrialWorlds& worlds, const Reported& told,
                      const TrialAnalysis& at_end, std::size_t arm) {
    const TrialTable table = analysis_table(lab, worlds.who, worlds.designed);
    ArmEstimates steps;
    steps.reported = told.analysis.arms[arm].effect.estimate;
    steps.at_end = at_end.arms[arm].effect.estimate;
    steps.complete = lab.design.attrition > 0
                         ? estimate(lab, table, Outcomes::all).arms[arm].effect.estimate
                         : steps.at_end;
    if (lab.method == Method::iv) {
        TrialLab plain = lab;
        plain.method = Method::difference;
        steps.simple = estimate(plain, table, Outcomes::all).arms[arm].effect.estimate;
    }
    return steps;
}

std::string label_of(const TrialLab& lab, std::size_t arm) {
    const std::string& label = lab.design.arms[arm].label;
    return label.empty() ? lab.design.arms[arm].name : label;
}

// What is seen inside areas that are treated in part, as findings of their own.
void add_inside(const TrialLab& lab, const TrialWorlds& worlds, TrialAccount& account) {
    const SaturationEffects inside = effects_inside(lab, worlds.who, worlds.designed);
    const auto add = [&](std::string key, std::string label, const Estimated& effect) {
        TrialFinding finding;
        finding.arm = std::move(key);
        finding.label = std::move(label);
        finding.estimate.effect = effect;
        finding.estimate.adjusted_p = effect.p;
        finding.truth_treated = account.findings.front().truth_treated;
        finding.truth_all = account.findings.front().truth_all;
        account.findings.push_back(std::move(finding));
    };
    add("direct", label_of(lab, 1) + ": treated against untreated people of the same area",
        inside.direct);
    add("spillover", label_of(lab, 1) + ": what it does to the untreated, were all others treated",
        inside.spill_over);
    account.warnings.insert(account.warnings.end(), inside.warnings.begin(), inside.warnings.end());
}

void add_groups(const TrialLab& lab, const TrialTable& table, TrialAccount& account) {
    if (rows_are_periods(lab.design.unit)) return;
    std::vector<std::uint32_t> fifth;
    fifth.reserve(table.unit.size());
    const Strata& strata = lab.start.place->world.strata;
    for (const std::uint32_t citizen : table.unit)
        fifth.push_back(deprivation_of(stratum_of(strata, citizen)));
    const std::vector<GroupEffect> groups =
        effects_by_group(table.rows(), 1, fifth, lab.design.alpha);
    account.group_effects.assign(deprivation_fifths, no_number);
    account.group_low = account.group_high = account.group_effects;
    for (const GroupEffect& group : groups) {
        account.group_effects[group.group] = group.effect.estimate;
        account.group_low[group.group] = group.effect.low;
        account.group_high[group.group] = group.effect.high;
    }
}

// The best of several arms as it looked when the trial ended.
void add_picked(const TrialLab& lab, const TrialWorlds& worlds, const Reported& told,
                TrialAccount& account) {
    if (analysed_arms(lab) < 3) return;
    const TrialTable table =
        analysis_table(lab, worlds.who, worlds.designed, told.stopped_week.value_or(0));
    const int direction = lab.start.outcome->direction;
    const std::optional<Picked> picked =
        picked_best(table.rows(), direction == 0 ? 1.0 : static_cast<double>(direction));
    if (!picked) return;
    account.picked = picked_sentence(lab, *picked);
    account.conclusion += " " + account.picked;
    if (picked->arm == 0) return;
    const double truth = account.findings[picked->arm - 1].truth_all;
    account.truth += " " + picked_truth_sentence(lab, *picked, truth);
}

// Units, not rows: people who are assigned together are one.
double ratio_p_of(const TrialLab& lab, const Assignment& who) {
    std::vector<double> counts(lab.design.arms.size()), shares;
    for (const TrialArm& arm : lab.design.arms) shares.push_back(arm.share);
    const auto count = [&](const std::vector<std::uint8_t>& arms) {
        for (const std::uint8_t arm : arms) {
            if (arm < counts.size()) counts[arm] += 1;
        }
    };
    switch (lab.design.unit) {
    case TrialUnit::citizen:
        count(who.of_citizen);
        break;
    case TrialUnit::provider:
        count(who.of_provider);
        break;
    case TrialUnit::area:
        count(who.of_area);
        break;
    case TrialUnit::week:
        count(who.of_block);
        break;
    case TrialUnit::stepped_wedge:
    case TrialUnit::saturation:
        return 1;  // who ends where is laid down, not drawn by share
    }
    return sample_ratio_p(counts, shares);
}

// What the design itself cannot tell, whatever its data.
void add_warnings(const TrialLab& lab, TrialAccount& account) {
    const std::string shared(lab.start.outcome->shared);
    if (lab.design.unit == TrialUnit::citizen && !shared.empty()) {
        account.warnings.push_back("The treated and the others " + shared +
                                   ", so that what one gains another may lose. This "
                                   "design cannot tell that from an effect: assign " +
                                   std::string(units_words(lab, TrialUnit::provider)) +
                                   ", areas or weeks.");
    }
    if (lab.design.looking == Looking::naive) {
        account.warnings.push_back("The trial stops at the first look that is significant, as if "
                                   "there were only that one. "
                                   "False alarms are far more frequent than " +
                                   format_share(lab.design.alpha) + ".");
    }
}

std::uint64_t fingerprint_of(const TrialWorlds& worlds) {
    Fingerprint fingerprint;
    fingerprint.add(folkmoot::fingerprint_of(worlds.designed));
    fingerprint.add(folkmoot::fingerprint_of(worlds.nobody));
    for (const TrialRecord& record : worlds.everybody)
        fingerprint.add(folkmoot::fingerprint_of(record));
    for (const TrialRecord& record : worlds.settled)
        fingerprint.add(folkmoot::fingerprint_of(record));
    for (const std::uint8_t arm : worlds.who.of_citizen) fingerprint.add(std::uint64_t{arm});
    return fingerprint.value();
}

std::string_view label_of(Method method) {
    for (const MethodWords& words : method_words()) {
        if (words.method == method) return words.label;
    }
    return "";
}

}  // namespace

TrialAccount run_in_full(const TrialLab& lab, std::uint64_t seed) {
    TrialWorlds worlds = worlds_of(lab, seed, 0);
    const std::vector<TrialLook> looks = looks_at(lab, worlds.who, worlds.designed, true);
    const Reported told = reported(lab, looks);

    TrialAccount account;
    account.method_label =
        label_of(lab.design.unit == TrialUnit::saturation ? Method::cluster : lab.method);
    account.warnings = told.analysis.warnings;
    account.n = told.analysis.n;
    if (told.stopped_week) account.stopped_week = *told.stopped_week;
    for (const TrialLook& look : looks) {
        if (!look.analysis.arms.empty())
            account.weeks.push_back(
                {look.weeks, look.analysis.arms.front().effect, look.valid.front()});
    }
    for (std::size_t at = 0; at < told.analysis.arms.size(); ++at) {
        const std::size_t arm = at + 1;
        const ArmEstimate& found = told.analysis.arms[at];
        const TrialGap gap =
            gap_of(lab, worlds, arm, steps_of(lab, worlds, told, looks.back().analysis, at));
        account.findings.push_back(
            {lab.design.arms[arm].name, label_of(lab, arm), found, gap.treated, gap.all});
        if (at != 0) continue;
        account.conclusion =
            conclusion_sentence(lab, found, label_of(lab, arm), account.stopped_week);
        account.truth = truth_sentence(lab, label_of(lab, arm), gap);
        account.gap = gap_sentence(lab, gap, found.effect.estimate, found.effect.se);
        for (std::size_t r = 0; r < gap_reasons; ++r) {
            const auto reason = static_cast<GapReason>(r);
            if (gap.parts[r] == 0 && reason != GapReason::chance) continue;
            account.reasons.push_back({reason, std::string(reason_label(reason)),
                                       reason_sentence(lab, reason, gap, account.stopped_week),
                                       gap.parts[r]});
        }
    }
    add_picked(lab, worlds, told, account);
    if (lab.design.unit == TrialUnit::saturation) add_inside(lab, worlds, account);
    add_groups(lab, trial_table(lab.start, lab.design, worlds.who, worlds.designed), account);
    add_warnings(lab, account);
    account.ratio_p = ratio_p_of(lab, worlds.who);
    account.fingerprint = fingerprint_of(worlds);
    account.who = std::move(worlds.who);
    return account;
}

}  // namespace folkmoot
