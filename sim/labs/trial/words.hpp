#pragma once

/// What a trial says, and what is true, in sentences.

#include "engine/person.hpp"
#include "experiment/selection.hpp"
#include "labs/trial/gap.hpp"

#include <string>
#include <string_view>

namespace folkmoot {

/// An outcome's value without its unit: "3.14%", "2.31".
[[nodiscard]] std::string outcome_words(const PersonOutcome& outcome, double value);

/// A difference without its sign: "0.87 percentage points", "0.40 days".
[[nodiscard]] std::string amount_words(const PersonOutcome& outcome, double amount);

/// The same with "more" or "less" behind it; "no difference" for nothing.
[[nodiscard]] std::string difference_words(const PersonOutcome& outcome, double difference);

/// "fewer than one trial in 1,000", "one trial in 20", "more than half of all trials".
[[nodiscard]] std::string chance_words(double p);

/// What is assigned, in the plural: "people", "areas", "periods", or what the model's providers are
/// called.
[[nodiscard]] std::string_view units_words(const TrialLab& lab, TrialUnit unit);

/// What a part of the gap is called, and what it says.
[[nodiscard]] std::string_view reason_label(GapReason reason);
[[nodiscard]] std::string reason_sentence(const TrialLab& lab, GapReason reason,
                                          const TrialGap& gap, double stopped_week);

/// ", with 1 changed assumption", or nothing where all are the scenario's.
[[nodiscard]] std::string doubt_words(const TrialLab& lab);

/// That the best-looking of several arms was picked for looking best, and how much of its lead that
/// may be: what a trial can tell.
[[nodiscard]] std::string picked_sentence(const TrialLab& lab, const Picked& picked);

/// What is true of it; `truth`: its effect for all. Nothing if the control was picked.
[[nodiscard]] std::string picked_truth_sentence(const TrialLab& lab, const Picked& picked,
                                                double truth);

/// What the trial would have told of an arm.
[[nodiscard]] std::string conclusion_sentence(const TrialLab& lab, const ArmEstimate& arm,
                                              const std::string& label, double stopped_week);
/// What is true of it.
[[nodiscard]] std::string truth_sentence(const TrialLab& lab, const std::string& label,
                                         const TrialGap& gap);
/// Why the two differ.
[[nodiscard]] std::string gap_sentence(const TrialLab& lab, const TrialGap& gap, double reported,
                                       double se);

} // namespace folkmoot
