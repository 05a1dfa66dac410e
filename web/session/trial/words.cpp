#include "session/trial/words.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace folkmoot::session {
namespace {

struct Method {
    std::string_view key, name;
};
constexpr std::array<Method, 10> methods{{{"difference", "Simple difference"},
                                          {"proportion", "Difference in shares"},
                                          {"hc2", "Difference, robust error"},
                                          {"lin", "Adjusted for who people are"},
                                          {"cuped", "Adjusted for the time before"},
                                          {"cluster", "Counts whole clusters"},
                                          {"iv", "Effect on those who took it up"},
                                          {"permutation", "Reshuffling"},
                                          {"sequential", "Valid at every look"},
                                          {"bayes", "Chance of being best"}}};

/// Decimals that show two digits of something as large as `scale`.
int decimals_for(double scale) {
    if (!std::isfinite(scale) || scale == 0) return 1;
    return std::clamp(static_cast<int>(1 - std::floor(std::log10(std::fabs(scale)))), 0, 5);
}

double factor(const message::TrialOutcome& outcome) { return outcome.share ? 100 : 1; }

std::string signed_number(double value, int decimals) {
    auto words = format_number(value, decimals);
    return says_nothing(words) ? "0" : value > 0 ? "+" + words : words;
}

std::string short_unit(const message::TrialOutcome& outcome) {
    if (outcome.share) return " points";
    return outcome.unit.empty() ? "" : " " + outcome.unit;
}

}  // namespace

std::array<PlainWords, 6> unit_words(const message::TrialMenu& menu) {
    return {{
        {"Each person", "People are put into groups by chance, one by one.",
         "randomised, unit: person"},
        {"Each " + menu.provider,
         "Whole " + menu.providers +
             " are put into groups by chance, with everybody on their lists.",
         "cluster-randomised, unit: provider"},
        {"Each area", "Whole areas are put into groups by chance, with everybody who lives there.",
         "cluster-randomised, unit: area"},
        {"Weeks in turn",
         "The whole town switches between the groups, by chance, from one period to the next.",
         "switchback, unit: week"},
        {"One area after another",
         "Areas start one after the other, in an order drawn by chance, until all have it.",
         "stepped wedge, unit: area"},
        {"Areas at different shares",
         "Areas are drawn to have none, some or all of their people treated, then people within "
         "them.",
         "two-stage saturation"},
    }};
}

const std::array<PlainWords, 5>& looks_words() {
    static const std::array<PlainWords, 5> words{{
        {"Once, at the end", "The result is looked at once, when the trial is over.",
         "fixed horizon"},
        {"Often, uncorrected",
         "The result is looked at again and again, and the trial stops at the first success.",
         "naive peeking"},
        {"Often, strict at first",
         "Early looks need overwhelming results; the last look costs almost nothing.",
         "group sequential, O'Brien-Fleming"},
        {"Often, equally strict", "Every look has to pass the same, stricter test.",
         "group sequential, Pocock"},
        {"As often as you like", "The interval is wide enough to hold however often anybody looks.",
         "always-valid confidence sequence"},
    }};
    return words;
}

std::string method_name(std::string_view key) {
    const auto found =
        std::find_if(methods.begin(), methods.end(), [&](const auto& m) { return m.key == key; });
    return std::string(found == methods.end() ? key : found->name);
}

bool is_cluster(message::TrialUnit unit) { return unit != message::TrialUnit::citizen; }

message::Outcome as_outcome(const message::TrialOutcome& outcome, double scale) {
    message::Outcome plain;
    plain.key = outcome.key;
    plain.label = outcome.label;
    plain.unit = outcome.unit;
    plain.sentence = outcome.sentence;
    plain.direction = outcome.direction;
    plain.share = outcome.share;
    plain.decimals = decimals_for(scale * factor(outcome));
    return plain;
}

std::string format_mean(const message::TrialOutcome& outcome, double value, double scale) {
    if (!std::isfinite(value)) return std::string(no_value);
    return words::with_unit(as_outcome(outcome, scale), value);
}

std::string format_effect(const message::TrialOutcome& outcome, double value, double scale) {
    if (!std::isfinite(value)) return std::string(no_value);
    return signed_number(value * factor(outcome), decimals_for(scale * factor(outcome))) +
           short_unit(outcome);
}

std::string format_amount(const message::TrialOutcome& outcome, double value, double scale) {
    if (!std::isfinite(value)) return std::string(no_value);
    return format_number(std::fabs(value) * factor(outcome),
                         decimals_for(scale * factor(outcome))) +
           short_unit(outcome);
}

std::string format_interval(const message::TrialOutcome& outcome, double low, double high) {
    if (!std::isfinite(low) || !std::isfinite(high)) return std::string(no_value);
    const int decimals = decimals_for((high - low) / 2 * factor(outcome));
    return signed_number(low * factor(outcome), decimals) + " to " +
           signed_number(high * factor(outcome), decimals) + short_unit(outcome);
}

std::string effect_unit(const message::TrialOutcome& outcome) {
    return outcome.share ? "percentage points" : outcome.unit;
}

std::string format_chance(double share) {
    if (!std::isfinite(share)) return std::string(no_value);
    if (share > 0.995) return share < 1 ? "over 99%" : "100%";
    return format_share(share, 0);
}

std::string format_p(double p) {
    if (!std::isfinite(p)) return "";
    if (p < 0.001) return "p < 0.001";
    return "p = " + format_number(p, p < 0.1 ? 3 : 2);
}

std::string arm_in_words(const message::Scenario& scenario, const message::TrialArm& arm) {
    if (arm.settings.empty()) return "Nothing changes.";
    std::string words;
    for (const auto& [key, value] : arm.settings) {
        const auto* field = find_field(scenario, key);
        words += words.empty() ? "" : "; ";
        if (field == nullptr) {
            words += key;
            continue;
        }
        words += field->label + ": " + words::format_field(*field, value) + " instead of " +
                 words::format_field(*field, field->usual);
    }
    return words + ".";
}

std::string design_in_words(const message::TrialDesign& design, const message::TrialMenu& menu) {
    std::string words = unit_words(menu)[static_cast<std::size_t>(design.unit)].plain;
    words += " The trial runs for " + std::to_string(design.weeks) +
             (design.weeks == 1 ? " week" : " weeks");
    if (design.looks == message::TrialLooks::fixed)
        return words + ", and is looked at once, at the end.";
    words += ", and is looked at ";
    words += design.look_every == 1 ? "every week"
                                    : "every " + std::to_string(design.look_every) + " weeks";
    return words + (design.looks == message::TrialLooks::naive ? ", without correcting for it."
                                                               : ", with a correction for it.");
}

}  // namespace folkmoot::session
