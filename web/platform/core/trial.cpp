#include "labs/trial/account.hpp"
#include "labs/trial/data.hpp"
#include "labs/trial/repeat.hpp"
#include "labs/trial/size.hpp"
#include "models/list.hpp"
#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"

#include <algorithm>
#include <chrono>
#include <limits>

namespace folkmoot {
namespace {

constexpr std::uint32_t most_repeats_at_once = 1'000;

TrialDesign design_of(const message::TrialDesign& m) {
    TrialDesign d;
    d.name = m.name;
    d.question = m.question;
    d.unit = static_cast<TrialUnit>(
        std::min<int>(static_cast<int>(m.unit), static_cast<int>(trial_unit_names.size()) - 1));
    for (const message::TrialArm& arm : m.arms)
        d.arms.push_back({arm.name, arm.label, arm.share, arm.settings});
    d.saturations = m.saturations;
    d.block_weeks = m.block_weeks;
    d.exclude = m.exclude;
    d.stratified = m.stratified;
    d.rerandomised = m.rerandomised;
    d.salt = m.salt;
    d.outcome = m.outcome;
    d.method = m.method;
    d.start_week = m.start_week;
    d.weeks = m.weeks;
    d.alpha = m.alpha;
    d.power = m.power;
    d.effect = m.effect;
    d.looking = static_cast<Looking>(
        std::min<int>(static_cast<int>(m.looks), static_cast<int>(looking_names.size()) - 1));
    d.look_every = m.look_every;
    d.cost_per_person = m.cost_per_person;
    d.attrition = m.attrition;
    return d;
}

Result<TrialLab> lab_of(Workshop* workshop, const message::TrialDesign& design) {
    if (workshop == nullptr) return problem_at("", "no scenario is open");
    return open_trial(*workshop, design_of(design), design.shared);
}

message::TrialEstimate estimate_message(const ArmEstimate& found) {
    message::TrialEstimate m;
    m.n = found.n;
    m.control_n = found.control_n;
    m.mean = found.mean;
    m.control_mean = found.control_mean;
    m.estimate = found.effect.estimate;
    m.se = found.effect.se;
    m.df = found.effect.df;
    m.low = found.effect.low;
    m.high = found.effect.high;
    m.p = found.effect.p;
    m.adjusted_p = found.adjusted_p;
    m.truth_treated = m.truth_all = no_number;
    return m;
}

// Every dot is a person; its colour the arm.
void add_map(const TrialLab& lab, const Assignment& who, message::TrialRan& m) {
    message::People people = people_message(*lab.start.place);
    const std::uint32_t population = lab.start.place->world.population();
    const std::uint32_t stride = (population + most_dots - 1) / most_dots;
    m.x = std::move(people.x);
    m.y = std::move(people.y);
    for (std::uint32_t c = 0; c < population; c += stride) {
        m.arm.push_back(c < who.of_citizen.size() ? who.of_citizen[c] : left_out);
    }
}

message::TrialRan ran_message(const TrialLab& lab, const TrialAccount& account) {
    message::TrialRan m;
    m.method_label = account.method_label;
    m.conclusion = account.conclusion;
    m.truth = account.truth;
    m.gap = account.gap;
    for (const TrialFinding& finding : account.findings) {
        m.estimates.push_back(estimate_message(finding.estimate));
        m.estimates.back().arm = finding.arm;
        m.estimates.back().label = finding.label;
        m.estimates.back().truth_treated = finding.truth_treated;
        m.estimates.back().truth_all = finding.truth_all;
    }
    for (const ReasonTold& reason : account.reasons) {
        m.reasons.push_back({std::string(gap_reason_names[static_cast<std::size_t>(reason.reason)]),
                             reason.label, reason.sentence, reason.amount});
    }
    for (const WeekTold& week : account.weeks) {
        m.weeks.push_back({week.week, week.alone.estimate, week.alone.low, week.alone.high,
                           week.valid.low, week.valid.high, week.alone.p});
    }
    m.stopped_week = account.stopped_week;
    m.ratio_p = account.ratio_p;
    m.warnings = account.warnings;
    add_map(lab, account.who, m);
    m.group_effects = account.group_effects;
    m.group_low = account.group_low;
    m.group_high = account.group_high;
    m.fingerprint = account.fingerprint;
    return m;
}

}  // namespace

message::Reply answer(const message::AskTrialSize& request, Workshop* workshop) {
    const Result<TrialLab> lab = lab_of(workshop, request.design);
    if (!lab) return failed_message(request.id, lab.problems());
    const TrialSize size = size_of(*lab, lab->world_seed, request.simulate);
    message::TrialSized m;
    m.id = request.id;
    m.people_per_arm = size.people_per_arm;
    m.clusters_per_arm = size.clusters_per_arm;
    m.available_per_arm = size.available_per_arm;
    m.detectable = size.detectable;
    m.baseline = size.baseline;
    m.spread = size.spread;
    m.design_effect = size.design_effect;
    m.intracluster = size.intracluster;
    m.cluster_variation = size.cluster_variation;
    m.weeks = size.weeks;
    m.cost = size.cost;
    m.people_worse_arm = size.people_worse_arm;
    m.sentence = size.sentence;
    m.notes = size.notes;
    for (const PowerAt& at : size.curve) m.curve.push_back({at.n, at.closed, at.simulated});
    return m;
}

message::Reply answer(const message::AskTrialRun& request, Workshop* workshop) {
    const auto start = std::chrono::steady_clock::now();
    const Result<TrialLab> lab = lab_of(workshop, request.design);
    if (!lab) return failed_message(request.id, lab.problems());
    message::TrialRan m = ran_message(*lab, run_in_full(*lab, request.seed));
    m.id = request.id;
    m.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return m;
}

message::Reply answer(const message::AskTrialRepeats& request, Workshop* workshop) {
    const Result<TrialLab> lab = lab_of(workshop, request.design);
    if (!lab) return failed_message(request.id, lab.problems());
    const std::uint32_t count = std::min(request.count, most_repeats_at_once);
    message::TrialRepeated m;
    m.id = request.id;
    m.from = request.from;
    for (const TrialRepeat& r : repeat_trials(*lab, request.seed, request.from, count, 1, {})) {
        m.repeats.push_back({r.estimate, r.low, r.high, r.p, r.truth, r.null_estimate, r.null_p});
    }
    return m;
}

message::Reply answer(const message::AskTrialSummary& request, Workshop*) {
    const PersonOutcome* outcome = person_outcome_named(request.design.outcome);
    if (outcome == nullptr) {
        return failed_message(request.id, {problem_at("outcome", "no such outcome of a trial",
                                                      request.design.outcome)});
    }
    std::vector<TrialRepeat> repeats;
    repeats.reserve(request.repeats.size());
    for (const message::TrialRepeat& r : request.repeats) {
        repeats.push_back({r.estimate, r.low, r.high, r.p, r.truth, r.null_estimate, r.null_p});
    }
    const TrialSummary summary = summarise(design_of(request.design), *outcome, repeats);
    message::TrialSummed m;
    m.id = request.id;
    m.repeats = summary.repeats;
    m.mean_estimate = summary.mean_estimate;
    m.mean_truth = summary.mean_truth;
    m.sentence = summary.sentence;
    for (const TrialProperty& p : summary.properties) {
        m.properties.push_back({p.key, p.label, p.sentence, p.value, p.nominal, p.error, p.share});
    }
    return m;
}

message::Reply answer(const message::AskTrialAnalysis& request, Workshop*) {
    const Result<std::vector<std::string>> headings = table_headings(request.file, request.text);
    if (!headings) return failed_message(request.id, headings.problems());
    message::TrialAnalysed m;
    m.id = request.id;
    m.headings = *headings;
    if (request.outcome.empty() || request.arm.empty()) return m;  // nothing chosen yet
    TrialColumns columns;
    columns.outcome = request.outcome;
    columns.arm = request.arm;
    if (!request.control.empty()) columns.control = request.control;
    columns.cluster = request.cluster;
    columns.stratum = request.stratum;
    columns.pre = request.pre;
    columns.covariates = request.covariates;
    columns.counts = request.counts;
    columns.shares = request.shares;
    if (!request.method.empty()) columns.method = request.method;
    const Result<TrialReport> report = analyse_table(request.file, request.text, columns);
    if (!report) return failed_message(request.id, report.problems());
    m.method = report->method;
    m.method_label = report->label;
    m.sentence = report->sentence;
    m.rows = report->rows;
    m.warnings = report->analysis.warnings;
    for (const ArmEstimate& found : report->analysis.arms) {
        m.estimates.push_back(estimate_message(found));
        m.estimates.back().arm = m.estimates.back().label = report->arms[found.arm];
    }
    return m;
}

}  // namespace folkmoot
