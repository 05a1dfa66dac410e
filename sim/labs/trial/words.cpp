#include "labs/trial/words.hpp"

#include "analysis/changes.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

constexpr int most_decimals = 4;
constexpr double negligible = 0.001; // share of the largest part of a gap

// Enough decimals for two digits that say something, and for two values to be told apart.
int decimals_for(double size) {
    const double whole = std::fabs(size);
    if (whole >= 100) return 0;
    if (whole >= 10) return 1;
    int decimals = 2;
    for (double scaled = whole; decimals < most_decimals && scaled > 0 && scaled < 0.1;
         scaled *= 10)
        ++decimals;
    return decimals;
}

// Per cent with two digits behind the point below ten: base rates of a few per cent are the usual
// thing.
std::string percent(double share) {
    const double size = share * 100;
    return format_number(size, std::fabs(size) < 9.995 ? 2 : 1) + "%";
}

std::string quoted(const std::string& label) { return "“" + label + "”"; }

// "better", "worse" or, where neither is meant, "more" and "less".
bool is_better(const PersonOutcome& outcome, double difference) {
    return outcome.direction == 0 || difference * outcome.direction > 0;
}

}  // namespace

std::string outcome_words(const PersonOutcome& outcome, double value) {
    if (std::isnan(value)) return "nothing";
    return outcome.share ? percent(value) : format_number(value, decimals_for(value));
}

std::string amount_words(const PersonOutcome& outcome, double amount) {
    const double size = std::fabs(amount);
    if (outcome.share) {
        const double points = size * 100;
        return format_number(points, decimals_for(points)) + " percentage points";
    }
    return format_number(size, decimals_for(size)) +
           (outcome.unit.empty() ? "" : " " + std::string(outcome.unit));
}

std::string difference_words(const PersonOutcome& outcome, double difference) {
    if (std::isnan(difference)) return "a difference that cannot be told";
    if (difference == 0) return "no difference";
    const char* const side = difference > 0 ? " more" : " less";
    // "0.2 more per person", but "2 days more".
    if (!outcome.share && (outcome.unit.starts_with("per ") || outcome.unit.starts_with("of "))) {
        const double size = std::fabs(difference);
        return format_number(size, decimals_for(size)) + side + " " + std::string(outcome.unit);
    }
    return amount_words(outcome, difference) + side;
}

std::string chance_words(double p) {
    if (std::isnan(p)) return "an unknown share of trials";
    if (p < 0.001) return "fewer than one trial in 1,000";
    if (p > 0.5) return "more than half of all trials";
    return "about one trial in " + format_count(1 / p);
}

std::string_view units_words(const TrialLab& lab, TrialUnit unit) {
    switch (unit) {
    case TrialUnit::citizen:
        return "people";
    case TrialUnit::provider:
        return lab.start.place->model->about().picture.providers;
    case TrialUnit::week:
        return "periods";
    case TrialUnit::area:
    case TrialUnit::stepped_wedge:
    case TrialUnit::saturation:
        break;
    }
    return "areas";
}

std::string_view reason_label(GapReason reason) {
    constexpr std::array<std::string_view, gap_reasons> labels{
        "The luck of the draw",
        "Stopping at a good moment",
        "Gains at the expense of others",
        "Spreading to the others",
        "Outcomes that were never learnt",
        "Newness wears off",
        "Who took part",
        "Few groups, each unlike the others"};
    return labels[static_cast<std::size_t>(reason)];
}

