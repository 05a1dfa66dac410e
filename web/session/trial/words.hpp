#pragma once

/// The split-test lab in plain words, each with the statistical term beside it, and its numbers as
/// people read them.

#include "session/messages.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace folkmoot::session {

struct PlainWords {
    std::string choice; ///< short: what stands on the button
    std::string plain; ///< a sentence
    std::string term; ///< what a statistician calls it
};

/// By TrialUnit; whom people go to is called what the scenario's model calls them.
[[nodiscard]] std::array<PlainWords, 6> unit_words(const message::TrialMenu& menu);
[[nodiscard]] const std::array<PlainWords, 5>& looks_words(); ///< by TrialLooks

/// Short name of a method key, "Simple difference"; the key itself if it is unknown.
[[nodiscard]] std::string method_name(std::string_view key);

/// True if the unit is a group of people (or a stretch of time) rather than a person.
[[nodiscard]] bool is_cluster(message::TrialUnit unit);

/// The outcome as `format_value` wants it, with decimals that fit values about as large as `scale`.
[[nodiscard]] message::Outcome as_outcome(const message::TrialOutcome& outcome, double scale);

/// A mean: "3.1%", "12.4 days".
[[nodiscard]] std::string format_mean(const message::TrialOutcome& outcome, double value,
                                      double scale);

/// A difference, with sign: "+0.86 points", "−1.2 days", "0 points"; `scale`: how fine, an error or
/// an interval's half width.
[[nodiscard]] std::string format_effect(const message::TrialOutcome& outcome, double value,
                                        double scale);

/// The same without a sign, for sizes: "0.86 points".
[[nodiscard]] std::string format_amount(const message::TrialOutcome& outcome, double value,
                                        double scale);

/// "+0.2 to +1.5 points".
[[nodiscard]] std::string format_interval(const message::TrialOutcome& outcome, double low,
                                          double high);

/// The unit of differences: "percentage points", "days".
[[nodiscard]] std::string effect_unit(const message::TrialOutcome& outcome);

/// A chance of finding an effect: never as if it were certain. "80%", "over 99%".
[[nodiscard]] std::string format_chance(double share);

/// "p = 0.03", "p < 0.001".
[[nodiscard]] std::string format_p(double p);

/// One arm in words: "take_up.burden 25% to 10%" with the fields' labels.
[[nodiscard]] std::string arm_in_words(const message::Scenario& scenario,
                                       const message::TrialArm& arm);

/// The whole design in one sentence: "People are put into 2 groups by chance, for 26 weeks; …".
[[nodiscard]] std::string design_in_words(const message::TrialDesign& design,
                                          const message::TrialMenu& menu);

} // namespace folkmoot::session
