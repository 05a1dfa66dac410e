#include "labs/trial/repeat.hpp"

#include "analysis/share_out.hpp"
#include "core/units.hpp"
#include "labs/trial/gap.hpp"
#include "labs/trial/looks.hpp"
#include "labs/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

bool found(const TrialRepeat& repeat, double alpha) { return repeat.p < alpha; }

struct Mean {
    double value = no_number, error = no_number, count = 0;
};

// Mean over the repeats where it exists, and its Monte-Carlo standard error.
template <class Value> Mean mean_over(std::span<const TrialRepeat> repeats, Value value) {
    std::vector<double> values;
    for (const TrialRepeat& repeat : repeats) {
        const double v = value(repeat);
        if (!std::isnan(v)) values.push_back(v);
    }
    if (values.empty()) return {};
    const auto n = static_cast<double>(values.size());
    return {mean_of_all(values), values.size() > 1 ? spread_of(values) / std::sqrt(n) : no_number,
            n};
}

TrialProperty property(std::string key, std::string label, Mean mean, double nominal, bool share) {
    TrialProperty p;
    p.key = std::move(key);
    p.label = std::move(label);
    p.value = mean.value;
    p.error = mean.error;
    // That none of a hundred did, or all, is not certain of the next: one more of each kind.
    // Source: Agresti & Coull, The American Statistician 52 (1998), 119–126.
    if (share && (mean.value == 0 || mean.value == 1)) {
        const double all = mean.count + 2, near_end = 1 / all;
        p.error = std::sqrt(near_end * (1 - near_end) / all);
    }
    p.nominal = nominal;
    p.share = share;
    return p;
}

std::string in_a_hundred(double share) {
    if (std::isnan(share)) return "an unknown number of";
    return format_number(share * 100, share * 100 < 9.5 ? 1 : 0) + " in 100";
}

TrialProperty coverage(std::span<const TrialRepeat> repeats, double alpha) {
    auto p = property("coverage", "The interval holds the truth",
                      mean_over(repeats,
                                [](const TrialRepeat& r) {
                                    if (std::isnan(r.low) || std::isnan(r.truth)) return no_number;
                                    return r.low <= r.truth && r.truth <= r.high ? 1.0 : 0.0;
                                }),
                      1 - alpha, true);
    p.sentence = "In " + in_a_hundred(p.value) +
                 " trials the interval held the true effect of a roll-out. It promises " +
                 in_a_hundred(1 - alpha) + ".";
    return p;
}

TrialProperty false_positive(std::span<const TrialRepeat> repeats, double alpha) {
    auto p = property(
        "false_positive", "Alarm without cause",
        mean_over(repeats,
                  [&](const TrialRepeat& r) {
                      return std::isnan(r.null_p) ? no_number : r.null_p < alpha ? 1.0 : 0.0;
                  }),
        alpha, true);
    p.sentence = "Had the treatment done nothing, " + in_a_hundred(p.value) +
                 " trials would still have found an effect. " + "The rule promises " +
                 in_a_hundred(alpha) + ".";
    return p;
}

TrialProperty power(std::span<const TrialRepeat> repeats, const TrialDesign& design, Mean truth) {
    auto p = property(
        "power", "An effect is found",
        mean_over(repeats,
                  [&](const TrialRepeat& r) {
                      return std::isnan(r.p) ? no_number : found(r, design.alpha) ? 1.0 : 0.0;
                  }),
        design.power, true);
    if (truth.value == 0) p.nominal = no_number;
    p.sentence = in_a_hundred(p.value) + " trials called the difference significant." +
                 (truth.value == 0 ? " In truth there is nothing to find."
                                   : " One usually wants " + in_a_hundred(design.power) + ".");
    return p;
}

TrialProperty exaggeration(std::span<const TrialRepeat> repeats, double alpha, Mean truth) {
    auto p = property("exaggeration", "Exaggeration of what is found",
                      mean_over(repeats,
                                [&](const TrialRepeat& r) {
                                    if (!found(r, alpha) || truth.value == 0) return no_number;
                                    return std::fabs(r.estimate) / std::fabs(truth.value);
                                }),
                      truth.value == 0 ? no_number : 1.0, false);
    p.sentence =
        std::isnan(p.value)
            ? std::string(
                  "There is no true effect that could be exaggerated, or no trial found one.")
            : "Trials that called the difference significant told " + format_number(p.value, 2) +
                  " times the true effect of a roll-out, on average (type M error).";
    return p;
}

