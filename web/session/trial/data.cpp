#include "session/trial/data.hpp"

#include "core/words/numbers.hpp"
#include "session/shortest.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace folkmoot::session {
namespace {

constexpr std::size_t about_bins = 24;

double round_step(double rough) {
    if (!(rough > 0)) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double part = rough / power;
    return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
}

/// "61 of 100 trials".
std::string times(std::size_t count, std::size_t of) {
    return format_number(static_cast<double>(count), 0) + " of " +
           format_number(static_cast<double>(of), 0) + " trials";
}

}  // namespace

std::uint32_t Histogram::most() const {
    return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

Histogram histogram(const std::vector<message::TrialRepeat>& repeats, double alpha) {
    Histogram h;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    double estimates = 0, truths = 0;
    for (const auto& r : repeats) {
        if (!std::isfinite(r.estimate)) continue;
        ++h.total;
        estimates += r.estimate;
        truths += r.truth;
        low = std::min(low, r.estimate);
        high = std::max(high, r.estimate);
    }
    if (h.total == 0) return h;
    h.mean = estimates / h.total;
    h.truth = truths / h.total;
    h.step = round_step((high - low) / static_cast<double>(about_bins));
    h.low = std::floor(low / h.step) * h.step;
    const auto bins =
        static_cast<std::size_t>(std::max(1.0, std::floor((high - h.low) / h.step) + 1));
    h.counts.assign(bins, 0);
    h.significant.assign(bins, 0);
    h.misses.assign(bins, 0);
    for (const auto& r : repeats) {
        if (!std::isfinite(r.estimate)) continue;
        const auto bin =
            std::min(bins - 1, static_cast<std::size_t>((r.estimate - h.low) / h.step));
        ++h.counts[bin];
        h.significant[bin] += r.p < alpha;
        h.misses[bin] += r.truth < r.low || r.truth > r.high;
    }
    return h;
}

Span running_span(const std::vector<message::TrialWeek>& weeks, double truth) {
    double low = std::min(0.0, truth), high = std::max(0.0, truth);
    // The first weeks know so little that their intervals would hide everything after them.
    const std::size_t settled = weeks.size() / 4;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const auto& w = weeks[i];
        const bool whole = i >= settled;
        for (const double v : {w.estimate, whole ? w.low : w.estimate, whole ? w.high : w.estimate,
                               i * 2 >= weeks.size() ? w.valid_low : w.estimate,
                               i * 2 >= weeks.size() ? w.valid_high : w.estimate}) {
            if (!std::isfinite(v)) continue;
            low = std::min(low, v);
            high = std::max(high, v);
        }
    }
    return {low, high};
}

Table histogram_table(const Histogram& h, const message::TrialOutcome& outcome, bool exact) {
    Table table{{"Estimate from", "to", "Trials", "Significant", "Interval misses the truth"}};
    for (std::size_t i = 0; i < h.counts.size(); ++i) {
        const double from = h.low + static_cast<double>(i) * h.step;
        const auto edge = [&](double v) {
            return exact ? shortest(v) : format_effect(outcome, v, h.step);
        };
        table.push_back({edge(from), edge(from + h.step), std::to_string(h.counts[i]),
                         std::to_string(h.significant[i]), std::to_string(h.misses[i])});
    }
    return table;
}

Table running_table(const message::TrialRan& ran, const message::TrialOutcome& outcome,
                    bool exact) {
    Table table{{"Week", "Estimate so far", "Interval of a single look",
                 "Interval that allows looking", "p"}};
    if (exact) table = {{"week", "estimate", "low", "high", "valid_low", "valid_high", "p"}};
    for (const auto& w : ran.weeks) {
        if (exact) {
            table.push_back({std::to_string(w.week), shortest(w.estimate), shortest(w.low),
                             shortest(w.high), shortest(w.valid_low), shortest(w.valid_high),
                             shortest(w.p)});
            continue;
        }
        table.push_back({std::to_string(w.week),
                         format_effect(outcome, w.estimate, (w.high - w.low) / 2),
                         format_interval(outcome, w.low, w.high),
                         format_interval(outcome, w.valid_low, w.valid_high), format_p(w.p)});
    }
    return table;
}

Table power_table(const message::TrialSized& sized, bool exact) {
    const bool clusters = std::isfinite(sized.clusters_per_arm);
    Table table{{clusters ? "Clusters in each group" : "People in each group",
                 "Chance to find it, by formula", "In this world"}};
    for (const auto& point : sized.curve) {
        const auto share = [&](double v) {
            return !std::isfinite(v) ? std::string(exact ? "" : "not run")
                   : exact           ? shortest(v)
                                     : format_chance(v);
        };
        table.push_back({exact ? shortest(point.n) : format_number(point.n, 0), share(point.closed),
                         share(point.simulated)});
    }
    return table;
}

Table reasons_table(const message::TrialRan& ran, const message::TrialOutcome& outcome,
                    bool exact) {
    Table table{{"Why they differ", "How much", "What that means"}};
    double most = 0;
    for (const auto& r : ran.reasons) most = std::max(most, std::fabs(r.amount));
    for (const auto& r : ran.reasons) {
        table.push_back({r.label,
                         exact ? shortest(r.amount) : format_effect(outcome, r.amount, most / 10),
                         r.sentence});
    }
    return table;
}

