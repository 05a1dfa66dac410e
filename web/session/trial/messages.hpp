#pragma once

/// What the split-test lab asks and is told. Part of messages.hpp; the same rules hold.

#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace folkmoot::message {

/// Who or what is assigned.
enum class TrialUnit : std::uint8_t { citizen, provider, area, week, stepped_wedge, saturation };

/// How looking early is paid for.
enum class TrialLooks : std::uint8_t { fixed, naive, obrien_fleming, pocock, always_valid };

struct TrialArm {
    std::string name, label;
    double share = 0.5;
    std::map<std::string, double> settings; ///< lever key -> value for the treated; empty: control
    template <class A> void serialize(A& a) { a(name, label, share, settings); }
    bool operator==(const TrialArm&) const = default;
};

/// A trial of a treatment in the open scenario's world.
struct TrialDesign {
    std::string name, question;
    TrialUnit unit = TrialUnit::citizen;
    std::vector<TrialArm> arms; ///< [0] is the control
    std::vector<double> saturations; ///< shares treated, for unit saturation
    std::uint32_t block_weeks = 1; ///< length of a period, for week and stepped_wedge
    double exclude = 0; ///< share of units left out
    bool stratified = false; ///< by deprivation and age, or by size for clusters
    bool rerandomised = false; ///< until covariates are balanced
    std::string salt; ///< of the assignment
    std::string outcome; ///< key of a trial outcome of the scenario
    std::string method; ///< as `folkmoot trial analyse --method`
    std::uint32_t start_week = 0, weeks = 26;
    double alpha = 0.05, power = 0.8, effect = 0; ///< `effect`: the smallest worth finding
    TrialLooks looks = TrialLooks::fixed;
    std::uint32_t look_every = 1; ///< weeks
    double cost_per_person = 0; ///< £ per person who gets a treatment
    double attrition = 0; ///< share whose outcome is never learnt
    /// Assumptions that are other than the scenario says, for everybody; not part of the design's
    /// own code in links, which stands beside them.
    std::map<std::string, double> shared;
    template <class A> void serialize(A& a) {
        a(name, question, unit, arms, saturations, block_weeks, exclude, stratified, rerandomised,
          salt, outcome, method, start_week, weeks, alpha, power, effect, looks, look_every,
          cost_per_person, attrition, shared);
    }
    bool operator==(const TrialDesign&) const = default;
};

/// A choice that a person may make in a design: what the scenario offers. Part of `Scenario`.
struct TrialOutcome {
    std::string key, label, unit, sentence;
    bool share = false;
    int direction = 1;
    template <class A> void serialize(A& a) { a(key, label, unit, sentence, share, direction); }
};
struct TrialMenu {
    std::vector<TrialDesign> designs; ///< ready-made; the first is shown at first
    std::vector<TrialOutcome> outcomes;
    std::vector<std::string> methods; ///< keys
    std::vector<std::string> method_words; ///< one plain sentence each
    std::vector<std::string> lesson; ///< what to notice, step by step; may be empty
    /// What the model calls one and many of whom people go to, where these are put into groups.
    std::string provider = "provider", providers = "providers";
    template <class A> void serialize(A& a) {
        a(designs, outcomes, methods, method_words, lesson, provider, providers);
    }
};

/// How large a trial has to be. Answered by `TrialSized`.
struct AskTrialSize {
    std::uint32_t id = 0;
    TrialDesign design;
    bool simulate = false; ///< also power by simulation in this world (slower)
    template <class A> void serialize(A& a) { a(id, design, simulate); }
};

/// Runs the town four ways on the same random numbers. Answered by `TrialRan`.
struct AskTrialRun {
    std::uint32_t id = 0;
    TrialDesign design;
    std::uint64_t seed = 1;
    template <class A> void serialize(A& a) { a(id, design, seed); }
};

/// Repeats number `from` to `from + count - 1`. Answered by `TrialRepeated`.
struct AskTrialRepeats {
    std::uint32_t id = 0;
    TrialDesign design;
    std::uint64_t seed = 1;
    std::uint32_t from = 0, count = 10;
    template <class A> void serialize(A& a) { a(id, design, seed, from, count); }
};

/// One repeat of a trial, for the arm that matters (the first treatment).
struct TrialRepeat {
    double estimate = 0, low = 0, high = 0, p = 1;
    double truth = 0; ///< true effect of rolling out to all
    double null_estimate = 0, null_p = 1; ///< the same trial with a treatment that does nothing
    template <class A> void serialize(A& a) {
        a(estimate, low, high, p, truth, null_estimate, null_p);
    }
};

/// What many repeats come to. Answered by `TrialSummed`.
struct AskTrialSummary {
    std::uint32_t id = 0;
    TrialDesign design;
    std::vector<TrialRepeat> repeats;
    template <class A> void serialize(A& a) { a(id, design, repeats); }
};

/// A person's own data, analysed on this computer. Answered by `TrialAnalysed`, or `Failed`.
struct AskTrialAnalysis {
    std::uint32_t id = 0;
    std::string file, text; ///< CSV
    std::string outcome, arm, control, cluster, stratum, pre, method; ///< headings; empty: none
    std::vector<std::string> covariates;
    std::string counts; ///< heading of how many people a row stands for; empty: one
    std::vector<std::string> shares; ///< planned, as typed; empty: alike
    template <class A> void serialize(A& a) {
        a(id, file, text, outcome, arm, control, cluster, stratum, pre, method, covariates, counts,
          shares);
    }
};