TrialProperty wrong_sign(std::span<const TrialRepeat> repeats, double alpha, Mean truth) {
    auto p = property("wrong_sign", "The wrong way round",
                      mean_over(repeats,
                                [&](const TrialRepeat& r) {
                                    if (!found(r, alpha) || truth.value == 0) return no_number;
                                    return r.estimate * truth.value < 0 ? 1.0 : 0.0;
                                }),
                      truth.value == 0 ? no_number : 0.0, true);
    p.sentence =
        std::isnan(p.value)
            ? std::string("There is no true direction that could be missed, or no trial found one.")
            : "Of the trials that called the difference significant, " + in_a_hundred(p.value) +
                  " had it the wrong way round (type S error).";
    return p;
}

TrialProperty bias(std::span<const TrialRepeat> repeats, const PersonOutcome& outcome) {
    auto p = property("bias", "Wrong on average",
                      mean_over(repeats, [](const TrialRepeat& r) { return r.estimate - r.truth; }),
                      0.0, outcome.share);
    p.sentence = "On average over all trials the estimate is " + amount_words(outcome, p.value) +
                 (p.value < 0 ? " below the truth." : " above the truth.");
    return p;
}

std::string summary_sentence(const TrialSummary& summary, const TrialDesign& design) {
    const double held = summary.properties[0].value, alarms = summary.properties[1].value;
    std::string text = "In " + format_count(summary.repeats) +
                       " trials the interval held the truth in " + in_a_hundred(held);
    text += ", and a treatment that does nothing was found to work in " + in_a_hundred(alarms);
    constexpr double far = 3;  // standard errors
    const auto off = [&](const TrialProperty& p) {
        return !std::isnan(p.error) &&
               std::fabs(p.value - p.nominal) > std::max(far * p.error, 0.02);
    };
    if (off(summary.properties[1]) && alarms > design.alpha)
        return text + ": far more false alarms than the rule promises.";
    if (off(summary.properties[0]) && held < 1 - design.alpha)
        return text + ": the interval promises more than it keeps.";
    return text + ": much as promised.";
}

}  // namespace

TrialRepeat repeat_trial(const TrialLab& lab, std::uint64_t seed, std::uint32_t number) {
    const TrialWorlds worlds = worlds_of_arm(lab, seed, number, 1);
    const auto first = [](const Reported& report) {
        return report.analysis.arms.empty() ? Estimated{} : report.analysis.arms.front().effect;
    };
    const Estimated effect = first(report_of(lab, worlds.who, worlds.designed));
    const Estimated null = lab.idle[1] && analysed_arms(lab) == 2
                               ? effect
                               : first(report_of(lab, worlds.who, worlds.nobody));
    return {effect.estimate,          effect.low,    effect.high, effect.p,
            truth_of(lab, worlds, 1), null.estimate, null.p};
}

std::vector<TrialRepeat> repeat_trials(const TrialLab& lab, std::uint64_t seed, std::uint32_t from,
                                       std::uint32_t count, std::uint32_t threads,
                                       const Proceed& proceed) {
    std::vector<TrialRepeat> repeats(count);
    const auto bench = [&] {
        return [&](std::size_t k, const Proceed&) {
            repeats[k] = repeat_trial(lab, seed, from + static_cast<std::uint32_t>(k));
            return true;
        };
    };
    if (!share_out(count, threads, bench, proceed)) repeats.clear();
    return repeats;
}

TrialSummary summarise(const TrialDesign& design, const PersonOutcome& outcome,
                       std::span<const TrialRepeat> repeats) {
    TrialSummary summary;
    summary.repeats = static_cast<std::uint32_t>(repeats.size());
    const Mean truth = mean_over(repeats, [](const TrialRepeat& r) { return r.truth; });
    summary.mean_estimate =
        mean_over(repeats, [](const TrialRepeat& r) { return r.estimate; }).value;
    summary.mean_truth = truth.value;
    summary.properties = {coverage(repeats, design.alpha),
                          false_positive(repeats, design.alpha),
                          power(repeats, design, truth),
                          exaggeration(repeats, design.alpha, truth),
                          wrong_sign(repeats, design.alpha, truth),
                          bias(repeats, outcome)};
    summary.sentence = summary_sentence(summary, design);
    return summary;
}

}  // namespace folkmoot