std::string reason_sentence(const TrialLab& lab, GapReason reason, const TrialGap& gap,
                            double stopped_week) {
    const double part = gap.part(reason);
    const PersonOutcome& outcome = *lab.start.outcome;
    const std::string amount = amount_words(outcome, part);
    const std::string direction = part > 0 ? "up" : "down";
    if (part == 0) return "Moves the estimate by nothing here.";
    double largest = 0;
    for (const double other : gap.parts) largest = std::max(largest, std::fabs(other));
    if (std::fabs(part) < negligible * largest)
        return "Moves the estimate by next to nothing here.";
    switch (reason) {
    case GapReason::chance:
        return "By luck alone the groups would have differed without any treatment. That moves the "
               "estimate " +
               direction + " by " + amount + "; another draw would move it differently.";
    case GapReason::peeking:
        return "The trial was stopped after " + format_number(stopped_week, 0) +
               " weeks, when the result looked decisive. At the planned end the estimate would "
               "have been " +
               amount + (part > 0 ? " lower." : " higher.");
    case GapReason::displacement:
        return "The treated and the others share what there is: some of the difference is taken "
               "from those who went "
               "without, and is gone when everybody is treated. That moves the estimate " +
               direction + " by " + amount + ".";
    case GapReason::contamination:
        if (rows_are_periods(lab.design.unit)) {
            return "What a treated period leaves behind runs on into the next, so that periods are "
                   "not what they would be "
                   "alone. That moves the estimate " +
                   direction + " by " + amount + ".";
        }
        return "Those who went without felt some of the treatment too, so that there was less to "
               "compare with. That moves "
               "the estimate " +
               direction + " by " + amount + ".";
    case GapReason::attrition:
        return "Of " + format_share(lab.design.attrition) +
               " of people the outcome was never learnt. Had it been, the "
               "estimate would be " +
               amount + (part > 0 ? " lower." : " higher.");
    case GapReason::novelty:
        return "The treatment was new, and what is new works differently for a while. That moves "
               "the estimate " +
               direction + " by " + amount + ".";
    case GapReason::selection:
        if (lab.method == Method::iv) {
            return "This method tells the effect on those whom the treatment reached, not on "
                   "everybody. That moves the "
                   "estimate " +
                   direction + " by " + amount + ".";
        }
        return "Not everybody took part, and the treatment does more or less for those who did "
               "than for people at large. "
               "That moves the estimate " +
               direction + " by " + amount + ".";
    case GapReason::few_clusters:
        break;
    }
    return "Only " + format_number(gap.likeness.clusters, 0) + " " +
           std::string(units_words(lab, lab.design.unit)) +
           " took part, and they differ from each other whatever is done. That moves the "
           "estimate " +
           direction + " by " + amount + ".";
}

std::string doubt_words(const TrialLab& lab) {
    return lab.doubted == 0 ? "" : "," + changes_words({.levers = 0, .assumptions = lab.doubted});
}

std::string picked_sentence(const TrialLab& lab, const Picked& picked) {
    const PersonOutcome& outcome = *lab.start.outcome;
    const TrialArm& arm = lab.design.arms[picked.arm];
    const std::string name = quoted(arm.label.empty() ? arm.name : arm.label);
    const std::string of = std::to_string(picked.of);
    std::string text = name + " looks best of the " + of +
                       " groups, and is picked for that: the best of " + of +
                       " looks better than it is. If none were better than another, it would still "
                       "stand out by about " +
                       amount_words(outcome, picked.luck) + ".";
    if (picked.arm == 0) return text;
    text += " Its lead over " + quoted(lab.design.arms.front().label) + " was " +
            difference_words(outcome, picked.gain);
    if (!std::isnan(picked.shrunk))
        text += ", allowing for the picking " + difference_words(outcome, picked.shrunk);
    return text + ".";
}

std::string picked_truth_sentence(const TrialLab& lab, const Picked& picked, double truth) {
    if (picked.arm == 0) return {};
    const TrialArm& arm = lab.design.arms[picked.arm];
    return "What was picked, " + quoted(arm.label.empty() ? arm.name : arm.label) +
           ", in truth makes " + difference_words(*lab.start.outcome, truth) + ".";
}

