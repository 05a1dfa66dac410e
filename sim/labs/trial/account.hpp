#pragma once

/// One trial, told in full: what it would have said, what is true, and why the two differ.

#include "labs/trial/gap.hpp"
#include "labs/trial/looks.hpp"
#include "labs/trial/words.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

/// An arm against the control, beside its truth.
struct TrialFinding {
    std::string arm, label;
    ArmEstimate estimate;
    double truth_treated = no_number;  ///< true effect on the treated, in the trial as designed
    double truth_all = no_number;      ///< true effect of rolling out to all
};

struct ReasonTold {
    GapReason reason = GapReason::chance;
    std::string label, sentence;
    double amount = 0;  ///< in the outcome's unit; all of a report sum to estimate − truth_all
};

/// The estimate of the first treatment arm when so many weeks have passed.
struct WeekTold {
    std::uint32_t week = 0;
    Estimated alone;  ///< as if this were the only look
    Estimated valid;  ///< with an interval that holds however often one looks
};

struct TrialAccount {
    std::string method_label;
    std::string conclusion, truth, gap;   ///< for the first treatment arm
    std::string picked;  ///< of the best of several arms; appended to `conclusion`; else empty
    std::vector<TrialFinding>
        findings;   ///< by treatment arm; saturation: then `direct` and `spillover`
    std::vector<ReasonTold>
        reasons;      ///< for the first treatment arm; without those that are nothing
    std::vector<WeekTold> weeks;
    double stopped_week = -1;             ///< a look that ended it early; −1: ran to the end
    double ratio_p = no_number;             ///< sample-ratio check
    std::vector<double> n;                ///< rows with an outcome, by arm, with the control
    std::vector<std::string> warnings;
    std::vector<double> group_effects, group_low,
        group_high;  ///< by deprivation fifth; empty for periods
    Assignment who;
    std::uint64_t fingerprint = 0;        ///< of all futures
};

/// Runs the trial, number 0 of its repeats.
[[nodiscard]] TrialAccount run_in_full(const TrialLab& lab, std::uint64_t seed);

}  // namespace folkmoot
