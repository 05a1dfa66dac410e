#pragma once

/// The same trial many times: how often it would have been right.
///
/// Every repeat is named by its number, which names its assignment and its chance, so that the
/// result does not depend on who runs which.

#include "labs/trial/estimate.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

/// One repeat, for the first treatment arm.
struct TrialRepeat {
    double estimate = no_number, low = no_number, high = no_number, p = no_number;
    double truth = no_number;  ///< true effect of rolling out to all
    double null_estimate = no_number,
           null_p = no_number;  ///< the same trial with a treatment that does nothing
};

/// Repeat `number`; 0 is the trial that `run_in_full` shows.
[[nodiscard]] TrialRepeat repeat_trial(const TrialLab& lab, std::uint64_t seed,
                                       std::uint32_t number);

/// Repeats `from` to `from + count − 1`, in order. Empty if `proceed` said stop.
[[nodiscard]] std::vector<TrialRepeat> repeat_trials(const TrialLab& lab, std::uint64_t seed,
                                                     std::uint32_t from, std::uint32_t count,
                                                     std::uint32_t threads, const Proceed& proceed);

/// A property of the trial, beside what it should be.
struct TrialProperty {
    std::string key, label, sentence;
    double value = no_number;
    double nominal = no_number;  ///< what it should be; NaN: there is no such thing
    double error = no_number;    ///< Monte-Carlo standard error of `value`
    bool share = false;
};

struct TrialSummary {
    std::uint32_t repeats = 0;
    double mean_estimate = no_number, mean_truth = no_number;
    std::string sentence;
    std::vector<TrialProperty>
        properties;  ///< coverage, false_positive, power, exaggeration, wrong_sign, bias
};

/// What many repeats come to.
[[nodiscard]] TrialSummary summarise(const TrialDesign& design, const PersonOutcome& outcome,
                                     std::span<const TrialRepeat> repeats);

}  // namespace folkmoot