Table arms_table(const std::vector<message::TrialEstimate>& estimates,
                 const message::TrialOutcome& outcome, bool exact, bool truths) {
    Table table{{"Group", "People", "Mean", "Against the control", "95% interval",
                 "p, all groups considered"}};
    if (truths) table[0].push_back("True effect for all");
    for (const auto& e : estimates) {
        const double scale = std::isfinite(e.high - e.low) ? (e.high - e.low) / 2 : e.se;
        std::vector<std::string> row{e.label,
                                     format_number(e.n, 0),
                                     exact ? shortest(e.mean) : format_mean(outcome, e.mean, scale),
                                     exact ? shortest(e.estimate)
                                           : format_effect(outcome, e.estimate, scale),
                                     exact ? shortest(e.low) + " to " + shortest(e.high)
                                           : format_interval(outcome, e.low, e.high),
                                     exact ? shortest(e.adjusted_p) : format_p(e.adjusted_p)};
        if (truths)
            row.push_back(exact ? shortest(e.truth_all)
                                : format_effect(outcome, e.truth_all, scale));
        table.push_back(std::move(row));
    }
    return table;
}

std::string format_property(const message::TrialProperty& property, double value) {
    if (!std::isfinite(value)) return std::string(no_value);
    if (property.share) return format_share(value, value < 0.1 && value > 0 ? 1 : 0);
    return format_number(value, std::fabs(value) < 10 ? 2 : 1);
}

Table properties_table(const message::TrialSummed& summed, bool exact) {
    Table table{{"What", "In these trials", "Should be", "Give or take"}};
    for (const auto& p : summed.properties) {
        const bool known = std::isfinite(p.nominal);
        table.push_back({p.label, exact ? shortest(p.value) : format_property(p, p.value),
                         !known  ? ""
                         : exact ? shortest(p.nominal)
                                 : format_property(p, p.nominal),
                         exact ? shortest(p.error) : format_property(p, p.error)});
    }
    return table;
}

Table assignment_table(const message::TrialRan& ran, const message::TrialDesign& design) {
    std::vector<std::size_t> counts(design.arms.size() + 1, 0);
    for (const auto arm : ran.arm) ++counts[std::min<std::size_t>(arm, design.arms.size())];
    Table table{{"Group", "Simulated people on the map", "Share"}};
    const double all = static_cast<double>(std::max<std::size_t>(1, ran.arm.size()));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (i == design.arms.size() && counts[i] == 0) continue;
        table.push_back({i < design.arms.size() ? design.arms[i].label : "Left out",
                         format_number(static_cast<double>(counts[i]), 0),
                         format_share(static_cast<double>(counts[i]) / all, 1)});
    }
    return table;
}

Table fifths_table(const message::TrialRan& ran, const message::TrialOutcome& outcome) {
    static constexpr std::array<std::string_view, 5> names{"Least deprived fifth", "Second fifth",
                                                           "Middle fifth", "Fourth fifth",
                                                           "Most deprived fifth"};
    Table table{{"Neighbourhood", "Effect", "95% interval"}};
    for (std::size_t i = 0; i < names.size() && i < ran.group_effects.size(); ++i) {
        const bool known = i < ran.group_low.size() && i < ran.group_high.size();
        const double half = known ? (ran.group_high[i] - ran.group_low[i]) / 2 : 0;
        table.push_back(
            {std::string(names[i]), format_effect(outcome, ran.group_effects[i], half),
             known ? format_interval(outcome, ran.group_low[i], ran.group_high[i]) : ""});
    }
    return table;
}

bool is_off(const message::TrialProperty& p) {
    if (!std::isfinite(p.nominal) || !std::isfinite(p.value)) return false;
    // Finding more than was asked for, or fewer false alarms, is no fault.
    const bool more_is_fine = p.key == "power" || p.key == "coverage",
               less_is_fine = p.key == "false_positive";
    const double over = p.value - p.nominal, chance = 3 * p.error + 1e-9;
    return (over > chance && !more_is_fine) || (over < -chance && !less_is_fine);
}

std::string running_title(const message::TrialRan& ran) {
    if (ran.weeks.empty()) return "What the trial would have shown, week by week";
    const auto excludes_zero = [](double low, double high) { return low > 0 || high < 0; };
    std::size_t naive = 0, valid = 0;
    for (const auto& w : ran.weeks) {
        naive += excludes_zero(w.low, w.high);
        valid += excludes_zero(w.valid_low, w.valid_high);
    }
    if (naive == 0) return "At no look would anybody have announced an effect";
    const auto looks =
        std::to_string(ran.weeks.size()) + (ran.weeks.size() == 1 ? " look" : " looks");
    const auto first = std::find_if(ran.weeks.begin(), ran.weeks.end(),
                                    [&](const auto& w) { return excludes_zero(w.low, w.high); });
    if (valid == 0) {
        return std::to_string(naive) + " of " + looks +
               " seem to show an effect, the first in week " + std::to_string(first->week) +
               "; with the right correction, none does";
    }
    return "An effect seems to show from week " + std::to_string(first->week) +
           "; with the right correction, in " + std::to_string(valid) + " of " + looks;
}

std::string histogram_title(const std::vector<message::TrialRepeat>& repeats, double alpha) {
    std::size_t found = 0, wrong = 0;
    for (const auto& r : repeats) {
        const bool significant = r.p < alpha;
        found += significant;
        wrong += significant && r.estimate * r.truth < 0;
    }
    auto words = times(found, repeats.size()) + " would have announced an effect";
    if (wrong > 0)
        words +=
            ", " + format_number(static_cast<double>(wrong), 0) + " of them in the wrong direction";
    return words;
}

std::string power_title(const message::TrialSized& sized, const message::TrialDesign& design) {
    const bool clusters = std::isfinite(sized.clusters_per_arm);
    const double needed = clusters ? sized.clusters_per_arm : sized.people_per_arm;
    if (!std::isfinite(needed)) return "How the chance of finding the effect grows with size";
    return format_number(needed, 0) + (clusters ? " clusters" : " people") +
           " in each group find it " + format_number(design.power * 10, 0) + " times in 10";
}

}  // namespace folkmoot::session
