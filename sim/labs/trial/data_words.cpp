#include "labs/trial/data_words.hpp"

#include <charconv>
#include <cmath>

namespace folkmoot {
namespace {

/// A number as people say it: three digits that count, thousands set apart.
std::string said(double value) {
    if (std::fabs(value) >= 1000.0 && std::fabs(value) < 1e15) {
        std::string digits = std::to_string(std::llround(std::fabs(value)));
        for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
        return (value < 0.0 ? "−" : "") + digits;
    }
    char text[32];
    const auto end =
        std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::general, 3)
            .ptr;
    return (value < 0.0 ? "−" : "") + std::string(text, end);
}

std::string higher_or_lower(double difference) {
    if (difference == 0.0) return "no different";
    return said(std::fabs(difference)) + (difference < 0.0 ? " lower" : " higher");
}

std::string interval_words(const Estimated& effect) {
    if (effect.low >= 0.0) return said(effect.low) + " to " + said(effect.high) + " higher";
    if (effect.high <= 0.0) return said(-effect.high) + " to " + said(-effect.low) + " lower";
    return said(-effect.low) + " lower to " + said(effect.high) + " higher";
}

/// In per cent, never as if it were certain.
std::string probability(double share) {
    if (share > 0.999) return "over 99.9%";
    return share < 0.001 ? "below 0.1%" : said(100.0 * share) + "%";
}

std::string in_quotes(const std::string& name) { return "“" + name + "”"; }

/// What is compared: the outcome, or of counts the share of people to whom it happened.
std::string subject_of(const TrialColumns& columns) {
    return columns.counts.empty() ? columns.outcome
                                  : "the share of " + columns.counts + " with " + columns.outcome;
}

std::string so_few_clusters(const ArmEstimate& arm, const std::string& name,
                            const std::string& control) {
    return "this rests on so few clusters (" + said(arm.clusters) + " with " + name + ", " +
           said(arm.control_clusters) + " with " + control + ") that ";
}

}  // namespace

std::string sentence_of(const TrialReport& report, const ArmEstimate& arm,
                        const TrialColumns& columns) {
    const Estimated& effect = arm.effect;
    const std::string level = said(100.0 * (1.0 - columns.options.alpha)) + "%";
    const std::string name = in_quotes(report.arms[arm.arm]), control = in_quotes(report.control);
    const std::string subject = subject_of(columns);
    const std::string whom = report.method == "iv"
                                 ? "Among those who received it because they were assigned to it, "
                                 : "";
    if (effect.estimate != effect.estimate) return "For " + name + " there is no estimate.";
    const std::string found = whom + subject + " is " + higher_or_lower(effect.estimate) +
                              " with " + name + " than with " + control;
    const bool ignored = !columns.cluster.empty() && arm.clusters == 0.0;
    const std::string not_independent =
        "people in one " + columns.cluster +
        " are not independent, and this method takes them to be: it is surer than it may be.";
    const bool interval = effect.low == effect.low, p = effect.p == effect.p;
    if (!p) return found + "; how much of that is chance cannot be said.";
    if (!interval && effect.p < columns.options.alpha)
        return found + ". Chance alone makes so large a difference in " + said(100.0 * effect.p) +
               "% of draws, but how far the number itself is off cannot be said.";
    if (!interval)
        return whom + "the data do not show that " + subject + " differs between " + name +
               " and " + control + "; how large a difference they leave open cannot be said.";
    if (report.method == "bayes")
        return "With probability " + probability(arm.probability_best) + ", " + name +
               " has the highest " + (columns.counts.empty() ? columns.outcome : "share") +
               " of all arms; the difference from " + control + " is " + interval_words(effect) +
               " with probability " + level + "." + (ignored ? " But " + not_independent : "");
    if (effect.p < columns.options.alpha) {
        const std::string fit = found + "; the data fit anything from " + interval_words(effect) +
                                " (" + level + " interval)";
        if (rests_on_few(arm))
            return fit + ", but " + so_few_clusters(arm, name, control) +
                   "it may be chance all the same.";
        if (arm.weak)
            return fit +
                   ", but being assigned hardly changed what people received, so this is not to be "
                   "relied on.";
        if (ignored) return fit + ", but " + not_independent;
        if (report.carrying && report.carrying->arm == arm.arm)
            return fit + ", but one row makes most of it.";
        return fit + ", so it is hardly chance alone.";
    }
    return whom + "the data do not show that " + subject + " differs between " + name + " and " +
           control + ": they fit anything from " + interval_words(effect) + " (" + level +
           " interval)." +
           (rests_on_few(arm) ? " But " + so_few_clusters(arm, name, control) +
                                    "even this interval is a rough one."
                              : "");
}

std::string carrying_sentence(const TrialReport& report, const CarryingRow& row,
                              const TrialColumns& columns) {
    return "One row carries the result: row " + said(static_cast<double>(row.row + 1)) + " (line " +
           said(static_cast<double>(report.carrying_line)) + " of the file), where " +
           columns.outcome + " is " + said(row.value) + ". With it the averages of " +
           in_quotes(report.arms[row.arm]) + " and " + in_quotes(report.control) + " differ by " +
           said(row.with) + ", without it by " + said(row.without) +
           ". Find out whether it is right before believing either.";
}

std::string picked_sentence(const TrialReport& report, const Picked& picked,
                            const TrialColumns& columns) {
    const std::string of = said(static_cast<double>(picked.of));
    std::string text = in_quotes(report.arms[picked.arm]) + " has the highest " +
                       (columns.counts.empty() ? columns.outcome : "share") + " of " + of +
                       " arms, and was picked for that: the highest of " + of +
                       " looks higher than it is. If none were better than another, it would "
                       "still stand about " +
                       said(picked.luck) + " above their average.";
    if (picked.arm != 0 && picked.shrunk == picked.shrunk)
        text += " Allowing for that, its lead over " + in_quotes(report.control) + " is " +
                said(picked.shrunk) + " rather than " + said(picked.gain) + ".";
    return text;
}

}  // namespace folkmoot