std::string conclusion_sentence(const TrialLab& lab, const ArmEstimate& arm,
                                const std::string& label, double stopped_week) {
    const PersonOutcome& outcome = *lab.start.outcome;
    const Estimated& effect = arm.effect;
    std::string text = std::string(outcome.label) + ": " + outcome_words(outcome, arm.mean) +
                       " with " + quoted(label) + ", " + outcome_words(outcome, arm.control_mean) +
                       " with " + quoted(lab.design.arms.front().label) + doubt_words(lab) + ". ";
    if (std::isnan(effect.estimate)) return text + "The trial has too little data to say more.";
    text += "The trial estimates " + difference_words(outcome, effect.estimate);
    if (!std::isnan(effect.low)) {
        const double scale = outcome.share ? 100 : 1;
        const int decimals = outcome.share ? 2 : decimals_for((effect.high - effect.low) * scale);
        text += " (" + format_share(1 - lab.design.alpha) + " interval " +
                format_number(effect.low * scale, decimals) + " to " +
                format_number(effect.high * scale, decimals) + ")";
    }
    if (stopped_week >= 0)
        text += " and stopped after " + format_number(stopped_week, 0) + " weeks";
    text += ". ";
    // Of several comparisons the clearest counts less.
    const bool several = lab.design.arms.size() > 2 && !std::isnan(arm.adjusted_p);
    const double p = several ? arm.adjusted_p : effect.p;
    if (!std::isnan(p))
        text += "Chance alone makes so large a difference in " + chance_words(p) +
                (several ? ", with " + std::to_string(lab.design.arms.size() - 1) +
                               " groups to find one in. "
                         : ". ");
    const bool clear = std::isnan(p) ? effect.low > 0 || effect.high < 0 : p < lab.design.alpha;
    std::string few =
        rests_on_few(arm)
            ? " It rests on so few " + std::string(units_words(lab, lab.design.unit)) + " (" +
                  format_number(arm.clusters, 0) + " and " +
                  format_number(arm.control_clusters, 0) + ") that " +
                  (clear ? "this may be chance all the same." : "even the interval is a rough one.")
            : "";
    if (arm.weak)
        few +=
            " Being assigned hardly changed what people received, so this is not to be relied on.";
    if (!clear)
        return text + "The trial would have told: we cannot say whether it does anything." + few;
    if (outcome.direction == 0)
        return text + "The trial would have told: it makes a difference." + few;
    return text +
           (is_better(outcome, effect.estimate) ? "The trial would have told: it works."
                                                : "The trial would have told: it does harm.") +
           few;
}

std::string truth_sentence(const TrialLab& lab, const std::string& label, const TrialGap& gap) {
    const PersonOutcome& outcome = *lab.start.outcome;
    std::string text = "If everybody had " + quoted(label) + doubt_words(lab) + ": " +
                       outcome_words(outcome, gap.all_after);
    text += gap.all == 0 ? ", the same as without it. "
                         : " instead of " + outcome_words(outcome, gap.all_before) + ", " +
                               difference_words(outcome, gap.all) + ". ";
    text += "For those treated in the trial it made " + difference_words(outcome, gap.treated);
    if (gap.on_control == 0) return text + ", and for the others nothing.";
    return text + ", and for the others " + difference_words(outcome, gap.on_control) + ".";
}

std::string gap_sentence(const TrialLab& lab, const TrialGap& gap, double reported, double se) {
    const PersonOutcome& outcome = *lab.start.outcome;
    const double whole = reported - gap.all;
    if (std::isnan(whole)) return "There is no estimate to compare with the truth.";
    if (whole == 0) return "The trial was exactly right.";
    std::size_t largest = 0;
    for (std::size_t r = 1; r < gap_reasons; ++r) {
        if (std::fabs(gap.parts[r]) > std::fabs(gap.parts[largest])) largest = r;
    }
    const auto reason = static_cast<GapReason>(largest);
    const std::string size = "The trial says " + difference_words(outcome, whole) + " than is true";
    if (reason == GapReason::chance && std::fabs(whole) <= 2 * se) {
        return size + ", no more than the luck of the draw explains.";
    }
    std::string name(reason_label(reason));
    if (name.starts_with("The ")) name[0] = 't';
    return size + ". Most of that comes under “" + name +
           "”: " + amount_words(outcome, gap.parts[largest]) +
           (gap.parts[largest] > 0 ? " up." : " down.");
}

}  // namespace folkmoot