/// How large a trial of a person's own has to be, from what they typed: "12%" is a number too.
/// Needs no scenario. Answered by `TrialSized` with what such numbers can tell, or `Failed`.
struct AskTrialOwnSize {
    std::uint32_t id = 0;
    std::string baseline, spread, effect, power, cluster_people, intracluster; ///< empty: as usual
    template <class A> void serialize(A& a) {
        a(id, baseline, spread, effect, power, cluster_people, intracluster);
    }
};

// ---------------------------------------------------------------- replies

struct PowerPoint {
    double n = 0; ///< people (or clusters) an arm
    double closed = 0; ///< power by formula
    double simulated = 0; ///< in this world; NaN: not run
    template <class A> void serialize(A& a) { a(n, closed, simulated); }
};

struct TrialSized {
    std::uint32_t id = 0;
    double people_per_arm = 0, clusters_per_arm = 0; ///< needed; NaN where it does not apply
    double available_per_arm = 0; ///< in this world
    double detectable = 0; ///< smallest effect found with the wanted power
    double baseline = 0,
           spread = 0; ///< mean and standard deviation of the outcome without treatment
    double design_effect = 1, intracluster = 0, cluster_variation = 0;
    double weeks = 0, cost = 0, people_worse_arm = 0;
    std::string sentence; ///< enough or not, in one sentence
    std::vector<std::string> notes;
    std::vector<PowerPoint> curve;
    template <class A> void serialize(A& a) {
        a(id, people_per_arm, clusters_per_arm, available_per_arm, detectable, baseline, spread,
          design_effect, intracluster, cluster_variation, weeks, cost, people_worse_arm, sentence,
          notes, curve);
    }
};

/// What the trial says of one arm against the control.
struct TrialEstimate {
    std::string arm, label;
    double n = 0, control_n = 0, mean = 0, control_mean = 0;
    double estimate = 0, se = 0, df = 0, low = 0, high = 0, p = 1;
    double adjusted_p = 1; ///< Holm over arms
    double truth_treated = 0; ///< true effect on the treated, in the trial as designed
    double truth_all = 0; ///< true effect of rolling out to all
    template <class A> void serialize(A& a) {
        a(arm, label, n, control_n, mean, control_mean, estimate, se, df, low, high, p, adjusted_p,
          truth_treated, truth_all);
    }
};

/// Why estimate and truth differ: a part of the gap.
struct TrialReason {
    std::string key; ///< chance, peeking, displacement, contamination, attrition, novelty,
                     ///< selection, few_clusters
    std::string label, sentence;
    double amount = 0; ///< in the outcome's unit; the parts sum to estimate − truth_all
    template <class A> void serialize(A& a) { a(key, label, sentence, amount); }
};

/// The estimate as weeks pass.
struct TrialWeek {
    std::uint32_t week = 0;
    double estimate = 0, low = 0, high = 0; ///< as if this were the only look
    double valid_low = 0, valid_high = 0; ///< that hold however often one looks
    double p = 1;
    template <class A> void serialize(A& a) {
        a(week, estimate, low, high, valid_low, valid_high, p);
    }
};

struct TrialRan {
    std::uint32_t id = 0;
    std::string method_label;
    std::string conclusion; ///< what the trial would have told
    std::string truth; ///< what is true
    std::string gap; ///< why they differ
    std::vector<TrialEstimate> estimates; ///< by treatment arm
    std::vector<TrialReason> reasons; ///< for the first treatment arm
    std::vector<TrialWeek> weeks;
    double stopped_week = -1; ///< a look that ended it; -1: ran to the end
    double ratio_p = 1; ///< sample-ratio check
    std::vector<std::string> warnings;
    std::vector<std::int16_t> x, y; ///< assignment map: 1/100 km from the middle
    std::vector<std::uint8_t> arm; ///< by dot; 255: left out
    std::vector<double> group_effects, group_low, group_high; ///< by deprivation fifth
    std::uint64_t fingerprint = 0;
    double milliseconds = 0;
    template <class A> void serialize(A& a) {
        a(id, method_label, conclusion, truth, gap, estimates, reasons, weeks, stopped_week,
          ratio_p, warnings, x, y, arm, group_effects, group_low, group_high, fingerprint,
          milliseconds);
    }
};

struct TrialRepeated {
    std::uint32_t id = 0, from = 0;
    std::vector<TrialRepeat> repeats;
    template <class A> void serialize(A& a) { a(id, from, repeats); }
};

/// A property of the trial over many repeats, beside what it should be.
struct TrialProperty {
    std::string key, label,
        sentence; ///< coverage, false_positive, power, exaggeration, wrong_sign, bias
    double value = 0, nominal = 0,
           error = 0; ///< `error`: Monte-Carlo standard error; `nominal` NaN: none
    bool share = false;
    template <class A> void serialize(A& a) {
        a(key, label, sentence, value, nominal, error, share);
    }
};

struct TrialSummed {
    std::uint32_t id = 0;
    std::uint32_t repeats = 0;
    double mean_estimate = 0, mean_truth = 0;
    std::string sentence;
    std::vector<TrialProperty> properties;
    template <class A> void serialize(A& a) {
        a(id, repeats, mean_estimate, mean_truth, sentence, properties);
    }
};

struct TrialAnalysed {
    std::uint32_t id = 0;
    std::vector<std::string> headings; ///< of the file, to choose from
    std::string method, method_label, sentence;
    double rows = 0;
    std::vector<TrialEstimate> estimates; ///< truths are NaN
    std::vector<std::string> warnings;
    template <class A> void serialize(A& a) {
        a(id, headings, method, method_label, sentence, rows, estimates, warnings);
    }
};

} // namespace folkmoot::message
